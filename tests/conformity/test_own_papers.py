"""The tool on its own papers: of a ledger without a fault every paper, edition and format is silent."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import clean_ledger
from commandline import Rectify
from printed import NOWHERE, TODAY
from rectify_cli import papers, store
from rectify_cli.checks import layout, proofread
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.terms import Edition
from rectify_cli.documents import readers
from rectify_cli.documents.readers.docx import typeset
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.withheld import withheld
from rectify_cli.views import Request

SINCE = dt.date(2025, 11, 10)
QUICK, SLOW = ("md", "docx"), ("html", "pdf")
FORMS = [*QUICK, *(pytest.param(form, marks=pytest.mark.slow) for form in SLOW)]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the ledger without a fault."""
    return clean_ledger.written(tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="module")
def ledger(workspace: Path) -> Ledger:
    """Return it."""
    loaded = store.load(store.Workspace(workspace))
    assert loaded.diagnostics == []
    assert loaded.ledger is not None
    return loaded.ledger


def printed(name: str, form: str, ledger: Ledger, request: Request) -> tuple[bytes, str]:
    """Return a paper, and the name of its file."""
    document = papers.compose(name, ledger, request, NOWHERE)
    hidden = withheld(ledger, request.edition)
    return papers.typeset(document, form, papers.layout(name, form, ledger, NOWHERE), hidden), f"{name}.{form}"


def requests(name: str) -> Iterator[Request]:
    """Yield what may be asked for of a paper: either edition, of the closing sheet each issue that may be shown."""
    for edition in Edition:
        for issue in (1, 2) if name == "closing-sheet" else (None,):
            yield Request(edition, TODAY, SINCE, issue)


def said(diagnostics: list[Diagnostic]) -> list[str]:
    """Return findings as one reads them."""
    return [f"{found.place} {found.code} {found.message.en}" for found in diagnostics]


def test_the_ledger_is_without_a_fault(workspace: Path, rectify: Rectify) -> None:
    """A problem that is past its deadline and a number in prose without its source are notes, and no faults."""
    run = rectify("-C", str(workspace), "check", "--as-of", "2025-12-04", "--strict", "--ignore", "L283")
    assert (run.code, run.out.count("[")) == (0, 0), run.out


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", papers.PAPERS)
def test_no_paper_of_ours_is_found_fault_with(name: str, form: str, ledger: Ledger) -> None:
    for request in requests(name):
        content, file = printed(name, form, ledger, request)
        _, found = proofread.proofread(readers.read(content, file))
        assert said(found) == [], request
        if form == "docx":
            assert said(layout.run(typeset.read(content, file))) == [], request


@pytest.mark.parametrize("form", FORMS)
def test_a_notice_as_rendered_is_what_its_ledger_says(form: str, ledger: Ledger) -> None:
    for request in requests("notice"):
        content, file = printed("notice", form, ledger, request)
        _, found = proofread.compare(readers.read(content, file), ledger, request, NOWHERE)
        assert said(found) == [], request
