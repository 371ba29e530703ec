"""Files are written whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from commandline import Rectify
from rectify_cli.cli.written import Written
from rectify_cli.core.errors import RectifyError
from rectify_cli.store import Workspace
from rectify_cli.store.atomic import UNFINISHED, write_atomically


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
    assert "the disk is full" in refused.value.message.en
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]


def refused(path: Path, content: bytes = b"new") -> RectifyError:
    """Return what is said where `path` cannot be written, and see that no half-written file is left."""
    with pytest.raises(RectifyError) as raised:
        Written(Workspace(path.parent)).write(path, content, force=True)
    assert raised.value.hint
    assert "-o" in raised.value.hint.zh
    assert "-o" in raised.value.hint.en
    return raised.value


def test_a_name_too_long_a_folder_and_a_file_on_the_way_are_each_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    assert "文件名太长" in refused(tmp_path / ("长" * 300 + ".md")).message.zh
    assert "it is a folder" in refused(tmp_path / "folder").message.en
    assert "part of the path is a file" in refused(tmp_path / "file" / "a.md").message.en
    assert "part of the path is a file" in refused(tmp_path / "file" / "deeper" / "a.md").message.en
    for path in ("长" * 300 + ".md", "folder", "file/a.md"):
        with pytest.raises(RectifyError):
            Written(Workspace(tmp_path)).write(tmp_path / path, b"new", force=False)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["build", "file", "folder"]
    assert list(tmp_path.rglob(f"{UNFINISHED}*")) == []


def test_the_longest_name_there_may_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 84 + ".md")
    write_atomically(path, b"new")
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    assert "没有写的权限" in refused(tmp_path / "a.md").message.zh
    tmp_path.chmod(0o755)


FILLING = """\
import resource, sys
from pathlib import Path
from rectify_cli.core.errors import RectifyError
from rectify_cli.store.atomic import write_atomically
old = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, old[1]))
try:
    write_atomically(Path(sys.argv[1]), bytes(2000))
except RectifyError as error:
    print(error.message.en)
resource.setrlimit(resource.RLIMIT_FSIZE, old)  # coverage writes more than that when the process ends
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_file_that_grows_too_large_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    ran = subprocess.run([sys.executable, "-c", FILLING, str(path)], capture_output=True, check=True)
    assert "the file size limit is exceeded" in ran.stdout.decode()
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize(
    ("number", "windows", "said"),
    [
        (errno.ENOSPC, None, "the disk is full"),
        (errno.EDQUOT, None, "the disk quota is used up"),
        (errno.EACCES, None, "no permission to write"),
        (errno.EPERM, None, "no permission to write"),
        (errno.EROFS, None, "the disk is read-only"),
        (errno.EBUSY, None, "another program has it open"),
        (errno.EACCES, 32, "another program has it open"),
        (errno.EIO, None, os.strerror(errno.EIO)),
    ],
)
def test_what_the_system_refuses_is_told_by_its_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, windows: int | None, said: str
) -> None:
    error = OSError(number, os.strerror(number))
    if windows:
        error.winerror = windows  # type: ignore[attr-defined,unused-ignore] # only Windows has it

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "replace", refuse)
    assert said in refused(tmp_path / "a.md").message.en
    assert [path.name for path in tmp_path.rglob("*")] == ["build", ".written.lock"]


WRITING = """\
import sys
from pathlib import Path
from rectify_cli.store.atomic import write_atomically
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


RENDERING = """\
import sys
from rectify_cli.cli import app
print("ready", flush=True)
while True:
    for grid in ("lines", "word"):
        app.run(["render", "notice", "-o", sys.argv[1], "--grid", grid, "--force"])
"""


def test_a_render_killed_half_way_leaves_a_whole_word_file(sample: Path, rectify: Rectify) -> None:
    path = sample / "notice.docx"
    whole = set()
    for grid in ("lines", "word"):
        assert rectify("render", "notice", "-o", str(path), "--grid", grid, "--force").code == 0
        whole.add(path.read_bytes())
    assert len(whole) == 2
    for looks in (1, 10, 100, 1000):
        with subprocess.Popen(
            [sys.executable, "-c", RENDERING, str(path)],
            cwd=sample,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            assert all(path.read_bytes() in whole for _ in range(looks))
            writer.kill()
        assert path.read_bytes() in whole
