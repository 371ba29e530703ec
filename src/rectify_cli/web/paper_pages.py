"""Papers and sheets of the ledger: previewed as a page, and fetched as files."""

from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response

from rectify_cli import papers
from rectify_cli.checks.prove import errors_of_paper
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register
from rectify_cli.documents.writers import WRITERS
from rectify_cli.exchange import export
from rectify_cli.ledger import Ledger
from rectify_cli.papers.order import CLOSING, REMINDER, FaultyTemplateError, PaperOrder
from rectify_cli.views import Request as Order
from rectify_cli.web.desk import Desk
from rectify_cli.web.drawing import desk_of, page

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
        of_issue=CLOSING,
        of_owner=REMINDER,
        sheets=export.WHAT,
        own=[register.name for register in ledger.inspection.record.registers],
    )


def paper(request: Request) -> Response:
    """Return a paper as a file, or the page around its preview; one with errors is only a draft."""
    desk, kind = desk_of(request), request.path_params["kind"]
    if kind not in papers.PAPERS:
        raise UsageError(Phrase(f"没有“{kind}”这种文书", f"no paper {kind}"))
    title = papers.PAPERS[kind].title
    asked = {key: text for key, text in request.query_params.items() if text}
    form, shown, draft = asked.pop("form", "html"), asked.pop("shown", ""), "draft" in asked
    order = _order(desk, kind, form, asked)
    try:
        document = order.compose()
    except FaultyTemplateError as faulty:
        return page(request, "draft.html.j2", 422, title=title, refusal=faulty, errors=faulty.faults, query="")
    errors = errors_of_paper(order, document, desk.workspace)
    if errors and not draft:
        query = urlencode({"form": form, **asked, "draft": "1"})
        return page(request, "draft.html.j2", 422, title=title, refusal=None, errors=errors, query=query)
    if form == "html" and not shown:
        return page(request, "preview.html.j2", title=title, kind=kind, query=urlencode({**asked, "shown": "1"}),
                    rest=urlencode(asked), forms=[each for each in WRITERS if each != "html"])  # fmt: skip
    made = order.typeset(document, papers.draft_mark(len(errors), order.request.today) if draft else None)
    if shown:
        return Response(made, media_type="text/html", headers={"Content-Security-Policy": _SHOWN})
    return _file(made, order.named())


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


def _order(desk: Desk, kind: str, form: str, asked: dict[str, str]) -> PaperOrder:
    """Return the order of what is asked for; raises UsageError for a format or an edition that there is not."""
    if form not in WRITERS:
        raise UsageError(Phrase(f"没有 {form} 这种格式", f"no format {form}"))
    try:
        edition = Edition(asked.get("edition", papers.PAPERS[kind].edition))
    except ValueError as unknown:
        raise UsageError(Phrase("没有这种稿本", "no such edition")) from unknown
    issue = asked.get("issue", "")
    owner = asked.get("owner") if kind == REMINDER else None
    number = int(issue) if issue.isascii() and issue.isdecimal() and kind == CLOSING else None
    order = Order(edition, desk.today(), None, number, owner)
    return PaperOrder(kind, form, whole(desk), order, desk.workspace.templates)


def _file(content: bytes, name: str, kind: str = "application/octet-stream") -> Response:
    """Return a file to be stored; its name is sent as any browser reads it (RFC 6266)."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type=kind, headers={"Content-Disposition": disposition})
