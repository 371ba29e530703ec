"""The laws of strange books: whatever the layout, everything arrives, and a second reading changes nothing."""

import contextlib
import io
import shutil
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

import real_books
import spreadsheets
import workspaces
from laws import share
from rectify_cli import store
from rectify_cli.cli import app

HEADINGS = {
    "id": ("序号", "编号", "问题序号", "序\n号"),
    "title": ("反馈问题", "存在问题", "巡察反馈具体问题", "问题概述", "反馈问题（原文）", "存在的主要问题"),
    "measures": ("整改措施", "具体整改措施", "整改举措", "整改任务及措施", "整改方案", "整改措施（具体到人）"),
    "due": ("整改时限", "完成时限", "计划完成时间", "时限要求", "完成时间要求", "整改时限（年月）"),
    "status": ("完成情况", "整改状态", "是否整改到位", "认定结果", "整改现状", "目前整改情况", "销号情况"),
    "own": ("涉及金额（万元）", "问题来源", "领导批示", "风险等级", "督办人"),
}
FORMS = ("dots", "han", "brackets", "circled", "close", "lines")
NUMBERS = (("1", "2", "3", "4", "5", "6"), ("1-1", "1-2", "2-1", "2-2", "3-1", "3-2"), ("1", "2", "1", "2", "3", "1"))
FEET = (["合计"], ["注：本表按月更新。"], ["审核人：张某", None, "填表人：李某"], [None, "共6项"])


@st.composite
def layouts(draw: st.DrawFn) -> list[list[object]]:
    """Draw the rows of a book: its headings, their order, the form of measures, the numbers, the foot."""
    order = ["id", "title", *draw(st.permutations(["measures", "due", "status", "own"]))]
    head: list[object] = [draw(st.sampled_from(HEADINGS[name])) for name in order]
    form, numbers = draw(st.sampled_from(FORMS)), draw(st.sampled_from(NUMBERS))
    rows: list[list[object]] = [["某局整改台账"], head] if draw(st.booleans()) else [head]
    spread = draw(st.booleans())
    for at, title in enumerate(real_books.TITLES):
        cells: dict[str, object] = {"id": numbers[at], "title": title, "own": f"自设{at}"}
        cells |= {"due": real_books.DUES[at][0], "status": real_books.STATES[at][0]}
        measures = real_books.MEASURES[at]
        if spread:
            rows += [[text if name == "measures" else cells[name] if not line else None for name in order]
                     for line, text in enumerate(measures)]  # fmt: skip
        else:
            cells["measures"] = real_books.typed(form, measures)
            rows.append([cells[name] for name in order])
    return rows + draw(st.lists(st.sampled_from(FEET), max_size=3))


def quietly(*words: str) -> tuple[int, str]:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        return app.run(list(words)), said.getvalue()


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("data/**/*") if path.is_file()}


@settings(max_examples=share(60))
@given(layouts())
def test_everything_arrives_and_a_second_reading_changes_nothing(rows: list[list[object]]) -> None:
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        folder = workspaces.write(Path(name), {"data/inspection.yaml": real_books.INSPECTION})
        spreadsheets.write(folder / "台账.xlsx", rows)
        code, said = quietly("import", "台账.xlsx", "--yes")
        assert code == 0, said
        ledger = store.load(store.Workspace(folder)).ledger
        assert ledger
        got = {
            entry.record.title: (
                tuple(measure.text.rstrip("。；") for measure in entry.record.measures),
                str(entry.record.due) if entry.record.due else None,
                entry.record.when,
                entry.record.status.value,
            )
            for entry in ledger.issues
        }
        assert got == {each.title: (each.measures, each.due, each.when, each.status) for each in real_books.truths()}
        kept = (folder / "data/unread/台账.csv").read_text(encoding="utf-8")
        assert all(f"自设{at}" in kept for at in range(6))
        before = files(folder)
        assert quietly("import", "台账.xlsx")[0] == 0
        assert files(folder) == before


CHANGES = (
    ("log", "1", "--status", "阶段性完成", "--note", "办法已印发"),
    ("set", "2", "title=改过的题目"),
    ("set", "3", "due=2026-12-20", "when="),
    ("measure", "add", "4", "增加的一条"),
    ("measure", "remove", "1", "1"),
    ("new", "新的问题"),
    ("delete", "5", "--reason", "重复"),
)


