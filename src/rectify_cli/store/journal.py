"""The journal of the last changes: each is written down before it is done, so that it is done wholly or taken back.

It lies in the build folder: generated, ignored by git everywhere, and never a part of the data that is handed on.
Whoever deletes it can undo nothing, and loses nothing else. A step is one file, its name the number and the state:

    000017.open.json     being done; the next run that finds it takes it back
    000017.json          done
    000017.undoing.json  being taken back or done again; the next run that finds it takes it back
    000017.undone.json   taken back; it may be done again until something else is changed
    000017.0             a piece of evidence that was taken back
"""

import contextlib
import datetime as dt
import os
import re
from pathlib import Path

from rectify_cli.core.errors import DataError, RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.store import atomic
from rectify_cli.store.obstacles import refused
from rectify_cli.store.step import Step, folders, of_json
from rectify_cli.store.workspace import Workspace

STEPS = 100
"""How many steps are kept."""

SIZE = 16 * 2**20
"""How many bytes are kept, unless the newest step alone has more."""

_DATA = ("data", "data/issues", "data/immediate", "data/registers", "data/evidence")
"""The folders in which only those write who hold the lock."""

_TIME = re.compile(rb'"time": "([^"]+)"')
_ALIKE = dt.timedelta(minutes=5)
"""By how much the clocks of two computers may differ that share a folder."""

_OPEN, _DONE, _UNDOING, _UNDONE = _STATES = ".open.json", ".json", ".undoing.json", ".undone.json"


