"""Rows of a sheet that are no issues: sums, signatures, notes, and the headings of sections."""

import re
from collections.abc import Sequence
from enum import Enum

from rectify_cli.core.chinese import numerals
from rectify_cli.core.language import Phrase


class RowKind(Enum):
    """What a row is that is no issue."""

    SUM = Phrase("合计", "sum")
    SIGNATURE = Phrase("签字栏", "signatures")
    NOTE = Phrase("注", "note")
    SECTION = Phrase("分节", "section")
    LOOSE = Phrase("其他文字", "other text")


_N = f"(?:{numerals.NUMBER}|[0-9]+(?:[.,][0-9]+)?)"
_SUM = re.compile(
    rf"(?:[合总小共累]\s*计|总\s*数|总\s*共|汇\s*总|本页|以上|共|计)+\s*[：:，,]?\s*(?:[合小]?计)?\s*(?:共\s*)?"
    rf"(?:(?:其中[：:，,]?)?(?:(?:已|未|尚|正在|基本|部分|阶段|长期|持续)[^\d，,；;。：:]{{0,6}})?"
    rf"{_N}\s*(?:个|项|条|件|人次|万元|元)?(?:问题|措施|任务|具体问题|子问题)?\s*[，,、；;。]?\s*)*"
    rf"|{_N}\s*(?:个|项|条|件)(?:问题)?"
)
_OF_NUMBERS = re.compile(r".{0,12}(?:[小合总共累]计|平均.{0,4}|占比|[^\d]率)\s*[：:]?")
_NUMBERS = re.compile(r"-?[\d.,]+\s*(?:%|个|项|条|件|人次|万元|元)?")
_WHO = (
    "审核人?|复核人?|填表人?|填报人?|制表人?|统计人?|经办人?|审批人?|审签人?|签发人?|校对人?|负责人|主要负责人|单位负责人|部门负责人|"
    "分管领导|主管领导|主要领导|单位领导|党组书记|纪检组长|联系人|联系电话|电话|填报单位|填表单位|单位|日期|时间"
)
_SIGNATURE = re.compile(
    rf"(?:.{{0,6}}(?:{_WHO})\s*(?:意见)?\s*[（(]?(?:签字|签名|盖章|签章|签字盖章)*[）)]?|.{{0,8}}(?:签字|签名|签章|盖章)[）)]?"
    r"|(?:制表|填表|填报|统计|审核|报送)(?:日期|时间))\s*[：:]"
)
_SIGNED = re.compile(
    r"(?:[^：:。；;]{0,30}(?:签字|签名|签章|盖章)[）)]?\s*[：:][\u4e00-\u9fff·\s]{0,12}"
    r"|[^：:。；;]{0,30}(?:审签|签发|审阅|审核|填报|复核)人?[）)]?\s*[：:]\s*(?:[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])?\s*)+"
)
_LABEL = re.compile(r"[^：:。；;，,]{1,16}[：:]\s*")
_DAY = re.compile(r"[\d〇○零一二三四五六七八九十\s]*[年月./-][\d〇○零一二三四五六七八九十\s年月日./-]*")
_NOTE = re.compile(
    r"(?:注|备注|说明|填表说明|填报说明|填写说明|填报要求|附注|要求)\s*\d{0,2}\s*[：:.、]|[（(【\[]?(?:图例|图示|标识|标记|符号)[^：:]{0,6}[：:]|[※*＊]|注\s*[0-9①②③]|第\s*\d+\s*页"
    r"|[（(]?\s*(?:续|接)\s*(?:上|前)?\s*(?:表|页)\s*\d{0,2}\s*[）)]?$|以下(?:空白|无正文)|此页无正文"
)
_SECTION = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?\s*[、.．，]?|第[一二三四五六七八九十]+(?:部分|类|章|方面)[：:、\s]*|聚焦|关于|在)?.{2,60}(?:方面|领域)(?:的?问题|存在的?问题)?"
    r"(?:[（(]共?\d+[个项条].{0,4}[）)])?[：:。]?"
    r"|[（(]?[一二三四五六七八九十]{1,3}(?:[）)]|\s*[、.．]).{2,60}|[【\[].{2,40}[】\]]"
)
_ORDINAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?|第[一二三四五六七八九十]+部分|[①-⑳]|[IVX]+")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}(?:[）)]|[、.．])|第[一二三四五六七八九十]+部分")
_STATE = re.compile(
    "(已(?:全部)?完成(?:整改)?|阶段性完成|基本完成|正在(?:整改|推进)|整改中|尚未完成|未完成|长期坚持|持续(?:整改|推进)|未启动|尚未整改)"
    "(?:[、，和及并].{0,8})?(?:整改|销号)?(?:到位)?的?(?:问题|事项|任务|项目)"
)
_CAPTION = re.compile(
    "立行立改|反馈(?:的?问题|意见).{0,6}(?:整改|落实|情况)|(?:台账|清单|一览表|情况表|明细|整改情况)$"
)
_WIDE = 0.6
_LONG = 60
_COUNTED = re.compile(r"\s*[（(](?:共有?|共计|合计)?\s*\d+\s*[个项条件][^（）()]*[）)]\s*$")


