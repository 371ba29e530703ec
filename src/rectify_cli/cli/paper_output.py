"""One paper of a ledger, set in one format: what every command that writes papers shares."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.session import Session
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import PageGrid

if TYPE_CHECKING:
    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.documents import Document
    from rectify_cli.ledger import Ledger
    from rectify_cli.views import Request

# What a file name may not hold somewhere, in its full width.
_WIDE = {ord(mark): chr(ord(mark) + 0xFEE0) for mark in '<>:"/\\|?*'}


_COMPOSING, _SETTING = Phrase("成文", "composing the paper"), Phrase("排版", "setting the paper")


@dataclass(frozen=True)
class PaperOrder:
    """One paper of a ledger, wanted in one format."""

    session: Session
    kind: str
    form: str
    ledger: "Ledger"
    request: "Request"

    @property
    def name(self) -> str:
        """The name of its file: the paper, its issue or owner if it is of one, the edition if not the usual one."""
        from rectify_cli.papers import PAPERS

        issue = "" if self.request.issue is None else str(self.request.issue)
        edition = "" if self.request.edition is PAPERS[self.kind].edition else self.request.edition.value
        parts = [self.kind, issue, (self.request.owner or "").translate(_WIDE), edition]
        return "-".join(filter(None, parts)) + f".{self.form}"

    def compose(self) -> "Document | None":
        """Return its words; None where the workspace has a Word template of its own for it."""
        from rectify_cli import papers

        own = self.session.workspace.templates
        filled = self.form == "docx" and (own / f"{self.kind}.docx").is_file()
        with self.session.busy(_COMPOSING):
            return None if filled else papers.compose(self.kind, self.ledger, self.request, own)

    def typeset(
        self,
        document: "Document | None",
        mark: str | None = None,
        *,
        fragment: bool = False,
        grid: PageGrid | None = None,
    ) -> bytes:
        """Return the finished file, of what `compose` returned."""
        from rectify_cli import papers
        from rectify_cli.ledger.withheld import withheld

        if document is None:
            return self._filled(mark, grid)
        layout = papers.layout(self.kind, self.form, self.ledger, self.session.workspace.templates)
        secrets = withheld(self.ledger, self.request.edition)
        laid = replace(layout, fragment=fragment, grid=grid)
        with self.session.busy(_SETTING):
            return papers.typeset(papers.with_draft_mark(document, mark), self.form, laid, secrets)

    def _filled(self, mark: str | None, grid: PageGrid | None) -> bytes:
        """Return the workspace's own Word template, filled."""
        from rectify_cli import papers

        word = self.session.workspace.templates / f"{self.kind}.docx"
        if grid:
            raise UsageError(
                Phrase(f"{word.name} 自有网格，--grid 用不上", f"{word.name} has a grid of its own, so no --grid"),
                Phrase("去掉 --grid，在 Word 里改模板的网格", "leave out --grid; change the grid in Word"),
            )
        return _sound(papers.fill(self.kind, self.ledger, self.request, word, mark), self.session)


def _sound(filled: "bytes | list[Diagnostic]", session: Session) -> bytes:
    """Return the file; raises DataError, having told them, where the template has faults instead."""
    from rectify_cli.cli.reports import as_text

    if isinstance(filled, bytes):
        return filled
    typer.echo(as_text.listing(filled, session.language), err=True)
    raise DataError(
        Phrase("Word 模板有错误，不生成文书", "the Word template has errors, so no paper is set"),
        Phrase("改好后先试 rectify templates check", "mend them, and try `rectify templates check` first"),
    )


def known_paper(name: str | None) -> str:
    """Return the name of a paper; raises UsageError with those there are."""
    from rectify_cli.papers import PAPERS

    if name in PAPERS:
        return name
    message = (
        Phrase(f"没有文书 {name}", f"there is no paper {name}") if name else Phrase("要哪一种文书", "name the paper")
    )
    raise UsageError(message, Phrase(f"有：{', '.join(PAPERS)}", f"there are: {', '.join(PAPERS)}"))
