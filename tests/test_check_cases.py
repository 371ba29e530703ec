"""Every rule of the ledger has the smallest workspace that breaks it, and a twin on which it is silent."""

import os
import re
from pathlib import Path

import pytest

import workspaces
from rectify_cli.core.language import Language
from rectify_cli.reports import as_text

FOLDER = Path(__file__).parent / "cases" / "checks"
CASES = sorted(FOLDER.glob("*.case"))
SECTION = re.compile(r"^=== (.+)\n", re.MULTILINE)


def sections(path: Path) -> dict[str, str]:
    """Return the text under each `=== name` line."""
    parts = SECTION.split(path.read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def workspace(root: Path, changes: dict[str, str]) -> Path:
    """Write the small workspace with `changes` made to it."""
    gone = {name.removeprefix("- ") for name in changes if name.startswith("- ")}
    kept = {name: text for name, text in workspaces.BASE.items() if name not in gone}
    return workspaces.write(root, kept | {name: text for name, text in changes.items() if name[0] != "-"})


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_smallest_case_breaks_the_rule(case: Path, tmp_path: Path) -> None:
    parts = sections(case)
    changes = {name: text for name, text in parts.items() if not name.startswith(("twin ", "expect "))}
    found = workspaces.checked(workspace(tmp_path, changes))
    said = {f"expect {language}": as_text.listing(found, language) + "\n" for language in Language}
    if os.environ.get("RECTIFY_UPDATE"):
        parts = {name: text for name, text in parts.items() if not name.startswith("expect ")} | said
        text = "".join(f"=== {name}\n{body}" for name, body in parts.items())
        case.write_bytes(text.encode())
    assert case.stem in {one.code for one in found}
    assert {name: sections(case).get(name) for name in said} == said


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_twin_stays_silent(case: Path, tmp_path: Path) -> None:
    twin = {name.removeprefix("twin "): text for name, text in sections(case).items() if name.startswith("twin ")}
    found = workspaces.checked(workspace(tmp_path, twin))
    assert case.stem not in {one.code for one in found}
