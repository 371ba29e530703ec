"""What leaves the terminal: its encoding, its edition, and the name of its file."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from amending import folder
from commandline import Rectify, process
from killed import at_every_step

__all__ = ["folder"]

MACHINE = ["check --format json", "check --format sarif", "check --format junit", "check --format html", "schema",
           "status --format json", "list --format json", "status --format markdown"]  # fmt: skip
SCREENS = [
    "status --format json",
    "status --format markdown",
    "list --format json",
    "list --format csv",
    "due --format json",
    "due --format md",
    "history 1 --format json",
    "history 1 --format markdown",
    "show 1 --format json",
    "stats --format json",
    "stats --format svg",
    "diff 2024-01-01 --format html",
]


@pytest.fixture
def withheld(folder: Path) -> Path:
    """Return a ledger whose first issue is open and withheld."""
    text = (
        "id: 1\ntitle: 不得公开的标题\ndisclosure: withheld\nowner: 财务科\naspect: 密件方面\ndue: 2024-12-31\n"
        "progress:\n  - {date: 2024-12-30, status: staged, note: 不得公开的说明}\n"
    )
    (folder / "data/issues/001.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("line", MACHINE)
def test_what_a_program_reads_is_utf8_whatever_the_console(folder: Path, line: str) -> None:
    ran = process(*line.split(), "--lang", "zh", folder=folder, PYTHONIOENCODING="gbk")
    text = ran.stdout.decode()
    assert any("\u4e00" <= mark <= "\u9fff" for mark in text)


def test_a_screen_for_a_person_is_in_the_encoding_of_the_console(folder: Path) -> None:
    ran = process("status", "--lang", "zh", folder=folder, PYTHONIOENCODING="gbk")
    assert "反馈问题" in ran.stdout.decode("gbk")


@pytest.mark.parametrize("line", SCREENS)
def test_a_screen_that_may_travel_names_its_edition_and_says_it_is_internal(
    rectify: Rectify, withheld: Path, line: str
) -> None:
    assert withheld.is_dir()
    internal, public = rectify(*line.split()), rectify(*line.split(), "--edition", "public")
    if not line.startswith("diff"):
        assert "this is the internal edition" in internal.err
        assert "internal" in internal.out
    assert "edition" not in public.err or public.code == 2
    told = public.out + public.err
    assert not any(secret in told for secret in ("不得公开的标题", "不得公开的说明", "财务科", "密件方面"))
    if "history" not in line and "show" not in line:
        assert "public" in public.out


def test_what_is_not_public_is_marked(rectify: Rectify, withheld: Path) -> None:
    assert withheld.is_dir()
    assert "| 不得公开的标题 \\[withheld\\] |" in rectify("status", "--format", "markdown").out
    assert json.loads(rectify("due", "--format", "json").out)["issues"][0]["disclosure"] == "withheld"


def test_every_issue_counts_in_the_public_figures(rectify: Rectify, withheld: Path) -> None:
    assert withheld.is_dir()
    for command in ("status", "stats"):
        figures = [
            json.loads(rectify(command, "--format", "json", "--edition", edition).out)
            for edition in ("internal", "public")
        ]
        key = "registers" if command == "status" else "total"
        assert figures[0][key] == figures[1][key]


def test_an_internal_paper_is_named_so_and_a_public_one_or_minus_o_is_not(rectify: Rectify, folder: Path) -> None:
    for words in (
        ["render", "report"],
        ["render", "report", "--edition", "public"],
        ["render", "report", "-o", "a.md"],
    ):
        assert rectify(*words, *(["-f", "md"] if "-o" not in words else []), "--draft").code == 0
    assert (folder / "build/report-internal.md").is_file()
    assert (folder / "build/report.md").is_file()
    assert (folder / "a.md").is_file()


def test_of_many_renders_at_once_none_is_refused(folder: Path) -> None:
    words = [sys.executable, "-m", "rectify_cli", "render", "notice", "-f", "md", "--draft"]

    def one(number: int) -> int:
        del number
        return subprocess.run(words, cwd=folder, capture_output=True, check=False).returncode

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(one, range(4))) == {0}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_killed_at_any_step_the_next_render_is_not_refused(rectify: Rectify, folder: Path) -> None:
    words = ("render", "notice", "-f", "md", "--draft")
    assert rectify(*words).code == 0
    assert rectify("set", "1", "title=改过的标题").code == 0
    for copy in at_every_step(folder, *words):
        ran = rectify("-C", str(copy), *words)
        assert (ran.code, [path.name for path in copy.rglob(".rectify.*")]) == (0, [])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_a_killed_init_can_be_run_again(rectify: Rectify, tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    origin.mkdir()
    for copy in at_every_step(origin, "init", "new"):
        new = copy / "new"
        whole = (new / "data/inspection.yaml").exists()
        assert rectify("init", str(new)).code == (2 if whole else 0)
        assert rectify("-C", str(new), "status").code == 0
    (origin / "new/data").mkdir(parents=True)
    (origin / "new/data/别的.txt").write_bytes(b"")
    assert rectify("init", str(origin / "new")).code == 2
