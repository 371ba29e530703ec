"""A sheet dropped on the page: what it would change shown first, conflicts from both sides, then all of it written."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.store import Loaded
from rectify_cli.web import saving, uploads
from rectify_cli.web.drawing import desk_of, page, see_other
from rectify_cli.web.import_answers import Answers, PlannedImport

Importer = Callable[[Loaded, Path, str, Answers], PlannedImport]
"""What plans an import: the ledger, the file and its name, and what was said of it."""


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
    return page(request, "import.html.j2", plan=None, refused=None)


def read(request: Request, sent: FormData) -> Response:
    """Show what a sheet would change; write it once that was shown and confirmed, and is still the same."""
    desk, answers = desk_of(request), Answers.of(sent)
    dropped: Dropped = request.app.state.dropped
    with uploads.kept(sent) as files:
        if files:
            dropped.keep(*files[0])
    number = str(dropped.number) if files else str(sent.get("number", ""))
    path, confirmed = dropped.path(number), bool(sent.get("confirmed"))
    with desk.changing():
        plan, refused = _planned(request, path, dropped.name, answers)
        written = confirmed and refused is None and sent.get("digest") == plan.digest
        if written:
            plan.prepared.write()
    if written:
        dropped.forget()
        left = len(plan.conflicts)
        more = (Phrase(f"{left} 格两边都有改动，未读入", f"cells changed on both sides, left as they are: {left}"),)
        return see_other(request, "/issues", plan.prepared.sentence, *(more if left else ()))
    return page(
        request,
        "import.html.j2",
        422 if refused or not plan.read else 409 if confirmed else 200,
        plan=plan,
        refused=refused,
        moved=confirmed and refused is None,
        name=dropped.name,
        number=number,
        answers=answers,
        statuses=tuple(Status),
        lines=saving.lines,
    )


def _planned(request: Request, path: Path, name: str, answers: Answers) -> tuple[PlannedImport, RectifyError | None]:
    """Return the plan of the answers; where they are refused, why, and the plan without them to answer anew."""
    importer: Importer = request.app.state.importer
    loaded = desk_of(request).load()
    try:
        return importer(loaded, path, name, answers), None
    except RectifyError as refused:
        if not answers.texts:
            raise
        return importer(loaded, path, name, Answers()), refused
