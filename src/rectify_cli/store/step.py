"""One step of the journal: the files it leaves, each with what was there before, so that it can be taken back."""

import contextlib
import datetime as dt
import json
import os
import stat
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from rectify_cli.core.language import Phrase
from rectify_cli.store import atomic, evidence, patch

VERSION = 1
_HOMES = (Path("data"), Path("build"), Path())


@dataclass(frozen=True, slots=True)
class Written:
    """A text file of the workspace before and after; None where there is no file."""

    path: str
    before: str | None
    after: str | None

    @property
    def paths(self) -> tuple[str, ...]:
        """The path within the workspace, with slashes."""
        return (self.path,)

    def inverse(self) -> "Written":
        """Return the way back."""
        return Written(self.path, self.after, self.before)

    def ready(self, root: Path) -> bool:
        """Return True if the file is as it was before."""
        return _text(root / self.path) == self.before

    def finished(self, root: Path) -> bool:
        """Return True if the file is as it is left."""
        return _text(root / self.path) == self.after

    def do(self, root: Path) -> None:
        """Put the file into the state after."""
        path = root / self.path
        if self.after is None:
            atomic.remove(path)
            _tidy(path.parent, root)
        else:
            atomic.write_atomically(path, encoded(self.after))

    def diff(self) -> str:
        """Return the change in the form that `patch` reads."""
        return patch.unified(self.path, self.before, self.after)


@dataclass(frozen=True, slots=True)
class Moved:
    """A file that moves as it is; nothing of it is kept but its hash."""

    source: str
    target: str
    sha256: str

    @property
    def paths(self) -> tuple[str, ...]:
        """The two paths within the workspace, with slashes."""
        return (self.source, self.target)

    def inverse(self) -> "Moved":
        """Return the way back."""
        return Moved(self.target, self.source, self.sha256)

    def ready(self, root: Path) -> bool:
        """Return True if the file lies where it was before, and nothing else where it goes."""
        free = not os.path.lexists(root / self.target) or self._lies(root / self.target)
        return free and self._lies(root / self.source)

    def finished(self, root: Path) -> bool:
        """Return True if nothing of the file is left to be moved, or there is no file at all."""
        return not os.path.lexists(root / self.source)

    def do(self, root: Path) -> None:
        """Move the file."""
        source = root / self.source
        atomic.move(source, root / self.target)
        _tidy(source.parent, root)

    def diff(self) -> str:
        """Return the two places as git shows a file that was renamed."""
        return f"rename from {self.source}\nrename to {self.target}\n"

    def _lies(self, path: Path) -> bool:
        try:
            return evidence.stored(path).sha256 == self.sha256
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Step:
    """What one run changed, under its number; `undone` if it was taken back."""

    number: int
    time: dt.datetime
    sentence: Phrase
    files: tuple[Written | Moved, ...]
    undone: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The files it touched in the data or beside it, each once."""
        paths = (path for file in self.files for path in file.paths)
        return tuple(dict.fromkeys(path for path in paths if not path.startswith("build/")))

    def inverse(self) -> "Step":
        """Return the step that takes it back."""
        return replace(self, files=tuple(file.inverse() for file in reversed(self.files)))

    def strangers(self, root: Path) -> list[str]:
        """Return the files that are not as they have to be before it."""
        return [file.paths[0] for file in self.files if not file.ready(root)]

    def do(self, root: Path) -> list[str]:
        """Carry out what is not done yet; return the files that somebody else has changed, which stay as they are."""
        left = []
        for file in self.files:
            if file.ready(root):
                file.do(root)
            elif not file.finished(root):
                left.append(file.paths[0])
        return left

    def diff(self) -> str:
        """Return all it changes."""
        return "".join(file.diff() for file in self.files)

    def compact(self) -> "Step":
        """Return it with each text file once, however often it was written."""
        first: dict[str, int] = {}
        files: list[Written | Moved] = []
        for file in self.files:
            at = first.setdefault(file.path, len(files)) if isinstance(file, Written) else len(files)
            earlier = files[at] if at < len(files) else None
            if isinstance(file, Written) and isinstance(earlier, Written):
                files[at] = replace(earlier, after=file.after)
            else:
                files.append(file)
        return replace(self, files=tuple(files))

    def to_json(self) -> bytes:
        """Return it as JSON; `of_json` reads it."""
        files = [asdict(file) for file in self.files]
        whole = {"version": VERSION, "time": self.time.isoformat(), "sentence": self.sentence, "files": files}
        return json.dumps(whole).encode()


def of_json(content: bytes, number: int, root: Path, *, undone: bool = False) -> Step:
    """Return the step of a file; raises ValueError if it is none of ours, or names a path outside the workspace."""
    try:
        whole = json.loads(content)
        if whole["version"] != VERSION:
            raise ValueError(whole["version"])
        zh, en = whole["sentence"]
        files = tuple(_file(values, root) for values in whole["files"])
        time = dt.datetime.fromisoformat(whole["time"])
        if time.tzinfo is None:
            raise ValueError(whole["time"])
        return Step(number, time, Phrase(str(zh), str(en)), files, undone)
    except (KeyError, TypeError) as wrong:
        raise ValueError(str(wrong)) from wrong


def decoded(content: bytes) -> str:
    """Return bytes as text, whatever they are; `encoded` gives the same bytes."""
    return content.decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    """Return the bytes of a text of `decoded`."""
    return text.encode("utf-8", "surrogateescape")


def folders(files: Iterable[Written | Moved], root: Path) -> set[Path]:
    """Return the folders in which the files lie, and the workspace itself."""
    return {root, *((root / path).parent for file in files for path in file.paths)}


def name_of(path: Path, root: Path) -> str:
    """Return the path of a file within the workspace, with slashes, links followed; data/ itself may be a link."""
    for home in _HOMES:
        folder = (root / home).resolve()
        if path.resolve().is_relative_to(folder):
            return (home / path.resolve().relative_to(folder)).as_posix()
    raise ValueError(path)


def _file(values: dict[str, Any], root: Path) -> Written | Moved:
    file = Written(**values) if "path" in values else Moved(**values)
    for name in file.paths:
        if name_of(root / name, root) != Path(name).as_posix():
            raise ValueError(name)
    return file


def _text(path: Path) -> str | None:
    """Return what an ordinary file holds, None if there is nothing, and for anything else what no file can hold."""
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return decoded(path.read_bytes()) if stat.S_ISREG(status.st_mode) else "\ud800"


def _tidy(folder: Path, root: Path) -> None:
    """Take away a folder that holds nothing any more, and those it lay in."""
    with contextlib.suppress(OSError):  # it holds something, or is a link: it stays
        while folder != root:
            folder.rmdir()
            folder = folder.parent
