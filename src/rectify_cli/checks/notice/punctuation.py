"""Chinese text uses Chinese punctuation: full width next to 汉字, curly quotes, no 、 between quotations in a row."""

import re
from collections.abc import Iterator

from rectify_cli.core.chinese.sentences import HAN, Stretch, quoted, within
from rectify_cli.core.diagnostics import Diagnostic, Replacement, note, warning
from rectify_cli.core.language import Phrase
from rectify_cli.documents import Table
from rectify_cli.notices import Extent, Reading

HALF_WIDTH = warning(
    "P541",
    # GB/T 15834-2011, 5.1: each takes the place of one character.
    Phrase("汉字前后用全角标点", "punctuation next to Chinese characters is full-width"),
    Phrase("改用全角标点", "use the full-width mark"),
)
BETWEEN = note(
    "P542",
    # GB/T 15834-2011, 4.5.3.5: usually none; it stays where brackets follow.
    Phrase("并列的引号、书名号之间通常不用顿号", "there is usually no “、” between adjacent quotations or titles"),
    Phrase("去掉顿号", "remove the “、”"),
)
STRAIGHT = warning(
    "P549",
    Phrase("中文用弯引号", "Chinese text uses curly quotation marks"),
    Phrase("改用“ ”", "use “ ”"),
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
_BRACKET = re.compile("[()（）]")
_QUOTE = re.compile('["“”]')
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
                Phrase(
                    f"本段有 {len(straight)} 个直引号",
                    f'{len(straight)} straight quotation marks (") in this paragraph',
                ),
            )._replace(fixes=_mends(reading, index, _curled(text)))


def _half_width(reading: Reading, index: int, text: str, quotes: list[Stretch]) -> Iterator[Diagnostic]:
    """Yield each half-width mark of a paragraph; what is quoted may be verbatim."""
    offsets: dict[str, list[int]] = {}
    for match in _HALF.finditer(text):
        if not within(quotes, match.start()):
            offsets.setdefault(match[0], []).append(match.start())
    for mark, at in offsets.items():
        yield HALF_WIDTH.broken(
            reading.place(Extent(index, at[0], at[0] + 1)),
            Phrase(f"本段有 {len(at)} 个半角“{mark}”", f"half-width “{mark}” × {len(at)} in this paragraph"),
            Phrase(f"改为全角“{_FULL[mark]}”", f"use the full-width “{_FULL[mark]}”"),
        )._replace(fixes=_mends(reading, index, _widened(text, mark, at)))


def _between(reading: Reading, index: int, text: str) -> Iterator[Diagnostic]:
    """Yield a 、 between two quotations or titles, unless brackets among them call for it."""
    at = [match.start() + 1 for match in _COMMA.finditer(text)]
    if at and not re.search("[”》]（", text):
        shown = text[at[0] - 1 : at[0] + 2]
        yield BETWEEN.broken(
            reading.place(Extent(index, at[0], at[0] + 1)),
            Phrase(f"本段有 {len(at)} 处写作“{shown}”", f"“{shown}” × {len(at)} in this paragraph"),
            Phrase(f"写作“{shown.replace('、', '')}”", f"write “{shown.replace('、', '')}”"),
        )._replace(fixes=_mends(reading, index, dict.fromkeys(at, "")))


def _mends(reading: Reading, index: int, rights: dict[int, str]) -> tuple[Replacement, ...]:
    """Return what puts other marks in the place of those at some offsets of a block."""
    return tuple(mend for at, right in rights.items() for mend in reading.mends(Extent(index, at, at + 1), right))


def _widened(text: str, mark: str, at: list[int]) -> dict[int, str]:
    """Return the full-width marks for those at some offsets; the other half of a bracket goes with it."""
    if mark not in "()":
        return dict.fromkeys(at, _FULL[mark])
    halves: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        if match[0] in "(（":
            opened.append(match.start())
        elif opened:
            first = opened.pop()
            halves |= {first: match.start(), match.start(): first}
    both = {half for one in at for half in (one, halves.get(one, one))}
    return {half: _FULL[text[half]] for half in sorted(both) if text[half] in "()"}


def _curled(text: str) -> dict[int, str]:
    """Return the curly quotes for the straight ones of a paragraph; nothing where they do not pair."""
    rights: dict[int, str] = {}
    open_ = False
    for match in _QUOTE.finditer(text):
        if match[0] == '"':
            rights[match.start()] = "”" if open_ else "“"
        elif open_ is (match[0] == "“"):
            return {}
        open_ = not open_
    return {} if open_ else rights
