"""`rectify render`: a paper, set and written; refused while an error stands."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.commands import _offers
from rectify_cli.commands._delivery import deliver
from rectify_cli.commands._options import AsOf, Rev, argument, form_of, meant, option
from rectify_cli.commands._session import CHECKING, Session
from rectify_cli.diagnostics import Severity
from rectify_cli.errors import DataError, UsageError
from rectify_cli.language import Phrase
from rectify_cli.terms import Edition, Grid

if TYPE_CHECKING:
    from rectify_cli.diagnostics import Diagnostic
    from rectify_cli.document import Document
    from rectify_cli.ledger import Ledger
    from rectify_cli.views import Request


# What a file name may not hold somewhere, in its full width.
_WIDE = {ord(mark): chr(ord(mark) + 0xFEE0) for mark in '<>:"/\\|?*'}
NOTICE = "notice"

_COMPOSING, _SETTING = Phrase("成文", "composing the paper"), Phrase("排版", "setting the paper")


class Format(StrEnum):
    """The formats of a paper."""

    MD = "md"
    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"


PaperArgument = Annotated[
    str | None,
    argument(
        metavar="PAPER",
        autocompletion=_offers.papers,
        zh="文书，如 notice 通报（--list 列出全部）",
        en="the paper, such as notice (--list)",
    ),
]
IssueArgument = Annotated[
    int | None,
    argument(
        metavar="[ID]",
        autocompletion=_offers.ids,
        zh="问题编号，closing-sheet 要写",
        en="the id of an issue, for closing-sheet",
    ),
]
ListOption = Annotated[bool, option("--list", zh="列出全部文书", en="list the papers there are")]
SinceOption = Annotated[
    str | None,
    option(
        "--since", metavar="DATE", zh="briefing：从哪天起，默认 30 天前", en="briefing: from which day (30 days ago)"
    ),
]
OwnerOption = Annotated[
    str | None,
    option(
        "--owner",
        metavar="OWNER",
        autocompletion=_offers.owners,
        zh="reminder：给哪个责任部门，默认全部",
        en="reminder: to which owner (to all)",
    ),
]
FormatOption = Annotated[
    Format | None,
    option(
        "--format",
        "-f",
        zh="格式，默认看 -o 的后缀，否则 docx",
        en="the format (from the name given with -o, else docx)",
    ),
]
OutputOption = Annotated[
    Path | None,
    option(
        "--output", "-o", metavar="FILE", zh="写到哪里，默认 build/；- 为标准输出", en="the file (build/…); - is stdout"
    ),
]
EditionOption = Annotated[
    str | None,
    option(
        "--edition",
        autocompletion=_offers.terms(*Edition),
        metavar="public|internal",
        zh="public 公开稿，internal 党内稿；默认通报公开、其余内部",
        en="for whom it is set (the notice public, the others internal)",
    ),
]
DraftOption = Annotated[
    bool, option("--draft", zh="有错误也生成，并标明草稿", en="set it even with errors, marked as a draft")
]
FragmentOption = Annotated[
    bool, option("--fragment", zh="html：只要正文，贴进网站后台", en="html: the words alone, to paste into a CMS")
]
GridOption = Annotated[
    str | None,
    option(
        "--grid",
        metavar="lines|word",
        zh="docx：lines 只定行网格（默认），word 行和字符网格",
        en="docx: a grid of lines (the default), or of lines and characters, as Word itself sets",
    ),
]
ForceOption = Annotated[
    bool, option("--force", zh="覆盖不是 rectify 写的文件", en="overwrite a file rectify did not write")
]


def render(
    context: typer.Context,
    paper: PaperArgument = None,
    issue: IssueArgument = None,
    form: FormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = None,
    since: SinceOption = None,
    owner: OwnerOption = None,
    draft: DraftOption = False,
    fragment: FragmentOption = False,
    grid: GridOption = None,
    force: ForceOption = False,
    as_of: AsOf = None,
    rev: Rev = None,
    listed: ListOption = False,
) -> None:
    """Set the paper, read it for withheld text, and write it whole or not at all."""
    from rectify_cli import papers
    from rectify_cli.views import Request

    session: Session = context.obj.at(rev)
    if listed:
        _list(session)
        return
    kind = known_paper(paper)
    chosen = meant(Edition, edition, "--edition") if edition else papers.PAPERS[kind].edition
    form = form or form_of(output, Format.DOCX)
    laid = _grid(grid, form)
    whole = session.ledger()
    request = Request(chosen, session.day(as_of), session.day(since, "--since") if since else None, issue, owner)
    # Looked at from a day gone by, what came later is not there; today, an entry dated tomorrow is an error.
    wanted = Wanted(session, kind, form, whole.as_of(request.today) if as_of else whole, request)
    document = wanted.compose()
    errors = _errors(wanted, document if kind == NOTICE else None, draft=draft)
    mark = papers.draft_mark(errors, request.today) if draft else None
    content = wanted.typeset(document, mark, fragment=fragment, grid=laid)
    if form is Format.PDF:
        _tell_fonts(session)
    deliver(content, output or session.root / "build" / wanted.name, chosen, session, force=force)


@dataclass(frozen=True)
class Wanted:
    """One paper of a ledger, wanted in one format."""

    session: Session
    kind: str
    form: Format
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

        own = self.session.root / "templates"
        filled = self.form is Format.DOCX and (own / f"{self.kind}.docx").is_file()
        with self.session.busy(_COMPOSING):
            return None if filled else papers.compose(self.kind, self.ledger, self.request, own)

    def typeset(
        self, document: "Document | None", mark: str | None = None, *, fragment: bool = False, grid: Grid | None = None
    ) -> bytes:
        """Return the finished file, of what `compose` returned."""
        from rectify_cli import leaks, papers

        if document is None:
            return self._filled(mark, grid)
        layout = papers.layout(self.kind, self.form, self.ledger, self.session.root / "templates")
        secrets = leaks.withheld(self.ledger, self.request.edition)
        laid = replace(layout, fragment=fragment, grid=grid)
        with self.session.busy(_SETTING):
            return papers.typeset(papers.drafted(document, mark), self.form, laid, secrets)

    def _filled(self, mark: str | None, grid: Grid | None) -> bytes:
        """Return the workspace's own Word template, filled."""
        from rectify_cli import papers

        word = self.session.root / "templates" / f"{self.kind}.docx"
        if grid:
            raise UsageError(
                Phrase(f"{word.name} 自有网格，--grid 用不上", f"{word.name} has a grid of its own, so no --grid"),
                Phrase("去掉 --grid，在 Word 里改模板的网格", "leave out --grid; change the grid in Word"),
            )
        return _sound(papers.fill(self.kind, self.ledger, self.request, word, mark), self.session)


