"""The smallest case that breaks each rule, and what the tool says of it.

Most are those of tests/, with the messages that stand there. Where a command other than `check` tells of a rule,
the case stands in `cases/` beside this module, and the command is run.
"""

import io
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import docx

from rectify_cli.checks.catalogue import RULES
from rectify_cli.core.language import Language
from reference.runs import Line, ran

TESTS = Path(__file__).parents[2] / "tests"
OWN = Path(__file__).parent / "cases"
BASE = "base"
"""The case that every other one of ours is an addition to."""
COMMAND = "rectify "
_SECTION = re.compile(r"^=== (.+)\n", re.MULTILINE)
_TOLD = re.compile(r"\[([A-Z]\d{3})\]: ")


class Case(NamedTuple):
    """What breaks a rule: files by their names (None: the file is taken away), and the message in each language.

    `command` is the command that tells of it, where that is not `check`.
    """

    files: dict[str, str | None]
    message: dict[Language, str]
    command: str | None = None

    @property
    def size(self) -> int:
        """How much a reader has to read."""
        return sum(len(text or "") for text in [*self.files.values(), self.message[Language.ZH]])


@cache
def cases() -> dict[str, Case]:
    """Return the smallest case of each rule that has one: those of the tests, and for the others our own."""
    smallest: dict[str, Case] = {}
    for path in sorted(TESTS.rglob("*")):
        code = path.stem.partition("-")[0]
        if code in RULES:
            for case in _tested(path, code):
                smallest[code] = min(smallest.get(code, case), case, key=lambda one: one.size)
    return dict(_run()) | smallest


def _sections(path: Path) -> dict[str, str]:
    parts = _SECTION.split(path.read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _tested(path: Path, code: str) -> Iterator[Case]:
    """Yield the case of a `.case` file of the tests, or of a folder of its own; other files are none."""
    if path.suffix == ".case":
        named = _sections(path)
        files = {
            name.removeprefix("- "): None if name.startswith("- ") else text
            for name, text in named.items()
            if not name.startswith(("twin", "expect "))
        }
        yield Case(files, {language: _of(code, named[f"expect {language}"]) for language in Language})
    elif path.is_dir() and (path / "expected.en.txt").exists():
        texts = {one.name: one.read_text(encoding="utf-8") for one in path.glob("*.yaml") if one.stem != "twin"}
        told = {one: (path / f"expected.{one}.txt").read_text(encoding="utf-8") for one in Language}
        yield Case(dict(texts), {language: _of(code, text) for language, text in told.items()})


def _run() -> Iterator[tuple[str, Case]]:
    """Run our own cases, each in a folder of its own, and yield what they tell of each rule."""
    found = {path.stem: _sections(path) for path in sorted(OWN.glob("*.case"))}
    base = found.pop(BASE)
    told = {language: _told(found, base, language) for language in Language}
    for name, parts in found.items():
        command, *files = parts
        for code in dict.fromkeys(_TOLD.findall(told[Language.EN][name])):
            message = {language: _of(code, told[language][name]) for language in Language}
            yield code, Case({file: parts[file] for file in files}, message, command)


def _told(found: dict[str, dict[str, str]], base: dict[str, str], language: Language) -> dict[str, str]:
    """Return what each case prints, all of them run in one process."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for name, parts in found.items():
            command = next(iter(parts))
            _write(Path(folder) / name, base | {file: text for file, text in parts.items() if file != command})
            lines.append(Line(str(Path(folder) / name), command.removeprefix(COMMAND).split()))
        printed = ran(lines, language)
    return {name: f"{one.err}\n{one.out}" for name, one in zip(found, printed, strict=True)}


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write the files of a case; one that is named .docx becomes a Word file with a paragraph per line."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_word(text) if path.suffix == ".docx" else text.encode())


def _word(text: str) -> bytes:
    document, content = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(content)
    return content.getvalue()


def _of(code: str, listing: str) -> str:
    """Return what a listing says of one rule: what else the case breaks is told elsewhere."""
    told = [one for one in listing.split("\n\n") if f"[{code}]: " in one.partition("\n")[0]]
    return "\n\n".join("\n".join(line for line in one.splitlines() if not line or _belongs(line)) for one in told)


def _belongs(line: str) -> bool:
    """Return True for a line of a diagnostic: its head, or what is indented below it."""
    return line.startswith(" ") or bool(_TOLD.search(line))
