"""A ledger in a bad night: kills, eight writers at once, a full disk. `make soak` runs the long form."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import workspaces
from amending import PETITIONS
from commandline import process
from killed import at_every_step, tree
from rectify_cli import store
from rectify_cli.cli import app

LONG = bool(os.environ.get("RECTIFY_SOAK"))
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork")]

VERBS = [
    "fact add 追缴 --value 500 --source 财务室",
    "log 2 --status completed --note 已修订办法 --date 2025-01-05",
    *(
        [
            "extend 2 --to 2026-06-30 --date 2025-01-05 --reason 招标延后",
            "measure add 1 修订办法。",
            "results add 1 已修订。",
        ]
        if LONG
        else []
    ),
    *(["plan add 2 抽查合同。 --due 2026-01-01", "register add 会议", "field add source"] if LONG else []),
    *(
        ["set 1,2 owner=办公室", "petition add --count 30", "evidence add 2 甲.pdf", "delete 1 --reason 误建"]
        if LONG
        else []
    ),
    *(["set inspection notice.closing=特此通报。", "policy plan_months=2", "labels 已落实=完成"] if LONG else []),
    *(["new 新的问题", "sign-off 1 --by 张某 --role 责任部门", "undo", "export -o 表.xlsx"] if LONG else []),
]
LIMITS = range(0, 6000, 100) if LONG else (0, 900)
EACH = 50 if LONG else 2


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Return a ledger with one change in its journal, and a file to hand in as evidence."""
    root = tmp_path / "origin"
    workspaces.write(root, workspaces.BASE | {"data/petitions.yaml": PETITIONS, "甲.pdf": "甲"})
    assert app.run(["-C", str(root), "log", "1,2", "--note", "甲"]) == 0
    return root


def after(root: Path, *words: str) -> dict[str, bytes]:
    """Return the files of a copy of the workspace after a command that nothing disturbs."""
    copy = root.with_name("done")
    shutil.copytree(root, copy)
    assert app.run(["-C", str(copy), *words]) == 0
    files = tree(copy)
    shutil.rmtree(copy)
    return files


@pytest.mark.parametrize("line", VERBS)
def test_killed_at_any_step_the_next_command_finds_all_or_nothing(
    origin: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(origin)
    before, done = tree(origin), after(origin, *line.split())
    for copy in at_every_step(origin, *line.split()):
        # Whatever the next command is: it takes back or finishes what was begun, before its own change.
        assert app.run(["-C", str(copy), "log", "2", "--note", "乙"]) == 0
        assert app.run(["-C", str(copy), "undo"]) == 0
        assert tree(copy) in (before, done)
        assert store.load(store.Workspace(copy)).ledger is not None


FILLING = """\
import resource, sys
from rectify_cli.cli import app
limit = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), limit[1]))
code = app.run(sys.argv[2:])
resource.setrlimit(resource.RLIMIT_FSIZE, limit)  # coverage writes more than that when the process ends
sys.exit(code)
"""


@pytest.mark.parametrize("line", VERBS)
def test_on_a_full_disk_the_change_is_made_or_refused_with_a_reason(origin: Path, line: str) -> None:
    before, done = tree(origin), after(origin, *line.replace("甲.pdf", str(origin / "甲.pdf")).split())
    for limit in LIMITS:
        copy = origin.with_name(f"full-{limit}")
        shutil.copytree(origin, copy)
        words = [sys.executable, "-c", FILLING, str(limit), *line.split()]
        environ = os.environ | {"RECTIFY_LANG": "en"}
        ran = subprocess.run(words, cwd=copy, env=environ, capture_output=True, check=False)
        assert ran.returncode in (0, 2), ran.stderr.decode()
        assert not any(word in ran.stderr for word in (b"Traceback", b"it could not be done"))
        assert tree(copy) == (before if ran.returncode else done)
        shutil.rmtree(copy)


def test_eight_writers_at_once_lose_nothing(origin: Path) -> None:
    """Facts, notes and items of one entry, all from processes of their own."""

    def written(number: int) -> list[int]:
        lines = [
            line.split()
            for round_ in range(EACH)
            for line in (
                f"fact add 事实{number}之{round_} --value {round_ + 1} --source 财务室",
                f"log 2 --note 第{number}号{round_}次",
            )
        ]
        return [process(*words, folder=origin, RECTIFY_LANG="en").returncode for words in lines]

    with ThreadPoolExecutor(8) as pool:
        codes = [code for each in pool.map(written, range(8)) for code in each]
    assert codes == [0] * (8 * 2 * EACH)
    loaded = store.load(store.Workspace(origin))
    assert loaded.ledger is not None
    text = "".join(path.read_text(encoding="utf-8") for path in (origin / "data").rglob("*.yaml"))
    assert [f"事实{n}之{r}" for n in range(8) for r in range(EACH) if f"事实{n}之{r}" not in text] == []
    assert [f"第{n}号{r}次" for n in range(8) for r in range(EACH) if f"第{n}号{r}次" not in text] == []
