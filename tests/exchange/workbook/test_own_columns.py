"""Declared fields in a register: whatever they hold goes out and comes back, in any order of copies."""

import contextlib
import datetime as dt
import io
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import spreadsheets
import workspaces
from commandline import Rectify
from laws import share
from own_fields import FILES, FIRST, INSPECTION
from rectify_cli.cli import app
from rectify_cli.ledger.model import Inspection, issue_model
from rectify_cli.store.edit import emit
from rectify_cli.store.yaml import parse

WORDS = st.text(st.sampled_from("甲乙丙=+-@'\"#:,，、；1 a（）"), min_size=1, max_size=6).filter(
    lambda text: text.strip() == text
)
AMOUNTS = st.decimals(-(10**6), 10**6, places=2).map(lambda value: f"{value:f}")
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "amount": AMOUNTS | AMOUNTS.map(lambda text: f"{text}元"),
        "source": st.sampled_from(["巡察", "审计", "自查"]),
        "copies": st.lists(WORDS, min_size=1, max_size=3),
        "opened": st.dates(dt.date(1955, 1, 1), dt.date(2119, 1, 1)).map(str),
        "people": AMOUNTS,
        "file": WORDS,
    },
)


def run(*words: str) -> None:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = app.run(list(words))
    assert code == 0, said.getvalue()


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in sorted((folder / "data/issues").glob("*.yaml"))}


@settings(max_examples=share(25))
@given(VALUES, VALUES, st.sampled_from(["xlsx", "csv"]))
def test_what_was_exported_changes_nothing(first: dict[str, Any], second: dict[str, Any], form: str) -> None:
    files = dict(FILES)
    for number, (base, own) in enumerate(((workspaces.FIRST, first), (workspaces.SECOND, second)), start=1):
        lines = [f"{line}\n" for line in emit.pair("fields", own, 0)] if own else []
        files[f"data/issues/00{number}.yaml"] = base + "".join(lines)
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        folder = workspaces.write(Path(name), files)
        before = texts(folder)
        run("export", "register", "-o", f"x.{form}")
        run("import", f"x.{form}")
        assert texts(folder) == before


@given(VALUES)
def test_what_is_written_is_read_as_the_same_values(own: dict[str, Any]) -> None:
    model = issue_model(Inspection.model_validate(parse.parse(INSPECTION, "inspection.yaml").value))
    text = "".join(f"{line}\n" for line in emit.pair("fields", own or {"file": "甲"}, 0))
    read = model.model_validate({"id": 1, "title": "甲"} | parse.parse(text, "001.yaml").value)
    assert read.fields == model.model_validate({"id": 1, "title": "甲", "fields": own or {"file": "甲"}}).fields


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, FILES))
    return tmp_path


@pytest.fixture
def book(folder: Path, rectify: Rectify) -> Path:
    assert rectify("export", "register", "-o", "台账.xlsx").code == 0
    return folder / "台账.xlsx"


def test_a_changed_cell_is_one_splice(rectify: Rectify, folder: Path, book: Path) -> None:
    cells = {(1, "涉及金额（万元）"): 12.5, (1, "抄送单位"): "甲处，乙处", (2, "立项日期"): "2024年8月1日"}
    spreadsheets.change(book, {**cells, (2, "标签"): "信访；党建"})
    ran = rectify("import", "台账.xlsx")
    assert (ran.code, "data/issues/001.yaml: 涉及金额（万元）: 0.32 → 12.5" in ran.err) == (0, True)
    after = FIRST.replace("'3,200元', source: 审计}", "12.5, source: 审计, copies: [甲处, 乙处]}")
    assert texts(folder)["001.yaml"] == after
    assert "fields: {opened: 2024-08-01}\n" in texts(folder)["002.yaml"]
    assert "tags:\n  - 信访\n  - 党建\n" in texts(folder)["002.yaml"]


