"""The points of a list: reworded, added and left out are told apart."""

from pathlib import Path

import pytest

from ledgers import Nowhere
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.accept import points, printed
from rectify_cli.exchange.accept.difference import edits
from rectify_cli.exchange.accept.points import Leaf, List, Texts
from rectify_cli.exchange.accept.printed import PrintedText
from rectify_cli.ledger import Entry
from rectify_cli.ledger.edits import Insert, Put, Remove
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Issue
from rectify_cli.notices import Extent

HAND = Objection(Phrase("手工", "by hand"), Phrase("改", "edit"))


def results(*texts: str) -> List:
    entry = Entry(Issue.model_validate({"id": 1, "title": "学习不够", "results": list(texts)}), Nowhere())
    listed = [
        PrintedText(entry, ("results", index, "text"), tuple(printed.unit_list(text, {})), prose=True)
        for index, text in enumerate(texts)
    ]
    return List(Texts(listed), (("results",),), Phrase("情况", "results"), HAND)


def leaves(*texts: str) -> list[Leaf]:
    return [Leaf(text, Extent(index, 0, len(text))) for index, text in enumerate(texts)]


def place(at: Extent) -> Place:
    return Place(Path("a.md").name, at.block + 1)


ONE, TWO, THREE = "组织全体干部开展学习。", "修订财务管理制度。", "开展专项监督检查。"


@pytest.mark.parametrize(
    ("theirs", "made"),
    [
        ([ONE, TWO, THREE], []),
        ([ONE, "修订完善财务管理制度。", THREE], [Put(("results", 1), "修订完善财务管理制度。")]),
        ([TWO, THREE], [Remove(("results", 0))]),
        (["压实责任。", ONE, TWO, THREE], [Insert(("results",), "压实责任。", 0)]),
        (
            [ONE, "压实责任。", "保障经费。", THREE],
            [Remove(("results", 1)), Insert(("results",), "保障经费。", 1), Insert(("results",), "压实责任。", 1)],
        ),
    ],
)
def test_steps(theirs: list[str], made: list[object]) -> None:
    listed = [*points.differences(results(ONE, TWO, THREE), leaves(ONE, TWO, THREE), leaves(*theirs), place)]
    assert [edit for _, each in edits(listed) for edit in each] == made


def test_part_of_a_text_is_not_taken_out() -> None:
    of = results(f"{ONE}{TWO}")
    [difference] = points.differences(of, leaves(ONE, TWO), leaves(ONE), place)
    assert difference.objection is HAND
