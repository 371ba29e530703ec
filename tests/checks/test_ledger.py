"""Every rule of the ledger has the smallest workspace that breaks it, and a twin on which it is silent."""

from pathlib import Path

import pytest

import workspaces
from cases import sections, written
from golden import Golden
from rectify_cli import store
from rectify_cli.checks import prove
from rectify_cli.cli.reports import as_text
from rectify_cli.core.language import Language

FOLDER = Path(__file__).parent / "ledger" / "cases"
CASES = sorted(FOLDER.glob("*.case"))


def workspace(root: Path, changes: dict[str, str]) -> Path:
    """Write the small workspace with `changes` made to it."""
    gone = {name.removeprefix("- ") for name in changes if name.startswith("- ")}
    kept = {name: text for name, text in workspaces.BASE.items() if name not in gone}
    return workspaces.write(root, kept | {name: text for name, text in changes.items() if name[0] != "-"})


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_smallest_case_breaks_the_rule(case: Path, tmp_path: Path, golden: Golden) -> None:
    parts = sections(case)
    changes = {name: text for name, text in parts.items() if not name.startswith(("twin ", "expect "))}
    found = workspaces.checked(workspace(tmp_path, changes))
    said = {f"expect {language}": as_text.listing(found, language) + "\n" for language in Language}
    assert case.stem in {one.code for one in found}
    golden(case, written(parts | said))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_twin_stays_silent(case: Path, tmp_path: Path) -> None:
    twin = {name.removeprefix("twin "): text for name, text in sections(case).items() if name.startswith("twin ")}
    found = workspaces.checked(workspace(tmp_path, twin))
    assert case.stem not in {one.code for one in found}


@pytest.mark.parametrize("side", ["", "twin "])
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_an_entry_alone_has_the_findings_it_has_among_all(case: Path, side: str, tmp_path: Path) -> None:
    parts = {name: text for name, text in sections(case).items() if not name.startswith("expect ")}
    changes = {
        name.removeprefix("twin "): text for name, text in parts.items() if name.startswith("twin ") == bool(side)
    }
    loaded = store.load(store.Workspace(workspace(tmp_path, changes)))
    ledger, complete = loaded.ledger, not loaded.diagnostics
    if ledger is None:
        return
    together = prove.prove(ledger, workspaces.TODAY, complete=complete).active
    for register, entry in ledger.issues_by_register():
        alone = prove.prove_entry(ledger, register, entry, workspaces.TODAY, complete=complete)
        assert sorted(alone) == sorted(each for each in together if each.place.file == entry.file)


def test_minutes_are_no_upward_paper(tmp_path: Path) -> None:
    case = "data/inspection.yaml"
    report = sections(FOLDER / "L295.case")[case]
    minutes = report.replace("report: {head: {mark: 某局文件", "report: {format: minutes, head: {mark: 某局会议纪要")
    found = {
        name: workspaces.checked(workspace(tmp_path / name, {case: text}))
        for name, text in {"report": report, "minutes": minutes}.items()
    }
    assert ["L295" in {each.code for each in found[name]} for name in ("report", "minutes")] == [True, False]
