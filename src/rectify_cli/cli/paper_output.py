"""One paper of a ledger, rendered in one format, for every command that writes papers."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rectify_cli.cli import words
from rectify_cli.cli.language import echo
from rectify_cli.cli.session import CHECKING, Session
from rectify_cli.core.diagnostics import Severity
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, PageGrid, PaperSize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.documents import Document
    from rectify_cli.documents.layout import Redline
    from rectify_cli.ledger import Ledger
    from rectify_cli.papers.own_word import Filled
    from rectify_cli.views import Request

# Characters that some system refuses in a file name -> their full-width forms.
_WIDE = {ord(mark): chr(ord(mark) + 0xFEE0) for mark in '<>:"/\\|?*'}


_LETTER = "reminder"

_NAMED = 5
"""How many further ids stand in the name of a file."""

_COMPOSING, _TYPESETTING = Phrase("成文", "composing the paper"), Phrase("排版", "typesetting the paper")


@dataclass(frozen=True)
class PaperOrder:
    """An order for one paper of a ledger in one format.

    A closing sheet may be followed by those of `others`, ids of issues, in the same file.
    """

    session: Session
    kind: str
    form: str
    ledger: "Ledger"
    request: "Request"
    others: tuple[int, ...] = ()

    def named(self, redline: "Redline | None" = None) -> str:
        """Return the name of its file: the paper, its issue or owner, and that it is internal or compared if it is.

        A letter has a Chinese one: it goes to a department as it is.
        """
        if self.kind == _LETTER:
            names = [
                "催办单",
                (self.request.owner or "").translate(_WIDE),
                self.request.edition.label.zh,
                "花脸稿" if redline else "",
            ]
            return "-".join(filter(None, names)) + f".{self.form}"
        issue = "" if self.request.issue is None else "-".join(map(str, (self.request.issue, *self.others[:_NAMED])))
        edition = self.request.edition.value if self.request.edition is Edition.INTERNAL else ""
        parts = [self.kind, issue, (self.request.owner or "").translate(_WIDE), edition, "redline" if redline else ""]
        return "-".join(filter(None, parts)) + f".{self.form}"

    def compose(self) -> "Document":
        """Return the words of the paper, those of the workspace's own Word template where it has one for it."""
        from rectify_cli import papers

        own = self.session.workspace.templates
        describe_template(self.session, self.kind, self.form)
        with self.session.busy(_COMPOSING):
            if self.own_word:
                from rectify_cli.papers import own_word

                self._refuse_others()
                return own_word.words(self._filled.content, self.kind)
            requests = (self.request, *(replace(self.request, issue=number) for number in self.others))
            sheets = [papers.compose(self.kind, self.ledger, request, own) for request in requests]
            return replace(sheets[0], blocks=tuple(block for sheet in sheets for block in sheet))

    def _refuse_others(self) -> None:
        """Raise UsageError if the workspace's own Word template would have to make several papers."""
        if self.others:
            raise UsageError(
                Phrase(
                    f"自己的模板 {self.kind}.docx 一次只能生成一份",
                    f"{self.kind}.docx, your template, makes one at a time",
                ),
                Phrase(
                    "逐个编号生成；或加 -f pdf，按 Markdown 模板生成",
                    "render the ids one by one, or with `-f pdf`, which uses the Markdown template",
                ),
            )

    @cached_property
    def own_word(self) -> Path | None:
        """The workspace's own Word template that the paper is made from, if it is."""
        from rectify_cli import papers

        own, name = self.session.workspace.templates, f"{self.kind}.docx"
        return own / name if self.form == "docx" and papers.has(own, name) else None

    @cached_property
    def _filled(self) -> "Filled":
        """The workspace's own Word template, filled; raises DataError after printing its faults."""
        return self._fill()

    def report_template(self) -> None:
        """Print the warnings about the workspace's own Word template, if it is used."""
        from rectify_cli.cli.reports import as_text

        if self.own_word and self._filled.faults and not self.session.quiet:
            echo(as_text.listing(self._filled.faults, self.session.language), err=True)

    def typeset(
        self,
        document: "Document",
        mark: str | None = None,
        *,
        fragment: bool = False,
        grid: PageGrid | None = None,
        size: PaperSize = PaperSize.A4,
        redline: "Redline | None" = None,
    ) -> bytes:
        """Return the finished file of the result of `compose`."""
        from rectify_cli import papers
        from rectify_cli.ledger.withheld import withheld

        if self.own_word:
            _refuse_grid(self.own_word, grid)
            return (self._fill(mark) if mark else self._filled).content
        layout = papers.layout(self.kind, self.form, self.ledger, self.session.workspace.templates)
        secrets = withheld(self.ledger, self.request.edition)
        layout = replace(layout, fragment=fragment, grid=grid, size=size)
        with self.session.busy(_TYPESETTING):
            if redline:
                # The words of the two papers alternate in one that shows both, so each is searched by itself.
                for paper in (redline.old, document):
                    papers.typeset(paper, self.form, layout, secrets)
                layout = replace(layout, redline=redline)
            return papers.typeset(papers.with_draft_mark(document, mark), self.form, layout, secrets)

    def _fill(self, mark: str | None = None) -> "Filled":
        from rectify_cli.cli.reports import as_text
        from rectify_cli.papers import own_word

        filled = own_word.fill(self.kind, self.ledger, self.request, self.session.workspace.templates, mark)
        if filled.content:
            return filled
        echo(as_text.listing(filled.faults, self.session.language), err=True)
        raise DataError(
            Phrase("Word 模板有错误，未生成文书", "the Word template has errors; no paper was rendered"),
            Phrase("改好后先运行 rectify templates check", "correct them, then run `rectify templates check`"),
        )


