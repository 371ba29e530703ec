"""The pages a leader looks at: the status, what is due, and what the checks find."""

from starlette.requests import Request
from starlette.responses import Response

from rectify_cli.core.diagnostics import Severity
from rectify_cli.core.terms import Column
from rectify_cli.views import due, status, wording
from rectify_cli.web import cures
from rectify_cli.web.drawing import desk_of, page
from rectify_cli.web.fields import Fields
from rectify_cli.web.findings import entry_of


def status_page(request: Request) -> Response:
    """Return the totals by register, completion, and what is still open."""
    desk = desk_of(request)
    view = status.build(desk.ledger(), desk.today())
    found = desk.findings()
    counts = {severity: sum(each.severity is severity for each in found) for severity in Severity}
    return page(request, "status.html.j2", view=view, columns=tuple(Column), counts=counts, rate=wording.rate)


def due_page(request: Request) -> Response:
    """Return what is overdue or due within some days, the most urgent first."""
    desk, within = desk_of(request), Fields(request.query_params).number("within")
    return page(request, "due.html.j2", view=due.build(desk.ledger(), desk.today(), within or None))


def check_page(request: Request) -> Response:
    """Return every finding, the errors first, each with the way to the entry it is about."""
    desk = desk_of(request)
    ledger, order = desk.load().ledger, list(Severity)
    found = sorted(desk.findings(), key=lambda each: order.index(each.severity))
    owns = [entry_of(ledger, each) if ledger else None for each in found]
    listed = [(each, cures.of(each, own), own) for each, own in zip(found, owns, strict=True)]
    return page(request, "check.html.j2", found=listed)
