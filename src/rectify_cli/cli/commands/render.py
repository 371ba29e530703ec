"""`rectify render`: render a paper; refused while the ledger has errors."""

from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import board_output, comparing, completion
from rectify_cli.cli.board_output import BoardOrder
from rectify_cli.cli.comparing import AuthorOption, CompareOption
from rectify_cli.cli.ids import ids
from rectify_cli.cli.language import echo
from rectify_cli.cli.options import (
    AsOf,
    DraftOption,
    ForceOption,
    OutputOption,
    Rev,
    argument,
    edition_option,
    form_of,
    format_option,
    option,
    term_of,
)
from rectify_cli.cli.output import deliver
from rectify_cli.cli.paper_output import TYPESETTING, composed, errors_of, known_paper, report_template
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, PageGrid, PaperSize
from rectify_cli.documents.writers import WRITERS

if TYPE_CHECKING:
    from rectify_cli.documents import Document
    from rectify_cli.ledger import Ledger
    from rectify_cli.papers.order import PaperOrder


PaperArgument = Annotated[
    str | None,
    argument(
        metavar="PAPER",
        autocompletion=completion.rendered,
        zh="文书，如通报（或 notice）、看板（或 board）；--list 列出全部",
        en="the paper, such as notice or board (see --list)",
    ),
]
IssueArgument = Annotated[
    str | None,
    argument(
        metavar="[IDS]",
        autocompletion=completion.ids,
        zh="问题编号，销号单须写；可写多个，如 3,5,7 或 1-9，排在一个文件里",
        en="the id of the issue, for closing-sheet; or several in one file, such as 3,5,7 or 1-9",
    ),
]
ListOption = Annotated[bool, option("--list", zh="列出全部文书", en="list all papers")]
SinceOption = Annotated[
    str | None,
    option(
        "--since",
        metavar="DATE",
        zh="简报、看板：从哪天起，默认 30 天前",
        en="briefing and board: the first day (default: 30 days ago)",
    ),
]
OwnerOption = Annotated[
    str | None,
    option(
        "--owner",
        metavar="OWNER",
        autocompletion=completion.owners,
        zh="催办单：给哪个责任部门，默认全部",
        en="reminder: the owner it is for (default: all)",
    ),
]
FormatOption = Annotated[str | None, format_option("-f", choices=WRITERS, default="docx")]
EditionOption = Annotated[
    str | None,
    edition_option(
        zh="public 公开稿，internal 内部稿；默认通报公开、其余内部",
        en="the edition (default: public for the notice, internal for the others)",
    ),
]
FragmentOption = Annotated[
    bool, option("--fragment", zh="html：只要正文，供粘贴到网站后台", en="html: only the body, to paste into a CMS")
]
GridOption = Annotated[
    str | None,
    option(
        "--grid",
        metavar="lines|word",
        zh="docx：lines 只定行网格（默认），word 行和字符网格",
        en="docx: a line grid (default), or a grid of lines and characters as Word draws it",
    ),
]
SizeOption = Annotated[
    str | None,
    option(
        "--paper",
        metavar="a4|a3",
        zh="台账、清单等横排页的纸张：a4（默认）或 a3",
        en="the paper of pages that lie across, those of lists and wide attachments (default: a4)",
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
    size: SizeOption = None,
    compare: CompareOption = None,
    author: AuthorOption = None,
    force: ForceOption = False,
    as_of: AsOf = None,
    rev: Rev = None,
    listed: ListOption = False,
) -> None:
    """Render the paper, search it for withheld text, and write it whole or not at all."""
    from rectify_cli.papers import board

    session: Session = context.obj.at(rev)
    if listed:
        _list(session)
        return
    asked = BoardOrder(form, output, edition, since, as_of, draft=draft, force=force)
    if board.is_called(paper or ""):
        unfit = {"ID": issue, "--owner": owner, "--fragment": fragment, "--grid": grid, "--paper": size}
        board_output.render(session, asked, {**unfit, "--compare": compare})
        return
    order = _order(session, known_paper(paper, (board.NAME, board.NAMES[1])), asked, issue, owner)
    page_grid, paper_size = _grid(grid, order), _size(size, order.form)
    comparing.refuse(compare, author, order.form)
    mark, document = _composed(session, order, draft=draft)
    redline = comparing.redline(session, order, document, session.ledger(), compare, author) if compare else None
    with session.busy(TYPESETTING):
        content = order.typeset(document, mark, fragment=fragment, grid=page_grid, size=paper_size, redline=redline)
    _report_fonts(session, order.form)
    file = output or session.workspace.build / order.named(redline)
    deliver(content, file, order.request.edition, session, force=force)


def _order(session: Session, kind: str, asked: BoardOrder, issue: str | None, owner: str | None) -> "PaperOrder":
    """Return the order for a paper, of the ids that are typed if it is a closing sheet."""
    from rectify_cli import papers
    from rectify_cli.papers.order import CLOSING, PaperOrder
    from rectify_cli.views import Request

    edition = term_of(Edition, asked.edition, "--edition") if asked.edition else papers.PAPERS[kind].edition
    form = asked.form or form_of(asked.output, WRITERS, "docx")
    whole = session.ledger()
    sheets = _sheets(issue, whole) if issue and kind == CLOSING else []
    start = session.day(asked.since, "--since") if asked.since else None
    request = Request(edition, session.day(asked.as_of), start, next(iter(sheets), None), owner)
    seen, own = session.seen(whole, request.today), session.workspace.templates
    return PaperOrder(kind, form, seen, request, own, tuple(sheets[1:]))


def _sheets(typed: str, ledger: "Ledger") -> list[int]:
    """Return the ids of the closing sheets; they end with the first the ledger lacks, which the view refuses."""
    known = {entry.record.id for entry in ledger.issues}
    sheets: list[int] = []
    for number in ids(typed):
        sheets.append(number)
        if number not in known:
            break
    return sheets


def _composed(session: Session, order: "PaperOrder", *, draft: bool) -> "tuple[str | None, Document]":
    """Return the mark of a draft if it is one, and the composed paper; raises DataError for errors of the ledger."""
    from rectify_cli.papers import draft_mark

    document = composed(session, order)
    report_template(session, order)
    errors = errors_of(session, order, document, draft=draft)
    return draft_mark(errors, order.request.today) if draft else None, document


def _report_fonts(session: Session, form: str) -> None:
    """Report which fonts of a PDF or an OFD stand in for which: few computers have those of the standard."""
    from rectify_cli.documents.writers import pdf

    if fonts := pdf.stand_ins().items() if form in {"pdf", "ofd"} else ():
        zh = "，".join(f"{'、'.join(roles)}用 {font} 代替" for font, roles in fonts)
        en = ", ".join(f"{font} stands in for {' and '.join(roles)}" for font, roles in fonts)
        session.talk(Phrase(f"本机没有公文字体：{zh}", f"fonts: {en}"))


def _list(session: Session) -> None:
    from rectify_cli.papers import PAPERS, board

    papers = {name: (paper.names[0], paper.title) for name, paper in PAPERS.items()}
    for name, (chinese, title) in (papers | {board.NAME: (board.NAMES[1], board.TITLE)}).items():
        echo(f"{name:<14} {session.say(Phrase(title.zh, f'{chinese}: {title.en}'))}")


def _grid(word: str | None, order: "PaperOrder") -> PageGrid | None:
    """Return the grid of a word; raises UsageError for a format without grids, and for a template that has its own."""
    if word is None:
        return None
    form, own = order.form, order.own_word
    if form != "docx":
        raise UsageError(
            Phrase(f"--grid 只适用于 docx，不适用于 {form}", f"--grid applies to docx only, not to {form}"),
            Phrase("去掉 --grid，或加 -f docx", "omit --grid, or add -f docx"),
        )
    if own:
        raise UsageError(
            Phrase(f"{own.name} 自带网格，--grid 不适用", f"{own.name} has its own grid; --grid does not apply"),
            Phrase("去掉 --grid，在 Word 里改模板的网格", "omit --grid and change the grid in Word"),
        )
    return term_of(PageGrid, word, "--grid")


def _size(word: str | None, form: str) -> PaperSize:
    """Return the size of a word; raises UsageError for a format without pages."""
    if word is None:
        return PaperSize.A4
    if form == "md":
        raise UsageError(
            Phrase("--paper 不适用于 md：它不分页", "--paper does not apply to md, which has no pages"),
            Phrase(
                "去掉 --paper，或加 -f docx、-f pdf、-f html", "omit --paper, or add `-f docx`, `-f pdf` or `-f html`"
            ),
        )
    return term_of(PaperSize, word.lower(), "--paper")
