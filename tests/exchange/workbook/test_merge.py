"""The laws of merging: what was exported changes nothing, and copies merge in any order to the same ledger."""

import contextlib
import datetime as dt
import io
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

import ledgers
import spreadsheets
import workspaces
from laws import share
from rectify_cli import store
from rectify_cli.cli import app
from rectify_cli.ledger import Ledger

SECTIONS = 10
TEXTS = {"责任部门": "owner", "责任领导": "lead", "原因分析": "cause", "未完成原因": "reason", "整改目标": "goal"}


@contextlib.contextmanager
def workspace(ledger: Ledger) -> Iterator[Path]:
    """Write a generated ledger into a folder of its own, and go there."""
    texts = {"data/inspection.yaml": workspaces.INSPECTION.partition("declared:")[0] + NOTICE}
    for entry in ledger.issues:
        record = entry.record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        texts[f"data/issues/{entry.record.id:03}.yaml"] = saving_text(record)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        workspaces.write(Path(folder), texts)
        yield Path(folder)


NOTICE = workspaces.INSPECTION[workspaces.INSPECTION.index("notice:") :]


def saving_text(record: dict[str, object]) -> str:
    """Write a record as YAML, by the tool's own writer of values."""
    from rectify_cli.store.edit import emit

    lines = (line for key, value in record.items() for line in emit.pair(key, value, 0))  # type: ignore[arg-type]  # drawn plain
    return "".join(f"{line}\n" for line in lines)


def quietly(*words: str) -> tuple[int, str]:
    """Run a command; return how it ended and all it said."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        return app.run(list(words)), said.getvalue()


def run(*words: str) -> None:
    code, said = quietly(*words)
    assert code == 0, said


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in sorted((folder / "data/issues").glob("*.yaml"))}


@settings(max_examples=share(25))
@given(ledgers.ledgers(), st.sampled_from(["xlsx", "csv"]), st.sampled_from(["internal", "public"]))
def test_what_was_exported_changes_nothing(ledger: Ledger, form: str, edition: str) -> None:
    with workspace(ledger) as folder:
        before = texts(folder)
        # Nothing goes public from a ledger with errors.
        assume(edition == "internal" or quietly("check", "--quick")[0] == 0)
        run("export", "register", "--edition", edition, "-o", f"x.{form}")
        run("import", f"x.{form}")
        assert texts(folder) == before


CHANGES = st.dictionaries(
    st.tuples(st.integers(0, 5), st.sampled_from(sorted(TEXTS))),
    st.tuples(st.integers(0, SECTIONS - 1), st.sampled_from(["综合办", "财务科", "两庭，　甲", None])),
    max_size=20,
)


@settings(max_examples=share(20))
@given(ledgers.ledgers(), CHANGES, st.permutations(range(SECTIONS)), st.data())
def test_ten_copies_merge_in_any_order_to_the_same_ledger(
    ledger: Ledger, changes: dict[tuple[int, str], tuple[int, str | None]], order: list[int], data: st.DataObject
) -> None:
    """Ten sections change cells of their own, each in a copy; some of them add an issue."""
    listed = [
        entry.record.id for entry in ledger.issues if entry.record.disclosure is not entry.record.disclosure.WITHHELD
    ]
    adding = data.draw(st.lists(st.integers(0, SECTIONS - 1), unique=True, max_size=3))
    with workspace(ledger) as folder:
        run("export", "register", "-o", "x.xlsx")
        for section in range(SECTIONS):
            own = {
                (listed[index], header): value
                for (index, header), (whose, value) in changes.items()
                if whose == section and index < len(listed)
            }
            copy = spreadsheets.change(folder / "x.xlsx", own, folder / f"{section}.xlsx")
            if section in adding:
                spreadsheets.append(copy, {"反馈问题": f"第{section}科室新增的问题", "责任部门": f"第{section}科"})
        ended = []
        for sequence in (range(SECTIONS), order):
            shutil.copytree(folder / "data", folder / "kept")
            for section in sequence:
                run("import", f"{section}.xlsx", "--yes")
            ended.append(said(folder))
            shutil.rmtree(folder / "data")
            (folder / "kept").rename(folder / "data")
        assert ended[0] == ended[1]


def said(folder: Path) -> list[str]:
    """Return what every entry of a ledger says; a new one is known by its title, for its id is the next one free."""
    ledger = store.load(store.Workspace(folder)).ledger
    assert ledger is not None
    assert dt.date(2024, 1, 1) < ledger.inspection.record.feedback
    records = [entry.record.model_dump(mode="json") for entry in ledger.issues]
    return sorted(str(record | {"id": 0} if "新增的问题" in record["title"] else record) for record in records)
