"""The summary (汇总): how many entries each department has to rectify, and how many are done."""

from typing import TYPE_CHECKING

from rectify_cli.core.chinese.dates import printed_date
from rectify_cli.core.terms import Edition
from rectify_cli.exchange.workbook.book import Heading, Row, Sheet
from rectify_cli.exchange.workbook.columns import ColumnKind
from rectify_cli.exchange.workbook.extract import Extract
from rectify_cli.ledger import Tally, count

if TYPE_CHECKING:
    from rectify_cli.ledger.model import Issue

NOBODY = "未明确责任部门"
UNLISTED = "未列入本稿的问题"
TOTAL = "合计"

_HEADINGS = (
    Heading("owner", "责任部门", ColumnKind.TEXT, 20),
    Heading("total", "应整改", ColumnKind.NUMBER, 7),
    Heading("completed", "已整改", ColumnKind.NUMBER, 7),
    Heading("staged", "阶段性完成", ColumnKind.NUMBER, 7),
    Heading("unfinished", "未完成", ColumnKind.NUMBER, 7),
    Heading("rate", "完成率", ColumnKind.RATE, 7),
)


def build(extract: Extract) -> Sheet:
    """Build the summary of a register: every entry counts, in one row alone, and the last row is the sum.

    Departments are internal: the public edition has only the sum.
    """
    inspection = extract.inspection
    parts = [] if extract.edition is Edition.PUBLIC else _parts(extract)
    return Sheet(
        name="汇总",
        title=f"{inspection.body}{inspection.kind.label.zh}整改汇总表",
        subtitle=f"{extract.register.label.zh}，截至{printed_date(extract.as_of)}",
        headings=_HEADINGS,
        rows=tuple(_row(name, tally) for name, tally in [*parts, (TOTAL, extract.total)]),
        totalled=True,
    )


def _parts(extract: Extract) -> list[tuple[str, Tally]]:
    """Count the entries of each department, in the order they appear; then those without one, and those not listed."""
    by_owner: dict[str | None, list[Issue]] = {}
    for issue in extract.issues:
        by_owner.setdefault(issue.owner, []).append(issue)
    nobody = by_owner.pop(None, [])
    parts = [(owner or "", count(issues)) for owner, issues in by_owner.items()]
    parts += [(NOBODY, count(nobody)), (UNLISTED, extract.unlisted)]
    return [(name, tally) for name, tally in parts if tally.total]


def _row(name: str, tally: Tally) -> Row:
    return (name, tally.total, tally.completed, tally.staged, tally.unfinished, tally.rate)
