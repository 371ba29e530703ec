"""Papers and sheets of the ledger: previewed as a page, and fetched as files."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from rectify_cli import papers
from rectify_cli.checks import office_words
from rectify_cli.checks.prove import Printed, prove
from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register
from rectify_cli.documents import Document, opening
from rectify_cli.documents.writers import WRITERS
from rectify_cli.exchange import export
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.withheld import withheld
from rectify_cli.papers import own_word
from rectify_cli.store import Workspace
from rectify_cli.views import Request as Order
from rectify_cli.web.desk import Desk
from rectify_cli.web.drawing import desk_of, page

_NOTICE, _OF_ISSUE, _OF_OWNER = "notice", "closing-sheet", "reminder"
_SHOWN = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"
"""What a paper may do that is shown within a page: nothing; its styles are its own."""

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(request: Request) -> Response:
    """Return the papers and the sheets there are."""
    ledger = desk_of(request).ledger()
    owners = sorted({entry.record.owner for _, entry in ledger.issues_by_register() if entry.record.owner})
    return page(
        request,
        "papers.html.j2",
        papers=papers.PAPERS,
        forms=[form for form in WRITERS if form != "html"],
        editions=tuple(Edition),
        issues=[entry.record for entry in ledger.issues],
        owners=owners,
        of_issue=_OF_ISSUE,
        of_owner=_OF_OWNER,
        sheets=export.WHAT,
        own=[register.name for register in ledger.inspection.record.registers],
    )


def paper(request: Request) -> Response:
    """Return a paper as a file, or the page around its preview; one with errors is only a draft."""
    desk, kind = desk_of(request), request.path_params["kind"]
    if kind not in papers.PAPERS:
        raise UsageError(Phrase(f"没有“{kind}”这种文书", f"no paper {kind}"))
    asked = {key: text for key, text in request.query_params.items() if text}
    form, shown = asked.pop("form", "html"), asked.pop("shown", "")
    if form not in WRITERS:
        raise UsageError(Phrase(f"没有 {form} 这种格式", f"no format {form}"))
    ledger = whole(desk)
    order = _order(desk, kind, asked)
    document = _composed(desk, kind, form, ledger, order)
    errors = _errors(desk, ledger, order, document if kind == _NOTICE else None)
    draft = "draft" in asked
    if errors and not draft:
        return page(request, "draft.html.j2", 422, title=papers.PAPERS[kind].title, errors=errors,
                    query=urlencode({"form": form, **asked, "draft": "1"}))  # fmt: skip
    mark = papers.draft_mark(len(errors), order.today) if draft else None
    if form == "html" and not shown:
        return page(request, "preview.html.j2", title=papers.PAPERS[kind].title, kind=kind,
                    query=urlencode({**asked, "shown": "1"}), rest=urlencode(asked),
                    forms=[each for each in WRITERS if each != "html"])  # fmt: skip
    made = _typeset(desk, kind, form, ledger, order, document, mark)
    if shown:
        return Response(made, media_type="text/html", headers={"Content-Security-Policy": _SHOWN})
    return _file(made, f"{_name(kind, order)}.{form}")


def sheet(request: Request) -> Response:
    """Return a sheet of the ledger for Excel, in its internal edition."""
    desk, what = desk_of(request), request.path_params["what"]
    ledger, order = whole(desk), Order(Edition.INTERNAL, desk.today())
    if what in export.WHAT:
        content = export.export(what, "xlsx", ledger, order, Register.ISSUES)
    else:
        content = export.export_records(what, "xlsx", ledger, order)
    return _file(content, f"{what}-{Edition.INTERNAL.value}.xlsx", _SHEET)


def whole(desk: Desk) -> Ledger:
    """Return the ledger; raises DataError if a file could not be read, as its figures would be incomplete."""
    if desk.load().diagnostics:
        raise DataError(
            Phrase(
                "台账有文件无法读取，数字不完整，不予显示",
                "some files could not be read; figures of an incomplete ledger are not printed",
            ),
            Phrase("“核对”页列出各处错误", "the page “Check” lists what is wrong"),
        )
    return desk.ledger()


def office(workspace: Workspace) -> office_words.OwnWords:
    """Return the office's own words, none where it has no such file."""
    path = workspace.words
    if not path.exists():
        return office_words.NONE
    label = workspace.label(path)
    return office_words.parse(opening.of_folder(path, workspace.root, label), label)


def _order(desk: Desk, kind: str, asked: dict[str, str]) -> Order:
    try:
        edition = Edition(asked.get("edition", papers.PAPERS[kind].edition))
    except ValueError as unknown:
        raise UsageError(Phrase("没有这种稿本", "no such edition")) from unknown
    issue = asked.get("issue", "")
    owner = asked.get("owner") if kind == _OF_OWNER else None
    number = int(issue) if issue.isascii() and issue.isdecimal() and kind == _OF_ISSUE else None
    return Order(edition, desk.today(), None, number, owner)


def _composed(desk: Desk, kind: str, form: str, ledger: Ledger, order: Order) -> Document:
    """Return the words of a paper, those of the workspace's own Word template where it has one for it."""
    if _has_template(desk, kind, form):
        return own_word.words(_filled(desk, kind, ledger, order), kind)
    return papers.compose(kind, ledger, order, desk.workspace.templates)


def _has_template(desk: Desk, kind: str, form: str) -> bool:
    return form == "docx" and papers.has(desk.workspace.templates, f"{kind}.docx")


def _filled(desk: Desk, kind: str, ledger: Ledger, order: Order, mark: str | None = None) -> bytes:
    """Return the workspace's own Word template, filled; raises DataError for its first fault where it cannot be."""
    filled = own_word.fill(kind, ledger, order, desk.workspace.templates, mark)
    if filled.content:
        return filled.content
    raise DataError(filled.faults[0].message, filled.faults[0].hint, filled.faults[0].place)


def _errors(desk: Desk, ledger: Ledger, order: Order, notice: Document | None) -> Sequence[Diagnostic]:
    """Return the errors that a paper of this ledger would have."""
    printed = Printed(notice, order.edition, office(desk.workspace).words) if notice else None
    return [found for found in prove(ledger, order.today, printed).active if found.severity is Severity.ERROR]


def _typeset(  # noqa: PLR0913, PLR0917 - a paper, its form, whose it is
    desk: Desk, kind: str, form: str, ledger: Ledger, order: Order, document: Document, mark: str | None
) -> bytes:
    """Return the finished file; raises DataError for a faulty template, and if withheld text is in it."""
    if _has_template(desk, kind, form):
        return _filled(desk, kind, ledger, order, mark)
    layout = papers.layout(kind, form, ledger, desk.workspace.templates)
    secrets = withheld(ledger, order.edition)
    return papers.typeset(papers.with_draft_mark(document, mark), form, layout, secrets)


def _name(kind: str, order: Order) -> str:
    edition = order.edition.value if order.edition is Edition.INTERNAL else ""
    return "-".join(filter(None, [kind, str(order.issue or ""), order.owner or "", edition]))


def _file(content: bytes, name: str, kind: str = "application/octet-stream") -> Response:
    """Return a file to be stored; its name is sent as any browser reads it (RFC 6266)."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type=kind, headers={"Content-Disposition": disposition})
