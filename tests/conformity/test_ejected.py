"""A paper of an ejected Word template keeps to GB/T 9704-2012 as the shipped one does, in its file and on its pages."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.oxml.ns import qn

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


def laid(content: bytes) -> list[Any]:
    """Return the tables of a Word file: the widths of their columns, and each row with its cells."""
    return [
        ([column.get(qn("w:w")) for column in table.iter(qn("w:gridCol"))], [*map(row_of, table.iter(qn("w:tr")))])
        for table in python_docx.Document(io.BytesIO(content)).element.body.findall(qn("w:tbl"))
    ]


def row_of(row: Any) -> object:  # noqa: ANN401 - of lxml
    """Return the properties of a row, and those of each of its cells, with its words and their size."""
    cells = [
        (
            words_of(cell),
            [said(each) for tag in ("w:tcPr", "w:pPr") for parent in cell.iter(qn(tag)) for each in parent],
            {size.get(qn("w:val")) for run in cell.iter(qn("w:r")) if words_of(run) for size in run.iter(qn("w:sz"))},
        )
        for cell in row.iter(qn("w:tc"))
    ]
    return sorted(map(said, row.find(qn("w:trPr")))), cells


def words_of(element: Any) -> str:  # noqa: ANN401 - of lxml
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def said(element: Any) -> tuple[str, ...]:  # noqa: ANN401 - of lxml
    return (element.tag.rpartition("}")[2], *element.attrib.values())


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("name", ["register", "tasks", "problems", "duties", "closing-sheet"])
def test_a_table_is_laid_out_as_in_the_shipped_paper(
    name: str, edition: Edition, ledger: Ledger, tmp_path: Path
) -> None:
    """Its columns as wide, the empty ones left out, its header repeated, a group merged, rows whole that fit a page."""
    (tmp_path / f"{name}.docx").write_bytes(papers.starter(name, "docx", NOWHERE))
    request = replace(REQUEST, edition=edition, issue=1 if name == "closing-sheet" else None)
    shipped = papers.compose(name, ledger, request, NOWHERE)
    content = papers.typeset(shipped, "docx", papers.layout(name, "docx", ledger, NOWHERE), set())
    assert laid(own_word.fill(name, ledger, request, tmp_path).content) == laid(content)


def test_a_table_of_fixed_widths_keeps_them_and_a_column_to_write_in_stays(ledger: Ledger, tmp_path: Path) -> None:
    """自动重调尺寸 is off in the first; a column without a tag is empty by intent, one with an empty tag is not."""

    def columns(layout: str) -> dict[str, str]:
        """Return the heads of the columns and their widths, of a template whose 整改措施 and 整改目标 print nothing."""
        file = python_docx.Document(io.BytesIO(papers.starter("tasks", "docx", NOWHERE)))
        [table] = file.tables
        table.cell(2, 2).paragraphs[0].runs[0].text = "{% if false %}{{ body }}{% endif %}"
        for run in table.cell(2, 3).paragraphs[0].runs:
            run.text = ""
        for each in file.element.body.iter(qn("w:tblLayout")):
            each.set(qn("w:type"), layout)
        file.save(str(tmp_path / "tasks.docx"))
        [(widths, [(_, head), *_])] = laid(own_word.fill("tasks", ledger, REQUEST, tmp_path).content)
        return dict(zip((cell[0] for cell in head), widths, strict=True))

    ejected_widths = columns("fixed")
    assert list(ejected_widths)[2:4] == ["整改目标", "整改措施"]
    fitted = columns("autofit")
    assert set(ejected_widths) - set(fitted) == {"整改目标"}
    assert fitted["整改措施"] < ejected_widths["整改措施"]


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
