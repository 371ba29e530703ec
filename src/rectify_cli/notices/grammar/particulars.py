"""What stands round the problems: the title, whose notice it is, who inspected, and how to answer it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rectify_cli.core.chinese.ordinals import HAN
from rectify_cli.documents import Signature, Title, normal
from rectify_cli.documents.source import SourceDocument
from rectify_cli.notices.grammar import dates
from rectify_cli.notices.grammar.lines import NoticeLine
from rectify_cli.notices.reading import Extent, Quoted

_KIND = re.compile("(?:通报|公告|公示|报告|情况|说明|意见|反馈|公开)(?:（.{1,12}）)?$")
_MARKS = "。；，：,:;"
_TITLE_LINES = 4
_HEAD_LINES = 3
_PAPER_NUMBER = re.compile(r"[^，。]{1,20}[〔\[（［][0-9]{4}[〕\]）］]第?[0-9]{1,5}号")
_LONGEST_TITLE_LINE = 50
_BODY = re.compile("^(.{2,40}?(?:党组|党委|党总支|党支部|委员会|工委|局|院|办公室|公司|学校|中心|政府))关于")
_NOUNS = (
    "党组|党委|党工委|党总支|党支部|委员会|工委|局|院|办公室|公司|集团|学校|中学|小学|大学|中心|政府"
    "|镇|乡|街道|村|协会|联合会|总工会"
)
_INSPECTED = re.compile(
    "(?:关于|对|向|给)(?:对)?(?:(?:常规|专项|提级|机动|交叉|联动)*(?:巡察|巡视|审计))?"
    f"(?P<body>[^，。]{{2,40}}?(?:{_NOUNS}))(?:领导班子)?(?:等[^，。]{{1,12}})?"
    "(?:(?:开展|进行)?(?:的)?(?:常规|专项|提级|机动|交叉|联动)*(?:巡察|巡视|审计))?(?:工作)?(?:情况)?(?:的)?(?:反馈|$)"
)
_ADDRESSED = re.compile(f"(?P<body>[^，。：]{{2,40}}?(?:{_NOUNS}))：")
_TEAM = re.compile(
    "(?:中央|省委|市委|县委|区委|州委|旗委|自治区党委|党组)?(?:提级|交叉|联合|常规|专项)*"
    f"(?:第(?:{HAN}|[0-9]{{1,3}}))?(?:巡察|巡视|审计|督察|检查)组"
)
_PHONE = re.compile(
    "(?:联系)?(?:电话|热线)(?:号码)?(?:（[^（）]{1,12}）)?[ ]?(?:[：:]|为|是)?[ 　]?"
    "([0-9０-９（(][-0-9０-９－—–()（）转 、]{5,40}[0-9０-９）)])"
)
_MAIL = re.compile(
    "(?:邮政信箱|通[讯信]地址|邮寄地址|来信地址|联系地址|来信来访地址|地[ 　]{0,4}址|信[ 　]{0,2}箱)"
    "[ ]?[：:][ 　]?([^；;。]{4,80})"
)
_CONTACT = re.compile("(?<!个人)(?<!本人)(?<!私人)邮箱|邮件地址|电邮|联系|电话|(?i:e-?mail)")
_EMAIL = re.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,64}(?:[.][A-Za-z0-9-]{1,32}){1,4}")


def title(source: SourceDocument, lines: Sequence[NoticeLine]) -> tuple[Quoted[str], ...]:
    """Return the lines of the title: the block that is one, else the short lines before the text down to its 文种."""
    for index, placed in enumerate(source.blocks):
        if isinstance(placed.block, Title):
            return _title_lines(index, placed.block)
    opening: list[Quoted[str]] = []
    first = _red_head(lines)
    for line in lines[first : first + _TITLE_LINES]:
        if line.ordinals or len(line.text) > _LONGEST_TITLE_LINE or any(mark in line.text for mark in _MARKS):
            break
        opening.append(line.own_words)
        if _KIND.search(line.text):
            return tuple(opening)
    return ()


def _red_head(lines: Sequence[NoticeLine]) -> int:
    """Return how many lines the red head (版头) takes: up to the number of the paper, or a line 某某文件."""
    ends = [at for at, line in enumerate(lines[:_HEAD_LINES], start=1) if _PAPER_NUMBER.fullmatch(line.text)]
    return ends[0] if ends else int(bool(lines) and lines[0].text.endswith("文件"))


def _title_lines(block: int, title_block: Title) -> tuple[Quoted[str], ...]:
    lines, start = [], 0
    for text in (normal.of(line).text for line in title_block.lines):
        lines.append(Quoted(text, Extent(block, start, start + len(text))))
        start += len(text)
    return tuple(lines)


def body(source: SourceDocument, lines: Sequence[NoticeLine], title_lines: Sequence[Quoted[str]]) -> Quoted[str] | None:
    """Return the body that signs (发文机关署名), else the one the title names."""
    for index, placed in reversed(list(enumerate(source.blocks))):
        if isinstance(placed.block, Signature):
            issuer = normal.of(placed.block.issuer).text
            return Quoted(issuer, Extent(index, 0, len(issuer)))
    for line, after in reversed(list(pairwise(lines))):
        if (
            dates.signing(after.text)
            and not line.ordinals
            and len(line.text) <= _LONGEST_TITLE_LINE
            and line.text[-1:] not in _MARKS
        ):
            return line.own_words
    named = _BODY.match("".join(line.value for line in title_lines))
    if named and title_lines[0].value.startswith(named[1]):
        at = title_lines[0].at
        return Quoted(named[1], Extent(at.block, at.start, at.start + len(named[1])))
    return title_lines[0] if named and title_lines[0].value == named[1] else None


def inspected(lines: Sequence[NoticeLine], title_lines: Sequence[Quoted[str]]) -> Quoted[str] | None:
    """Return the body that a paper feeds back to: the one its title names, else the one it is addressed to."""
    for line in title_lines:
        if named := _INSPECTED.search(line.value):
            at = line.at
            return Quoted(named["body"], Extent(at.block, at.start + named.start("body"), at.start + named.end("body")))
    for after in lines[: _TITLE_LINES * 2]:
        if addressed := _ADDRESSED.fullmatch(after.text):
            at = after.own_words.at
            return Quoted(addressed["body"], Extent(at.block, at.start, at.start + len(addressed["body"])))
    return None


def team(texts: Iterable[tuple[int, str]]) -> Quoted[str] | None:
    """Return the first inspecting group that is named."""
    return _first(_TEAM, texts)


def phone(texts: Iterable[tuple[int, str]]) -> Quoted[str] | None:
    """Return the telephone of the last block that has one: the contact stands at the end."""
    return _first(_PHONE, reversed(list(texts)), 1)


def mail(texts: Iterable[tuple[int, str]]) -> Quoted[str] | None:
    """Return the address of the last block that has one."""
    return _first(_MAIL, reversed(list(texts)), 1)


def email(texts: Iterable[tuple[int, str]]) -> Quoted[str] | None:
    """Return the e-mail address of the last block that gives one to answer to."""
    return _first(_EMAIL, ((block, text) for block, text in reversed(list(texts)) if _CONTACT.search(text)))


def _first(pattern: re.Pattern[str], texts: Iterable[tuple[int, str]], group: int = 0) -> Quoted[str] | None:
    for block, text in texts:
        match = pattern.search(text)
        if match:
            return Quoted(match[group].strip(), Extent(block, match.start(group), match.end(group)))
    return None
