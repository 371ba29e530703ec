"""How much text a workbook holds: exact for cells as programs write them, never too little for any other."""

import pytest

from rectify_cli.core import bounds
from rectify_cli.exchange.workbook.readers import texts

LONG = b"a" * 60_000
SHARED = b"<sst><si><t>" + LONG + b"</t></si><si><t>b</t></si></sst>"
COUNT = 3_000


def sheet(cell: bytes) -> bytes:
    return b"<sheetData>" + cell * COUNT + b"</sheetData>"


WRITTEN = {
    "the short text": (b'<c r="A1" s="1" t="s"><v>1</v></c>', COUNT),
    "a number": (b'<c r="A1"><v>0</v></c>', 0),
    "a text of its own": (b'<c r="A1" t="inlineStr"><is><t>a</t></is></c>', 0),
    "the long text": (b'<c r="A1" t="s"><v>0</v></c>', COUNT * len(LONG)),
}


@pytest.mark.parametrize("case", WRITTEN)
def test_a_cell_as_programs_write_it_counts_with_its_text(case: str) -> None:
    cell, expected = WRITTEN[case]
    assert texts.used([SHARED, sheet(cell)]) == expected


@pytest.mark.parametrize(
    "cell",
    [
        b"<c r='A1' t='s'><v>1</v></c>",
        b'<c r="A1" t = "s"><v>1</v></c>',
        b'<c r="A1"\tt="s"><v>1</v></c>',
        b'<c r="A1" t="s" s="1"><v>1</v></c>',
        b'<c r="A1" t="s"><v>&#49;</v></c>',
        b'<x:c r="A1" t="s" x:a=""><v>1</v></x:c>',
        b'<c r="A1" t="s"><v>7</v></c>',
    ],
)
def test_any_other_cell_counts_with_the_longest(cell: bytes) -> None:
    assert texts.used([SHARED, sheet(cell)]) >= COUNT * len(LONG) > bounds.CELL_TEXTS


def test_nothing_is_told_apart_where_two_parts_hold_texts_or_one_is_broken() -> None:
    decoy = b"<sst><si><t>b</t></si></sst>"
    cells = sheet(b'<c r="A1" t="s"><v>0</v></c>')
    for parts in ([decoy, SHARED, cells], [SHARED.replace(b"<sst>", b"<sst a=<si>>"), cells]):
        assert texts.used(parts) > bounds.CELL_TEXTS


def test_little_is_not_counted() -> None:
    cells = b"<sheetData>" + b'<c r="A1" t="s"><v>1</v></c>' * 100 + b"</sheetData>"
    assert 100 <= texts.used([SHARED, cells]) <= bounds.CELL_TEXTS
