"""`make bench`: start-up and growth as ratios, each against a lower bound or a peer in the same run."""

import compileall
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import generated
import verbs

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
RECTIFY = str(BIN / "rectify")
DOORSTOP = [str(ROOT / ".venv-bench" / "bin" / "doorstop"), "--no-reformat", "--quiet"]
BARE = [sys.executable, "-c", "pass"]
PEER = [str(ROOT / ".venv-bench" / "bin" / "python"), str(ROOT / "benchmarks" / "peer_docxtpl.py")]
RENDERING = [sys.executable, str(ROOT / "benchmarks" / "rendering.py")]
SHEETS = [sys.executable, str(ROOT / "benchmarks" / "sheets.py")]
READING = [sys.executable, str(ROOT / "benchmarks" / "reading_sheets.py")]
OPENPYXL = [sys.executable, str(ROOT / "benchmarks" / "peer_openpyxl.py")]
SERVING = [sys.executable, str(ROOT / "benchmarks" / "serving.py")]
SERVED = 150
"""The most memory of the local page, in MB."""
FEW, SOME, MANY = 1_000, 5_000, 10_000
FASTER, SLOWER, LINEAR, ENOUGH, WRITING, READ, DAILY = 3, 2, 1.2, 20, 0.6, 0.5, 20


