"""Words that stand under two problems: whole, or as the beginning of longer ones."""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from rectify_cli.core.diagnostics import Diagnostic, Place, Related, note
from rectify_cli.core.language import Phrase

COPIED = note(
    "S535",
    Phrase("各个问题的措施和结果不逐字重复", "no measure or result stands word for word under another problem"),
    Phrase(
        "核对是否照搬；确属同一件事的，分别写明与本问题的关系",
        "check whether it was copied; say what it did about this problem",
    ),
)

_SHORTEST = 16
"""字 of words that two problems do not share by chance; 加强学习教育 they may."""

_MARKS = "。；;，,、 \u3000"
_NEAR = 50
"""How many of the words that begin alike are compared: whoever has more copied them all."""

Where = TypeVar("Where")


class Said(NamedTuple, Generic[Where]):
    """The words of a measure or a result, the number of their problem, their order, and where they stand."""

    words: str
    issue: int
    order: int
    at: Where


def said(text: str, issue: int, order: int, at: Where) -> Iterator[Said[Where]]:
    """Yield words without their last mark, unless two problems may share them by chance."""
    words = text.strip(_MARKS)
    if len(words) >= _SHORTEST:
        yield Said(words, issue, order, at)


def copied(everything: Iterable[Said[Where]]) -> Iterator[tuple[Said[Where], Said[Where]]]:
    """Yield each pair of words under two problems of which one begins with the other, the earlier first."""
    open_: list[Said[Where]] = []
    for here in sorted(everything, key=lambda each: (each.words, each.order)):
        while open_ and not here.words.startswith(open_[-1].words):
            open_.pop()
        other = next((each for each in reversed(open_[-_NEAR:]) if each.issue != here.issue), None)
        if other is not None:
            yield (other, here) if other.order < here.order else (here, other)
        open_.append(here)


def broken(earlier: Place, later: Place, *, whole: bool) -> Diagnostic:
    """Return the note that words stand under another problem too."""
    return COPIED.broken(
        later,
        Phrase(
            "与另一问题下的文字逐字相同" if whole else "与另一问题下的文字开头逐字相同",
            "word for word as under another problem" if whole else "begins word for word as under another problem",
        ),
        related=(Related(earlier, Phrase("另一处", "the other place")),),
    )
