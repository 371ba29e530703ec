"""The edits of several differences do not get in each other's way."""

from ledgers import Nowhere
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.accept import printed
from rectify_cli.exchange.accept.difference import Difference, Lines, Rewrite, edits
from rectify_cli.exchange.accept.printed import PrintedText
from rectify_cli.ledger import Entry
from rectify_cli.ledger.edits import Edit, Insert, Put, Remove, changed
from rectify_cli.ledger.model import Issue

ENTRY = Entry(Issue.model_validate({"id": 1, "title": "学习不够", "results": ["一", "二", "三改后再改"]}), Nowhere())


def difference(*changes: Rewrite | Lines) -> Difference:
    return Difference(Place("a.md"), Phrase("甲", "a"), "", "", changes)


def lines(edit: Edit) -> Difference:
    return difference(Lines(ENTRY, (edit,)))


def done(*differences: Difference) -> list[str]:
    data: dict[str, list[str]] = {"results": ["一", "二", "三改后再改"]}
    [(_, listed)] = edits(differences)
    for edit in listed:
        data = changed(data, edit)
    return data["results"]


def test_lists_are_changed_from_their_ends() -> None:
    assert done(
        lines(Remove(("results", 0))),
        lines(Insert(("results",), "甲", 2)),
        lines(Insert(("results",), "乙", 2)),
        lines(Put(("results", 2), "丙")),
        lines(Insert(("results",), "丁")),
    ) == ["二", "甲", "乙", "丙", "丁"]


def test_several_places_of_one_text_are_one_edit() -> None:
    text = PrintedText(ENTRY, ("results", 2, "text"), tuple(printed.unit_list("三改后再改", {})))
    first, second = Rewrite(text, range(1, 2), "整改"), Rewrite(text, range(4, 5), "整改")
    assert done(difference(first), difference(second)) == ["一", "二", "三整改后再整改"]


def test_nothing_taken_is_no_edit() -> None:
    assert edits([]) == []