def seconds(command: list[str], folder: Path, *, printed: bool = False) -> float:
    """Return the time of one run of `command` as a whole process, or the seconds it prints."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env={**os.environ, "LANG": "C.UTF-8"})
    taken = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout.decode()}{done.stderr.decode()}")
    return float(done.stdout) if printed else taken


def ratio(  # noqa: PLR0913 - two commands, each in its folder
    command: list[str], folder: Path, other: list[str], other_folder: Path, rounds: int, *, printed: bool = False
) -> tuple[float, float]:
    """Run two commands in turn; return the median of the paired ratios and of the seconds of the first."""
    seconds(command, folder)
    seconds(other, other_folder)
    pairs = [
        (seconds(command, folder, printed=printed), seconds(other, other_folder, printed=printed))
        for _ in range(rounds)
    ]
    return statistics.median(own / peer for own, peer in pairs), statistics.median(own for own, _ in pairs)


def row(*cells: object) -> None:
    """Print one line of the table."""
    print(f"| {' | '.join(str(cell) for cell in cells)} |", flush=True)


def verdict(met: bool) -> str:  # noqa: FBT001 - the answer itself
    """Return whether a target was met, in words."""
    return "met" if met else "NOT MET"


def start_up(scratch: Path) -> None:
    """Measure the commands on the 22 files of the sample ledger."""
    peer = generated.items(scratch / "peer", 22)
    notice = ["render", "notice", "-o", str(scratch / "notice.docx")]
    words = ["render", "notice", "-f", "md", "-o", str(scratch / "notice.md")]
    targets: list[tuple[str, list[str], float | None]] = [
        ("--help", ["--help"], 8),
        ("check --quick", ["check", "--quick"], 18),
        ("check", ["check"], None),
        ("status", ["status"], 23),
        ("render -f md", words, None),
        ("render -f docx", notice, None),
    ]
    for name, arguments, limit in targets:
        measured, took = ratio([RECTIFY, *arguments], ROOT, BARE, ROOT, 21)
        aim = ("", "") if limit is None else (f"<= {limit}", verdict(measured <= limit))
        row(f"rectify {name}", "bare Python", f"{measured:.2f}", *aim, f"{took * 1000:.0f} ms")
    for name, arguments, _ in targets[1:5]:
        measured, took = ratio([RECTIFY, *arguments], ROOT, DOORSTOP, peer, 9)
        row(f"rectify {name}", "doorstop -F, 22 items", f"{measured:.2f}", "", "", f"{took * 1000:.0f} ms")


def growth(scratch: Path) -> None:
    """Measure `check` on generated ledgers against doorstop and against parsing alone."""
    folders = {number: generated.ledger(scratch / str(number), number) for number in (FEW, MANY)}
    peer = generated.items(scratch / "peer-many", FEW)
    check = [RECTIFY, "check", "--quick"]
    measured, took = ratio(DOORSTOP, peer, check, folders[FEW], 5)
    aim = (">= 3", verdict(measured >= FASTER))
    row(
        f"doorstop -F, {FEW} items",
        f"rectify check --quick, {FEW} issues",
        f"{measured:.2f}",
        *aim,
        f"{took * 1000:.0f} ms",
    )
    for number, folder in folders.items():
        floor = [sys.executable, str(ROOT / "benchmarks" / "parse_only.py"), str(folder / "data")]
        measured, took = ratio(check, folder, floor, folder, 5)
        row(
            f"rectify check --quick, {number} issues",
            "libyaml parse only",
            f"{measured:.2f}",
            "",
            "",
            f"{took * 1000:.0f} ms",
        )
    _linear(check, folders)


def working_day(scratch: Path) -> None:
    """Measure the everyday commands on sixty issues."""
    root = verbs.ledger(scratch)
    for name, words in verbs.VERBS.items():
        pairs = []
        for _ in range(9):
            verbs.restore(root)
            pairs.append((seconds([RECTIFY, *words], root), seconds(BARE, root)))
        measured = statistics.median(own / bare for own, bare in pairs)
        took = statistics.median(own for own, _ in pairs)
        cells = (f"{measured:.2f}", f"<= {DAILY}", verdict(measured <= DAILY), f"{took * 1000:.0f} ms")
        row(f"rectify {name}, {verbs.SIXTY} issues", "bare Python", *cells)


def rendering(scratch: Path) -> None:
    """Measure the notice in Word on generated ledgers against docxtpl, which gets the finished text."""
    folders = {number: generated.ledger(scratch / f"set-{number}", number) for number in (FEW, SOME)}
    template, words = generated.template(scratch / "template.docx"), scratch / "words.json"
    seconds([*RENDERING, str(words)], folders[FEW])
    peer = [*PEER, str(template), str(words), str(scratch / "peer.docx")]
    render = [RECTIFY, "render", "notice"]
    for name, command, printed in (("rendering and searching", RENDERING, True), ("rectify render", render, False)):
        measured, took = ratio(command, folders[FEW], peer, folders[FEW], 9, printed=printed)
        aim = ("<= 2", verdict(measured <= SLOWER))
        against = "docxtpl, the same text" if printed else "docxtpl, its whole process"
        row(f"{name}, {FEW} issues", against, f"{measured:.2f}", *aim, f"{took * 1000:.0f} ms")
    _linear(render, folders)


def sheets(scratch: Path) -> None:
    """Measure the register in Excel against openpyxl, which gets the finished cells and fits no row heights."""
    folder, cells = generated.ledger(scratch / "sheets", MANY), str(scratch / "cells.json")
    seconds([*SHEETS, cells], folder)
    for name, words, aim in (("writing", [], WRITING), ("writing and searching", ["--whole"], None)):
        measured, took = ratio([*SHEETS, *words], folder, [*OPENPYXL, cells], folder, 5, printed=True)
        target = (f"<= {aim}", verdict(measured <= aim)) if aim else ("", "")
        row(
            f"{name} the register, {MANY} rows",
            "openpyxl, the same cells",
            f"{measured:.2f}",
            *target,
            f"{took * 1000:.0f} ms",
        )
    book = str(scratch / "register.xlsx")
    seconds([RECTIFY, "export", "register", "-o", book], folder)
    measured, took = ratio([*READING, book, "ours"], folder, [*READING, book, "openpyxl"], folder, 5, printed=True)
    reached = (f"<= {READ}", verdict(measured <= READ))
    row(
        f"reading the register, {MANY} rows",
        "openpyxl, read only",
        f"{measured:.2f}",
        *reached,
        f"{took * 1000:.0f} ms",
    )


def proofreading(scratch: Path) -> None:
    """Measure the proofreader: its processor time on the notice of the sample ledger, and its growth."""
    formats = ("md", "txt", "html", "docx", "pdf")
    files = [scratch / f"notice.{form}" for form in formats]
    for file in files:
        if file.suffix != ".txt":
            seconds([RECTIFY, "render", "notice", "-o", str(file)], ROOT)
    files[1].write_bytes(files[0].read_bytes())
    command = [sys.executable, str(ROOT / "benchmarks" / "proofreading.py")]
    for form, taken in zip(formats, figures([*command, *map(str, files)]), strict=True):
        name = f"proofreading 16 pages, {form}"
        row(name, "one second of processor time", f"{1 / taken:.0f} notices", ">= 20", verdict(taken <= 1 / ENOUGH), "")
    lengths = []
    for number in (100, FEW):
        file = scratch / f"long-{number}.md"
        seconds([RECTIFY, "render", "notice", "-o", str(file)], generated.ledger(scratch / f"long-{number}", number))
        lengths.append(file)
    costs = [
        taken / file.stat().st_size
        for taken, file in zip(figures([*command, *map(str, lengths)]), lengths, strict=True)
    ]
    each = costs[1] / costs[0]
    row(
        f"proofreading, per byte of {FEW} issues",
        "per byte of 100",
        f"{each:.2f}",
        "<= 1.2",
        verdict(each <= LINEAR),
        "",
    )


def serving(scratch: Path) -> None:
    """Measure the local page on a thousand issues against `rectify status` on them, which reads the ledger once."""
    folder = generated.ledger(scratch / "served", FEW)
    status = [RECTIFY, "status"]
    seconds(status, folder)
    runs = [(seconds(status, folder), figures([*SERVING, str(folder)])) for _ in range(5)]
    limits = {"start": 3, "first page": 0.6, "the list again": 0.2, "a search": 0.2, "an issue": 0.2, "a save": 0.2}
    for at, (name, limit) in enumerate(limits.items()):
        measured = statistics.median(taken[at] / whole for whole, taken in runs)
        took = statistics.median(taken[at] for _, taken in runs)
        cells = (f"{measured:.2f}", f"<= {limit}", verdict(measured <= limit), f"{took * 1000:.0f} ms")
        row(f"rectify serve, {name}, {FEW} issues", f"rectify status, {FEW} issues", *cells)
    peak = max(taken[-1] for _, taken in runs)
    row(f"rectify serve, {FEW} issues", "memory", f"{peak:.0f} MB", "<= 150 MB", verdict(peak <= SERVED), "")


def figures(command: list[str]) -> list[float]:
    """Return the numbers that a command prints."""
    return [float(line) for line in subprocess.run(command, capture_output=True, check=True).stdout.split()]


def _linear(command: list[str], folders: dict[int, Path]) -> None:
    """Print the cost of an issue in the large ledger over that in the small one, without start-up."""
    costs: dict[int, list[float]] = {number: [] for number in folders}
    for _ in range(5):
        empty = seconds(command, ROOT)
        for number, folder in folders.items():
            costs[number].append((seconds(command, folder) - empty) / number)
    few, many = sorted(folders)
    each = statistics.median(costs[many]) / statistics.median(costs[few])
    name = f"rectify {command[1]}, per issue of {many}"
    row(name, f"per issue of {few}", f"{each:.2f}", "<= 1.2", verdict(each <= LINEAR), "")


def main() -> None:
    """Print one table of ratios."""
    # As pip does: an interpreter that may not write bytecode would compile the changed files on every run.
    compileall.compile_dir(ROOT / "src", quiet=1)
    print("| what | against | ratio (median of pairs) | to reach | | median time |")
    print("|---|---|--:|--:|---|--:|")
    with tempfile.TemporaryDirectory() as scratch:
        start_up(Path(scratch))
        working_day(Path(scratch))
        growth(Path(scratch))
        rendering(Path(scratch))
        proofreading(Path(scratch))
        sheets(Path(scratch))
        serving(Path(scratch))


if __name__ == "__main__":
    main()
