"""A ledger -> a finished paper: its view, the text from its template, and the writer of the format."""

import datetime as dt
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_type_hints

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition
from rectify_cli.documents import Document, opening, resources, search
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.writers import WRITERS
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Parts
from rectify_cli.views import Request

View = Callable[[Ledger, Request], object]
"""What builds the values a template is given; its return type names them."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its title, its Chinese names, the view its template uses, its default edition, its orientation."""

    title: Phrase
    names: tuple[str, ...]
    view: Callable[[], View]
    edition: Edition = Edition.INTERNAL
    landscape: bool = False


def _notice() -> View:
    from rectify_cli.views import notice

    return notice.build


def _register() -> View:
    from rectify_cli.views import register

    return register.build


def _closing() -> View:
    from rectify_cli.views import closing

    return closing.build


def _briefing() -> View:
    from rectify_cli.views import briefing

    return briefing.build


def _reminder() -> View:
    from rectify_cli.views import reminder

    return reminder.build


PAPERS = {
    "notice": Paper(Phrase("通报", "the notice"), ("通报", "整改通报", "整改情况通报"), _notice, Edition.PUBLIC),
    "report": Paper(
        Phrase("整改进展情况报告", "the progress report to the higher office"),
        ("整改情况报告", "整改进展情况报告", "整改报告", "报告"),
        _register,
    ),
    "register": Paper(
        Phrase("整改台账", "the register, every column"), ("整改台账", "台账"), _register, landscape=True
    ),
    "problems": Paper(Phrase("问题清单", "the list of problems"), ("问题清单",), _register, landscape=True),
    "tasks": Paper(Phrase("任务清单", "the list of tasks"), ("任务清单",), _register, landscape=True),
    "duties": Paper(Phrase("责任清单", "the list of duties"), ("责任清单",), _register, landscape=True),
    "closing-sheet": Paper(
        Phrase("销号单（须写明编号）", "the closing sheet of one issue (give its id)"), ("销号单",), _closing
    ),
    "briefing": Paper(
        Phrase("调度简报", "the briefing: what changed, what is coming due"), ("简报", "调度简报"), _briefing
    ),
    "reminder": Paper(
        Phrase("催办单（可写明责任部门）", "the reminder to a department: what is overdue, what is coming due"),
        ("催办单",),
        _reminder,
    ),
}
"""Every paper, by its name and the name of its template."""


def named(typed: str) -> str | None:
    """Return the name of the paper that a person calls `typed`, in English or in Chinese; None if none is."""
    plain = "".join(unicodedata.normalize("NFKC", typed).lower().split())
    return next((name for name, paper in PAPERS.items() if plain in {name, *paper.names}), None)


def compose(name: str, ledger: Ledger, request: Request, own: Path) -> Document:
    """Return the text of a paper: its view, rendered by the template of its name, and the tables of its attachments.

    A template in the folder `own` overrides the shipped one. Raises DataError for a fault in it, or in such a table.
    """
    from rectify_cli.papers import attachments, templating  # jinja, wanted only where words are made

    view = PAPERS[name].view()(ledger, request)
    document = templating.compose(view, f"{name}.md.j2", own)
    listed = parts_of(name, ledger).attachments
    return attachments.with_tables(document, listed, lambda other: compose(other, ledger, request, own), own.parent)


def parts_of(name: str, ledger: Ledger) -> Parts:
    """Return the elements of a paper around its text; those of a list have their defaults."""
    return getattr(ledger.inspection.record.papers, name, None) or Parts()


def typeset(document: Document, form: str, layout: Layout, secrets: set[str]) -> bytes:
    """Return the finished file; raise DataError if any part of it contains one of `secrets`."""
    return search.refuse_withheld(WRITERS[form](document, layout), form, secrets)


@dataclass(frozen=True, slots=True)
class Template:
    """A template of a paper: the suffix of its file, whether it is the user's own, the formats it is used for."""

    suffix: str
    own: bool
    used: tuple[str, ...]


def templates(name: str, own: Path) -> list[Template]:
    """Return the templates of a paper; one in the folder `own` overrides the shipped one of its kind."""
    word, words = has(own, f"{name}.docx"), has(own, f"{name}.md.j2")
    # The checkout of rectify is a workspace too: its templates are the shipped ones.
    words = words and not own.samefile(resources.shipped_templates())
    forms = tuple(form for form in WRITERS if not (word and form == "docx"))
    listed = [Template("md.j2", own=False, used=() if words else forms)]
    listed += [Template("md.j2", own=True, used=forms)] if words else []
    return listed + ([Template("docx", own=True, used=("docx",))] if word else [])


def has(folder: Path, name: str) -> bool:
    """Return True if anything of that name stands in a folder of templates, ordinary or not.

    Raises DataError if the folder is closed: what is in it cannot be passed over.
    """
    try:
        (folder / name).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as closed:
        file = f"templates/{name}"
        raise DataError(
            Phrase(f"没有权限读取 {file}", f"no permission to read {file}"),
            Phrase("用 ls -l templates 查看权限", "check the permissions with `ls -l templates`"),
            Place(file),
        ) from closed
    return True


def starter(name: str, form: str, own: Path) -> bytes:
    """Return a template to start from: the shipped one, in Markdown or as a Word file with tags."""
    from rectify_cli.papers.word import starter  # python-docx, wanted only for a Word template

    shipped = resources.shipped_templates()
    if form == "md":
        return (shipped / f"{name}.md.j2").read_bytes()
    words = (shipped / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return starter.build(words, PAPERS[name].title.zh, _base("docx", own), landscape=PAPERS[name].landscape)


def view_class(name: str) -> type:
    """Return the class of the view whose fields the template of a paper may use."""
    kind: type = get_type_hints(PAPERS[name].view())["return"]
    return kind


def layout(name: str, form: str, ledger: Ledger, own: Path) -> Layout:
    """Return the layout of a paper: signing date and seal from the ledger, and the base file of the format."""
    inspection = ledger.inspection.record
    parts = parts_of(name, ledger)
    return Layout(
        dated=inspection.signing,
        base=_base(form, own),
        sealed=parts.sealed,
        format=parts.format,
        landscape=PAPERS[name].landscape,
        bold_level_3=inspection.notice.bold_level_3,
    )


def with_draft_mark(document: Document, mark: str | None) -> Document:
    """Return the document with the mark of a draft, or without one for None."""
    return replace(document, draft=mark)


def draft_mark(errors: int, today: dt.date) -> str:
    """Return the mark of a draft, which names the date and the number of errors."""
    remaining = f"，尚有 {errors} 处错误" if errors else ""
    return f"草稿（{today}{remaining}），不得印发"


def _base(form: str, own: Path) -> bytes:
    """Return the base file of a format, the user's own before the shipped one; empty if the format has none."""
    for folder in (own, resources.shipped_templates()):
        if has(folder, name := f"base.{form}"):
            return opening.of_folder(folder / name, folder)
    return b""
