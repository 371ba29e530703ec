"""Public text contains no private number."""

import datetime as dt
from collections.abc import Iterator

from rectify_cli.core import private_numbers
from rectify_cli.core.diagnostics import Diagnostic, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue

PRIVATE_NUMBER = warning(
    "R560",
    Phrase("公开的文字里没有个人号码", "public text contains no private number"),
    Phrase(
        "改写这句话；不改则公开稿自动遮去中间几位",
        "reword it; otherwise the public edition masks the number",
    ),
)


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield the private numbers in the texts that the public edition lists."""
    for entry in (*ledger.issues, *ledger.immediate):
        if entry.record.disclosure is Disclosure.PUBLIC:
            for path, text in _texts(entry.record):
                yield from _numbers(entry, path, text)


def _texts(issue: Issue) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every public text with its path."""
    yield ("title",), issue.title
    if issue.aspect:
        yield ("aspect",), issue.aspect
    for key, points in (("measures", issue.measures), ("results", issue.results)):
        for index, point in enumerate(points):
            if point.disclosure is Disclosure.PUBLIC:
                yield (key, index, "text"), point.text
                yield from (((key, index, "items", at), item) for at, item in enumerate(point.items))
    yield from ((("plan", index, "text"), plan.text) for index, plan in enumerate(issue.plan))
    for key, value in issue.fields.values().items():
        if issue.fields.declared[key].public and isinstance(value, str | tuple):
            if isinstance(value, str):
                yield ("fields", key), value
            else:
                yield from ((("fields", key, at), text) for at, text in enumerate(value))


def _numbers(entry: Entry[Issue], path: tuple[str | int, ...], text: str) -> Iterator[Diagnostic]:
    for number in private_numbers.find(text):
        yield PRIVATE_NUMBER.broken(
            entry.place(*path),
            Phrase(
                f"第 {entry.record.id} 号的公开文字里有{number.kind.zh}，公开稿印作 {number.masked}",
                f"the public text of issue {entry.record.id} contains a private number ({number.kind.en}), "
                f"printed as {number.masked}",
            ),
        )
