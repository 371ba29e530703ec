"""What is no ordinary file: data that lies elsewhere is not written, no pipe or device is replaced or waited for."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import spreadsheets
import workspaces
from amending import editor, edits, folder
from commandline import Rectify, process
from rectify_cli.cli.written import Written
from rectify_cli.core.errors import RectifyError
from rectify_cli.store import Workspace
from rectify_cli.store.atomic import write_atomically

__all__ = ["editor", "folder"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes or devices in folders")

VERBS = [
    ["set", "2", "owner=综合办"],
    ["measure", "add", "2", "甲。"],
    ["log", "2", "--status", "整改中", "--date", "2024-10-01"],
    ["extend", "2", "--to", "2026-06-30", "--reason", "立项未批", "--date", "2025-01-05"],
    ["evidence", "add", "2", "材料.pdf"],
    ["sign-off", "1", "--role", "责任部门", "--date", "2025-01-05", "--by", "张某"],
    ["edit", "2"],
    ["import", "台账.xlsx"],
]


def entry(folder: Path, words: list[str]) -> Path:
    """Return the file a verb changes: only the first is far enough to be signed."""
    return folder / f"data/issues/00{1 if words[0] == 'sign-off' else 2}.yaml"


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export the register, in a process of its own (a run remembers which folders were links), and change no. 2."""
    root = workspaces.write(tmp_path_factory.mktemp("sheet"), workspaces.BASE)
    assert process("export", "register", "-o", "台账.xlsx", folder=root).returncode == 0
    spreadsheets.change(root / "台账.xlsx", {(2, "责任部门"): "综合办"})
    return root / "台账.xlsx"


