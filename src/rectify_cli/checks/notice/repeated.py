"""No measure and no result is copied from one problem to another: each says what was done about its own."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, Related, note
from rectify_cli.core.language import Phrase
from rectify_cli.notices import Extent, Reading

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


class Said(NamedTuple):
    """The words of a measure or a result, without its last mark, where they stand, and the number of their problem."""

    words: str
    at: Extent
    issue: int


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield what stands, whole or as the beginning of a longer one, under an earlier problem too."""
    said = sorted(_said(reading), key=lambda one: (one.words, one.at))
    for first, second in pairwise(said):
        if first.issue == second.issue or not second.words.startswith(first.words):
            continue
        earlier, later = sorted((first, second), key=lambda one: one.at)
        whole = first.words == second.words
        yield COPIED.broken(
            reading.place(later.at),
            Phrase(
                "与另一问题下的文字逐字相同" if whole else "与另一问题下的文字开头逐字相同",
                "word for word as under another problem" if whole else "begins word for word as under another problem",
            ),
            related=(Related(reading.place(earlier.at), Phrase("另一处", "the other place")),),
        )


def _said(reading: Reading) -> Iterator[Said]:
    for number, issue in enumerate(reading.listed):
        for point in (*issue.measures, *issue.results):
            for quoted in point.items or (point,):
                words = quoted.value.strip(_MARKS)
                if len(words) >= _SHORTEST:
                    yield Said(words, quoted.at, number)
