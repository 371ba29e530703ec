"""`rectify render`: a paper, set and written; refused while an error stands."""

from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.options import (
    AsOf,
    ForceOption,
    OutputOption,
    Rev,
    argument,
    edition_option,
    form_of,
    format_option,
    meant,
    option,
)
from rectify_cli.cli.output import deliver
from rectify_cli.cli.paper_output import PaperOrder, known_paper
from rectify_cli.cli.session import CHECKING, Session
from rectify_cli.core.diagnostics import Severity
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, PageGrid
from rectify_cli.documents.writers import WRITERS

if TYPE_CHECKING:
    from rectify_cli.documents import Document


NOTICE = "notice"


PaperArgument = Annotated[
    str | None,
    argument(
        metavar="PAPER",
        autocompletion=completion.papers,
        zh="文书，如 notice 通报（--list 列出全部）",
        en="the paper, such as notice (--list)",
    ),
]
IssueArgument = Annotated[
    int | None,
    argument(
        metavar="[ID]",
        autocompletion=completion.ids,
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
        autocompletion=completion.owners,
        zh="reminder：给哪个责任部门，默认全部",
        en="reminder: to which owner (to all)",
    ),
]
FormatOption = Annotated[str | None, format_option("-f", choices=WRITERS, usual="docx")]
EditionOption = Annotated[
    str | None,
    edition_option(
        zh="public 公开稿，internal 内部稿；默认通报公开、其余内部",
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
    form = form or form_of(output, WRITERS, "docx")
    laid = _grid(grid, form)
    whole = session.ledger()
    request = Request(chosen, session.day(as_of), session.day(since, "--since") if since else None, issue, owner)
    # Looked at from a day gone by, what came later is not there; today, an entry dated tomorrow is an error.
    order = PaperOrder(session, kind, form, whole.as_of(request.today if as_of else None), request)
    document = order.compose()
    errors = _errors(order, document if kind == NOTICE else None, draft=draft)
    mark = papers.draft_mark(errors, request.today) if draft else None
    content = order.typeset(document, mark, fragment=fragment, grid=laid)
    if form == "pdf":
        _tell_fonts(session)
    deliver(content, output or session.workspace.build / order.name, chosen, session, force=force)


def _tell_fonts(session: Session) -> None:
    """Say which fonts were used: few computers have those the standard names."""
    from rectify_cli.documents.writers import pdf

    used = "，".join(f"{role} {font}" for role, font in pdf.fonts_used().items())
    session.talk(Phrase(f"字体：{used}", f"fonts: {used}"))


def _list(session: Session) -> None:
    from rectify_cli.papers import PAPERS

    for name, paper in PAPERS.items():
        typer.echo(f"{name:<14} {session.say(paper.title)}")


def _grid(word: str | None, form: str) -> PageGrid | None:
    """Return the grid asked for; raises UsageError for a format that has none."""
    if word is None:
        return None
    if form != "docx":
        raise UsageError(
            Phrase(f"--grid 只用于 docx，这里是 {form}", f"--grid is of docx alone, and this is {form}"),
            Phrase("去掉 --grid，或加 -f docx", "leave out --grid, or add -f docx"),
        )
    return meant(PageGrid, word, "--grid")


def _errors(order: PaperOrder, notice: "Document | None", *, draft: bool) -> int:
    """Return how many errors stand; raises DataError, having told them, unless a draft is wanted all the same."""
    from rectify_cli.checks.prove import prove
    from rectify_cli.cli.reports import as_text

    with order.session.busy(CHECKING):
        proved = prove(order.ledger, order.request.today, notice, order.request.edition)
    errors = [diagnostic for diagnostic in proved.active if diagnostic.severity is Severity.ERROR]
    if not errors or draft:
        return len(errors)
    typer.echo(as_text.listing(errors, order.session.language), err=True)
    raise DataError(
        Phrase(
            f"台账有 {len(errors)} 处错误，不生成文书",
            f"the ledger has {as_text.plural(len(errors), 'error')}, so no paper is set",
        ),
        Phrase("先改正；要看样子就加 --draft", "correct them first; to see what it looks like, add --draft"),
    )
