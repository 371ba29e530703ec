"""Two people at once lose nothing: every change is made under one lock, from what the files say then."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

import workspaces
from laws import share
from rectify_cli import store
from rectify_cli.core.errors import RectifyError
from rectify_cli.store import journal, save

WORK = """\
import os, sys
from pathlib import Path
from rectify_cli.cli import app
from rectify_cli.store import save
save.PATIENCE = -1  # the lock is fair to nobody, and a busy machine has more than a minute's work
folder, name, edits = sys.argv[1:]
sys.stderr = open(os.devnull, "w", encoding="utf-8")
for number in range(int(edits)):
    words = ["new", f"{name}-{number}"] if number % 12 == 0 else ["measure", "add", "1", f"{name}-{number}"]
    assert app.run(["-C", folder, *words]) == 0
"""
HOLD = """\
import datetime as dt, sys
from pathlib import Path
from rectify_cli.store import Workspace, save
with save.locked(Workspace(Path(sys.argv[1])), dt.datetime.now):
    print("held", flush=True)
    sys.stdin.read()
"""


def together(folder: Path, processes: int, edits: int) -> None:
    """Let so many processes make so many changes each, at once, and assert that every one is there."""
    workspaces.write(folder, workspaces.BASE)
    running = [
        subprocess.Popen([sys.executable, "-c", WORK, str(folder), f"甲{name}", str(edits)])
        for name in range(processes)
    ]
    assert [one.wait() for one in running] == [0] * processes
    ledger = store.load(store.Workspace(folder)).ledger
    assert ledger
    said = {f"甲{name}-{number}" for name in range(processes) for number in range(edits)}
    titles = [entry.record.title for entry in ledger.issues[2:]]
    measures = [measure.text for measure in ledger.issues[0].record.measures[1:]]
    assert len(titles) + len(measures) == processes * edits
    assert {*titles, *measures} == said
    assert [entry.record.id for entry in ledger.issues] == list(range(1, len(titles) + 3))
    steps, whole = journal.Journal(store.Workspace(folder)).steps(), processes * edits
    assert [step.number for step in steps] == list(range(whole, max(whole - journal.STEPS, 0), -1))


@pytest.mark.slow
def test_eight_at_once_lose_nothing(tmp_path: Path) -> None:
    together(tmp_path, 8, share(60))


def test_a_killed_run_leaves_no_lock_and_a_living_one_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline().strip() == b"held"
        with monkeypatch.context() as hurry:
            hurry.setattr(save, "PATIENCE", 0)
            with (
                pytest.raises(RectifyError, match="locked by another run"),
                save.locked(store.Workspace(tmp_path), dt.datetime.now),
            ):
                pass
        holder.kill()
        holder.wait()
        with save.locked(store.Workspace(tmp_path), dt.datetime.now):
            assert holder.returncode


@pytest.mark.slow
def test_eight_at_once_fill_in_fields_of_their_own(tmp_path: Path) -> None:
    declared = "".join(f"  k{name}: {{heading: 栏{name}, type: list}}\n" for name in range(8))
    workspaces.write(tmp_path, workspaces.BASE)
    workspaces.write(tmp_path, {"data/inspection.yaml": f"{workspaces.INSPECTION}fields:\n{declared}"})
    work = WORK.replace('["measure", "add", "1", f"{name}-{number}"]', '["set", "1", f"k{name}+={number}"]')
    work = work.replace("if number % 12 == 0", "if not name")
    edits = share(30)
    running = [
        subprocess.Popen([sys.executable, "-c", work, str(tmp_path), str(name), str(edits)]) for name in range(8)
    ]
    assert [one.wait() for one in running] == [0] * 8
    ledger = store.load(store.Workspace(tmp_path)).ledger
    assert ledger
    own = ledger.issues[0].record.fields.values()
    assert own == {f"k{name}": tuple(map(str, range(edits))) for name in range(8)}
