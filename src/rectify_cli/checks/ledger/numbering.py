"""No text that papers number carries an ordinal of its own."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, warning
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger, lookup, numbered
from rectify_cli.ledger.edits import Path

TYPED = warning(
    "L234",
    Phrase("序号由模板生成，数据里不写", "the templates write the ordinals, the data has none"),
    Phrase(
        "用 rectify set ID title=… 或 rectify measure edit ID N … 写上去掉序号的文字；印出时不会重复",
        "write the text without it: `rectify set ID title=…` or `rectify measure edit ID N …`; "
        "papers leave it out meanwhile",
    ),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield texts that begin with an ordinal in their file."""
    for path, ordinal in numbered.in_inspection(ledger.inspection.typed or {}):
        hint = Phrase("在 data/inspection.yaml 里去掉", "take it out in data/inspection.yaml")
        yield TYPED.broken(ledger.inspection.place(*path), _message(ordinal), hint)
    for entry in (*ledger.issues, *ledger.immediate):
        for path, ordinal in numbered.in_issue(entry.typed or {}):
            command = _command(lookup.typed(entry), path)
            hint = Phrase(f"写上去掉序号的文字：{command}", f"write the text without it: `{command}`")
            yield TYPED.broken(entry.place(*path), _message(ordinal), hint)


def _message(ordinal: str) -> Phrase:
    return Phrase(
        f"文字前写了序号“{ordinal}”，与模板生成的重复",
        f"the text begins with “{ordinal}”, which the templates write as well",
    )


def _command(entry: str, path: Path) -> str:
    """Return the command that writes another text at a path."""
    if path[0] == "measures" and "items" not in path:
        return f"rectify measure edit {entry} {int(path[1]) + 1} …"
    names = [str(step + 1) if isinstance(step, int) else step for step in path]
    point = isinstance(path[-1], int) and "items" not in path
    return f"rectify set {entry} {'.'.join([*names, 'text'] if point else names)}=…"
