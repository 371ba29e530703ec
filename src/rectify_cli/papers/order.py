"""An order for one paper: its words, the finished file and the file's name, for every door that papers leave by."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, PageGrid, PaperSize
from rectify_cli.ledger.withheld import withheld
from rectify_cli.papers import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.documents import Document
    from rectify_cli.documents.layout import Redline
    from rectify_cli.ledger import Ledger
    from rectify_cli.papers.own_word import Filled
    from rectify_cli.views import Request

NOTICE, CLOSING, REMINDER = "notice", "closing-sheet", "reminder"

# Characters that some system refuses in a file name -> their full-width forms.
_WIDE = {ord(mark): chr(ord(mark) + 0xFEE0) for mark in '<>:"/\\|?*'}

_NAMED = 5
"""How many further ids stand in the name of a file."""


class FaultyTemplateError(DataError):
    """The workspace's own Word template of a paper has `faults`, so that it cannot be filled."""

    def __init__(self, faults: "Sequence[Diagnostic]") -> None:
        """Take what is wrong with the template."""
        super().__init__(
            Phrase("Word 模板有错误，未生成文书", "the Word template has errors; no paper was rendered"),
            Phrase("改好后先运行 rectify templates check", "correct them, then run `rectify templates check`"),
        )
        self.faults = faults


@dataclass(frozen=True)
class PaperOrder:
    """An order for one paper of a ledger in one format, with the templates in the folder `own`.

    A closing sheet may be followed by those of `others`, ids of issues, in the same file.
    """

    kind: str
    form: str
    ledger: "Ledger"
    request: "Request"
    own: Path
    others: tuple[int, ...] = ()

    def named(self, redline: "Redline | None" = None) -> str:
        """Return the name of its file: the paper, its issue or owner, and that it is internal or compared if it is.

        A letter has a Chinese one: it goes to a department as it is.
        """
        owner = (self.request.owner or "").translate(_WIDE)
        if self.kind == REMINDER:
            parts = ["催办单", owner, self.request.edition.label.zh, "花脸稿" if redline else ""]
        else:
            ids = () if self.request.issue is None else (self.request.issue, *self.others[:_NAMED])
            edition = self.request.edition.value if self.request.edition is Edition.INTERNAL else ""
            parts = [self.kind, "-".join(map(str, ids)), owner, edition, "redline" if redline else ""]
        return "-".join(filter(None, parts)) + f".{self.form}"

    @cached_property
    def own_word(self) -> Path | None:
        """The workspace's own Word template that the paper is made from, if it is."""
        name = f"{self.kind}.docx"
        return self.own / name if self.form == "docx" and catalogue.has(self.own, name) else None

    @property
    def warnings(self) -> "Sequence[Diagnostic]":
        """What is wrong with the own Word template that is used, none where no such is; raises as `compose` does."""
        return self._filled.faults if self.own_word else ()

    def compose(self) -> "Document":
        """Return the words of the paper, those of the workspace's own Word template where it has one for it.

        Raises FaultyTemplateError if that cannot be filled, DataError for a fault of another template, and UsageError
        for several papers in one made from it.
        """
        if self.own_word:
            from rectify_cli.papers import own_word

            self._refuse_others()
            return own_word.words(self._filled.content, self.kind)
        return self.words()

    def words(self) -> "Document":
        """Return the words of the paper as the Markdown template has them."""
        requests = (self.request, *(replace(self.request, issue=number) for number in self.others))
        sheets = [catalogue.compose(self.kind, self.ledger, request, self.own) for request in requests]
        return replace(sheets[0], blocks=tuple(block for sheet in sheets for block in sheet))

    def typeset(  # noqa: PLR0913 - each is an option that a person may give
        self,
        document: "Document",
        mark: str | None = None,
        *,
        fragment: bool = False,
        grid: PageGrid | None = None,
        size: PaperSize = PaperSize.A4,
        redline: "Redline | None" = None,
    ) -> bytes:
        """Return the finished file of the result of `compose`; raises DataError if withheld text is in it."""
        secrets = withheld(self.ledger, self.request.edition)
        if self.own_word:
            from rectify_cli.papers import own_word

            content = (self._fill(mark) if mark else self._filled).content
            return own_word.redlined(self.kind, content, self.ledger, redline, secrets) if redline else content
        layout = catalogue.layout(self.kind, self.form, self.ledger, self.own)
        layout = replace(layout, fragment=fragment, grid=grid, size=size)
        if redline:
            # The words of the two papers alternate in one that shows both, so each is searched by itself.
            for paper in (redline.old, document):
                catalogue.typeset(paper, self.form, layout, secrets)
            layout = replace(layout, redline=redline)
        return catalogue.typeset(catalogue.with_draft_mark(document, mark), self.form, layout, secrets)

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
    def _filled(self) -> "Filled":
        return self._fill()

    def _fill(self, mark: str | None = None) -> "Filled":
        from rectify_cli.papers import own_word

        filled = own_word.fill(self.kind, self.ledger, self.request, self.own, mark)
        if not filled.content:
            raise FaultyTemplateError(filled.faults)
        return filled
