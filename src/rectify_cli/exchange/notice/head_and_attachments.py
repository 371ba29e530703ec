"""What stands before the title of a paper and behind its date: the red head (版头), the note and the attachments."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rectify_cli.documents import Letterhead, Table
from rectify_cli.exchange.notice.tidy import tidy
from rectify_cli.notices import Extent, Reading

LIST = re.compile("附件[：:]")
"""What the list of the attachments under the text begins with."""

_NUMBER = re.compile(
    r"(?P<number>.{1,20}[〔\[（(［][0-9]{4}[〕\]）)］]第?[0-9]{1,5}号)(?:[ 　]*签发人[：:](?P<signed>.+))?"
)
_SIGNED = re.compile("签发人[：:](.+)")
_ABOVE = {
    "copy_number": re.compile("[0-9]{6}"),
    "secrecy": re.compile("(?:绝密|机密|秘密)(?:★.{1,6})?"),
    "urgency": re.compile("特急|加急"),
}
_ATTENDED = {"出席": "present", "请假": "excused", "列席": "observers"}
_ATTENDANCE = re.compile("(出席|请假|列席)[：:](.+?)(?=(?:出席|请假|列席)[：:]|$)")
_COPIES = re.compile("抄送[：:](.+?)。?")
_PRINTED = re.compile("(.{2,40}?)[ 　]*([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)印发")
_MARK = re.compile(".{2,40}(?:文件|纪要)")
_LISTED = re.compile(r"[0-9]{1,2}[．.、][ 　]?(.+)")
_LABEL = re.compile("附件[ 　]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?[：:]?")
_LABELLED = re.compile(
    "附件(?:[ 　]?[0-9]{1,2}[：:]?|[ 　]?[一二三四五六七八九十]{1,3}[：: 　]|[ 　])[ 　]{0,8}"
    "(?P<title>[^。：:0-9 　][^。]{1,60})"
)
_NOTE = re.compile("[（(](.+)[）)]")
_LINE = re.compile("[^\n]+")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of such a part, and where they stand."""

    text: str
    at: Extent


@dataclass(slots=True)
class Attached:
    """One attachment: its name and its paragraphs."""

    title: Part
    text: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Surroundings:
    """The parts, and the blocks they stand in; `names` are those in the list of the attachments.

    `above` is what stands over the mark, by its key; `attendance` are the bodies
    and names of minutes by their key, `printed` is who printed the paper, and the day as written.
    """

    mark: Part | None = None
    number: Part | None = None
    note: Part | None = None
    attachments: list[Attached] = field(default_factory=list)
    names: list[Part] = field(default_factory=list)
    above: dict[str, str] = field(default_factory=dict)
    attendance: dict[str, list[Part]] = field(default_factory=dict)
    joint: list[str] = field(default_factory=list)
    signatories: list[str] = field(default_factory=list)
    copies: list[str] = field(default_factory=list)
    printed: tuple[str, str] | None = None
    blocks: set[int] = field(default_factory=set)


def read(words: Reading) -> Surroundings:
    """Read them, by their words and their places: no file but our own says what is what."""
    around = Surroundings()
    titled = [line.at.block for line in words.title]
    if titled:
        _head(around, words, min(titled))
    signing = words.dates.signing
    last = max((listed.last_block for listed in words.listed), default=-1)
    if signing is not None and signing.at.block > last:
        around.names = _names(around, words, range(last + 1, len(words.source.blocks)))
        _attendance(around, _parts(words, range(last + 1, signing.at.block)))
        _behind(around, words, signing.at.block + 1)
        around.attachments = around.attachments or [Attached(name) for name in around.names]
    return around


def _parts(words: Reading, blocks: Iterable[int]) -> list[Part]:
    """Return the lines of some blocks, as they were written."""
    parts: list[Part] = []
    for block in blocks:
        placed = words.source.blocks[block]
        if isinstance(placed.block, Table):
            continue
        for line in _LINE.finditer(placed.text):
            at = Extent(block, *line.span())
            parts.append(Part(tidy(words.as_written(at).strip()), at))
    return parts


