"""A ledger -> a finished paper: the view, its words, and the writer of the format asked for."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from rectify_cli import discovery, leaks, templating, views, writers
from rectify_cli.document import Document
from rectify_cli.errors import DataError
from rectify_cli.language import Phrase
from rectify_cli.ledger import Ledger
from rectify_cli.terms import Edition


def compose(paper: str, ledger: Ledger, edition: Edition, own: Path) -> Document:
    """Return the words of `paper`: the view of that name through the template of that name.

    A template in the folder `own` stands before the shipped one. Raises DataError for a fault in it.
    """
    view = discovery.load(views, paper).build(ledger, edition)
    return templating.compose(view, f"{paper}.md.j2", own)


def typeset(  # noqa: PLR0913 - a paper, what it is made of and what it is made into
    document: Document, form: str, ledger: Ledger, edition: Edition, own: Path, *, fragment: bool = False
) -> bytes:
    """Return the finished file, scanned whole for what `edition` may not print.

    `fragment` leaves out the page round the words, where the format knows one.

    Raises DataError where withheld text is found in it, whatever part of the file it stands in.
    """
    inspection = ledger.inspection.record
    sealed = inspection.notice.sealed
    layout = writers.Layout(inspection.signing, _base(form, own), sealed=sealed, fragment=fragment)
    content: bytes = discovery.load(writers, form).write(document, layout)
    leaked = leaks.found(content, form, leaks.withheld(ledger, edition))
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
