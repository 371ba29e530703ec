"""Records as a sheet: whatever they hold comes back from it, and only what differs is changed."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import spreadsheets
from laws import share
from ledgers import DAYS, INSPECTION, Nowhere
from rectify_cli.core.terms import Edition
from rectify_cli.exchange.workbook import readers, records
from rectify_cli.exchange.workbook.merge import exported as exporting
from rectify_cli.exchange.workbook.merge import records as merging
from rectify_cli.exchange.workbook.merge.list_plan import ListPlan
from rectify_cli.exchange.workbook.writers import WRITERS
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.edits import Edit, Insert, changed, plain
from rectify_cli.ledger.model import OwnRegister
from rectify_cli.views import Request

TODAY = dt.date(2025, 12, 31)
REGISTER = OwnRegister.model_validate(
    {
        "name": "杂项",
        "fields": {
            "说明": {"heading": "说明"},
            "人数": {"heading": "人数", "type": "number"},
            "金额": {"heading": "金额", "type": "money", "unit": "万元"},
            "办结": {"heading": "办结日", "type": "date"},
            "类别": {"heading": "类别", "type": "choice", "choices": ["甲", "乙"]},
            "词": {"heading": "关键词", "type": "list"},
            "issue": {"heading": "对应问题", "type": "number"},
        },
    }
)
INSPECTED = INSPECTION.model_copy(update={"registers": (REGISTER,)})
NUMBERS = st.decimals(0, 10**6, places=2, allow_nan=False).map(lambda number: f"{number:f}")
RECORDS = st.fixed_dictionaries(
    {"id": st.integers(1, 999), "date": DAYS},
    optional={
        "说明": st.text("=-+甲乙1 {}", min_size=1, max_size=8).map(str.strip).filter(bool),
        "人数": st.integers(0, 999).map(str),
        "金额": NUMBERS,
        "办结": DAYS,
        "类别": st.sampled_from(["甲", "乙"]),
        "词": st.lists(st.text("甲乙1", min_size=1, max_size=3), min_size=1, max_size=3),
    },
)
MANY = st.lists(RECORDS, max_size=4, unique_by=lambda record: record["id"])


def ledger(made: list[dict[str, object]]) -> Ledger:
    whole = tuple(Entry(REGISTER.model.model_validate(record), Nowhere(), (at,)) for at, record in enumerate(made))
    return Ledger(Entry(INSPECTED, Nowhere()), records={REGISTER.name: whole})


def exported(whole: Ledger, form: str) -> bytes:
    return WRITERS[form](records.book(whole, REGISTER, Request(Edition.INTERNAL, TODAY)))


def edits(content: bytes, form: str, into: Ledger) -> list[Edit]:
    book = readers.opened(content, f"a.{form}")
    plan = merging.planned(book.grid(book.names[0]), REGISTER, merging.Terms(into, TODAY))
    assert plan.faults == []
    return plan.edits


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@settings(max_examples=share(20))
@given(made=MANY)
def test_what_is_exported_comes_back(form: str, made: list[dict[str, object]]) -> None:
    whole = ledger(made)
    content = exported(whole, form)
    assert edits(content, form, whole) == []
    empty = replace(whole, records={})
    data: object = []
    for edit in edits(content, form, empty):
        assert isinstance(edit, Insert)
        data = changed(data, edit)
    back = ledger(plain(data))
    assert [entry.record for entry in back.records[REGISTER.name]] == [
        entry.record for entry in whole.records[REGISTER.name]
    ]


def test_a_column_that_is_not_there_is_left_alone_and_a_blank_one_clears() -> None:
    whole = ledger([{"id": 1, "date": "2024-07-10", "说明": "甲", "人数": "3"}])
    [edit] = edits("编号,人数\n1,4\n".encode(), "csv", whole)
    assert changed([{"id": "1", "人数": "3"}], edit) == [{"id": "1", "人数": "4"}]
    [edit] = edits("编号,日期,说明\n1,2024-07-10,\n".encode(), "csv", whole)
    assert changed([{"id": "1", "说明": "甲"}], edit) == [{"id": "1"}]


SECTIONS = 4
FIELDS = ("说明", "人数", "金额", "类别", "词")
WRITTEN: dict[str, list[object]] = {
    "说明": ["甲乙", None],
    "人数": [3, None],
    "金额": [12.5, None],
    "类别": ["甲", None],
    "词": ["甲、乙", None],
}
CELLS = st.dictionaries(
    st.tuples(st.integers(0, 3), st.sampled_from(FIELDS)),
    st.tuples(st.integers(0, SECTIONS - 1), st.integers(0, 1)),
    max_size=8,
)


def merged(into: Ledger, content: bytes) -> tuple[Ledger, ListPlan]:
    """Merge a copy; return the ledger as it is then."""
    book = readers.opened(content, "a.xlsx")
    [traced] = exporting.read(book, "a.xlsx")
    plan = merging.planned(book.grid(REGISTER.name), REGISTER, merging.Terms(into, TODAY, traced))
    entries = into.records.get(REGISTER.name, ())
    data = [plain(entry.record.model_dump(mode="json", by_alias=True, exclude_none=True)) for entry in entries]
    for edit in plan.edits:
        data = changed(data, edit)
    return ledger(plain(data)), plan


def said(whole: Ledger) -> list[str]:
    """Return what the records say; the ids of new ones are the next free ones."""
    each = [entry.record.values() for entry in whole.records[REGISTER.name]]
    return sorted(str(values | {"id": 0} if "新增" in str(values.get("说明")) else values) for values in each)


@settings(max_examples=share(25))
@given(made=MANY, cells=CELLS, order=st.permutations(range(SECTIONS)), adding=st.sets(st.integers(0, SECTIONS - 1)))
def test_copies_merge_in_any_order_and_an_older_one_sets_nothing_back(
    made: list[dict[str, object]],
    cells: dict[tuple[int, str], tuple[int, int]],
    order: list[int],
    adding: set[int],
) -> None:
    """Each section fills in cells of its own in a copy of what was exported, some add a record."""
    whole = ledger(made)
    content = exported(whole, "xlsx")
    copies = []
    for section in range(SECTIONS):
        own = {(at, field): value for (at, field), (whose, value) in cells.items() if whose == section}
        copies.append(filled(content, made, own, f"第{section}科新增" if section in adding else ""))
    ended = []
    for sequence in (range(SECTIONS), order):
        after = whole
        for section in sequence:
            after, plan = merged(after, copies[section])
            assert plan.faults == []
        assert merged(after, content)[1].edits == []
        assert all(merged(after, copy)[1].edits == [] for copy in copies)
        ended.append(said(after))
    assert ended[0] == ended[1]


def filled(content: bytes, made: list[dict[str, object]], own: dict[tuple[int, str], int], added: str) -> bytes:
    """Return a copy with cells filled in, and a record added at its foot."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book[REGISTER.name]
    columns = {str(cell.value): cell.column for cell in sheet[3]}
    headings = REGISTER.headings
    for (at, field), chosen in own.items():
        if at < len(made):
            sheet.cell(4 + at, columns[headings[field]], WRITTEN[field][chosen])
    if added:
        sheet.cell(4 + len(made), columns[headings["date"]], "2024-09-01")
        sheet.cell(4 + len(made), columns[headings["说明"]], added)
    buffer = io.BytesIO()
    spreadsheets.save(book, buffer)
    return buffer.getvalue()


def test_a_cell_changed_on_both_sides_is_a_conflict_and_a_removed_record_stays_removed() -> None:
    whole = ledger([{"id": 1, "date": "2024-07-10", "说明": "甲"}, {"id": 2, "date": "2024-07-11"}])
    content = exported(whole, "xlsx")
    now = replace(ledger([{"id": 1, "date": "2024-07-10", "说明": "乙"}]), retired={REGISTER.name: 2})
    assert merged(now, content)[1].edits == []
    copy = filled(content, [{}, {}], {(0, "说明"): 0, (1, "人数"): 0}, "")
    _, plan = merged(now, copy)
    assert ([fault.code for fault in plan.faults], plan.edits) == (["X718", "X714"], [])