def _sound(filled: "bytes | list[Diagnostic]", session: Session) -> bytes:
    """Return the file; raises DataError, having told them, where the template has faults instead."""
    from rectify_cli.reports import as_text

    if isinstance(filled, bytes):
        return filled
    typer.echo(as_text.listing(filled, session.language), err=True)
    raise DataError(
        Phrase("Word 模板有错误，不生成文书", "the Word template has errors, so no paper is set"),
        Phrase("改好后先试 rectify templates check", "mend them, and try `rectify templates check` first"),
    )


def _tell_fonts(session: Session) -> None:
    """Say which fonts were used: few computers have those the standard names."""
    from rectify_cli.writers import pdf

    used = "，".join(f"{role} {font}" for role, font in pdf.fonts_used().items())
    session.talk(Phrase(f"字体：{used}", f"fonts: {used}"))


def _list(session: Session) -> None:
    from rectify_cli.papers import PAPERS

    for name, paper in PAPERS.items():
        typer.echo(f"{name:<14} {session.say(paper.title)}")


def known_paper(name: str | None) -> str:
    """Return the name of a paper; raises UsageError with those there are."""
    from rectify_cli.papers import PAPERS

    if name in PAPERS:
        return name
    message = (
        Phrase(f"没有文书 {name}", f"there is no paper {name}") if name else Phrase("要哪一种文书", "name the paper")
    )
    raise UsageError(message, Phrase(f"有：{', '.join(PAPERS)}", f"there are: {', '.join(PAPERS)}"))


def _grid(word: str | None, form: Format) -> Grid | None:
    """Return the grid asked for; raises UsageError for a format that has none."""
    if word is None:
        return None
    if form is not Format.DOCX:
        raise UsageError(
            Phrase(f"--grid 只用于 docx，这里是 {form}", f"--grid is of docx alone, and this is {form}"),
            Phrase("去掉 --grid，或加 -f docx", "leave out --grid, or add -f docx"),
        )
    return meant(Grid, word, "--grid")


def _errors(wanted: Wanted, notice: "Document | None", *, draft: bool) -> int:
    """Return how many errors stand; raises DataError, having told them, unless a draft is wanted all the same."""
    from rectify_cli.proving import prove
    from rectify_cli.reports import as_text

    with wanted.session.busy(CHECKING):
        proved = prove(wanted.ledger, wanted.request.today, notice, wanted.request.edition)
    errors = [found for found in proved.standing if found.severity is Severity.ERROR]
    if not errors or draft:
        return len(errors)
    typer.echo(as_text.listing(errors, wanted.session.language), err=True)
    raise DataError(
        Phrase(
            f"台账有 {len(errors)} 处错误，不生成文书",
            f"the ledger has {as_text.plural(len(errors), 'error')}, so no paper is set",
        ),
        Phrase("先改正；要看样子就加 --draft", "correct them first; to see what it looks like, add --draft"),
    )
