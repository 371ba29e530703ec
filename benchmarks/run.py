"""`make bench`: start-up and growth as ratios, each measured against its floor or peer in the same run."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import generated

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
RECTIFY = str(BIN / "rectify")
DOORSTOP = [str(ROOT / ".venv-bench" / "bin" / "doorstop"), "--no-reformat", "--quiet"]
BARE = [sys.executable, "-c", "pass"]
FEW, MANY = 1_000, 10_000
FASTER, LINEAR = 3, 1.2


def seconds(command: list[str], folder: Path) -> float:
    """Time one run of `command` as a whole process."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env={**os.environ, "LANG": "C.UTF-8"})
    taken = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout.decode()}{done.stderr.decode()}")
    return taken


def ratio(command: list[str], folder: Path, other: list[str], other_folder: Path, rounds: int) -> tuple[float, float]:
    """Run two commands in turn; return the median of the paired ratios and of the first one's seconds."""
    seconds(command, folder)
    seconds(other, other_folder)
    pairs = [(seconds(command, folder), seconds(other, other_folder)) for _ in range(rounds)]
    return statistics.median(one / two for one, two in pairs), statistics.median(one for one, _ in pairs)


def row(*cells: object) -> None:
    """Print one line of the table."""
    print(f"| {' | '.join(str(cell) for cell in cells)} |", flush=True)


def verdict(met: bool) -> str:  # noqa: FBT001 - the answer itself
    """Say whether an aim was reached."""
    return "met" if met else "NOT MET"


def start_up(scratch: Path) -> None:
    """Measure the commands on the 22 files of the sample ledger."""
    peer = generated.items(scratch / "peer", 22)
    notice = ["render", "notice", "-o", str(scratch / "notice.docx")]
    words = ["render", "notice", "-f", "md", "-o", str(scratch / "notice.md")]
    wanted: list[tuple[str, list[str], float | None]] = [
        ("--help", ["--help"], 8),
        ("check", ["check"], 18),
        ("status", ["status"], 23),
        ("render -f md", words, None),
        ("render -f docx", notice, None),
    ]
    for name, arguments, limit in wanted:
        measured, took = ratio([RECTIFY, *arguments], ROOT, BARE, ROOT, 21)
        aim = ("", "") if limit is None else (f"<= {limit}", verdict(measured <= limit))
        row(f"rectify {name}", "bare Python", f"{measured:.2f}", *aim, f"{took * 1000:.0f} ms")
    for name, arguments, _ in wanted[:4]:
        measured, took = ratio([RECTIFY, *arguments], ROOT, DOORSTOP, peer, 9)
        row(f"rectify {name}", "doorstop -F, 22 items", f"{measured:.2f}", "", "", f"{took * 1000:.0f} ms")


def growth(scratch: Path) -> None:
    """Measure `check` on generated ledgers against doorstop and against parsing alone."""
    folders = {number: generated.ledger(scratch / str(number), number) for number in (FEW, MANY)}
    peer = generated.items(scratch / "peer-many", FEW)
    check = [RECTIFY, "check"]
    measured, took = ratio(DOORSTOP, peer, check, folders[FEW], 5)
    aim = (">= 3", verdict(measured >= FASTER))
    row(f"doorstop -F, {FEW} items", f"rectify check, {FEW} issues", f"{measured:.2f}", *aim, f"{took * 1000:.0f} ms")
    for number, folder in folders.items():
        floor = [sys.executable, str(ROOT / "benchmarks" / "parse_only.py"), str(folder / "data")]
        measured, took = ratio(check, folder, floor, folder, 5)
        row(f"rectify check, {number} issues", "libyaml parse only", f"{measured:.2f}", "", "", f"{took * 1000:.0f} ms")
    each = _per_issue(folders)
    row(f"per issue, {MANY} issues", f"per issue, {FEW} issues", f"{each:.2f}", "<= 1.2", verdict(each <= LINEAR), "")


def _per_issue(folders: dict[int, Path]) -> float:
    """Return what an issue costs in the large ledger over what it costs in the small one, start-up apart."""
    costs: dict[int, list[float]] = {number: [] for number in folders}
    for _ in range(5):
        empty = seconds([RECTIFY, "check"], ROOT)
        for number, folder in folders.items():
            costs[number].append((seconds([RECTIFY, "check"], folder) - empty) / number)
    return statistics.median(costs[MANY]) / statistics.median(costs[FEW])


def main() -> None:
    """Print one table of ratios."""
    print("| what | against | ratio (median of pairs) | to reach | | median time |")
    print("|---|---|--:|--:|---|--:|")
    with tempfile.TemporaryDirectory() as scratch:
        start_up(Path(scratch))
        growth(Path(scratch))


if __name__ == "__main__":
    main()
