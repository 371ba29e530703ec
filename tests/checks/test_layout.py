"""Every rule of the layout has the smallest Word file that breaks it, and a twin that keeps to the standard."""

from pathlib import Path
from typing import Any

import pytest

import layouts
from cases import sections, written
from conformity import samples
from golden import Golden
from rectify_cli.checks import layout
from rectify_cli.checks.catalogue import RULES
from rectify_cli.cli.reports import as_text
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Language
from rectify_cli.core.terms import PageGrid
from rectify_cli.documents import Document
from rectify_cli.documents.readers.docx import typeset

CASES = sorted((Path(__file__).parent / "layout" / "cases").glob("*.case"))
FORMS: list[dict[str, Any]] = [
    {"sealed": True},
    {"sealed": False},
    {"bold_level_3": True},
    {"landscape": True},
    {"grid": PageGrid.WORD},
]


def found(content: bytes) -> list[Diagnostic]:
    return layout.run(typeset.read(content, "notice.docx"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_smallest_case_breaks_the_rule_and_no_other(case: Path, golden: Golden) -> None:
    parts = sections(case)
    broken = found(layouts.word(parts["text"]))
    said = {f"expect {language}": as_text.listing(broken, language) + "\n" for language in Language}
    assert {diagnostic.code for diagnostic in broken} == {case.stem.partition("-")[0]}
    golden(case, written(parts | said))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_twin_keeps_to_the_standard(case: Path) -> None:
    assert found(layouts.word(sections(case)["twin"])) == []


def test_every_rule_of_the_layout_has_a_case() -> None:
    assert {case.stem.partition("-")[0] for case in CASES} == {code for code in RULES if code.startswith("G")}


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("document", samples.KEEPING.values(), ids=samples.KEEPING)
def test_what_the_writer_makes_keeps_to_the_standard(document: Document, form: dict[str, Any]) -> None:
    assert found(samples.made(document, **form)) == []
