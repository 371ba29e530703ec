"""The smallest case that breaks each rule, and the message about it.

Most are those of tests/, with the messages recorded there. If a command other than `check` reports a rule, its case
is in `cases/` beside this module, and the command is run.
"""

import io
import re
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

import docx

from rectify_cli.checks.catalogue import RULES
from rectify_cli.core.language import Language
from reference.runs import Line, run_all

TESTS = Path(__file__).parents[2] / "tests"
OWN = Path(__file__).parent / "cases"
BASE = "base"
"""The case that all others in `cases/` add to."""
COMMAND = "rectify "
_SECTION = re.compile(r"^=== (.+)\n", re.MULTILINE)
_REPORTED = re.compile(r"\[([A-Z]\d{3})\](?:: |：)")


class Case(NamedTuple):
    """What breaks a rule: files by name (None: the file is removed), and the message in each language.

    `command` is the command that reports it, if that is not `check`; `twin` the text that keeps the rule.
    """

    files: dict[str, str | None]
    message: dict[Language, str]
    command: str | None = None
    twin: str = ""

    @property
    def broken(self) -> str:
        """What breaks the rule, as one text."""
        return _shown(self.files)

    @property
    def size(self) -> int:
        """How much there is to read."""
        return sum(len(text or "") for text in [*self.files.values(), self.message[Language.ZH]])


@cache
def cases() -> dict[str, Case]:
    """Return the smallest case of each rule that has one: from the tests, else from `cases/`."""
    smallest: dict[str, Case] = {}
    for path in sorted(TESTS.rglob("*")):
        code = path.stem.partition("-")[0]
        if code in RULES:
            for case in _from_tests(path, code):
                smallest[code] = min(smallest.get(code, case), case, key=lambda known: known.size)
    return dict(_from_runs()) | smallest


def _sections(path: Path) -> dict[str, str]:
    parts = _SECTION.split(path.read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _from_tests(path: Path, code: str) -> Iterator[Case]:
    """Yield the case in a `.case` file of the tests or in a folder of its own; nothing for other files."""
    if path.suffix == ".case":
        sections = _sections(path)
        files = {
            name.removeprefix("- "): None if name.startswith("- ") else text
            for name, text in sections.items()
            if not name.startswith(("twin", "expect "))
        }
        messages = {language: _message(code, sections[f"expect {language}"]) for language in Language}
        twins = {name.removeprefix("twin").strip(): text for name, text in sections.items() if name.startswith("twin")}
        yield Case(files, messages, twin=_shown({name or "text": text for name, text in twins.items()}))
    elif path.is_dir() and (path / "expected.en.txt").exists():
        texts = {file.name: file.read_text(encoding="utf-8") for file in path.glob("*.yaml") if file.stem != "twin"}
        listings = {language: (path / f"expected.{language}.txt").read_text(encoding="utf-8") for language in Language}
        yield Case(dict(texts), {language: _message(code, text) for language, text in listings.items()})


def _shown(files: Mapping[str, str | None]) -> str:
    """Return files as one text, each under its name if it has one."""
    return "".join(f"{name}:\n{indent(text, '  ')}" if "." in name else text for name, text in files.items() if text)


def _from_runs() -> Iterator[tuple[str, Case]]:
    """Run the cases of `cases/`, each in a folder of its own, and yield what they report of each rule."""
    own = {path.stem: _sections(path) for path in sorted(OWN.glob("*.case"))}
    base = own.pop(BASE)
    listings = {language: _listings(own, base, language) for language in Language}
    for name, parts in own.items():
        command, *files = parts
        for code in dict.fromkeys(_REPORTED.findall(listings[Language.EN][name])):
            message = {language: _message(code, listings[language][name]) for language in Language}
            yield code, Case({file: parts[file] for file in files}, message, command)


def _listings(own: dict[str, dict[str, str]], base: dict[str, str], language: Language) -> dict[str, str]:
    """Return what each case prints, with all of them run in one process."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for name, parts in own.items():
            command = next(iter(parts))
            _write(Path(folder) / name, base | {file: text for file, text in parts.items() if file != command})
            lines.append(Line(str(Path(folder) / name), command.removeprefix(COMMAND).split()))
        runs = run_all(lines, language)
    return {name: f"{run.err}\n{run.out}" for name, run in zip(own, runs, strict=True)}


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write the files of a case; one named .docx becomes a Word file with a paragraph per line."""
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


def _message(code: str, listing: str) -> str:
    """Return what a listing says about one rule, without the other rules that the case breaks."""
    entries = [
        entry for entry in listing.split("\n\n") if code in _REPORTED.findall(entry.lstrip("\n").partition("\n")[0])
    ]
    return "\n\n".join(
        "\n".join(line for line in entry.splitlines() if not line or _belongs(line)) for entry in entries
    )


def _belongs(line: str) -> bool:
    """Return True for a line of a diagnostic: its first line, or one indented below it."""
    return line.startswith(" ") or bool(_REPORTED.search(line))
