"""Draw the pictures of the local page: what a browser shows of a copy of the sample ledger, as Chromium draws it."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import chromium
from local_page import Browser, Page, desk_in
from rectify_cli.core.language import Language

ROOT = Path(__file__).parents[1]
STYLE = ROOT / "src/rectify_cli/web/static/style.css"
WIDTH = 1280
LIST, ISSUE, BOTH = "serve-list.png", "serve-issue.png", "serve-both.png"
HEIGHTS = {LIST: 900, ISSUE: 900, BOTH: 640}
TYPED = {"date": "2025-01-14", "note": "验收申请已受理"}
BEHIND = ("  - {date: 2024-12-31, status: staged}\n", "  - {date: 2025-01-13, status: staged, note: 招标文件已报批}\n")
"""A line of issue 18 in the sample, and what a colleague adds after it while the page is open."""


def draw(folder: Path) -> None:
    """Draw the list, an issue with a form open, and both sides of a change, each as a PNG in `folder`."""
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(ROOT / "data", Path(scratch) / "data")
        for name, page in _pages(Path(scratch)).items():
            (folder / name).write_bytes(_drawn(page, Path(scratch), HEIGHTS[name]))


def _pages(workspace: Path) -> dict[str, Page]:
    browser = Browser(desk_in(workspace, Language.ZH))
    listed, opened = browser.get("/issues"), browser.get("/issues/18", query={"open": "log"})
    file = workspace / "data/issues/018.yaml"
    line, added = BEHIND
    text = file.read_text(encoding="utf-8")
    if line not in text:
        raise ValueError(f"{file.name} of the sample has no line {line!r}")
    file.write_text(text.replace(line, line + added), encoding="utf-8")
    return {LIST: listed, ISSUE: opened, BOTH: browser.fill(opened, "log", **TYPED)}


def _drawn(page: Page, folder: Path, height: int) -> bytes:
    """Return a page as a PNG, in a window of WIDTH by `height`; it is drawn from a file, with its style in it."""
    inside, picture = folder / "page.html", folder / "page.png"
    style = f"<style>{STYLE.read_text(encoding='utf-8')}</style></head>"
    inside.write_text(page.text.replace("</head>", style, 1), encoding="utf-8")
    subprocess.run(
        [
            *(chromium.chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *(f"--user-data-dir={folder / 'profile'}", f"--window-size={WIDTH},{height}"),
            *(f"--screenshot={picture}", inside.as_uri()),
        ],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return picture.read_bytes()
