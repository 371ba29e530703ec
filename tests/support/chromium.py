"""A page in Chromium, found by its path: what it looks like at a width, how it prints, what axe finds in it."""

import html
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

_ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_ASKED = """<script>
addEventListener("load", async () => {
  const found = await axe.run();
  const {scrollWidth, clientWidth} = document.documentElement;
  const wide = scrollWidth > clientWidth ? ["wider than the window"] : [];
  const said = found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`);
  parent.postMessage(JSON.stringify([...said, ...wide]), "*");
});
</script>"""
_OUTER = """<!DOCTYPE html><html><body><iframe src="inside.html" width="WIDTH" height="2000"></iframe><script>
addEventListener("message", (event) => { document.body.textContent = `RESULT${event.data}END`; });
</script></body></html>"""


def chromium() -> str:
    """Return the path of Chromium, empty if it is not here."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")


def axe() -> str:
    """Return the path of axe.min.js (the package axe-core of npm): RECTIFY_AXE, or in node_modules; else empty."""
    named = os.environ.get("RECTIFY_AXE") or "node_modules/axe-core/axe.min.js"
    return named if Path(named).exists() else ""


def missing() -> str:
    """Return what is not here of all that is needed to look at a page, empty if nothing is."""
    lacking = [] if chromium() else ["Chromium (apt-get install chromium)"]
    lacking += [] if axe() else ["axe-core (npm install axe-core, or RECTIFY_AXE=…/axe.min.js)"]
    return " and ".join(lacking) and f"not here: {' and '.join(lacking)}"


def _run(page: Path, *arguments: str) -> bytes:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [chromium(), *_ARGUMENTS, f"--user-data-dir={profile}", *arguments, page.as_uri()]
        return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout


def printed(page: Path, target: Path) -> bytes:
    """Return a page as Chromium prints it to PDF."""
    _run(page, "--no-pdf-header-footer", f"--print-to-pdf={target}")
    return target.read_bytes()


def violations(page: str, folder: Path, width: int) -> list[str]:
    """Return what axe finds in a page in a window of `width` pixels, and whether it is wider than that.

    Its content security policy, which would not let axe in, is taken out.
    """
    probe = f"<script src={json.dumps(Path(axe()).resolve().as_uri())}></script>{_ASKED}</head>"
    (folder / "inside.html").write_text(_POLICY.sub("", page).replace("</head>", probe, 1), encoding="utf-8")
    outer = folder / "outer.html"
    outer.write_text(_OUTER.replace("WIDTH", str(width)), encoding="utf-8")
    shown = _run(outer, "--virtual-time-budget=20000", "--dump-dom").decode()
    said = re.search(r"RESULT(.*)END", shown, re.DOTALL)
    assert said, shown[:2000]
    faults: list[str] = json.loads(html.unescape(said[1]))
    return faults
