"""The register (整改台账) and the three lists (三清单): a row per listed entry."""

from collections.abc import Iterable
from dataclasses import dataclass

from rectify_cli.core.chinese.dates import printed_date
from rectify_cli.core.terms import Disclosure, Edition, Register, Status
from rectify_cli.exchange.workbook import columns
from rectify_cli.exchange.workbook.book import Heading, Sheet
from rectify_cli.exchange.workbook.columns import BY_FIELD, OWN, SheetColumn
from rectify_cli.exchange.workbook.extract import Extract
from rectify_cli.ledger.model import Inspection, Issue


@dataclass(frozen=True, slots=True)
class SheetKind:
    """One kind of sheet: its name and the fields of its columns; without fields, every column."""

    name: str
    fields: tuple[str, ...]


REGISTER = SheetKind("台账", ())
LISTS = {
    "problems": SheetKind("问题清单", ("id", "aspect", "title", "examples", "cause")),
    "tasks": SheetKind("任务清单", ("id", "title", "goal", "measures", "plan", "due", "status")),
    "duties": SheetKind("责任清单", ("id", "title", "lead", "owner", "person", "support", "due", "status")),
}


def build(extract: Extract, kind: SheetKind = REGISTER, *, copy: bool = False) -> Sheet:
    """Build one sheet; a column whose field is not public is not in the public edition at all.

    On the `copy` of a department only the columns that it fills in may be changed.
    """
    inspection, total = extract.inspection, extract.total
    used = _columns(kind, extract)
    offered = _choices(extract) if kind is REGISTER else {}
    name = f"{'整改' if extract.register is Register.ISSUES else extract.register.label.zh}{kind.name}"
    return Sheet(
        name=name,
        title=f"{inspection.body}{inspection.kind.label.zh}{name}",
        subtitle=(
            f"截至{printed_date(extract.as_of)}，共{total.total}个问题，完成{total.completed}个，阶段性完成{total.staged}个，"
            f"未完成{total.unfinished}个；本表列出{len(extract.issues)}个。"
        ),
        headings=tuple(
            Heading(column.field, column.header, column.kind, column.width, offered.get(column.field, ()))
            for column in used
        ),
        rows=tuple(tuple(column.of(issue, inspection) for column in used) for issue in extract.issues),
        statuses=_statuses(extract.issues, inspection),
        filled=columns.FILLED if copy else frozenset(),
    )


def _columns(kind: SheetKind, extract: Extract) -> list[SheetColumn]:
    public = extract.edition is Edition.PUBLIC
    chosen = [BY_FIELD[name] for name in kind.fields] or columns.columns(extract.inspection)
    return [column for column in chosen if column.public or not public]


def _choices(extract: Extract) -> dict[str, tuple[str, ...]]:
    """Return the words in the drop-down of each column."""
    return {
        "status": tuple(_statuses((), extract.inspection)),
        "owner": tuple(dict.fromkeys(issue.owner for issue in extract.issues if issue.owner)),
        "disclosure": tuple(disclosure.label.zh for disclosure in Disclosure),
    } | {OWN + key: declared.choices for key, declared in extract.inspection.fields.items()}


def _statuses(issues: Iterable[Issue], inspection: Inspection) -> dict[str, Status]:
    """Return the status of each word: the body's own words, standard ones for the rest, those of single entries."""
    own = set(inspection.labels.values())
    usual = {status.label.zh: status for status in Status if status not in own}
    single = {inspection.label(issue): issue.status for issue in issues}
    return dict(inspection.labels) | usual | single