@settings(max_examples=share(30))
@given(layouts(), st.lists(st.sampled_from(CHANGES), unique=True), st.sampled_from([(), ("--declare", "all")]))
def test_whatever_the_ledger_says_goes_out_and_comes_back(
    rows: list[list[object]], changes: list[tuple[str, ...]], declared: tuple[str, ...]
) -> None:
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        folder = workspaces.write(Path(name), {"data/inspection.yaml": real_books.INSPECTION})
        spreadsheets.write(folder / "台账.xlsx", rows)
        assert quietly("import", "台账.xlsx", "--yes", *declared)[0] == 0
        for change in changes:
            code, said = quietly(*change)
            assert code == 0, said
        code, said = quietly("export", "--like", "台账.xlsx")
        assert code == 0, said
        before = {name: text for name, text in files(folder).items() if name.endswith(".yaml")}
        code, said = quietly("import", "build/台账.xlsx")
        assert (code, {name: text for name, text in files(folder).items() if name.endswith(".yaml")}) == (0, before), (
            said
        )


EDITS: dict[str, tuple[object, ...]] = {
    "status": ("阶段性完成", "正在整改"),
    "due": ("2026-12-25", None),
    "measures": ("1.改过的甲；2.改过的乙", "改过的一条"),
}
CELLS = st.dictionaries(
    st.tuples(st.sampled_from(real_books.TITLES), st.sampled_from(sorted(EDITS))),
    st.tuples(st.booleans(), st.integers(0, 1)),
    min_size=1,
    max_size=5,
)


def edited(book: Path, heads: dict[str, str], cells: dict[tuple[str, str], object], copy: Path) -> None:
    """Copy a book, and change cells by the title of their row and the field of their column."""
    workbook = openpyxl.load_workbook(book)
    rows = list(workbook.worksheets[0].iter_rows())
    top = next(row for row in rows if any(cell.value == heads["title"] for cell in row))
    columns = {name: next(cell.column for cell in top if cell.value == head) for name, head in heads.items()}
    for (title, name), value in cells.items():
        row = next(row for row in rows if row[columns["title"] - 1].value == title)
        row[columns[name] - 1].value = value
    spreadsheets.save(workbook, copy)


@settings(max_examples=share(20))
@given(layouts(), st.lists(st.sampled_from(CHANGES[:-1]), unique=True), st.sampled_from(["台账.xlsx", "财务科.xlsx"]))
def test_an_old_copy_sets_nothing_back(rows: list[list[object]], changes: list[tuple[str, ...]], copy: str) -> None:
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        folder = workspaces.write(Path(name), {"data/inspection.yaml": real_books.INSPECTION})
        spreadsheets.write(folder / "台账.xlsx", rows)
        assert quietly("import", "台账.xlsx", "--yes")[0] == 0
        for change in changes:
            code, said = quietly(*change)
            assert code == 0, said
        before = {name: text for name, text in files(folder).items() if name.endswith(".yaml")}
        (folder / "台账.xlsx").rename(copy)
        said = quietly("import", copy, "--yes")[1]
        assert {name: text for name, text in files(folder).items() if name.endswith(".yaml")} == before, said


@settings(max_examples=share(15))
@given(layouts(), CELLS, st.sampled_from(["build/台账.xlsx", "台账.xlsx"]))
def test_copies_of_a_strange_book_merge_in_any_order(
    rows: list[list[object]], cells: dict[tuple[str, str], tuple[bool, int]], book: str
) -> None:
    """Two departments each change cells of their own in a copy of the office's own book, as exported or untouched."""
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        folder = workspaces.write(Path(name), {"data/inspection.yaml": real_books.INSPECTION})
        spreadsheets.write(folder / "台账.xlsx", rows)
        assert quietly("import", "台账.xlsx", "--yes")[0] == 0
        assert quietly("export", "--like", "台账.xlsx")[0] == 0
        typed = {str(cell) for row in rows[:2] for cell in row}
        heads = {name: next(head for head in each if head in typed) for name, each in HEADINGS.items()}
        for copy in (False, True):
            own = {at: EDITS[at[1]][value] for at, (whose, value) in cells.items() if whose is copy}
            edited(folder / book, heads, own, folder / f"{copy}.xlsx")
        ended = []
        for order in ((False, True), (True, False)):
            shutil.copytree(folder / "data", folder / "kept")
            said = "".join(quietly("import", f"{copy}.xlsx", "--yes")[1] for copy in order)
            assert "X718" not in said, said
            ended.append({name: text for name, text in files(folder).items() if name.endswith(".yaml")})
            shutil.rmtree(folder / "data")
            (folder / "kept").rename(folder / "data")
        assert ended[0] == ended[1]
