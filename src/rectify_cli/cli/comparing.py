"""The old paper that a paper is compared with: of a day, of a git revision, or in a file (`render --compare`)."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rectify_cli.cli.option import option
from rectify_cli.cli.paper_output import composed
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.documents import Document, Letterhead, Masthead
    from rectify_cli.documents.layout import Redline
    from rectify_cli.ledger import Ledger
    from rectify_cli.papers.order import PaperOrder

CompareOption = Annotated[
    str | None,
    option(
        "--compare",
        metavar="REV|DATE|FILE",
        zh="花脸稿：标出与旧稿的不同；旧稿写 git 版本、日期或文件",
        en="mark the changes since the paper of a git revision or a date, or since a file",
    ),
]
AuthorOption = Annotated[
    str | None,
    option("--author", metavar="NAME", zh="与 --compare 同用：修订的作者", en="with --compare: whose changes they are"),
]
AUTHOR = "rectify"

_FORMS = ("docx", "html", "pdf", "ofd")
_COPIES = re.compile("抄送[：:]")
_PRINTED = re.compile(r"(.+?)\s*([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)印发")
_SUFFIXES = {".docx", ".docm", ".md", ".markdown", ".txt", ".html", ".htm", ".pdf"}


def refuse(compare: str | None, author: str | None, form: str) -> None:
    """Raise UsageError for an author of nothing, and for a format that cannot show changes."""
    if author and not compare:
        message = Phrase("--author 须与 --compare 同用", "--author needs --compare")
        raise UsageError(
            message, Phrase("加 --compare，写明与哪一稿比", "say with --compare which paper to compare with")
        )
    if compare and form not in _FORMS:
        known = ", ".join(_FORMS)
        message = Phrase(f"{form} 不能标出改动", f"{form} cannot show changes")
        raise UsageError(message, Phrase(f"用 -f 指定：{known}", f"use -f with one of: {known}"))


def redline(
    session: Session, order: "PaperOrder", document: "Document", whole: "Ledger", written: str, author: str | None
) -> "Redline":
    """Return the old paper of a `document` that is `written` so; raises UsageError or DataError if there is none."""
    from rectify_cli.documents.layout import Redline

    today = order.request.today
    if Path(written).suffix.lower() in _SUFFIXES:
        new = order.words() if order.own_word else document
        return Redline(read_old(Path(written), new), author or AUTHOR, today, words_only=True)
    earlier = _earlier(session, order, whole, written)
    old = composed(session, earlier)
    # What its own ledger withheld is searched for in it too.
    content = earlier.typeset(old)
    return Redline(old, author or AUTHOR, today, file=content if order.own_word else b"")


def read_old(path: Path, new: "Document") -> "Document":
    """Return the old paper in a file, with head and imprint told apart from its text as those of the `new` one are."""
    from rectify_cli.documents import readers, repair

    return _with_head(_with_imprint(repair.repaired(readers.open_file(path, str(path))).document), new)


def _with_imprint(paper: "Document") -> "Document":
    """Return a paper whose last lines are its imprint if they are one: a reader knows them as paragraphs."""
    from rectify_cli.documents import Document, Imprint, Paragraph

    lines = [block.text if isinstance(block, Paragraph) else "" for block in paper.blocks[-2:]]
    printed = _PRINTED.fullmatch(lines[-1]) if lines else None
    office, date = printed.groups() if printed else ("", "")
    lines = lines[:-1] if printed else lines
    copies = lines[-1] if lines and _COPIES.match(lines[-1]) else ""
    if not (printed or copies):
        return paper
    taken = bool(printed) + bool(copies)
    return Document((*paper.blocks[:-taken], Imprint(copies, office, date)), paper.draft)


def _with_head(old: "Document", new: "Document") -> "Document":
    """Return an old paper with the head of the new one where it is made of the same letters.

    Tables, tabs and boxes of a file make other lines of it, which are no change.
    """
    from rectify_cli.documents import Document, Letterhead, Masthead, Title

    head = next((block for block in new if isinstance(block, Letterhead | Masthead)), None)
    first = next((at for at, block in enumerate(old.blocks) if isinstance(block, Title)), 0)
    before = "".join(block.text for block in old.blocks[:first])
    if head is None or _letters(before) != _letters(_printed_head(head)):
        return old
    return Document((head, *old.blocks[first:]), old.draft)


def _printed_head(head: "Letterhead | Masthead") -> str:
    """Return the letters of a head as they are printed: 文件 stands once beside the names of a joint paper."""
    from rectify_cli.documents import Masthead
    from rectify_cli.documents.layout import heads

    if isinstance(head, Masthead):
        return head.text
    mark = heads.mark(head.mark, head.joint)
    return "".join((head.text.replace("\n".join((head.mark, *head.joint)), ""), *mark.names, mark.word))


def _letters(text: str) -> list[str]:
    return sorted("".join(text.split()))


def _earlier(session: Session, order: "PaperOrder", whole: "Ledger", written: str) -> "PaperOrder":
    """Return the order of the same paper as it was on a day or at a revision."""
    from rectify_cli.core.chinese import dates

    if dates.as_day(written):
        day = session.day(written, "--compare")
        return replace(order, ledger=whole.as_of(day), request=replace(order.request, today=day))
    seen = session.at(written)
    return replace(order, ledger=seen.ledger(), request=replace(order.request, today=seen.today()))