def kind(first: str, title: str, texts: Sequence[str], share: float) -> RowKind | None:
    """Return what a row is if it is no issue: `share` is the part of the columns that its first text spans.

    `first` is the first text of the row, `title` that of its issue, `texts` are all of them.
    """
    counted = not title and _OF_NUMBERS.fullmatch(first) and all(map(_NUMBERS.fullmatch, texts[1:]))
    if counted or _sum(first) or (title and _sum(title)):
        return RowKind.SUM
    if _SIGNATURE.match(first) or (title and len(title) < _LONG and _SIGNATURE.match(title)) or _signed(texts):
        return RowKind.SIGNATURE
    if _NOTE.match(first):
        return RowKind.NOTE
    others = [text for text in texts if text not in {first, title}]
    alone = len(texts) == 1 or (len(texts) == 2 and not others and _ORDINAL.fullmatch(first))  # noqa: PLR2004 - 一 | 方面
    if alone and _SECTION.fullmatch(title or first):
        return RowKind.SECTION
    if len(texts) == 1 and share >= _WIDE:
        return RowKind.SECTION if len(first) < _LONG and not first.endswith(("。", "；")) else RowKind.NOTE
    return None


def _sum(text: str) -> bool:
    return bool(_SUM.fullmatch("".join(text.split()))) and not text.isdigit()


def _signed(texts: Sequence[str]) -> bool:
    """Return True if all that is said is who signs, and when: 检察长（签字）： | 2026年8月20日; 主任： | 校领导：."""
    if len(texts) > 1 and all(map(_LABEL.fullmatch, texts)):
        return True
    signed = [bool(_SIGNED.fullmatch(text)) for text in texts]
    return any(signed) and all(sign or _DAY.fullmatch(text) for sign, text in zip(signed, texts, strict=True))


def section(text: str) -> bool:
    """Return True if a text is the numbered heading of a section."""
    return bool(_NUMBERED.match(text) and _SECTION.fullmatch(text))


def caption(text: str) -> bool:
    """Return True if a numbered heading names a table: 二、立行立改问题整改情况, 一、问题清单."""
    return bool(_CAPTION.search(text))


def uncounted(heading: str) -> str:
    """Return the heading of a section without how many stand in it: 大气污染防治方面（共3个问题）."""
    return _COUNTED.sub("", heading)


def state(heading: str) -> str | None:
    """Return the word of the state that a section is about (已完成整改的问题), None if it is about none."""
    said = _STATE.search(heading)
    return said[1] if said and "方面" not in heading else None


def spelled(text: str) -> bool:
    """Return True if a text is an ordinal in 汉字: 一, （二）."""
    return bool(_ORDINAL.fullmatch(text))
