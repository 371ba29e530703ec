"""Chromium, found by its path and played by Playwright: what axe finds in a page, and whether it fits a window."""

import shutil
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def chromium() -> str:
    """Return the path of Chromium, empty if it is not here."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")


LACKING = "" if chromium() else "not here: Chromium (apt-get install chromium)"
"""What the tests that need a browser lack, empty if it is here."""


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
