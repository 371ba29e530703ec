"""A workspace: which files it holds, read one by one into a ledger."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from rectify_cli.core.diagnostics import Diagnostic, Place, Source, error
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Calendar, Inspection, Issue, OwnRecord, Petition, Record, issue_model
from rectify_cli.store import copies, evidence, garbled, text_file
from rectify_cli.store.folder import Disk, Shelf
from rectify_cli.store.workspace import Workspace
from rectify_cli.store.yaml import parse

R = TypeVar("R", bound=Record)

Follow = Callable[[Sequence[str]], Iterable[str]]
"""A function that yields the names of files one by one, and may show progress."""

NO_DATA = error(
    "F030",
    Phrase("台账目录里有 data/", "the workspace has a data/ folder"),
    Phrase(
        "在台账目录里运行，或用 rectify init DIR 新建一个",
        "run it inside a workspace, or create one with `rectify init DIR`",
    ),
)
NO_FILE = error(
    "F031",
    Phrase("data/ 里有 inspection.yaml", "data/ holds an inspection.yaml"),
    Phrase(
        "rectify init DIR 会写一个带注释的样本，照着补上",
        "copy the commented sample that `rectify init DIR` writes",
    ),
)
UNKNOWN_FILE = error(
    "F032",
    Phrase("data/ 里只有台账文件", "data/ holds only ledger files"),
    Phrase(
        "data/ 只放 inspection.yaml、petitions.yaml、calendar.yaml、columns.yaml、issues/NNN.yaml、immediate/NN.yaml，"
        "自设登记簿放在 registers/，佐证材料放在 evidence/，移出的在 removed/，没有字段的在 unread/，"
        "读过的表的指纹在 imported/；其余移到别处",
        "data/ holds inspection.yaml, petitions.yaml, calendar.yaml, columns.yaml, issues/NNN.yaml, immediate/NN.yaml, "
        "registers/, evidence/, removed/, unread/ and imported/; "
        "move the rest elsewhere",
    ),
)

FOLDERS = (Register.ISSUES, Register.IMMEDIATE)
CALENDAR = "calendar.yaml"
COLUMNS = "columns.yaml"
REGISTERS = "registers"
"""The folder of the registers of the office's own, a file each."""
REMOVED = "removed"
"""The folder of what was taken out of the ledger, which nobody reads."""
UNREAD = "unread"
"""The folder of what the office's books say that no field takes, which no paper prints."""
IMPORTED = "imported"
"""The folder of what the office's books said when they were last read, as fingerprints."""
NOTHING: Mapping[str, parse.Parsed] = MappingProxyType({})
FILES = ("inspection.yaml", "petitions.yaml", CALENDAR, COLUMNS)


@dataclass(slots=True)
class Loaded:
    """A ledger as read (None if it has no inspection) and what is wrong with its files.

    `files` holds the content of each file without syntax errors, by its label, so that none is read twice.
    """

    ledger: Ledger | None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: dict[str, parse.Parsed] = field(default_factory=dict)


def load(
    workspace: Workspace,
    follow: Follow = iter,
    known: Mapping[str, parse.Parsed] = NOTHING,
    before: Ledger | None = None,
) -> Loaded:
    """Read the workspace, except the files in `known`, by label, whose content is taken from there.

    The entries of the ledger `before` that were made of just that content, under the same inspection, are taken too.
    """
    return load_from(Disk(workspace), follow, known, before)


def load_from(
    shelf: Shelf,
    follow: Follow = iter,
    known: Mapping[str, parse.Parsed] = NOTHING,
    before: Ledger | None = None,
) -> Loaded:
    """Read the data folder on `shelf`; `known` and `before` as in `load`."""
    return _Loading(shelf, follow, known, before).load()