class Journal:
    """The journal of a workspace; whoever changes it holds the lock."""

    def __init__(self, workspace: Workspace) -> None:
        """Look into the journal, which need not be there."""
        self.root = workspace.root
        self.folder = workspace.build / ".journal"

    def steps(self) -> list[Step]:
        """Return the steps that were done or undone, the newest first, but for those that cannot be read."""
        listed = []
        for number, state in sorted(self._states().items(), reverse=True):
            if state in {_DONE, _UNDONE}:
                with contextlib.suppress(DataError):
                    listed.append(self._read(number, state))
        return listed

    def last(self) -> Step:
        """Return the step that `undo` takes back; raises UsageError if there is none, DataError if it is damaged."""
        done = [number for number, state in self._states().items() if state == _DONE]
        if not done:
            message = Phrase("没有可以撤销的改动", "there is nothing to undo")
            hint = Phrase(
                f"rectify 只记得自己最近的 {STEPS} 次改动；更早的、手工改的看 git log",
                f"rectify remembers its own last {STEPS} changes; for older ones and those by hand see `git log`",
            )
            raise UsageError(message, hint)
        return self._read(max(done), _DONE)

    def undone(self) -> Step:
        """Return the step that `undo --redo` does again; raises UsageError if there is none."""
        states = self._states()
        done = max((number for number, state in states.items() if state == _DONE), default=0)
        undone = [number for number, state in states.items() if state == _UNDONE and number > done]
        if not undone:
            message = Phrase("没有可以重做的改动", "there is nothing to redo")
            hint = Phrase(
                "撤销之后又作了改动的，不能再重做", "what was undone cannot be redone once something else was changed"
            )
            raise UsageError(message, hint)
        return self._read(min(undone), _UNDONE)

    def undo(self, step: Step) -> None:
        """Take a step back; raises DataError if its files are not as it left them, UsageError if read-only."""
        self._apply(step.inverse(), _DONE, _UNDONE)

    def redo(self, step: Step) -> None:
        """Do a step again that was taken back; raises DataError if its files are not as they were before it."""
        self._apply(step, _UNDONE, _DONE)

    def _apply(self, step: Step, before: str, after: str) -> None:
        if strangers := step.strangers(self.root):
            raise _changed(strangers, step.number)
        for name in step.names:
            atomic.refuse_read_only(self.root / name)
        self._rename(step.number, before, _UNDOING)
        step.do(self.root)
        self._rename(step.number, _UNDOING, after)

    def next_number(self) -> int:
        """Return the number of the next step."""
        return max((number for number, _ in self._files()), default=0) + 1

    def write(self, step: Step) -> None:
        """Write down a step that is about to be done."""
        ignoring = self.folder / ".gitignore"
        try:
            if not ignoring.exists():
                atomic.write_atomically(ignoring, b"*\n")
            # It holds what is in no public paper.
            atomic.write_atomically(self._path(step.number, _OPEN), step.to_json(), 0o600)
        except (OSError, RectifyError) as error:
            cause = error.message if isinstance(error, RectifyError) else refused(self.folder, error).message
            message = Phrase(f"{cause.zh}；未作任何改动", f"{cause.en}; nothing was changed")
            hint = Phrase(
                "每次改动先记入这里，以便撤销；腾出空间，或检查 build/ 是否可写，再试一次",
                "every change is first noted there, so that it can be undone; free some space, or check whether "
                "build/ may be written, and try again",
            )
            raise UsageError(message, hint) from error

    def finish(self, step: Step) -> None:
        """Mark a step as done, and forget what was undone before it and what is too old."""
        if (whole := step.compact()) != step:
            self.write(whole)
        self._rename(step.number, _OPEN, _DONE)
        for number, state in self._states().items():
            if state == _UNDONE:
                self._forget(number)
        self._prune()

    def recover(self) -> Phrase | None:
        """Take back what a killed run has left half done, and say so; raises DataError if it cannot be read."""
        told = None
        for folder in (self.folder, *(self.root / name for name in _DATA)):
            atomic.sweep(folder)
        for number, state in self._states().items():
            if state in {_OPEN, _UNDOING}:
                told = self._take_back(self._read(number, state), state)
        return told

    def after(self, now: dt.datetime) -> dt.datetime | None:
        """Return when the newest step was done if that is later than `now`, by a clock that was set back since."""
        newest = max(self._states().items(), default=None)
        if newest is None or not self._path(*newest).is_file():
            return None
        with contextlib.suppress(OSError, ValueError, TypeError), self._path(*newest).open("rb") as stream:
            # A step holds whole files: only its beginning is read.
            written = _TIME.search(stream.read(200))
            time = dt.datetime.fromisoformat(written[1].decode()) if written else now
            return time if time - now > _ALIKE else None
        return None

    def _take_back(self, step: Step, state: str) -> Phrase:
        left = step.inverse().do(self.root)
        for folder in folders(step.files, self.root):
            atomic.sweep(folder)
        if state == _OPEN:
            self._forget(step.number)
        else:
            self._rename(step.number, state, _UNDONE)
        zh, en = step.sentence
        if left:
            files = "、".join(left), ", ".join(left)
            zh, en = f"{zh}；{files[0]} 此后又有改动，没有动", f"{en}; {files[1]} changed since and stayed as it is"
        return Phrase(f"上次的操作没有做完，已退回：{zh}", f"the last change was cut short and was taken back: {en}")

    def _read(self, number: int, state: str) -> Step:
        path = self._path(number, state)
        try:
            if not path.is_file():
                raise FileNotFoundError(path)  # a pipe in its place would never end
            return of_json(path.read_bytes(), number, self.root, undone=state == _UNDONE)
        except (OSError, ValueError, RecursionError) as unread:
            message = Phrase(f"撤销记录 {path} 无法读取", f"cannot read {path}, the record of a change")
            hint = Phrase(
                "可能是别人做的改动，请本人来撤销；若已损坏，用 git diff 核对台账后删去这个文件",
                "somebody else may have made the change, who can undo it; if it is damaged, compare the ledger with "
                "`git diff`, then delete the file",
            )
            raise DataError(message, hint) from unread

    def _states(self) -> dict[int, str]:
        """Return the state of every step there is, the oldest first."""
        return {number: state for number, state in self._files() if state in _STATES}

    def _files(self) -> list[tuple[int, str]]:
        """Return every file of a step, as its number and what follows it in the name, in order."""
        try:
            names = os.listdir(self.folder)  # noqa: PTH208 - ten times as fast, and every change asks several times
        except OSError:
            return []
        parts = [name.partition(".") for name in names]
        return sorted((int(number), f".{rest}") for number, _, rest in parts if number.isascii() and number.isdecimal())

    def _path(self, number: int, state: str) -> Path:
        return self.folder / f"{number:06}{state}"

    def _rename(self, number: int, before: str, after: str) -> None:
        atomic.move(self._path(number, before), self._path(number, after))

    def _forget(self, number: int) -> None:
        """Delete a step; its own file goes first, so that what is left is never half a step."""
        ends = [end for other, end in self._files() if other == number]
        for end in sorted(ends, key=lambda end: not end.endswith(".json")):
            atomic.remove(self._path(number, end))

    def _prune(self) -> None:
        """Delete the oldest steps of too many, but never the newest."""
        sizes: dict[int, int] = {}
        for number, end in self._files():
            sizes[number] = sizes.get(number, 0) + self._path(number, end).stat().st_size
        total = 0
        for place, number in enumerate(sorted(sizes, reverse=True)):
            total += sizes[number]
            if place and (place >= STEPS or total > SIZE):
                self._forget(number)


def _changed(files: list[str], number: int) -> DataError:
    zh, en = "、".join(files), ", ".join(files)
    message = Phrase(f"{zh} 此后又改过，未作任何改动", f"{en} changed since; nothing was written")
    hint = Phrase(
        f"用 git diff 或 rectify show 看现在的内容；第 {number} 次改动改了哪些行，见 rectify undo --dry-run",
        f"see what it says now with `git diff` or `rectify show`, and what change {number} did with "
        "`rectify undo --dry-run`",
    )
    return DataError(message, hint)
