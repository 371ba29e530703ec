"""The list of what was written: what somebody else wrote needs --force."""

from pathlib import Path

import pytest

from rectify_cli.cli.written import Written
from rectify_cli.core.errors import UsageError
from rectify_cli.store import Workspace


def test_what_somebody_else_wrote_needs_force(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine.md", tmp_path / "theirs.md"
    theirs.write_bytes(b"by hand")
    Written(Workspace(tmp_path)).write(mine, b"1", force=False)
    Written(Workspace(tmp_path)).write(mine, b"2", force=False)
    with pytest.raises(UsageError):
        Written(Workspace(tmp_path)).write(theirs, b"3", force=False)
    assert theirs.read_bytes() == b"by hand"
    Written(Workspace(tmp_path)).write(theirs, b"3", force=True)
    Written(Workspace(tmp_path)).write(theirs, b"4", force=False)
    assert theirs.read_bytes() == b"4"


def test_a_lost_list_of_what_was_written_errs_on_the_safe_side(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    Written(Workspace(tmp_path)).write(path, b"1", force=False)
    (tmp_path / "build" / ".written.json").write_bytes(b"{")
    with pytest.raises(UsageError):
        Written(Workspace(tmp_path)).write(path, b"2", force=False)
    Written(Workspace(tmp_path)).write(path, b"1", force=False)
