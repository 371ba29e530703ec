"""Files are written whole or not at all."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rectify_cli.errors import RectifyError, UsageError
from rectify_cli.files import Written, write_atomically


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "台账" / "a.md"
    write_atomically(path, b"one")
    path.chmod(0o600)
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["a.md"]


def test_a_new_file_has_the_mode_any_new_file_has(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, step, full)
    with pytest.raises(RectifyError) as refused:
        write_atomically(path, b"new")
    assert "No space left" in refused.value.message.en
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]


def test_what_somebody_else_wrote_needs_force(tmp_path: Path) -> None:
    mine, theirs = tmp_path / "mine.md", tmp_path / "theirs.md"
    theirs.write_bytes(b"by hand")
    Written(tmp_path).write(mine, b"1", force=False)
    Written(tmp_path).write(mine, b"2", force=False)
    with pytest.raises(UsageError):
        Written(tmp_path).write(theirs, b"3", force=False)
    assert theirs.read_bytes() == b"by hand"
    Written(tmp_path).write(theirs, b"3", force=True)
    Written(tmp_path).write(theirs, b"4", force=False)
    assert theirs.read_bytes() == b"4"


def test_a_lost_list_of_what_was_written_errs_on_the_safe_side(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    Written(tmp_path).write(path, b"1", force=False)
    (tmp_path / "build" / ".written.json").write_bytes(b"{")
    with pytest.raises(UsageError):
        Written(tmp_path).write(path, b"2", force=False)
    Written(tmp_path).write(path, b"1", force=False)


WRITING = """\
import sys
from pathlib import Path
from rectify_cli.files import write_atomically
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        write_atomically(path, letter * 1_000_000)
"""


def test_a_writer_killed_half_way_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "notice.docx"
    path.write_bytes(b"a" * 1_000_000)
    for _ in range(8):
        with subprocess.Popen([sys.executable, "-c", WRITING, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            for _ in range(20):
                assert path.read_bytes() in {b"a" * 1_000_000, b"b" * 1_000_000}
            writer.kill()
        assert path.read_bytes() in {b"a" * 1_000_000, b"b" * 1_000_000}
