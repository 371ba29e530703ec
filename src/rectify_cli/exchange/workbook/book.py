"""A workbook before it is written in any format: sheets of headings and rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.exchange.workbook.cells import Value
from rectify_cli.exchange.workbook.columns import ColumnKind
from rectify_cli.exchange.workbook.extract import Extract

Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column.

    `width` is the most 字 it takes unless its cells are very long, `least` even where
    its cells are empty, `choices` are the words offered for its cells.
    """

    field: str
    header: str
    kind: ColumnKind
    width: int
    choices: tuple[str, ...] = ()
    least: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its tab, its title and the line below it, its columns and rows.

    `statuses` maps each word of the column `status` to its status; the last of the rows is a sum of the
    others where the sheet is `totalled`. Where some fields are to be `filled` in, every other column is locked.
    """

    name: str
    title: str
    subtitle: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    statuses: Mapping[str, Status] = field(default_factory=dict)
    totalled: bool = False
    filled: frozenset[str] = frozenset()

    def position(self, name: str) -> int | None:
        """Return where the column of a field stands, None if the sheet has none."""
        return next((at for at, heading in enumerate(self.headings) if heading.field == name), None)


@dataclass(frozen=True, slots=True)
class Book:
    """One or more sheets, and the extract they were built from.

    `traces` are the rows of each hidden sheet (`columns.HIDDEN`), none if nothing is to be read back.
    """

    extract: Extract
    sheets: tuple[Sheet, ...]
    traces: tuple[tuple[Row, ...], ...] = ()

    def only_sheet(self, form: str) -> Sheet:
        """Return the one sheet; raises UsageError if there are several and the format holds one."""
        if len(self.sheets) > 1:
            names = "、".join(sheet.name for sheet in self.sheets)
            raise UsageError(
                Phrase(
                    f"{form} 文件只能有一张表，这里有：{names}",
                    f"a {form} file holds one sheet, not several: {names}",
                ),
                Phrase("逐张导出，或用 -f xlsx", "export them one by one, or use -f xlsx"),
            )
        return self.sheets[0]