def _refuse_grid(word: Path, grid: PageGrid | None) -> None:
    """Raise UsageError for a grid that is asked for: a Word template has its own."""
    if grid:
        raise UsageError(
            Phrase(f"{word.name} 自带网格，--grid 不适用", f"{word.name} has its own grid; --grid does not apply"),
            Phrase("去掉 --grid，在 Word 里改模板的网格", "omit --grid and change the grid in Word"),
        )


def describe_template(session: Session, kind: str, form: str) -> None:
    """Say in a verbose run which template a paper is made from."""
    if not session.verbose:
        return
    from rectify_cli import papers

    own = session.workspace.templates
    template = next(each for each in papers.templates(kind, own) if form in each.used)
    name = f"{kind}.{template.suffix}"
    if template.own:
        label = session.workspace.label(own / name)
        session.detail(Phrase(f"模板：{label}", f"template: {label}"))
    else:
        session.detail(Phrase(f"模板：自带的 {name}", f"template: {name}, as shipped"))


def errors_of(session: Session, ledger: "Ledger", request: "Request", notice: "Document | None", *, draft: bool) -> int:
    """Return the number of errors; unless rendering a draft, prints them, if any, and raises DataError."""
    from rectify_cli.checks.prove import Printed, prove

    with session.busy(CHECKING):
        office = words.office(session.workspace).words if notice else ()
        printed = Printed(notice, request.edition, office) if notice else None
        proved = prove(ledger, request.today, printed)
    errors = [diagnostic for diagnostic in proved.active if diagnostic.severity is Severity.ERROR]
    return refuse_errors(errors, session, draft=draft)


def refuse_errors(errors: "Sequence[Diagnostic]", session: Session, *, draft: bool) -> int:
    """Return the number of errors; unless rendering a draft, prints them, if any, and raises DataError."""
    from rectify_cli.cli.reports import as_text

    if not errors or draft:
        return len(errors)
    echo(as_text.listing(errors, session.language), err=True)
    raise DataError(
        Phrase(
            f"台账有 {len(errors)} 处错误，未生成文书",
            f"the ledger has {as_text.plural(len(errors), 'error')}; no paper was rendered",
        ),
        Phrase("请先改正；要看样稿，加 --draft", "correct them first, or add --draft to render a draft"),
    )


def known_paper(typed: str | None) -> str:
    """Return the name of the paper called so in English or in Chinese; raises UsageError listing the papers."""
    from rectify_cli.papers import PAPERS, named

    if name := named(typed or ""):
        return name
    message = Phrase(f"没有“{typed}”这种文书", f"no paper {typed}") if typed else Phrase("未指定文书", "no paper given")
    known = [(name, paper.names[0]) for name, paper in PAPERS.items()]
    zh = "、".join(f"{chinese}（{name}）" for name, chinese in known)
    raise UsageError(message, Phrase(f"可以写：{zh}", f"one of: {', '.join(f'{name} ({zh})' for name, zh in known)}"))
