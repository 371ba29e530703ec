"""A sheet dropped on the page: what it would change shown first, conflicts from both sides, then all of it written."""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.store import Loaded
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.web import saving, uploads
from rectify_cli.web.drawing import desk_of, page, see_other

SIDES = {
    "": Phrase("先不读入这些格", "leave these cells as they are"),
    "theirs": Phrase("以表为准", "take the sheet"),
    "ours": Phrase("以台账为准", "take the ledger"),
}
"""How conflicts are settled, as the forms say it."""


@dataclass(frozen=True, slots=True)
class PlannedImport:
    """What an import would do: each change and how words were taken, what is wrong, and what has to be asked.

    `conflicts` are the cells that both sides changed; they stay as they are unless a side is chosen.
    """

    prepared: Prepared
    told: Sequence[Phrase]
    faults: Sequence[Diagnostic]
    conflicts: Sequence[Diagnostic]
    asked: Phrase | None

    @property
    def digest(self) -> str:
        """The hash of every file that it would change, before and after."""
        whole = json.dumps([(change.label, change.before, change.after) for change in self.prepared.changes])
        return hashlib.sha256(whole.encode()).hexdigest()


Importer = Callable[[Loaded, Path, str, bool | None], PlannedImport]
"""What plans an import: the ledger, the file and its name, and the side that settles conflicts (True: the sheet)."""


@dataclass(slots=True)
class Dropped:
    """The sheet that was dropped last, kept until another one is, or until the page stops."""

    number: int = 0
    name: str = ""
    folder: Path | None = field(default=None)

    def keep(self, name: str, path: Path) -> None:
        """Keep a file in place of the one before."""
        self.forget()
        self.folder = Path(mkdtemp(prefix="rectify-"))
        shutil.copy(path, self.folder / "sheet")
        self.number, self.name = self.number + 1, name

    def forget(self) -> None:
        """Remove the file."""
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None

    def path(self, number: str) -> Path:
        """Return where a file lies; raises UsageError if another one was dropped since."""
        if self.folder is None or number != str(self.number):
            raise UsageError(
                Phrase("这份表已不在，请重新选取", "this sheet is not here any more"),
                Phrase("在“导入”页重新选取文件", "choose the file again on the page “Import”"),
            )
        return self.folder / "sheet"


def draw(request: Request) -> Response:
    """Return the form that takes a sheet."""
    return page(request, "import.html.j2", plan=None)


def read(request: Request, sent: FormData) -> Response:
    """Show what a sheet would change; write it once that was shown and confirmed, and is still the same."""
    desk = desk_of(request)
    dropped: Dropped = request.app.state.dropped
    importer: Importer = request.app.state.importer
    with uploads.kept(sent) as files:
        if files:
            dropped.keep(*files[0])
    number = str(dropped.number) if files else str(sent.get("number", ""))
    side, path = str(sent.get("side", "")), dropped.path(number)
    with desk.changing():
        plan = importer(desk.load(), path, dropped.name, {"theirs": True, "ours": False}.get(side))
        same = sent.get("digest") == plan.digest
        if sent.get("confirmed") and same:
            plan.prepared.write()
    if sent.get("confirmed") and same:
        dropped.forget()
        left = len(plan.conflicts)
        more = (Phrase(f"{left} 格两边都有改动，未读入", f"cells changed on both sides, left as they are: {left}"),)
        return see_other(request, "/issues", plan.prepared.sentence, *(more if left else ()))
    return page(
        request,
        "import.html.j2",
        409 if sent.get("confirmed") else 200,
        plan=plan,
        moved=bool(sent.get("confirmed")),
        name=dropped.name,
        number=number,
        side=side,
        sides=SIDES,
        lines=saving.lines,
    )
