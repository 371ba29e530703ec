"""Four browsers and the command line at once on one issue: nothing of it is lost."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import workspaces
from local_page import Browser, desk_in

SOAK = os.environ.get("RECTIFY_SOAK")
EDITS, COMMANDS, BROWSERS = (50, 200, 4) if SOAK else (4, 12, 4)
FILE = "data/issues/001.yaml"
RUNS = f"""
import sys
from rectify_cli.cli import app
for number in range({COMMANDS}):
    assert app.run(["-q", "results", "add", "1", f"命令{{number}}。"]) == 0
"""


def edit(browser: Browser, name: str) -> None:
    """Add a result on the page of the issue, and again on each conflict, until it is written."""
    page = browser.fill(browser.get("/issues/1"), "results-add", text=f"{name}。")
    while page.status == 409:
        page = browser.fill(page, "again")
    assert page.status == 200, page.words


@pytest.mark.slow
def test_nothing_is_lost(tmp_path: Path) -> None:
    root = workspaces.write(tmp_path, workspaces.BASE)
    desk = desk_in(root)
    browsers = [Browser(desk) for _ in range(BROWSERS)]

    def work(at: int) -> None:
        for number in range(EDITS):
            edit(browsers[at], f"网页{at}之{number}")

    commands = subprocess.Popen([sys.executable, "-c", RUNS], cwd=root)
    with ThreadPoolExecutor(BROWSERS) as pool:
        list(pool.map(work, range(BROWSERS)))
    assert commands.wait() == 0
    text = (root / FILE).read_text(encoding="utf-8")
    wanted = {f"网页{at}之{number}。" for at in range(BROWSERS) for number in range(EDITS)}
    wanted |= {f"命令{number}。" for number in range(COMMANDS)}
    written = [line.strip(" -") for line in text.splitlines()]
    assert sorted(line for line in written if line in wanted) == sorted(wanted)
