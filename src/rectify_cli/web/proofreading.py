"""A notice dropped on the page: what is wrong in it marked in its own words, against the ledger or by itself."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from rectify_cli.checks import marked, office_words, proofread
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition
from rectify_cli.documents import readers
from rectify_cli.views import Request as Order
from rectify_cli.web import uploads
from rectify_cli.web.drawing import desk_of, page
from rectify_cli.web.paper_pages import whole


def draw(request: Request) -> Response:
    """Return the form that takes a notice."""
    return page(request, "proofread.html.j2", papers=(), faults=())


def read(request: Request, sent: FormData) -> Response:
    """Return the notices that came, each with its faults marked; nothing of them is kept."""
    desk = desk_of(request)
    own = office_words.office(desk.workspace)
    against = whole(desk) if sent.get("against") else None
    papers, faults = [], list(own.diagnostics)
    with uploads.kept(sent) as files:
        if not files:
            raise UsageError(Phrase("未指定文件", "no file given"), Phrase("选取一份通报", "choose a notice"))
        for name, path in files:
            paper = readers.open_file(path, name)
            if against is None:
                reading, found = proofread.proofread(paper, own)
            else:
                order = Order(Edition.PUBLIC, desk.today())
                reading, found = proofread.compare(paper, against, order, desk.workspace.templates, own)
            faults += found
            papers.append(reading.source)
    rows = [(paper.file, marked.rows(paper, faults)) for paper in papers]
    placed = {number for _, of_paper in rows for row in of_paper for number in row.faults}
    apart = [number for number in range(1, len(faults) + 1) if number not in placed]
    return page(request, "proofread.html.j2", papers=rows, faults=faults, apart=apart)
