"""Serve a ledger and use its page; print the seconds of the start, the first page, each further action, and the MB."""

import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

RECTIFY = str(Path(sys.executable).parent / "rectify")
ROUNDS = 9


class Visitor:
    """A browser of the page at an address: one connection, the cookie, and the forms it was shown."""

    def __init__(self, address: str) -> None:
        """Open the page."""
        parts = urlsplit(address)
        self.host = parts.netloc
        self.base = parts.path.removesuffix("/open")
        self.connection = HTTPConnection(self.host)
        self.headers = {"Host": self.host, "Origin": f"http://{self.host}"}
        self.connection.request("GET", f"{parts.path}?{parts.query}", headers=self.headers)
        answer = self.connection.getresponse()
        self.headers["Cookie"] = str(answer.getheader("set-cookie")).partition(";")[0]
        answer.read()

    def get(self, path: str) -> str:
        """Return a page."""
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        if answer.status != 200:  # noqa: PLR2004 - HTTP
            sys.exit(f"{path}: {answer.status}")
        return answer.read().decode()

    def log(self, number: int) -> None:
        """Log progress of an issue, as its page asks for it, and look at what came of it."""
        page = self.get(f"{self.base}/issues/{number}")
        shown = {name: re.search(f'name="{name}" value="(.*?)"', page) for name in ("csrf", "digest")}
        kept = {name: value[1] for name, value in shown.items() if value}
        kept |= {"note": "抽查", "date": "2025-01-10"}
        headers = self.headers | {"Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", f"{self.base}/issues/{number}/log", urlencode(kept), headers)
        answer = self.connection.getresponse()
        answer.read()
        self.get(str(answer.getheader("location")))


def taken(action: Callable[[], object]) -> float:
    """Return the seconds of an action."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main(folder: str) -> None:
    """Print the figures, one a line."""
    start = time.perf_counter()
    command = [RECTIFY, "-C", folder, "serve", "--no-browser"]
    out, lost = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdout=out, stderr=lost, encoding="utf-8") as run:
        address = run.stdout.readline().strip() if run.stdout else ""
        print(time.perf_counter() - start)
        visitor = Visitor(address)
        print(taken(lambda: visitor.get(f"{visitor.base}/issues")))
        for path in ("/issues", "/issues?q=%E5%88%B6", "/issues/7"):
            print(statistics.median(taken(partial(visitor.get, visitor.base + path)) for _ in range(ROUNDS)))
        # A page, a save and the page after it.
        print(statistics.median(taken(partial(visitor.log, number)) / 3 for number in range(11, 11 + ROUNDS)))
        status = Path(f"/proc/{run.pid}/status")
        peak = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8")) if status.exists() else None
        print(int(peak[1]) / 1024 if peak else 0)
        run.terminate()


if __name__ == "__main__":
    main(sys.argv[1])