def _head(around: Surroundings, words: Reading, title: int) -> None:
    """Read the red head: the line above the number of the paper, or one that says that it heads papers (…文件)."""
    lines = _lines_above(around, words, title)
    typed = [part for part in lines if isinstance(words.source.blocks[part.at.block].block, Letterhead)]
    number = next((part for part in lines if _NUMBER.fullmatch(part.text)), None)
    if number is not None and number is not lines[0]:
        marks = typed or [lines[lines.index(number) - 1]]
        marks = marks[: marks.index(number)] if number in marks else marks
        match = _NUMBER.fullmatch(number.text)
        around.number = Part(match["number"], number.at) if match else None
        around.signatories += _names_in(match["signed"] or "") if match else []
    else:
        marks = typed or [part for part in lines if _MARK.fullmatch(part.text)][:1]
    around.mark = marks[0] if marks else None
    around.joint = [part.text for part in marks[1:]]
    around.blocks |= {part.at.block for part in (*marks, number) if part}


def _lines_above(around: Surroundings, words: Reading, title: int) -> list[Part]:
    """Return the lines above a title without 份号, 密级, 紧急程度 and 签发人, which are read."""
    lines: list[Part] = []
    for part in _parts(words, range(title)):
        key = next((key for key, form in _ABOVE.items() if form.fullmatch(part.text)), None)
        signed = _SIGNED.fullmatch(part.text)
        if key:
            around.above[key] = part.text
        elif signed:
            around.signatories = _names_in(signed[1])
        else:
            lines.append(part)
            continue
        around.blocks.add(part.at.block)
    return lines


def _names_in(text: str) -> list[str]:
    return text.split()


def _names(around: Surroundings, words: Reading, blocks: Iterable[int]) -> list[Part]:
    """Return the names in the list of the attachments; the one of a list of one has no number below 附件：."""
    names: list[Part] = []
    listing = alone = False
    for part in _parts(words, blocks):
        lead = LIST.match(part.text)
        bare = part.text[lead.end() :].strip() if lead else part.text
        listed = _LISTED.fullmatch(bare)
        if not lead and not (listing and (listed or alone)):
            listing = False
            continue
        listing, alone = True, lead is not None and not bare
        around.blocks.add(part.at.block)
        if bare:
            names.append(Part(listed[1] if listed else bare, part.at))
    return names


def _attendance(around: Surroundings, lines: Sequence[Part]) -> None:
    """Read who was at the meeting that minutes are of; a label without a full stop may stand behind other names."""
    last = max((at for at, part in enumerate(lines) if _ATTENDANCE.match(part.text)), default=0)
    rows: list[list[Part]] = []
    for at, part in enumerate(lines):
        if _ATTENDANCE.match(part.text):
            rows.append([part])
        elif rows and (at < last or rows[-1][-1].text.endswith(("；", "、"))):
            # A PDF holds the lines of a row apart.
            rows[-1].append(part)
    for row in rows:
        for label, names in _ATTENDANCE.findall("".join(part.text for part in row)):
            each = filter(None, map(str.strip, re.split("[；;]", names)))
            around.attendance[_ATTENDED[label]] = [Part(name, row[0].at) for name in each]
        around.blocks |= {part.at.block for part in row}


def _behind(around: Surroundings, words: Reading, first: int) -> None:
    """Read what is behind the date: the note in brackets, then each attachment with its paragraphs."""
    behind = _parts(words, range(first, len(words.source.blocks)))
    if behind and (note := _NOTE.fullmatch(behind[0].text)):
        around.note = Part(note[1], behind[0].at)
        around.blocks.add(behind[0].at.block)
    _imprint(around, behind)
    waiting = False
    for part in [part for part in behind if part.at.block not in around.blocks]:
        labelled = _LABELLED.fullmatch(part.text)
        if _LABEL.fullmatch(part.text):
            waiting = True
        elif labelled or waiting:
            around.attachments.append(Attached(Part(labelled["title"], part.at) if labelled else part))
            waiting = False
        elif around.attachments:
            _further(around.attachments[-1], part, around.names)
        else:
            continue
        around.blocks.add(part.at.block)


def _imprint(around: Surroundings, behind: Iterable[Part]) -> None:
    """Read the imprint (版记): who gets a copy, who printed the paper and when."""
    for part in behind:
        copies, printed = _COPIES.fullmatch(part.text), _PRINTED.fullmatch(part.text)
        if copies:
            around.copies = re.split("[，、]", copies[1])
        elif printed:
            around.printed = (printed[1], printed[2])
        else:
            continue
        around.blocks.add(part.at.block)


def _further(attached: Attached, part: Part, names: Iterable[Part]) -> None:
    """Add a line to an attachment: to its name, if that is broken and whole in the list, else as a paragraph."""
    whole = attached.title.text + part.text
    if not attached.text and any(name.text.startswith(whole) for name in names):
        attached.title = Part(whole, attached.title.at)
    else:
        attached.text.append(part)