@pytest.fixture
def outside(folder: Path, sheet: Path, editor: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder outside the workspace; every verb has what it needs to change no. 2."""
    shutil.copy(sheet, folder)
    (folder / "材料.pdf").write_bytes(b"%PDF")
    edits(monkeypatch, editor, "开工", "完工")
    elsewhere = folder.parent / f"{folder.name}-outside"
    elsewhere.mkdir()
    return elsewhere


@pytest.mark.parametrize("words", VERBS, ids=lambda words: words[0])
def test_every_verb_writes_an_ordinary_file(rectify: Rectify, folder: Path, outside: Path, words: list[str]) -> None:
    old, elsewhere = held(folder / "data"), held(outside)
    ran = rectify(*words)
    assert (ran.code, held(folder / "data") != old, held(outside)) == (0, True, elsewhere), ran.err


def held(path: Path) -> dict[str, bytes]:
    return {one.relative_to(path).as_posix(): one.read_bytes() for one in sorted(path.rglob("*")) if one.is_file()}


@pytest.mark.parametrize("words", VERBS, ids=lambda words: words[0])
@pytest.mark.parametrize("link", ["file", "folder"])
def test_no_verb_writes_through_a_link_out_of_data(
    rectify: Rectify, folder: Path, outside: Path, words: list[str], link: str
) -> None:
    path = entry(folder, words)
    path = path.parent if link == "folder" else path
    target = shutil.move(path, outside / path.name)
    path.symlink_to(target)
    old = held(outside)
    ran = rectify(*words)
    assert (ran.code != 0, held(outside), path.is_symlink()) == (True, old, True)
    assert not (folder / "data/evidence").exists()


@pytest.mark.parametrize("words", VERBS, ids=lambda words: words[0])
def test_no_verb_waits_for_a_pipe_in_data(rectify: Rectify, folder: Path, outside: Path, words: list[str]) -> None:
    del outside
    path = entry(folder, words)
    path.unlink()
    os.mkfifo(path)
    assert rectify(*words).code != 0
    assert path.is_fifo()


def test_edit_says_why(rectify: Rectify, folder: Path, outside: Path) -> None:
    path = folder / "data/issues/002.yaml"
    path.rename(outside / "002.yaml")
    path.symlink_to(outside / "002.yaml")
    ran = rectify("edit", "2")
    assert (ran.code, "a link that leads out of data/" in ran.err) == (1, True)
    path.unlink()
    os.mkfifo(path)
    ran = rectify("edit", "2")
    assert (ran.code, "not an ordinary file" in ran.err) == (1, True)


def test_edit_makes_no_draft_through_a_link(rectify: Rectify, folder: Path, outside: Path) -> None:
    link = folder / "build/edit/issues-002.yaml"
    link.parent.mkdir(parents=True)
    link.symlink_to(outside / "draft")
    assert rectify("edit", "2").code == 0
    assert (held(outside), link.is_symlink()) == ({}, True)


def test_new_writes_into_no_folder_elsewhere(rectify: Rectify, folder: Path, outside: Path) -> None:
    shutil.rmtree(folder / "data/immediate")
    (folder / "data/immediate").symlink_to(outside)
    ran = rectify("new", "新问题", "--register", "immediate")
    assert (ran.code, "leads out of data/" in ran.err, held(outside)) == (1, True, {})
    assert rectify("new", "新问题").code == 0


def test_a_folder_that_is_a_link_to_itself_is_told(rectify: Rectify, folder: Path) -> None:
    shutil.rmtree(folder / "data/immediate")
    (folder / "data/immediate").symlink_to("immediate")
    ran = rectify("new", "新问题", "--register", "immediate")
    assert (ran.code, "data/immediate/01.yaml" in ran.err) == (1, True)


def test_a_new_file_is_written_through_no_link_to_nothing(rectify: Rectify, folder: Path, outside: Path) -> None:
    (folder / "data/columns.yaml").symlink_to(outside / "columns.yaml")
    ran = rectify("import", "台账.xlsx", "--map", "甲=-", "--save-map")
    assert (ran.code, "data/columns.yaml" in ran.err, held(outside)) == (1, True, {})


def test_evidence_is_copied_into_no_folder_elsewhere(rectify: Rectify, folder: Path, outside: Path) -> None:
    (folder / "data/evidence").symlink_to(outside)
    old = (folder / "data/issues/002.yaml").read_bytes()
    ran = rectify("evidence", "add", "2", "材料.pdf")
    assert (ran.code, "leads out of data/" in ran.err, held(outside)) == (1, True, {})
    assert (folder / "data/issues/002.yaml").read_bytes() == old


def test_evidence_that_is_a_pipe_is_not_waited_for(rectify: Rectify, folder: Path) -> None:
    os.mkfifo(folder / "甲.pdf")
    ran = rectify("evidence", "add", "2", "甲.pdf")
    assert (ran.code, "not an ordinary file" in ran.err) == (2, True)


def test_a_link_inside_is_followed(rectify: Rectify, folder: Path) -> None:
    path = folder / "data/issues/002.yaml"
    path.rename(folder / "data/.002.yaml")
    path.symlink_to("../.002.yaml")
    assert rectify("set", "2", "owner=综合办").code == 0
    assert path.is_symlink()
    assert "owner: 综合办" in path.read_text(encoding="utf-8")


READING = [
    ["proofread", "{}"],
    ["import", "{}"],
    ["accept", "{}"],
    ["check", "--baseline", "{}"],
    ["check", "--accept", "all", "--reason", "核实", "--baseline", "{}"],
    ["evidence", "add", "2", "{}"],
]


@pytest.mark.parametrize("words", READING, ids=lambda words: " ".join(words[:2]))
def test_nothing_reads_a_pipe_a_device_or_a_socket(rectify: Rectify, folder: Path, words: list[str]) -> None:
    os.mkfifo(folder / "管道")
    (folder / "设备").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "接口"))
        for name in ("管道", "设备", "接口"):
            ran = rectify(*(word.format(name) for word in words))
            assert (ran.code in {1, 2}, ORDINARY in ran.err + ran.out) == (True, True), (ran.err, ran.out)


ORDINARY = "this is a pipe, a device or a socket, not an ordinary file"
TEMPLATES = [
    ("templates/notice.md.j2", "md"),
    ("templates/notice.docx", "docx"),
    ("templates/base.docx", "docx"),
    ("words.tsv", ""),
]


@pytest.mark.parametrize(("name", "form"), TEMPLATES)
def test_templates_and_words_are_ordinary_files_of_their_folder(
    rectify: Rectify, folder: Path, outside: Path, name: str, form: str
) -> None:
    """Neither is one that is not passed over for the shipped one."""
    words = ["render", "notice", "--format", form, "-o", "-"] if form else ["proofread", "通报.txt"]
    (folder / "通报.txt").write_text("关于整改的通报", encoding="utf-8")
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    ran = rectify(*words)
    assert (ran.code, ORDINARY in ran.err + ran.out) == (1, True), ran.err
    path.unlink()
    (outside / "secret").write_text("密", encoding="utf-8")
    path.symlink_to(outside / "secret")
    ran = rectify(*words)
    assert (ran.code, "a link that leads out of" in ran.err + ran.out, "密" in ran.out) == (1, True, False), ran.err


@pytest.mark.parametrize(
    "tag", ["{% include 'part.inc' %}", "{% extends 'part.inc' %}", "{% import 'part.inc' as a %}"]
)
def test_a_template_uses_no_part_from_outside(rectify: Rectify, folder: Path, outside: Path, tag: str) -> None:
    (outside / "part.inc").write_text("密", encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates/notice.md.j2").write_text(tag, encoding="utf-8")
    part = folder / "templates/part.inc"
    part.symlink_to(outside / "part.inc")
    ran = rectify("render", "notice", "--format", "md", "-o", "-")
    assert (ran.code, "templates/part.inc" in ran.err, "密" in ran.out) == (1, True, False), ran.err
    part.rename(folder / "templates/link")
    (folder / "templates/whole.inc").write_text("全文", encoding="utf-8")
    part.symlink_to("whole.inc")
    assert "a link that leads out" not in rectify("render", "notice", "--format", "md", "-o", "-").err


def test_a_pipe_in_place_of_what_we_keep_is_not_waited_for(rectify: Rectify, folder: Path) -> None:
    assert rectify("set", "2", "owner=综合办").code == 0
    (folder / "build").mkdir(exist_ok=True)
    os.mkfifo(folder / "build/.written.json")
    ran = rectify("export", "register", "--format", "csv", "-o", "台账.csv")
    assert (ran.code, "it is a pipe without a reader" in ran.err) == (2, True)
    step = max((folder / "build/.journal").glob("0*"))
    step.unlink()
    os.mkfifo(step)
    assert rectify("undo").code == 1


@pytest.mark.parametrize("size", [0, 3, 1 << 20])
def test_a_pipe_gets_it_all_and_stays(tmp_path: Path, size: int) -> None:
    path, content = tmp_path / "pipe", bytes(size)
    os.mkfifo(path)
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as stream:
        writer = threading.Thread(target=write_atomically, args=(path, content))
        os.set_blocking(stream.fileno(), True)
        writer.start()
        got = b""
        while len(got) < size:
            got += os.read(stream.fileno(), 1 << 16)
        writer.join()
    assert (got, path.is_fifo(), list(tmp_path.iterdir())) == (content, True, [path])


def test_a_pipe_nobody_reads_is_told_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(RectifyError) as refused:
        write_atomically(path, b"one")
    assert refused.value.message.en == f"cannot write {path}: it is a pipe without a reader"
    assert path.is_fifo()


def test_a_socket_is_told_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        with pytest.raises(RectifyError, match="it is a disk or a socket"):
            write_atomically(Path("socket"), b"one")
        assert Path("socket").is_socket()


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--report", "json:{device}"],
        ["check", "--write-baseline", "{device}"],
        ["render", "notice", "--format", "md", "-o", "{device}"],
        ["export", "register", "--format", "csv", "-o", "{device}"],
    ],
    ids=lambda words: words[-2],
)
def test_a_device_gets_it_and_stays(rectify: Rectify, folder: Path, words: list[str]) -> None:
    """A pty plays the device, behind a link: what would be replaced is a link of the test's own."""
    ours, theirs = os.openpty()
    device = folder / "device"
    device.symlink_to(os.ttyname(theirs))
    reader = threading.Thread(target=_drain, args=(ours,), daemon=True)
    reader.start()
    try:
        ran = rectify(*(word.format(device=device) for word in words))
        assert (ran.code, device.is_symlink(), device.is_char_device()) == (0, True, True), ran.err
    finally:
        os.close(theirs)
    assert not (folder / "build/.written.json").exists()


def _drain(terminal: int) -> None:
    """Read a terminal until it is closed, so that nobody waits for room in it."""
    with contextlib.suppress(OSError):
        while os.read(terminal, 1 << 16):
            pass


def test_what_the_shell_hands_over_is_written_after_what_it_holds(folder: Path) -> None:
    """/proc/self/fd/1 is /dev/stdout by the name that not even root can replace."""
    handed = Path("/proc/self/fd/1")
    if not handed.exists():
        pytest.skip("there is no /proc")
    words = [sys.executable, "-m", "rectify_cli", "render", "notice", "--format", "md", "-o", str(handed)]
    piped = subprocess.run(words, cwd=folder, capture_output=True, check=True).stdout
    assert piped.startswith(b"#")
    with (folder / "out").open("ab") as out:
        out.write(b"before\n")
        out.flush()
        subprocess.run(words, cwd=folder, stdout=out, stderr=subprocess.PIPE, check=True)
    assert (folder / "out").read_bytes() == b"before\n" + piped


def test_a_pipe_is_nobodys_own(tmp_path: Path) -> None:
    """Whether we wrote what stands there is not asked of a pipe: reading it would never end."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RectifyError, match="a pipe without a reader"):
        Written(Workspace(tmp_path)).write(tmp_path / "pipe", b"one", force=False)
