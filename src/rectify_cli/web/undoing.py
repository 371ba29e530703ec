"""The last changes, and the way back: what is taken back is shown before, and only as long as it is still the last."""

from contextlib import suppress

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from rectify_cli.core.errors import RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.store.journal import Journal
from rectify_cli.web import saving
from rectify_cli.web.drawing import desk_of, page, see_other

_LISTED = 20


def draw(request: Request) -> Response:
    """Return the last changes, with the lines that go back and those that come again."""
    journal = Journal(desk_of(request).workspace)
    last = undone = None
    with suppress(RectifyError):
        last = journal.last()
    with suppress(RectifyError):
        undone = journal.undone()
    steps = journal.steps()[:_LISTED]
    return page(request, "undo.html.j2", steps=steps, last=last, undone=undone, lines=saving.lines)


def save(request: Request, sent: FormData) -> Response:
    """Take the last change back, or do again what was taken back, if it is still the one that the page showed."""
    desk, redo = desk_of(request), bool(sent.get("redo"))
    journal = Journal(desk.workspace)
    with desk.changing():
        step = journal.undone() if redo else journal.last()
        if str(step.number) != sent.get("number"):
            raise UsageError(
                Phrase("其间又有改动，未撤销", "something else was changed meanwhile; nothing was undone"),
                Phrase("重新打开撤销页，看清最近的改动", "open the page again, and look at the last change"),
            )
        if redo:
            journal.redo(step)
        else:
            journal.undo(step)
    verb = Phrase("已重做", "redone") if redo else Phrase("已撤销", "undone")
    return see_other(request, "/undo", Phrase(f"{verb.zh}：{step.sentence.zh}", f"{verb.en}: {step.sentence.en}"))
