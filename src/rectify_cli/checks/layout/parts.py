"""What each paragraph of a Word file is in an official paper: head, title, heading, body, signature, imprint."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from rectify_cli.core.chinese import dates, ordinals, titles
from rectify_cli.core.chinese.sentences import HAN
from rectify_cli.core.diagnostics import Place, Unit
from rectify_cli.documents.typeset import Typeset, TypesetParagraph


class Role(Enum):
    """A part of an official paper (GB/T 9704-2012, 7.1)."""

    URGENCY = auto()  # 密级和保密期限, 紧急程度
    MARK = auto()  # 发文机关标志
    NUMBER = auto()  # 发文字号, with 签发人 or without
    TITLE = auto()
    ADDRESSEE = auto()
    HEADING = auto()
    BODY = auto()
    ATTACHMENTS = auto()  # 附件说明
    ISSUER = auto()
    DATE = auto()
    NOTE = auto()  # 附注
    ATTACHMENT = auto()  # 附件1, at the top of an attachment
    IMPRINT = auto()  # 抄送, 印发
    OTHER = auto()


class Part(NamedTuple):
    """A paragraph and what it is; `level` is that of a heading."""

    role: Role
    paragraph: TypesetParagraph
    level: int = 0


_HEAD = 15
"""Within how many paragraphs the title is looked for."""
_LONGEST_TITLE, _LONGEST_ADDRESSEE, _LONGEST_ISSUER, _LONGEST_HEADING = 90, 200, 40, 40
_SHORTEST_BODY, _FULL_LINE = 12, 28
_LARGE = 20
_MARK = re.compile(r".{2,40}(?:文件|纪要)")
_NUMBER = re.compile(r"\S{2,20}?[〔\[（(【［][12][0-9]{3}[〕\])）】］]\s*第?[0-9０-９]{1,5}号")
_URGENCY = re.compile(r"(?:绝密|机密|秘密)(?:★.*)?|特急|加急|平急|特提")
_ATTACHMENT = re.compile(r"附\s*件\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：]?")
_ATTACHMENTS = re.compile(r"附\s*件\s*[:：]\s*\S")
_ATTENDED = re.compile("(?:出席|请假|列席)[:：]")
_NEXT = re.compile(r"[0-9０-９]{1,2}\s*[.．、]\s*\S")
_NOTE = re.compile(r"[（(][^（）()]{2,60}[)）]")
_IMPRINT = re.compile(r"抄\s*送\s*[:：]|.{2,60}[0-9]{1,2}日\s*印发$")
_DATE = re.compile(
    r"[12][0-9０-９]{3}\s*年\s*[0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日|[二〇○O零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_LEVELS = [re.compile(level) for level in ordinals.LEVELS]
_ENDS = ("。", "；", "：", ":", "！", "？", ";")
_RED = re.compile("[89A-F].[0-5].[0-5].")


def parts(paper: Typeset) -> list[Part]:
    """Return what each paragraph is that is not in a table or a frame, and the imprint wherever it is."""
    outside = [paragraph for paragraph in paper.paragraphs if not paragraph.framed]
    framed = [
        Part(Role.IMPRINT, paragraph)
        for paragraph in paper.paragraphs
        if paragraph.framed and _IMPRINT.match(paragraph.text)
    ]
    first, last = _title(outside)
    head = [Part(_of_head(paragraph), paragraph) for paragraph in outside[:first]]
    title = [Part(Role.TITLE, paragraph) for paragraph in outside[first:last]]
    return [*head, *title, *_below(outside[last:], titled=bool(title)), *framed]


def place(paper: Typeset, paragraph: TypesetParagraph | None = None) -> Place:
    """Return where a paragraph is, or the file where there is none that has a number."""
    if paragraph is None or not paragraph.number:
        return Place(paper.file)
    line = paragraph.text.partition("\n")[0]
    return Place(paper.file, paragraph.number, 1, len(line), line, Unit.PARAGRAPH)


def is_red(colour: str) -> bool:
    """Return True for a colour that people call red."""
    return _RED.fullmatch(colour) is not None


def hanzi(text: str) -> int:
    """Count the 汉字 of a text."""
    return len(re.findall(f"[{HAN}]", text))


def _title(paragraphs: Sequence[TypesetParagraph]) -> tuple[int, int]:
    """Return the first paragraph of the title and the first after it; two alike where there is none."""
    for at, paragraph in enumerate(paragraphs[:_HEAD]):
        if paragraph.style == "title" or _is_title(paragraph):
            first = at
            while first and _goes_on(paragraphs[first - 1], paragraphs[first]):
                first -= 1
            return first, at + 1
        if "。" in paragraph.text or _level(paragraph.text):
            break
    return 0, 0


def _is_title(paragraph: TypesetParagraph) -> bool:
    text = "".join(paragraph.text.split())
    return (
        titles.KIND.search(text) is not None
        and len(text) <= _LONGEST_TITLE
        and not _level(text)
        and _of_head(paragraph) is Role.OTHER
        and not _NOTE.fullmatch(text)
    )


def _goes_on(before: TypesetParagraph, line: TypesetParagraph) -> bool:
    """Return True if a paragraph is the line of the title above another one."""
    return (
        not line.gap
        and _of_head(before) is Role.OTHER
        and not before.text.endswith(_ENDS)
        and before.rule_under is None
        and (before.align, _points(before)) == (line.align, _points(line))
    )


def _points(paragraph: TypesetParagraph) -> float:
    return next((letters.points for letters in paragraph.letters), 0)


def _of_head(paragraph: TypesetParagraph) -> Role:
    """Return what a paragraph above the title is."""
    text = paragraph.text.strip()
    if _URGENCY.fullmatch("".join(text.split())):
        return Role.URGENCY
    if _NUMBER.match(text):
        return Role.NUMBER
    large = any(letters.points >= _LARGE and is_red(letters.colour) for letters in paragraph.letters)
    if large or (_MARK.fullmatch(text) and titles.KIND.search(text) is None):
        return Role.MARK
    return Role.OTHER


def _below(paragraphs: Sequence[TypesetParagraph], *, titled: bool) -> Iterator[Part]:
    """Yield what the paragraphs below the title are."""
    addressed = not titled
    listing = False
    signature = _signature(paragraphs)
    for at, paragraph in enumerate(paragraphs):
        text = paragraph.text.strip()
        listing = bool(_ATTACHMENTS.match(text)) or (listing and bool(_NEXT.match(text)))
        role, level = Role.OTHER, 0
        if at in signature:
            role = signature[at]
        elif _IMPRINT.match(text):
            role = Role.IMPRINT
        elif _ATTACHMENT.fullmatch(text):
            role = Role.ATTACHMENT
        elif listing:
            role = Role.ATTACHMENTS
        elif not addressed and _is_addressee(text):
            role = Role.ADDRESSEE
        else:
            role, level = _of_body(paragraph)
        addressed = addressed or role in {Role.ADDRESSEE, Role.BODY, Role.HEADING}
        yield Part(role, paragraph, level)


def _is_addressee(text: str) -> bool:
    return text.endswith(("：", ":")) and len(text) <= _LONGEST_ADDRESSEE and "。" not in text and not _level(text)


def _of_body(paragraph: TypesetParagraph) -> tuple[Role, int]:
    """Return whether a paragraph is a heading, with its level, or of the body, or neither."""
    text = paragraph.text.strip()
    if _ATTENDED.match(text):
        # Minutes: 10.3 turns their lines under the names.
        return Role.OTHER, 0
    level = _level(text)
    if level and len(lead(text)) <= _LONGEST_HEADING and not lead(text).endswith(("：", ":", "；", ";")):
        return Role.HEADING, level
    if len(text) > _FULL_LINE or (len(text) >= _SHORTEST_BODY and text.endswith(_ENDS)):
        return Role.BODY, 0
    return Role.OTHER, 0


def lead(text: str) -> str:
    """Return the heading at the beginning of a paragraph: its first sentence."""
    found = re.match("[^。；：:;！？\n]*[。；：:;！？]?", text)
    return found[0] if found else text


def _level(text: str) -> int:
    return next((level for level, pattern in enumerate(_LEVELS, 1) if re.match(pattern, text.strip())), 0)


def _signature(paragraphs: Sequence[TypesetParagraph]) -> dict[int, Role]:
    """Return which paragraphs are the signature of the paper and the note under it."""
    attached = next(
        (at for at, paragraph in enumerate(paragraphs) if at and _ATTACHMENT.fullmatch(paragraph.text.strip())),
        len(paragraphs),
    )
    for at in range(attached - 1, 0, -1):
        issuer = paragraphs[at - 1].text.strip()
        if _DATE.fullmatch(paragraphs[at].text.strip()) and _is_issuer(issuer):
            roles = {at - 1: Role.ISSUER, at: Role.DATE}
            below = paragraphs[at + 1].text.strip() if at + 1 < len(paragraphs) else ""
            return roles | ({at + 1: Role.NOTE} if _NOTE.fullmatch(below) else {})
    return {}


def _is_issuer(text: str) -> bool:
    return (
        1 < len(text) <= _LONGEST_ISSUER and not text.endswith(_ENDS) and dates.alone(text) is None and not _level(text)
    )
