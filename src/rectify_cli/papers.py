"""A ledger -> a finished paper: the view, its words, and the writer of the format asked for."""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from rectify_cli import discovery, leaks, templating, views, writers
from rectify_cli.document import Document
from rectify_cli.errors import DataError
from rectify_cli.language import Phrase
from rectify_cli.ledger import Ledger
from rectify_cli.terms import Edition
from rectify_cli.views import Request


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its name, the view its template is given, and for whom it is set unless told otherwise."""

    title: Phrase
    view: str
    edition: Edition = Edition.INTERNAL
    landscape: bool = False


PAPERS = {
    "notice": Paper(Phrase("通报", "the notice"), "notice", Edition.PUBLIC),
    "report": Paper(Phrase("整改进展情况报告", "the report to the office above"), "sheet"),
    "register": Paper(Phrase("整改台账", "the register, every column"), "sheet", landscape=True),
    "problems": Paper(Phrase("问题清单", "the list of problems"), "sheet", landscape=True),
    "tasks": Paper(Phrase("任务清单", "the list of tasks"), "sheet", landscape=True),
    "duties": Paper(Phrase("责任清单", "the list of duties"), "sheet", landscape=True),
    "closing-sheet": Paper(Phrase("销号单（写明编号）", "the closing sheet of one issue (name its id)"), "closing"),
    "briefing": Paper(Phrase("调度简报", "the briefing: what moved, what is due"), "briefing"),
}
"""Every paper, by its name and the name of its template."""


def compose(name: str, ledger: Ledger, request: Request, own: Path) -> Document:
    """Return the words of a paper: its view through the template of its name.

    A template in the folder `own` stands before the shipped one. Raises DataError for a fault in it.
    """
    view = discovery.load(views, PAPERS[name].view).build(ledger, request)
    return templating.compose(view, f"{name}.md.j2", own)


def typeset(document: Document, form: str, layout: writers.Layout, secrets: set[str]) -> bytes:
    """Return the finished file; raises DataError where one of `secrets` stands in it, in whatever part of it."""
    content: bytes = discovery.load(writers, form).write(document, layout)
    leaked = leaks.found(content, form, secrets)
    if leaked:
        listed = "、".join(f"“{text}”" for text in leaked)
        raise DataError(
            Phrase(
                f"成稿里有不该公开的内容：{listed}；没有写文件",
                f"the finished file holds withheld text: {listed}; nothing was written",
            ),
            Phrase(
                "从 templates/ 或 data/ 里删去它，或改它的 disclosure",
                "take it out of templates/ or data/, or change its disclosure",
            ),
        )
    return content


def layout(name: str, form: str, ledger: Ledger, own: Path) -> writers.Layout:
    """Return how a paper is laid out: the ledger's signing day and seal, the base file of the format."""
    inspection = ledger.inspection.record
    return writers.Layout(
        dated=inspection.signing,
        base=_base(form, own),
        sealed=inspection.notice.sealed,
        landscape=PAPERS[name].landscape,
        bold_level_3=inspection.notice.bold_level_3,
    )


def drafted(document: Document, errors: int, today: dt.date) -> Document:
    """Return the document marked as a draft."""
    standing = f"，尚有 {errors} 处错误" if errors else ""
    return replace(document, draft=f"草稿（{today}{standing}），不得印发")


def _base(form: str, own: Path) -> bytes:
    """Return the base file of a format, the user's own before the shipped one; empty where it has none."""
    for folder in (own, discovery.shipped_templates()):
        path = folder / f"base.{form}"
        if path.is_file():
            return path.read_bytes()
    return b""
