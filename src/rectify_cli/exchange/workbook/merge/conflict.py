"""A cell that was changed both in the sheet and in the ledger since it was exported."""

from typing import NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, Place, Related, warning
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook.merge.settle import quoted

CONFLICT = warning(
    "X718",
    Phrase("同一格没有在表里和台账里改成不同的值", "a cell is not changed differently in the sheet and in the ledger"),
    Phrase(
        "全部以表为准加 --theirs，全部以台账为准加 --ours；只处理这一格，就把两边改成一致",
        "--theirs takes the sheet throughout, --ours the ledger; for this cell alone, make both sides equal",
    ),
)


class Conflict(NamedTuple):
    """What both sides say of one cell; `subject` names the entry and the field, `related` where the ledger says it."""

    place: Place
    subject: Phrase
    sheet: str
    ledger: str
    related: tuple[Related, ...] = ()

    @property
    def fault(self) -> Diagnostic:
        """The warning about it."""
        typed, now = quoted(self.sheet), quoted(self.ledger)
        message = Phrase(
            f"{self.subject.zh}两边都有改动：表里{typed.zh}，台账{now.zh}",
            f"{self.subject.en}: the sheet says {typed.en}, the ledger {now.en}",
        )
        return CONFLICT.broken(self.place, message, None, self.related)
