"""What is typed around a paper is in the form of GB/T 9704-2012: 版头, 主送机关, 附件, 附注, and its title."""

import datetime as dt
import re
from collections.abc import Iterator

from rectify_cli.core.chinese import titles
from rectify_cli.core.diagnostics import Diagnostic, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import PaperFormat
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.model import Head, Parts

ADDRESSEE = warning(
    "L290",
    # GB/T 9704-2012, 7.3.2
    Phrase("主送机关末尾用全角冒号", "an addressee ends with a full-width colon"),
    Phrase("末尾只写一个“：”", "end it with one “：”"),
)
NOTE = warning(
    "L291",
    # GB/T 9704-2012, 7.3.6
    Phrase("附注不写自己的括号，括号由模板加", "a note is typed without its brackets, which the template adds"),
    Phrase("去掉两端的括号", "remove the brackets"),
)
ANNEX = warning(
    "L292",
    # GB/T 9704-2012, 7.3.4
    Phrase("附件名称不带书名号、序号和标点", "the name of an attachment has no title marks, number or closing mark"),
    Phrase("只写名称，序号由模板生成", "write the name alone; the template numbers it"),
)
NUMBER = error(
    "L293",
    # GB/T 9704-2012, 7.2.5
    Phrase("发文字号写作“某党〔2025〕1号”", "a document number reads like 某党〔2025〕1号"),
    Phrase("年份用六角括号〔 〕，序号不编虚位、不加“第”", "put the year into 〔 〕, without 第 and leading zeros"),
)
TITLE = warning(
    "L294",
    Phrase("标题不超过三行", "a title has three lines at most"),
    Phrase("rectify set inspection notice.title=第一行|第二行", "`rectify set inspection notice.title=LINE|LINE`"),
)
SIGNATORY = warning(
    "L295",
    # GB/T 9704-2012, 7.2.6
    Phrase("有版头的上行文标注签发人", "an upward paper with a red head names who signed it off"),
    Phrase(
        "rectify set inspection papers.report.head.signatories=姓名",
        "`rectify set inspection papers.report.head.signatories=NAME`",
    ),
)
ABOVE = error(
    "L296",
    # GB/T 9704-2012, 7.2.1-7.2.3
    Phrase(
        "份号 6 位数字，密级写作“机密★1年”，紧急程度写特急或加急",
        "a copy number has 6 digits, secrecy reads like 机密★1年, urgency 特急 or 加急",
    ),
    Phrase("照国家标准的写法改", "write it as the standard does"),
)

_WRITTEN = re.compile(r"[^〔〕]{1,20}〔[0-9]{4}〕[1-9][0-9]*号")
_ABOVE = {
    "copy_number": (Phrase("份号应为 6 位数字", "a copy number has 6 digits"), re.compile(r"[0-9]{6}")),
    "secrecy": (
        Phrase("密级和保密期限写作“机密★1年”", "secrecy reads like 机密★1年"),
        re.compile(r"(?:绝密|机密|秘密)(?:★(?:[1-9][0-9]?(?:年|个月)|长期))?"),
    ),
    "urgency": (Phrase("紧急程度写特急或加急", "urgency is 特急 or 加急"), re.compile("特急|加急")),
}
_NUMBERED = re.compile(r"附件\s*[0-9一二三四五六七八九十]+[：:．.、\s]*|附件[：:]|[0-9]+[．.、](?![0-9])")
_ENDS = "。；，、：;,. "
_YEAR = re.compile(r"[\[【（(［〔]\s*([0-9]{4})\s*[\]】）)］〕]第?0*(?=[1-9])")
_LINES = 3
_ACROSS = 20
"""How many 字 of 2号 a line of the title holds."""


def run(ledger: Ledger, _today: dt.date) -> Iterator[Diagnostic]:
    """Yield what is typed around the papers in another form."""
    inspection = ledger.inspection
    for name in type(inspection.record.papers).model_fields:
        yield from _around(ledger, name, getattr(inspection.record.papers, name))
    lines = list(titles.lines(inspection.record.notice.title, _ACROSS))
    if len(lines) > _LINES:
        yield TITLE.broken(
            inspection.place("notice", "title"),
            Phrase(f"标题排成 {len(lines)} 行", f"the title takes {len(lines)} lines"),
        )


def _around(ledger: Ledger, name: str, parts: Parts) -> Iterator[Diagnostic]:
    place = ledger.inspection.place
    to, note = parts.addressee, parts.note
    if to is not None and (wanted := to.rstrip("：: ") + "：") != to:
        yield ADDRESSEE.broken(
            place("papers", name, "addressee"),
            Phrase(
                f"主送机关“{to}”末尾不是一个全角冒号", f"the addressee “{to}” does not end with one full-width colon"
            ),
            _set(f"papers.{name}.addressee", wanted),
        )
    if note is not None and note[0] in "（(" and note[-1] in "）)":
        yield NOTE.broken(
            place("papers", name, "note"),
            Phrase(f"附注会印成“（{note}）”", f"the note would print as “（{note}）”"),
            _set(f"papers.{name}.note", note[1:-1]),
        )
    for index, annex in enumerate(parts.attachments):
        if (wanted := _name(annex.title)) != annex.title:
            yield ANNEX.broken(
                place("papers", name, "attachments", index, "title"),
                Phrase(f"附件名称写成了“{annex.title}”", f"the attachment is called “{annex.title}”"),
                _set(f"papers.{name}.attachments.{index + 1}.title", wanted),
            )
    if parts.head is not None:
        yield from _head(ledger, name, parts.head, upward=name == "report" and parts.format is not PaperFormat.MINUTES)


def _head(ledger: Ledger, name: str, head: Head, *, upward: bool) -> Iterator[Diagnostic]:
    place = ledger.inspection.place
    if head.number is not None and not _WRITTEN.fullmatch(head.number):
        yield NUMBER.broken(
            place("papers", name, "head", "number"),
            Phrase(f"发文字号写成了“{head.number}”", f"the number is “{head.number}”"),
            _set(f"papers.{name}.head.number", wanted) if _WRITTEN.fullmatch(wanted := _number(head.number)) else None,
        )
    for key, (rule, form) in _ABOVE.items():
        text = getattr(head, key)
        if text is not None and not form.fullmatch(text):
            message = Phrase(f"{rule.zh}，而不是“{text}”", f"{rule.en}, not “{text}”")
            yield ABOVE.broken(place("papers", name, "head", key), message)
    if upward and not head.signatories:
        yield SIGNATORY.broken(place("papers", name, "head"), Phrase("报告没有签发人", "the report has no 签发人"))


def _set(key: str, value: str) -> Phrase:
    typed = f"rectify set inspection {key}={value}"
    return Phrase(typed, f"`{typed}`")


def _name(title: str) -> str:
    """Return the name of an attachment as it should be typed: 贯彻《条例》情况 keeps its marks."""
    bare = _NUMBERED.sub("", title, count=1) if _NUMBERED.match(title) else title
    bare = bare.rstrip(_ENDS)
    return bare[1:-1] if bare.startswith("《") and bare.endswith("》") and bare.count("《") == 1 else bare


def _number(number: str) -> str:
    return _YEAR.sub(r"〔\1〕", number)