def test_copies_with_fields_of_their_own_merge_in_any_order(rectify: Rectify, folder: Path, book: Path) -> None:
    one = spreadsheets.change(book, {(2, "问题来源"): "自查", (2, "涉及人数"): 3}, folder / "1.xlsx")
    two = spreadsheets.change(book, {(2, "文号"): "〔2024〕1号", (1, "涉及金额（万元）"): None}, folder / "2.xlsx")
    ended = []
    for order in ((one, two), (two, one)):
        workspaces.write(folder, FILES)
        assert [rectify("import", copy.name, "--yes").code for copy in order] == [0, 0]
        ended.append({name: parse.parse(text, name).value for name, text in texts(folder).items()})
    assert ended[0] == ended[1]
    assert ended[0]["002.yaml"]["fields"] == {"source": "自查", "people": "3", "file": "〔2024〕1号"}
    assert ended[0]["001.yaml"]["fields"] == {"source": "审计"}


def test_an_amount_under_another_unit_is_converted(rectify: Rectify, folder: Path) -> None:
    (folder / "x.csv").write_text("编号,反馈问题,涉案资金（元）\n2,建设推进缓慢,5000\n", encoding="utf-8")
    assert rectify("import", "x.csv").code == 0
    assert "fields: {amount: 0.5}" in texts(folder)["002.yaml"]


@pytest.mark.parametrize(("header", "cell"), [("涉及金额（万元）", "若干"), ("问题来源", "巡视"), ("立项日期", "月底")])
def test_a_wrong_cell_is_told_and_nothing_is_written(
    rectify: Rectify, folder: Path, book: Path, header: str, cell: str
) -> None:
    spreadsheets.change(book, {(1, header): cell})
    ran = rectify("import", "台账.xlsx")
    assert (ran.code, f"“{cell}” is not" in ran.err) == (1, True)
    assert texts(folder)["001.yaml"] == FIRST


def test_a_choice_has_a_drop_down_and_an_amount_its_format(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["整改台账"]
    letters = {str(cell.value): cell.column_letter for cell in sheet[3]}
    offered = {str(each.sqref).split(":")[0].rstrip("0123456789") for each in sheet.data_validations.dataValidation}
    assert letters["问题来源"] in offered
    amount = sheet[f"{letters['涉及金额（万元）']}4"]
    assert (amount.value, amount.number_format) == (0.32, "#,##0.##########")


def test_a_parquet_has_the_types_of_the_fields(rectify: Rectify, folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert rectify("export", "register", "-f", "parquet", "-o", "x.parquet").code == 0
    types = {field.name: str(field.type) for field in parquet.read_table(folder / "x.parquet").schema}
    own = {name: kind for name, kind in types.items() if name.startswith("fields.")}
    assert own == {
        "fields.amount": "decimal128(38, 15)",
        "fields.source": "string",
        "fields.copies": "string",
        "fields.opened": "date32[day]",
        "fields.people": "decimal128(38, 15)",
        "fields.file": "string",
    }


TYPED: dict[str, tuple[object, object]] = {
    "涉及金额（万元）": (12.5, None),
    "问题来源": ("自查", "巡察"),
    "抄送单位": ("甲处、乙处", None),
    "立项日期": ("2024-08-01", None),
    "涉及人数": (3, None),
    "文号": ("〔2024〕1号", "=甲"),
}
CELLS = st.dictionaries(
    st.tuples(st.sampled_from([1, 2]), st.sampled_from(sorted(TYPED))),
    st.tuples(st.integers(0, 2), st.integers(0, 1)),
    min_size=2,
)


@settings(max_examples=share(8))
@given(CELLS, st.permutations(range(3)))
def test_copies_that_fill_in_declared_fields_merge_in_any_order(
    cells: dict[tuple[int, str], tuple[int, int]], order: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        folder = workspaces.write(Path(name), FILES)
        run("export", "register", "-o", "x.xlsx")
        for section in range(3):
            own = {at: TYPED[at[1]][value] for at, (whose, value) in cells.items() if whose == section}
            spreadsheets.change(folder / "x.xlsx", own, folder / f"{section}.xlsx")
        ended = []
        for sequence in (range(3), order):
            workspaces.write(folder, FILES)
            for section in (*sequence, *sequence):
                run("import", f"{section}.xlsx", "--yes")
            ended.append({name: parse.parse(text, name).value for name, text in texts(folder).items()})
        assert ended[0] == ended[1]
