"""What is in the bundle of one issue: each file of evidence under a name of its own that any system takes."""

import hashlib

import pytest

from rectify_cli.core.language import Language
from rectify_cli.ledger.model import Evidence
from rectify_cli.papers import bundle

CONTENT = b"content"
HASH = hashlib.sha256(CONTENT).hexdigest()


def piece(name: str) -> Evidence:
    return Evidence(file=name, size=len(CONTENT), sha256=HASH)


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        (("001/甲.pdf", "002/甲.pdf"), ("01-甲.pdf", "02-甲.pdf")),
        (("001/甲:乙?.pdf",), ("01-甲：乙？.pdf",)),
        (("字" * 83 + ".pdf",), ("01-" + "字" * 78 + ".pdf",)),
    ],
)
def test_each_file_has_a_name_of_its_own_that_fits(names: tuple[str, ...], paths: tuple[str, ...]) -> None:
    pieces = bundle.evidence([piece(name) for name in names], lambda _: CONTENT, Language.ZH)
    assert [each.path for each in pieces] == [f"佐证材料/{path}" for path in paths]
    assert not any(each.is_amiss for each in pieces)


@pytest.mark.parametrize(("content", "state"), [(None, "missing"), (b"other", "changed since it was added")])
def test_what_is_not_as_it_was_recorded_is_amiss(content: bytes | None, state: str) -> None:
    [amiss] = bundle.evidence([piece("甲.pdf")], lambda _: content, Language.EN)
    assert (amiss.is_amiss, amiss.state.en, amiss.content) == (True, state, content)
    [elsewhere] = bundle.evidence([Evidence(title="纸质")], lambda _: content, Language.EN)
    assert (elsewhere.is_amiss, elsewhere.path) == (False, "")
