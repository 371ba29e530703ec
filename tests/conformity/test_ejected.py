"""A paper of an ejected Word template keeps to GB/T 9704-2012 as the shipped one does, in its file and on its pages."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import word_papers
from conformity import ink, measure
from conformity.assertions import faults
from printed import NOWHERE, TODAY, squeezed
from rectify_cli import papers
from rectify_cli.checks import layout
from rectify_cli.core.terms import Edition
from rectify_cli.documents.readers.docx import typeset
from rectify_cli.ledger import Ledger
from rectify_cli.papers import own_word
from rectify_cli.views import Request

REQUEST = Request(Edition.INTERNAL, TODAY, dt.date(2025, 11, 10))
TEXT_TOP, TEXT_BOTTOM = 37, 262
ELEMENTS: dict[str, dict[str, Any]] = {
    "nothing more": {},
    "long mark": {"head": word_papers.LONG, "note": "公开"},
    "every element": word_papers.ELEMENTS["head, note and imprint"] | {"attachments": word_papers.ANNEXES[2:3]},
    "sealed": {"sealed": True, "attachments": word_papers.ANNEXES[3:]},
}


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return word_papers.ledger()


def ejected(ledger: Ledger, folder: Path, elements: dict[str, Any]) -> bytes:
    """Return a notice with such elements, of a template as it is written out."""
    changed = word_papers.with_elements(ledger, "notice", **elements)
    (folder / "notice.docx").write_bytes(papers.starter("notice", "docx", NOWHERE))
    return own_word.fill("notice", changed, REQUEST, folder).content


@pytest.mark.parametrize("elements", ELEMENTS.values(), ids=ELEMENTS)
def test_every_claim_holds(elements: dict[str, Any], ledger: Ledger, tmp_path: Path) -> None:
    assert faults(ejected(ledger, tmp_path, elements)) == {}


@pytest.mark.parametrize("elements", ["several issuers", "attachments", "head, note and imprint", "letter"])
def test_no_check_of_the_layout_finds_fault_with_it(elements: str, ledger: Ledger, tmp_path: Path) -> None:
    content = ejected(ledger, tmp_path, word_papers.ELEMENTS[elements])
    assert layout.run(typeset.read(content, "notice.docx")) == []


@pytest.mark.slow
@pytest.mark.skipif(bool(measure.missing()), reason=measure.missing() or "everything is here")
def test_head_signature_and_imprint_stand_on_its_pages_as_the_standard_puts_them(
    ledger: Ledger, tmp_path: Path
) -> None:
    pdf = measure.to_pdf(ejected(ledger, tmp_path, word_papers.ELEMENTS["head, note and imprint"]))
    first, *_, rule = ink.runs(pdf, 0, red=True)
    assert first.top == pytest.approx(TEXT_TOP + 35, abs=1)
    assert rule.is_rule
    rules = [run.bottom for run in ink.runs(pdf, -1, red=False) if run.is_rule and run.bottom < TEXT_BOTTOM + 3]
    assert rules[-1] == pytest.approx(TEXT_BOTTOM, abs=0.6)
    *_, last = (page for page in map(squeezed, ink.texts(pdf)) if "2025年12月20日" in page)
    assert last.index("二是建立长效机制。") < last.index("中共某县某局党组") < last.index("2025年12月20日")
