"""Chromium, found by its path: how it prints a page and, played by Playwright, what axe finds and what fits."""

import shutil
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


_HEADLESS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def chromium() -> str:
    """Return the path of Chromium, empty if it is not here."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")


LACKING = "" if chromium() else "not here: Chromium (apt-get install chromium)"
"""What the tests that need a browser lack, empty if it is here."""


def printed(page: Path, target: Path) -> bytes:
    """Return a page as Chromium prints it to PDF, by a process of its own: several may print at once."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        arguments = (f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={target}")
        command = [chromium(), *_HEADLESS, *arguments, page.as_uri()]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
    return target.read_bytes()


def violations(tab: "Page") -> list[str]:
    """Return what axe finds in the page of a tab; its context has to let axe in, which is a script of none of ours.

    What is shown within a page is a paper, which is looked at by tests of its own.
    """
    tab.add_script_tag(path=str(files("axe_playwright_python") / "axe.min.js"))
    found = tab.evaluate("axe.run({iframes: false, resultTypes: ['violations']})")["violations"]
    return [f"{fault['id']}: {' '.join(node['html'] for node in fault['nodes'])}" for fault in found]


def too_wide(tab: "Page", width: int) -> bool:
    """Tell whether the page of a tab is wider than a window of `width` pixels."""
    usual = tab.viewport_size
    tab.set_viewport_size({"width": width, "height": 844})
    wide: bool = tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    if usual:
        tab.set_viewport_size(usual)
    return wide
