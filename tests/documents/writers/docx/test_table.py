"""A table of Word: cells merged, centred and broken into lines as it is laid out."""

import io

import docx

from conformity import samples
from conformity.paper import w
from rectify_cli.documents import Document, Table


def test_rows_of_an_aspect_are_under_one_cell_and_short_cells_are_centred() -> None:
    table = Table(
        ("序号", "方面", "问题"), (("1", "甲", "学习不够深入\n制度不全"), ("2", "甲", "二"), ("3", "乙", "三"))
    )
    [table_] = docx.Document(io.BytesIO(samples.made(Document((table,))))).tables
    cells = [row._tr.findall(w("tc")) for row in table_.rows]  # noqa: SLF001 - python-docx offers the element under this name
    merges = [cell[1].find(f".//{w('vMerge')}") for cell in cells]
    assert [None if merge is None else merge.get(w("val")) for merge in merges] == [None, "restart", "continue", None]
    assert [cell.find(f".//{w('jc')}") is not None for cell in cells[1]] == [True, True, False]
    assert len(cells[1][2].findall(f".//{w('br')}")) == 1
