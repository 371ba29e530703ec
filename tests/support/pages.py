"""The pages of the docs: their commands run, their files written, and what is printed put back into the page.

A page is played from its first line to its last, in an empty folder that holds `sample/` (a copy of the sample
ledger) and `files/` (a copy of the folder of that name beside the page); the README is played in `sample/`.

- A block ```` ```console ```` holds commands (`$ …`) and what each prints. Nothing shown: what it prints is not
  compared. A last line `…`: the output goes on. `# exit 1`: how the command ends, if not well.
- A block with `file=PATH` after its language is written to that file, as the reader is asked to.
- A comment is what the reader does by hand: `<!-- fill: FILE | ID | HEADER | VALUE -->` types a value into a sheet of
  ours, `<!-- xlsx: FILE.csv | FILE.xlsx | CELLS -->` saves a csv as a workbook with the cells merged, and
  `<!-- word: FILE | WORDS | OTHERS -->` changes words in Word.

`make golden` rewrites the pages. A `?` in place of an output asks for all of it, `?5` for its beginning.
"""

import csv
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from docx import Document

import notices
import spreadsheets
from commandline import Rectify
from rectify_cli.core.language import Language

DOCS = notices.ROOT / "docs"
ROOMS = ("tutorial", "how-to", "explanation")
BLOCK = re.compile(
    r"^```(?P<language>\w+)(?: file=(?P<file>\S+))?\n(?P<body>.*?)^```$"
    r"|^<!-- (?P<hand>fill|xlsx|word): (?P<done>.*?) -->$",
    re.MULTILINE | re.DOTALL,
)
MORE = "…"
"""The last line shown of an output that goes on."""
CLOCK = re.compile(r"\b20\d\d-\d\d-\d\d \d\d:\d\d\b")
SHOWN_CLOCK = "2025-03-01 12:00"
"""What is shown where the tool prints the time of the clock, as `undo` does."""


def english() -> list[Path]:
    """Return the English pages that are played; each has its twin beside it."""
    pages = [path for room in ROOMS for path in sorted((DOCS / room).glob("*.md")) if ".zh-CN" not in path.name]
    return [notices.ROOT / "README.md", *pages]


def twin(page: Path) -> Path:
    """Return the Chinese page of an English one."""
    return page.with_suffix(".zh-CN.md")


def language(page: Path) -> Language:
    """Return the language a page is in, and its commands are run in."""
    return Language.ZH if page.name.endswith(".zh-CN.md") else Language.EN


class Step(NamedTuple):
    """A command of the page, and the lines shown under it."""

    command: str
    shown: list[str]

    @property
    def code(self) -> int:
        """How it is said to end."""
        return int(self.command.partition("# exit ")[2] or 0)

    def printed(self, said: str) -> list[str]:
        """Return what is to be shown of an output: as much of it as is shown now."""
        lines = said.rstrip("\n").split("\n")
        if not self.shown:
            return []
        asked = self.shown[0].removeprefix("?") if self.shown[0].startswith("?") else ""
        if asked or self.shown[-1] == MORE:
            return [*lines[: int(asked) if asked else len(self.shown) - 1], MORE]
        return lines


def steps(block: str) -> list[Step]:
    """Return the steps of a block."""
    found: list[Step] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Step(line.removeprefix("$ "), []))
        else:
            found[-1].shown.append(line)
    return found


def commands(page: Path) -> list[str]:
    """Return every command of a page, and every sheet it has filled in."""
    found: list[str] = []
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["language"] == "console":
            found += [step.command for step in steps(block["body"])]
        elif block["hand"]:
            found.append(block["done"])
    return found


def furnish(page: Path, folder: Path) -> Path:
    """Put what a page takes into `folder`; return where its reader begins."""
    shutil.copytree(notices.ROOT / "data", folder / "sample" / "data")
    if (files := page.parent / "files").is_dir():
        shutil.copytree(files, folder / "files")
    return folder / "sample" if page.parent == notices.ROOT else folder


def _fill(file: str, ident: str, header: str, value: str) -> None:
    spreadsheets.change(Path(file), {(int(ident), header): value})


def _as_workbook(file: str, workbook: str, merged: str) -> None:
    rows = list(csv.reader(Path(file).read_text(encoding="utf-8").splitlines()))
    spreadsheets.write(Path(workbook), rows, [merged])


def _in_word(file: str, words: str, others: str) -> None:
    paper = Document(file)
    runs = [run for paragraph in paper.paragraphs for run in paragraph.runs if words in run.text]
    assert runs, words
    for run in runs:
        run.text = run.text.replace(words, others)
    paper.save(file)


BY_HAND: dict[str, Callable[..., None]] = {"fill": _fill, "xlsx": _as_workbook, "word": _in_word}


def play(page: Path, rectify: Rectify) -> str:
    """Play a page in the folder the test is in; return its text with what was really printed."""

    def played(block: re.Match[str]) -> str:
        if block["hand"]:
            BY_HAND[block["hand"]](*(part.strip() for part in block["done"].split("|")))
        elif block["file"]:
            Path(block["file"]).parent.mkdir(parents=True, exist_ok=True)
            Path(block["file"]).write_text(block["body"], encoding="utf-8", newline="\n")
        elif block["language"] == "console":
            lines: list[str] = []
            for step in steps(block["body"]):
                lines += [f"$ {step.command}", *step.printed(_run(rectify, language(page), step))]
            return "\n".join(["```console", *lines, "```"])
        return block[0]

    return BLOCK.sub(played, page.read_text(encoding="utf-8"))


def _run(rectify: Rectify, spoken: Language, step: Step) -> str:
    """Run a step in the folder the test is in, and return what it says as a page can show it.

    A page shows no space at the end of a line, and neither the mark nor the CRLF of a csv.
    """
    words = shlex.split(step.command, comments=True)
    match words:
        case ["cd", folder]:
            os.chdir(folder)
        case ["mkdir", folder]:
            Path(folder).mkdir()
        case ["cp", "-r", source, target]:
            shutil.copytree(source, target)
        case ["cp", source, target]:
            shutil.copyfile(source, target)
        case ["rm", file]:
            Path(file).unlink()
        case ["cat", file]:
            return Path(file).read_text(encoding="utf-8")
        case ["ls", *folder]:
            return "\n".join(sorted(path.name for path in Path(*folder).iterdir() if path.name[0] != "."))
        case ["git", *_]:
            return subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout
        case ["rectify", *rest]:
            ran = rectify("--lang", spoken, *rest)
            assert ran.code == step.code, f"{step.command}\n{ran.out}{ran.err}"
            said = CLOCK.sub(SHOWN_CLOCK, ran.out + ran.err)
            return re.sub(r"^\ufeff|[ \r]+$", "", said, flags=re.MULTILINE)
        case _:
            raise AssertionError(f"no such command on a page: {step.command}")
    return ""
