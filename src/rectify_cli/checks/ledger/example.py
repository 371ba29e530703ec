"""Nothing of the example that `rectify init` writes is left."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, error
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger, example, field_shape
from rectify_cli.ledger.model import Inspection

LEFT = error(
    "L203",
    Phrase("台账里没有示例的单位、日期和文字", "no body, date or sentence of the example is left in a ledger"),
    Phrase("rectify set inspection body=本单位名称", "`rectify set inspection body=…`"),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield each value that is still the example's."""
    for path in example.held(ledger.inspection.record):
        keys = [step for step in path if isinstance(step, str)]
        typed = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        title = field_shape.shape_at(Inspection, keys).title
        if keys[0] == "on_site":
            title = f"{field_shape.shape_at(Inspection, keys[:1]).title}（{title}）"
        yield LEFT.broken(
            ledger.inspection.place(*path),
            Phrase(f"{title}还是示例的", f"{typed} is still the example's"),
            Phrase(f"rectify set inspection {typed}=…", f"`rectify set inspection {typed}=…`"),
        )
