"""Usual obstacles have words of their own, with exit 1 or 2; only what nobody foresaw is an internal error."""

import errno
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import workspaces
from amending import editor, edits, files, folder
from commandline import Ran, Rectify, process
from rectify_cli.store import Workspace, journal
from repositories import apart, commit, git

__all__ = ["editor", "folder"]

GBK = "名字".encode("gbk")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names, limits or devices")


def said(ran: Ran, words: str, code: int = 2) -> bool:
    """Return True if a run ended with its own words, a hint among them."""
    assert "internal error" not in ran.err
    return (ran.code, words in ran.err, "hint: " in ran.err) == (code, True, True)


def run(root: Path, *words: str | bytes, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run a process with words that may be no UTF-8."""
    return process(*[word if isinstance(word, str) else os.fsdecode(word) for word in words], folder=root, **environ)


@POSIX
def test_a_word_that_is_not_utf8_is_named_and_the_same_in_utf8_is_taken(folder: Path) -> None:
    lines: list[list[str | bytes]] = [
        ["proofread", GBK + b".docx"],
        ["set", "1", b"title=" + GBK],
        ["-C", GBK, "status"],
    ]
    for words in lines:
        ran = run(folder, *words)
        assert ran.returncode == 2
        assert b"is not text in UTF-8" in ran.stderr
        assert b"unzip -O GBK" in ran.stderr
    assert run(folder, "set", "1", "title=名字").returncode == 0


@POSIX
@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
def test_a_file_of_a_windows_zip_in_the_data_is_named_in_every_report(folder: Path, form: str) -> None:
    for place in (b"data/issues", b"data/evidence"):
        os.makedirs(os.fsencode(folder) + b"/" + place, exist_ok=True)  # noqa: PTH103 - the name is of bytes
        Path(os.fsdecode(os.fsencode(folder) + b"/" + place + b"/" + GBK + b".yaml")).write_bytes(b"")
    ran = run(
        folder, "check", "--quick", "--format", form, "--report", f"{form}:report.x", "--write-baseline", "b.json"
    )
    assert (ran.returncode, ran.stderr) == (0, ran.stderr)
    ran = run(folder, "check", "--quick", "--format", form, "--report", f"{form}:report.x")
    assert (ran.returncode, b"internal error" in ran.stderr) == (1, False)
    assert "unzip -O GBK" in ran.stdout.decode()
    assert (folder / "report.x").read_text(encoding="utf-8")


@POSIX
def test_the_workspace_itself_may_lie_in_a_folder_with_any_name(tmp_path: Path) -> None:
    root = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + GBK))
    workspaces.write(root, workspaces.BASE)
    for words in (["log", "1", "--note", "甲"], ["render", "notice", "-f", "md", "--draft"], ["undo"]):
        assert run(root, *words).returncode == 0
    assert run(root, "render", "notice", "-f", "md", "--draft").returncode == 0


@pytest.mark.parametrize(
    "line", ["-C {} check", "init {}", "proofread {}.md", "import {}.xlsx", "check --baseline {}", "schema --write {}"]
)
def test_a_name_too_long_is_told(rectify: Rectify, folder: Path, line: str) -> None:
    assert folder.is_dir()
    ran = rectify(*line.format("长" * 300).split())
    assert ran.code in {1, 2}
    assert "internal error" not in ran.err + ran.out


@POSIX
def test_a_current_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    leaving = "import os, sys; os.rmdir(os.getcwd()); from rectify_cli.cli import app; sys.exit(app.run(['status']))"
    ran = subprocess.run([sys.executable, "-c", leaving], cwd=gone, capture_output=True, check=False)
    assert ran.returncode == 2
    assert b"the current folder was deleted" in ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize(
    "line", ["status", "list --format json", "schema", "render notice -f md -o - --draft", "--help"]
)
def test_a_full_disk_behind_stdout_is_told(folder: Path, line: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "rectify_cli", *line.split()],
            check=False,
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert ran.returncode == 2
    assert b"cannot write the output: the disk is full" in ran.stderr


@pytest.mark.usefixtures("folder")
def test_a_folder_that_may_not_be_read_is_told(rectify: Rectify, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def closed(path: str | Path) -> object:
        if str(path).endswith("issues"):
            raise PermissionError(errno.EACCES, "", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    for line in ("status", "check --quick", "log 1 --note 甲"):
        assert said(rectify(*line.split()), "issues: permission denied")


def test_a_template_that_may_not_be_read_is_not_passed_over(
    rectify: Rectify, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.lstat

    def closed(path: Path) -> os.stat_result:
        if path.parent == folder / "templates":
            raise PermissionError(errno.EACCES, "", str(path))
        return real(path)

    monkeypatch.setattr(Path, "lstat", closed)
    assert said(rectify("render", "notice", "-f", "md", "-o", "-", "--draft"), "templates", 1)
    assert "no permission to read templates/notice" in (ran := rectify("check")).out + ran.err
    monkeypatch.undo()
    assert rectify("-C", str(folder), "render", "notice", "-f", "md", "-o", "-", "--draft").code == 0


@pytest.mark.usefixtures("folder")
def test_a_file_that_vanishes_is_told(rectify: Rectify, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.lstat

    def vanished(path: str | Path) -> os.stat_result:
        if str(path).endswith("001.yaml"):
            raise FileNotFoundError(errno.ENOENT, "", str(path))
        return real(path)

    assert rectify("status").code == 0
    monkeypatch.setattr(os, "lstat", vanished)
    ran = rectify("status")
    assert (ran.code, "001.yaml: error[F001]" in ran.err) == (1, True)


def test_what_leaves_commits_out_is_no_revision(
    rectify: Rectify, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart(monkeypatch, tmp_path)
    git(folder, "init", "--quiet")
    commit(folder, "2024-12-31")
    assert rectify("status", "--rev", "HEAD").code == 0
    assert said(rectify("status", "--rev", "^HEAD"), "no revision ^HEAD in git")
    assert said(rectify("diff", "^HEAD"), "no revision ^HEAD in git")


def test_an_editor_with_an_unclosed_quote_is_told(
    rectify: Rectify, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(folder)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", 'vim "')
    assert said(rectify("edit", "1"), 'EDITOR cannot be read as a command: vim "')
    assert files(folder) == before


@pytest.mark.parametrize("content", ["[]", "null", '"a"', "{", '{"build/notice.md": 3}', "[" * 10**5])
def test_a_damaged_list_of_outputs_counts_as_lost(rectify: Rectify, folder: Path, content: str) -> None:
    words = ("render", "notice", "-f", "md", "--draft")
    assert rectify(*words).code == 0
    (folder / "build/.written.json").write_text(content, encoding="utf-8")
    assert rectify(*words).code == 0
    assert rectify(*words).code == 0


def test_a_date_no_calendar_reaches_is_told(rectify: Rectify, folder: Path) -> None:
    assert folder.is_dir()
    for line in ("due --as-of 9999-12-31", "status --as-of 0001-01-01", "diff 1899-12-31", "log 1 --date 2201-01-01"):
        assert said(rectify(*line.split()), "the year is not between 1900 and 2200")
    assert said(rectify("set", "1", "due=9999-12-31"), "not between 1900 and 2200")
    for line in ("status --as-of 2200-12-31", "status --as-of 1900-01-01"):
        assert rectify(*line.split()).code == 0


def test_a_clock_before_1980_is_told(rectify: Rectify, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder.is_dir()
    monkeypatch.setattr(time, "time", lambda: 1000.0)
    assert said(rectify("render", "notice", "--draft"), "the clock is before 1980")


def test_a_clock_set_back_is_told_and_one_that_goes_on_is_not(rectify: Rectify, folder: Path) -> None:
    assert "clock" not in rectify("log", "1", "--note", "甲").err
    assert "clock" not in rectify("log", "1", "--note", "乙").err
    newest = max((Workspace(folder).build / ".journal").glob("*.json"))
    step = json.loads(newest.read_bytes())
    newest.write_text(json.dumps(step | {"time": "2199-01-01T00:00:00+08:00"}), encoding="utf-8")
    ran = rectify("log", "1", "--note", "丙")
    assert (ran.code, "check the clock of this computer" in ran.err) == (0, True)
    assert journal.Journal(Workspace(folder)).steps()


def test_a_read_only_file_is_not_replaced(rectify: Rectify, folder: Path) -> None:
    path = folder / "data/issues/001.yaml"
    assert rectify("log", "1", "--note", "甲").code == 0
    path.chmod(0o444)
    before = files(folder)
    assert said(rectify("log", "1", "--note", "乙"), "001.yaml: the file is read-only")
    assert said(rectify("undo"), "001.yaml: the file is read-only")
    assert files(folder) == before
    path.chmod(0o644)
    assert rectify("undo").code == 0


def test_verbs_say_that_git_left_a_conflict_and_others_are_not_stopped(rectify: Rectify, folder: Path) -> None:
    (folder / "data/issues/001.yaml").write_bytes(b"<<<<<<< HEAD\nid: 1\n=======\nid: 1\n>>>>>>> x\n")
    for line in ("log 1 --note x", "set 1 title=x", "plan add 1 x"):
        assert said(rectify(*line.split()), "unresolved conflict of a git merge", 1)
    assert rectify("log", "2", "--note", "x").code == 0
    inspection = (folder / "data/inspection.yaml").read_bytes()
    (folder / "data/inspection.yaml").write_bytes(b"<<<<<<< HEAD\n" + inspection)
    assert said(rectify("log", "2", "--note", "x"), "unresolved conflict of a git merge", 1)


@pytest.mark.parametrize("left", ["{}", "[]", "null", "---"])
def test_a_file_with_nothing_in_it_is_emptied(
    rectify: Rectify, folder: Path, editor: Path, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    before = files(folder)
    text = "import sys; from pathlib import Path; Path(sys.argv[-1]).write_text(sys.argv[1])"
    editor.write_text(text, encoding="utf-8")
    edits(monkeypatch, editor, f"'{left}'")
    ran = rectify("edit", "1")
    assert (ran.code, "an empty file is not stored" in ran.err) == (1, True)
    assert files(folder) == before


@pytest.mark.parametrize("name", ["CON", "NUL.pdf", "com1.docx", "LPT9 .txt", "aux", "报告."])
def test_evidence_has_a_name_that_every_system_takes(rectify: Rectify, folder: Path, name: str) -> None:
    (folder / "console.pdf").write_bytes(b"x")
    (folder / name).write_bytes(b"x")
    assert said(rectify("evidence", "add", "1", name), "is not valid on other systems")
    assert rectify("evidence", "add", "1", "console.pdf").code == 0


def test_a_poam_in_utf16_is_read_and_half_a_character_is_told(rectify: Rectify, folder: Path, tmp_path: Path) -> None:
    assert folder.is_dir()
    exported = tmp_path / "a.json"
    assert rectify("export", "-f", "oscal-poam", "-o", str(exported)).code == 0
    text = exported.read_text(encoding="utf-8")
    wide, half, cut = (tmp_path / name for name in ("wide.json", "half.json", "cut.json"))
    wide.write_bytes(text.encode("utf-16"))
    half.write_text(text.replace('"title": "', '"title": "\\ud800', 1), encoding="utf-8")
    cut.write_bytes(text.encode("utf-16")[:-1])
    assert rectify("import", str(wide), "--into", str(tmp_path / "wide")).code == 0
    for path in (half, cut):
        ran = rectify("import", str(path), "--into", str(tmp_path / path.stem))
        assert said(ran, "not valid JSON", 1)
        assert len(ran.err) < 500
