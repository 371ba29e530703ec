"""The lines under the title of a problem: its status, its measures point by point, its plan."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rectify_cli.core import status_words
from rectify_cli.core.chinese import ordinals
from rectify_cli.core.chinese.dates import deadlines
from rectify_cli.core.terms import Arrangement, Status
from rectify_cli.notices.grammar.labels import SHORT, Label
from rectify_cli.notices.grammar.lines import LineKind, NoticeLine
from rectify_cli.notices.reading import Extent, InternalLine, Milepost, Quoted, QuotedPoint

SPELLED = re.compile(f"(?:^|(?<=[。；;：:，,]))[ 　]{{0,4}}(?:{ordinals.SPELLED}|({ordinals.CIRCLED}))")
"""What counts a point within a line: 一是, ①."""

_SERIES = (
    re.compile(r"(?:^|(?<=[。；;]))[ 　]{0,4}([0-9]{1,2})(?:[.．](?![0-9])|、)[ 　]{0,4}"),
    re.compile(r"(?:^|(?<=[。；;]))[ 　]{0,4}[（(]([0-9]{1,2})[）)][ 　]{0,4}"),
    re.compile(r"(?:^|(?<=[。；;]))[ 　]{0,4}[（(]([一二三四五六七八九十]{1,3})[）)][ 　]{0,4}"),
)

_FIRST_WORD = re.compile(rf"({status_words.WORD})[。，.](?=.)[ 　]*")
_OF_IT = re.compile(
    "(?:^|(?<=[。；]))(?:目前，?|截至目前，?)?(?:该|此|本)(?:项|条)?(?:问题|事项|任务)[^，。；]{0,14}?"
    f"({status_words.WORD})(?:，[^。]{{0,60}})?[。]?$"
)
_CLOSING = re.compile(f"(?:^|(?<=[。；]))(?:目前，?|截至目前，?|现)?(?:均|都)?({status_words.WORD})[。]?$")
_LONGEST_WORD = 20
_LONGEST_UNKNOWN = 3  # behind 整改情况 anything longer is a measure


@dataclass(slots=True)
class _Bucket:
    """The points read so far under one label, and how they are set."""

    points: list[QuotedPoint] = field(default_factory=list)
    arrangement: Arrangement = Arrangement.PLAIN
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """What was read under one problem."""

    word: Quoted[str] | None
    measures: tuple[QuotedPoint, ...]
    measures_as: Arrangement
    results: tuple[QuotedPoint, ...]
    results_as: Arrangement
    plan: tuple[Milepost, ...]
    plan_as: Arrangement
    internal: tuple[InternalLine, ...]


def read(lines: Sequence[NoticeLine]) -> Body:
    """Read the lines under a problem."""
    internal, lines = _apart(lines)
    described, lines = _described(lines)
    word: Quoted[str] | None = None
    buckets = {label: _Bucket() for label in (Label.MEASURES, Label.RESULTS, Label.PLAN)}
    current = Label.RESULTS
    for line in lines:
        content = line
        if line.kind is LineKind.PROBLEM and not line.label:
            # 项目1已建成 among measures is words.
            content = replace(line, start=line.end - len(line.printed), text=line.printed, ordinals=())
        if line.label in buckets:
            current = line.label
        if line.label in {Label.STATE, Label.MEASURES, Label.RESULTS} and _is_word(line, known=word is not None):
            word = word or _word(line)
            continue
        if word is None and line.label in {Label.STATE, Label.RESULTS} and (stated := _FIRST_WORD.match(line.text)):
            word = Quoted(stated[1], Extent(line.block, line.start, line.start + len(stated[1])))
            content = replace(line, start=line.start + stated.end(), text=line.text[stated.end() :], ordinals=())
        if line.label is Label.STATE:
            current = Label.RESULTS
        if content.text:
            _add(buckets[current], content)
    measures, results, plan = buckets.values()
    word = word or _closing(results.points)
    if not results.points and not _begun_at_most(word):
        # A notice prints what was done; some call that 整改措施 and have nothing else.
        measures, results = results, measures
    return Body(
        word,
        tuple(measures.points),
        measures.arrangement,
        tuple(results.points),
        results.arrangement,
        tuple(map(_milepost, plan.points)),
        plan.arrangement,
        (*described, *internal),
    )


def _closing(points: Sequence[QuotedPoint]) -> Quoted[str] | None:
    """Return the status that the last sentence of what was done states (该问题已完成整改。); it stays where it is."""
    for number, point in enumerate(reversed(points)):
        last = (point.items or (point,))[-1]
        at = point.more[-1] if point.more and not point.items else last.at
        text = last.value.rpartition("\n")[2]
        closing = _OF_IT.search(text) or (None if number else _CLOSING.search(text))
        if closing:
            return Quoted(closing[1], Extent(at.block, at.start + closing.start(1), at.start + closing.end(1)))
    return None


def _begun_at_most(word: Quoted[str] | None) -> bool:
    """Return True if a status says that nothing is finished yet, so that measures are still to be taken."""
    return word is not None and status_words.status(word.value) in {Status.IN_PROGRESS, Status.NOT_STARTED}


def _apart(lines: Sequence[NoticeLine]) -> tuple[tuple[InternalLine, ...], list[NoticeLine]]:
    """Return the internal lines, and the others.

    What has no label of its own goes with the sentences, or the label without words, that it stands below.
    """
    internal: list[InternalLine] = []
    others: list[NoticeLine] = []
    goes_on = False
    for line in lines:
        if line.field:
            internal.append(InternalLine(line.text, line.own_words.at, line.field, line.printed))
            goes_on = line.field not in SHORT or not line.text
        elif goes_on and line.label is None:
            last = internal[-1]
            words = f"{last.value}\n{line.printed}".strip()
            more = (*last.more, Extent(line.block, line.at, line.end))
            internal[-1] = InternalLine(words, last.at, last.field, f"{last.printed}\n{line.printed}", more)
            goes_on = last.field not in SHORT
        else:
            others.append(line)
            goes_on = False
    return tuple(internal), others


def _described(lines: Sequence[NoticeLine]) -> tuple[tuple[InternalLine, ...], Sequence[NoticeLine]]:
    """Return what describes a problem before the label of what was done about it, and the other lines.

    Without such a label, or with nothing but a status behind it, what has no label is what was done.
    """
    labelled = next((at for at, line in enumerate(lines) if line.label), 0)
    done = (line for line in lines[labelled:] if line.label in {Label.MEASURES, Label.RESULTS})
    if not any(not _is_word(line, known=False) for line in done):
        return (), lines
    plain = lines[:labelled]
    described = (InternalLine(line.text, line.own_words.at, "examples", line.text) for line in plain if line.text)
    return tuple(described), lines[labelled:]


def _is_word(line: NoticeLine, *, known: bool) -> bool:
    """Return True if a label is followed by a status word alone: one of the vocabulary, or a short one behind 整改结果.

    Where the status is `known` already, another word is one only if it is of the vocabulary.
    """
    bare = line.text.rstrip("。；; ")
    if known or status_words.status(bare) is not None:
        return status_words.status(bare) is not None
    longest = _LONGEST_WORD if line.label is Label.STATE else _LONGEST_UNKNOWN
    return 0 < len(bare) <= longest and not SPELLED.match(bare) and "，" not in bare


def _word(line: NoticeLine) -> Quoted[str]:
    bare = line.text.rstrip("。；; ")
    return Quoted(bare, Extent(line.block, line.start, line.start + len(bare)))


def _add(bucket: _Bucket, line: NoticeLine) -> None:
    """Add a line: the points it counts (一是 二是), an inner item, a paragraph that goes on, or a point of its own."""
    inline = _points(line) or _numbered(line)
    lead = _lead(line) if not inline else 0
    last = bucket.points[-1] if bucket.points else None
    if inline:
        several = len(inline) > 1 and not bucket.points
        bucket.arrangement = Arrangement.INLINE if several else Arrangement.LISTED
        bucket.spelled = True
        bucket.points += inline
    elif lead:
        bucket.points += [_point(line, start, end) for start, end in _cuts(line, lead)]
    elif line.kind is LineKind.ARABIC_BRACKET and last and bucket.spelled:
        bucket.points[-1] = replace(last, items=(*last.items, line.own_words))
    elif line.kind in {LineKind.HAN_BRACKET, LineKind.ARABIC, LineKind.ARABIC_BRACKET}:
        bucket.arrangement = Arrangement.LISTED
        bucket.points.append(QuotedPoint(line.text, line.own_words.at))
    elif last and bucket.arrangement is not Arrangement.PLAIN and line.kind is None and not last.items:
        bucket.points[-1] = replace(last, value=f"{last.value}\n{line.text}", more=(*last.more, line.own_words.at))
    else:
        bucket.points.append(QuotedPoint(line.text, line.own_words.at))


def _points(line: NoticeLine) -> list[QuotedPoint]:
    """Return the points a line counts 一是 二是, where it begins with one and counts on without a gap."""
    starts = list(_counted(line))
    if not starts:
        return []
    ends = [start for start, _ in starts[1:]] + [len(line.text)]
    return [_point(line, begin, end) for (_, begin), end in zip(starts, ends, strict=True)]


def _numbered(line: NoticeLine) -> list[QuotedPoint]:
    """Return the points of a line that is nothing but several: 1.…；2.…."""
    for pattern in _SERIES:
        marks = [mark.span() for mark in pattern.finditer(line.text)]
        if len(marks) > 1 and not marks[0][0] and _from_one(line.text, pattern):
            ends = [start for start, _ in marks[1:]] + [len(line.text)]
            return [_point(line, begin, end) for (_, begin), end in zip(marks, ends, strict=True)]
    return []


def _from_one(text: str, pattern: re.Pattern[str]) -> bool:
    """Return True if the marks of a text count from 1 without a gap."""
    return [ordinals.value(mark[1]) for mark in pattern.finditer(text)] == [*range(1, len(pattern.findall(text)) + 1)]


def _lead(line: NoticeLine) -> int:
    """Return where the second point begins of a line that counts points behind a lead-in (针对…，一是…；二是…)."""
    first = next((mark for mark in SPELLED.finditer(line.text) if mark[1] == "一"), None)
    second = first and next((mark for mark in SPELLED.finditer(line.text, first.end()) if mark[1] == "二"), None)
    return second.start() if second else 0


def _cuts(line: NoticeLine, second: int) -> Iterator[tuple[int, int]]:
    """Yield the points of such a line with their ordinals, the words before them with the first."""
    number, start = 2, 0
    for mark in SPELLED.finditer(line.text, second):
        if mark[1] and ordinals.value(mark[1]) == number:
            yield start, mark.start()
            start, number = mark.start(), number + 1
    yield start, len(line.text)


def _counted(line: NoticeLine) -> Iterator[tuple[int, int]]:
    """Yield where each ordinal of a line starts and ends, in offsets of its own words."""
    spelled = line.numbered(LineKind.SPELLED)
    number = spelled.number.value if spelled else 0
    if spelled:
        yield 0, 0
    for mark in SPELLED.finditer(line.text):
        here = ordinals.value(mark[1] or mark[2])
        if here == number + 1 if number else mark.start() == 0:
            number = here
            yield mark.start(), mark.end()


def _point(line: NoticeLine, start: int, end: int) -> QuotedPoint:
    """Return the words of a line from `start` to `end` without blanks round them."""
    text = line.text[start:end]
    bare = text.strip()
    start += text.find(bare)
    return QuotedPoint(bare, Extent(line.block, line.start + start, line.start + start + len(bare)))


def _milepost(point: QuotedPoint) -> Milepost:
    latest = max(deadlines(point.value), key=lambda day: day.date, default=None)
    if latest is None:
        return Milepost(point)
    at = Extent(point.at.block, point.at.start + latest.start, point.at.start + latest.end)
    return Milepost(point, Quoted(latest.date, at))