class _Loading:
    """One reading of a data folder, collecting what is wrong on the way."""

    def __init__(self, shelf: Shelf, follow: Follow, known: Mapping[str, parse.Parsed], before: Ledger | None) -> None:
        self.shelf = shelf
        self.label = shelf.label
        self.follow = follow
        self.known = known
        self.before = before
        self.kept: Mapping[str, Entry[Issue]] = {}
        self.words: Mapping[str, Status] = {}
        self.issue: type[Issue] = Issue
        self.diagnostics: list[Diagnostic] = []
        self.files: dict[str, parse.Parsed] = {}

    def load(self) -> Loaded:
        """Read every file, the inspection first: its labels are the words the others may use."""
        if not self.shelf.is_folder(""):
            message = Phrase(f"没有 {self.label}/ 目录", f"no folder {self.label}/")
            return Loaded(None, [NO_DATA.broken(Place(self.label), message)])
        self.diagnostics += self._strangers()
        inspection = self._inspection()
        issues, immediate = (tuple(self._issues(folder)) for folder in FOLDERS)
        petitions = tuple(self._petitions())
        calendar = self._calendar()
        if inspection is None:
            return Loaded(None, self.diagnostics, self.files)
        records = self._records(inspection.record)
        retired = {own.name: self._retired(f"{REGISTERS}/{own.name}") for own in inspection.record.registers}
        retired[Register.PETITIONS] = self._retired(Register.PETITIONS)
        files = self.shelf.evidence()
        ledger = Ledger(inspection, issues, immediate, petitions, calendar, files, records, retired)
        return Loaded(ledger, self.diagnostics, self.files)

    def _inspection(self) -> Entry[Inspection] | None:
        name = "inspection.yaml"
        if not self.shelf.holds(name):
            message = Phrase(f"缺少 {self.label}/{name}", f"{self.label}/{name} is missing")
            self.diagnostics.append(NO_FILE.broken(Place(f"{self.label}/{name}"), message))
            return None
        entry = self._entry(name, Inspection)
        if entry is not None:
            self.words = entry.record.labels
        self.issue = issue_model(entry.record if entry else None)
        if self.before and entry and self.before.inspection.typed is entry.typed:
            self.kept = {each.file: each for _, each in self.before.issues_by_register()}
        return entry

    def _issues(self, register: Register) -> list[Entry[Issue]]:
        """Read the issues of one folder in the order of their ids; of several files of one id only the first counts."""
        entries: dict[str, Entry[Issue] | None] = {}
        for name in self.follow(self._names(register.value)):
            if name.endswith(".yaml"):
                entries[name] = self._issue(f"{register.value}/{name}")
            else:
                self.diagnostics.append(self._stranger(f"{register.value}/{name}"))
        ids = {name: entry.record.id if entry else None for name, entry in entries.items()}
        for names in copies.groups(ids):
            self.diagnostics.append(copies.of_entry(register, f"{self.label}/{register.value}", names))
            for copy in names[1:]:
                entries[copy] = None
        return sorted(filter(None, entries.values()), key=attrgetter("record.id"))

    def _petitions(self) -> Iterator[Entry[Petition]]:
        if self.shelf.holds("petitions.yaml"):
            yield from self._listed("petitions.yaml", Petition)

    def _records(self, inspection: Inspection) -> dict[str, tuple[Entry[OwnRecord], ...]]:
        """Read the records of each declared register, in the order of the declarations; any other file is refused."""
        there = self._names(REGISTERS)
        files = {f"{register.name}.yaml": register for register in inspection.registers}
        copied = {name: copies.copy_of(name, files) for name in there if name not in files}
        for file in files:
            if len(same := [file, *(name for name, of in copied.items() if of == file)]) > 1 and file in there:
                self.diagnostics.append(copies.of_list(f"{self.label}/{REGISTERS}", same))
        self.diagnostics += [self._undeclared(name) for name, of in copied.items() if of not in there]
        return {
            register.name: tuple(self._listed(f"{REGISTERS}/{name}", register.model)) if name in there else ()
            for name, register in files.items()
        }

    def _names(self, folder: str) -> list[str]:
        """List what one folder holds; what is not UTF-8 of it, as names out of a Windows zip, is reported."""
        names = self.shelf.names(folder)
        for name in names if garbled.garbles("".join(names)) else ():
            if garbled.garbles(name):
                label = "/".join(filter(None, (self.label, folder, garbled.shown(name))))
                self.diagnostics.append(UNKNOWN_FILE.broken(Place(label), garbled.message(name), garbled.CURE))
        return [name for name in names if not garbled.garbles(name)]

    def _retired(self, folder: str) -> int:
        """Return the highest id of the records kept in a folder of those that were removed, 0 if none was."""
        stems = (name.partition(".")[0].partition("-")[0] for name in self.shelf.names(f"{REMOVED}/{folder}"))
        return max((int(stem) for stem in stems if stem.isascii() and stem.isdecimal()), default=0)

    def _listed(self, name: str, model: type[R]) -> Iterator[Entry[R]]:
        """Yield the entries of a file that holds a list of them."""
        parsed = self._parsed(name, list)
        if parsed is None:
            return
        for index, value in enumerate(parsed.value):
            record = self._valid(model, value, parsed.source, (index,))
            if record is not None:
                yield Entry(record, parsed.source, (index,), typed=parsed.value)

    def _calendar(self) -> Calendar:
        """Read the office's own calendar, if there is one."""
        entry = self._entry(CALENDAR, Calendar) if self.shelf.holds(CALENDAR) else None
        return entry.record if entry else Calendar()

    def _issue(self, name: str) -> Entry[Issue] | None:
        label = f"{self.label}/{name}"
        kept, known = self.kept.get(label), self.known.get(label)
        if kept and known and kept.typed is known.value:
            self.files[label] = known
            return kept
        return self._entry(name, self.issue)

    def _entry(self, name: str, model: type[R]) -> Entry[R] | None:
        parsed = self._parsed(name, dict)
        if parsed is None:
            return None
        record = self._valid(model, parsed.value, parsed.source)
        return None if record is None else Entry(record, parsed.source, typed=parsed.value)

    def _parsed(self, name: str, expected: type) -> parse.Parsed | None:
        label = f"{self.label}/{name}"
        parsed = self.known.get(label) or self._read(name, label, expected)
        if isinstance(parsed, Diagnostic):
            self.diagnostics.append(parsed)
            return None
        self.diagnostics += parsed.diagnostics
        if parsed.diagnostics:
            return None
        self.files[label] = parsed
        return parsed

    def _read(self, name: str, label: str, expected: type) -> parse.Parsed | Diagnostic:
        content = self.shelf.content(name)
        raw = content if isinstance(content, Diagnostic) else text_file.decoded(content, label)
        return raw if isinstance(raw, Diagnostic) else parse.parse(raw, label, expected)

    def _valid(self, model: type[R], value: object, source: Source, at: Sequence[int] = ()) -> R | None:
        try:
            return model.model_validate(value, context=self.words)
        except ValidationError as invalid:
            from rectify_cli.store.validation import explain

            self.diagnostics += explain.explain(invalid, source, at, model)
            return None

    def _strangers(self) -> Iterator[Diagnostic]:
        """Yield diagnostics of what does not belong at the top of data/."""
        folders = {*(register.value for register in FOLDERS), evidence.FOLDER, REGISTERS, REMOVED, UNREAD, IMPORTED}
        names = self._names("")
        copied = {name: copies.copy_of(name, FILES) for name in names}
        for file in FILES:
            same = [file, *(name for name in names if copied[name] == file)]
            if file in names and len(same) > 1:
                yield copies.of_list(self.label, same)
        for name in names:
            known = name in FILES or copied[name] in names or (name in folders and self.shelf.is_folder(name))
            if not known:
                yield self._stranger(name)

    def _undeclared(self, name: str) -> Diagnostic:
        """Return the diagnostic of a file in data/registers that no declaration names."""
        stem, dot, suffix = name.rpartition(".")
        if suffix != "yaml" or not dot:
            return self._stranger(f"{REGISTERS}/{name}")
        label = f"{self.label}/{REGISTERS}/{name}"
        message = Phrase(f"{label} 的登记簿没有声明", f"{label} is of a register that is not declared")
        hint = Phrase(f"rectify register add {stem}", f"`rectify register add {stem}`")
        return UNKNOWN_FILE.broken(Place(label), message, hint)

    def _stranger(self, name: str) -> Diagnostic:
        label = f"{self.label}/{name}"
        hint = None
        if name.endswith(".yml"):
            renamed = name.rpartition("/")[2].removesuffix(".yml") + ".yaml"
            hint = Phrase(f"文件改名为 {renamed}", f"rename it to {renamed}")
        message = Phrase(f"{label} 不是台账文件", f"{label} is not a ledger file")
        return UNKNOWN_FILE.broken(Place(label), message, hint)
