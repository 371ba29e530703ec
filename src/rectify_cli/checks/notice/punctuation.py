"""Chinese text has Chinese marks: full width beside 汉字, curly quotes, no 、 between marks that part by themselves."""

import re
from collections.abc import Iterator

from rectify_cli.core.chinese.sentences import HAN, Stretch, quoted, within
from rectify_cli.core.diagnostics import Diagnostic, note, warning
from rectify_cli.core.language import Phrase
from rectify_cli.documents import Table
from rectify_cli.notices import Extent, Reading

HALF_WIDTH = warning(
    "P541",
    # GB/T 15834-2011, 5.1: each takes the place of one character.
    Phrase("汉字旁边用全角标点", "marks beside 汉字 are full-width"),
    Phrase("换成全角标点", "use the full-width mark"),
)
BETWEEN = note(
    "P542",
    # GB/T 15834-2011, 4.5.3.5: usually none; it stays where brackets follow.
    Phrase("并列的引号、书名号之间通常不用顿号", "there is usually no 、 between quotes or titles in a row"),
    Phrase("去掉顿号", "leave the 、 out"),
)
STRAIGHT = warning(
    "P549",
    Phrase("中文用弯引号", "Chinese text has curly quotes"),
    Phrase("换成“ ”", "use “ ”"),
)

_BESIDE = f"{HAN}“”‘’（）《》【】，。；：、？！％"
_FULL = dict(zip(",.:;?!()", "，。：；？！（）", strict=True))
# One character before and after each mark: nothing here can look back far.
_HALF = re.compile(
    rf"(?<=[{_BESIDE}])(?P<after>[,;:?!])(?![A-Za-z/])"
    rf"|(?<=[0-9%])(?P<mixed>[,;?!])(?=[{HAN}“《])"
    rf"|(?<=[{HAN}”》）％])(?P<stop>\.)(?=$|[{HAN}“《])"
    rf"|(?P<opens>\()(?=[{HAN}“《])"
    rf"|(?<=[{HAN}”》])(?P<closes>\))"
)
_COMMA = re.compile("(?:”、“|》、《)")
_STRAIGHT = re.compile(f'(?<=[{HAN}，。；：、（])"|"(?=[{HAN}])')


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield the wrong marks of each paragraph, each mark once with its number."""
    for index, placed in enumerate(reading.source.blocks):
        if isinstance(placed.block, Table):
            continue
        text = placed.text
        quotes = quoted(text)
        yield from _half_width(reading, index, text, quotes)
        yield from _between(reading, index, text)
        straight = [match.start() for match in _STRAIGHT.finditer(text)]
        if straight:
            yield STRAIGHT.broken(
                reading.place(Extent(index, straight[0], straight[0] + 1)),
                Phrase(f'直引号 " 在这一段有 {len(straight)} 个', f'{len(straight)} × straight " in this paragraph'),
            )


def _half_width(reading: Reading, index: int, text: str, quotes: list[Stretch]) -> Iterator[Diagnostic]:
    """Yield each half-width mark of a paragraph; what is quoted may be verbatim."""
    found: dict[str, list[int]] = {}
    for match in _HALF.finditer(text):
        if not within(quotes, match.start()):
            found.setdefault(match[0], []).append(match.start())
    for mark, at in found.items():
        yield HALF_WIDTH.broken(
            reading.place(Extent(index, at[0], at[0] + 1)),
            Phrase(f"半角 {mark} 在这一段有 {len(at)} 个", f"{len(at)} × half-width {mark} in this paragraph"),
            Phrase(f"换成全角“{_FULL[mark]}”", f"use the full-width “{_FULL[mark]}”"),
        )


def _between(reading: Reading, index: int, text: str) -> Iterator[Diagnostic]:
    """Yield a 、 between two quotes or titles, unless brackets in the row make it needed."""
    found = [match.start() + 1 for match in _COMMA.finditer(text)]
    if found and not re.search("[”》]（", text):
        shown = text[max(0, found[0] - 1) : found[0] + 2]
        yield BETWEEN.broken(
            reading.place(Extent(index, found[0], found[0] + 1)),
            Phrase(f"{shown} 中间的顿号在这一段有 {len(found)} 个", f"{len(found)} × {shown} in this paragraph"),
            Phrase(f"写作“{shown.replace('、', '')}”", f"write “{shown.replace('、', '')}”"),
        )
