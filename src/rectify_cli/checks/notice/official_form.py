"""The form of numbers, document numbers and headings in an official paper (GB/T 9704-2012)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rectify_cli.core.chinese import ordinals
from rectify_cli.core.chinese.sentences import HAN, Stretch, quoted, within
from rectify_cli.core.diagnostics import Diagnostic, Rule, warning
from rectify_cli.core.language import Phrase
from rectify_cli.documents import Heading, Table
from rectify_cli.notices import Extent, Reading

AFTER_BRACKET = warning(
    "P543",
    # GB/T 15834-2011, annex B: no mark follows a number in brackets.
    Phrase("带括号的序号后不加标点", "a number in brackets is not followed by punctuation"),
    Phrase("去掉序号后的标点", "remove the mark"),
)
THIRD_LEVEL = warning(
    "P544",
    # GB/T 9704-2012, 7.3.3: the third level is 1.
    Phrase("第三级序号写作“1.”", "a third-level number is written “1.”"),
    Phrase("将顿号改为“.”", "write “.” instead of “、”"),
)
NUMBER_BRACKETS = warning(
    "P545",
    # GB/T 9704-2012, 7.2.5
    Phrase("发文字号的年份用六角括号〔 〕", "the year in a document number is enclosed in 〔 〕"),
    Phrase("改用六角括号〔 〕", "use 〔 〕"),
)
ZERO = warning(
    "P546",
    # GB/T 15835-2011: in a year the zero is 〇.
    Phrase("汉字年份里的零写作“〇”", "a zero in a year written in Chinese numerals is “〇”"),
    Phrase("改为“〇”", "write “〇”"),
)
PADDED = warning(
    "P547",
    # GB/T 9704-2012, 7.3.5.4
    Phrase("月、日不编虚位", "months and days have no leading zeros"),
    Phrase("去掉前面的“0”", "remove the leading 0"),
)
HEADING_STOP = warning(
    "P550",
    Phrase("标题末尾不用句号", "a heading does not end with a full stop"),
    Phrase("去掉标题末尾的句号", "remove the full stop"),
)
AS_OF = warning(
    "P551",
    Phrase("表示到某一天为止，用“截至”", "“as of a date” is written “截至”"),
    Phrase("将“截止”改为“截至”", "write “截至” instead of “截止”"),
)


class Form(NamedTuple):
    """A rule of form: what breaks it, and what to write instead."""

    rule: Rule
    pattern: re.Pattern[str]
    wanted: tuple[str, str]


_BRACKET_NUMBER = rf"(?:^\s{{0,4}}|(?<=[。；：]))[（(](?:[0-9]{{1,2}}|{ordinals.HAN})[）)]"
_FORMS = (
    Form(AFTER_BRACKET, re.compile(rf"{_BRACKET_NUMBER}[、，,.．]"), (r"[、，,.．]$", "")),
    Form(THIRD_LEVEL, re.compile(r"^\s{0,4}[0-9]{1,2}、(?![0-9])"), ("、", ".")),
    # After the year of a 案号 stands the court: （2024）湘0421民初123号.
    Form(
        NUMBER_BRACKETS,
        re.compile(rf"(?<=[{HAN}])[\[【（(［](?:19|20)[0-9]{{2}}[\]】）)］](?=第?[0-9]{{1,5}}号)"),
        (r"^.(.{4}).$", r"〔\1〕"),
    ),
    Form(
        ZERO,
        re.compile(r"(?=.{1,3}[○oO0Ｏ])[一二][一二三四五六七八九〇○oO0Ｏ]{3}(?=年)"),
        ("[○oO0Ｏ]", "〇"),
    ),
    Form(
        PADDED,
        re.compile(
            r"(?:(?<![0-9])[0-9]{4}年|(?<![0-9年]))(?:0[1-9]月[0-9]{1,2}日|(?:[1-9]|1[0-2])月0[1-9]日|0[1-9]月)"
        ),
        (r"(?<![0-9])0(?=[1-9])", ""),
    ),
    Form(
        AS_OF,
        re.compile(r"(?:^|(?<=[，。；、：（\s]))截止(?=\s?(?:[0-9]{4}年|[0-9]{1,2}月[0-9]|目前|今年|本月|去年))"),
        ("截止", "截至"),
    ),
)
_HEADING = re.compile(
    rf"\s{{0,4}}(?:{ordinals.HAN}、|（{ordinals.HAN}）)[^。！？；，]{{2,30}}(?:方面|情况|安排|打算|工作|成效|意见|建议|问题)。"
)
# 问题1.针对……的问题。 is a sentence by its form; what the fourth level names runs on in its line.
_SENTENCE_HEADING = re.compile(
    rf"\s{{0,4}}(?:(?:[0-9]{{1,3}}[.．、])?问题(?:{ordinals.HAN}|[0-9]{{1,3}})|[（(][0-9]{{1,3}}[）)].*问题。$)"
)


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield what is not in the form of the standard; what is quoted may be verbatim."""
    for index, placed in enumerate(reading.source.blocks):
        if isinstance(placed.block, Table):
            continue
        text = placed.text
        quotes = quoted(text)
        for form in _FORMS:
            yield from _broken(reading, index, form, quotes)
        headed = isinstance(placed.block, Heading) and text.endswith("。") and text.count("。") == 1
        headed = headed and not _SENTENCE_HEADING.match(text)
        if headed or _HEADING.fullmatch(text):
            yield HEADING_STOP.broken(
                reading.place(Extent(index, len(text) - 1, len(text))),
                Phrase("标题末尾有句号", "the heading ends with a full stop"),
            )._replace(fixes=reading.mends(Extent(index, len(text) - 1, len(text)), ""))


def _broken(reading: Reading, index: int, form: Form, quotes: list[Stretch]) -> Iterator[Diagnostic]:
    for match in form.pattern.finditer(reading.source.blocks[index].text):
        if within(quotes, match.start()):
            continue
        written = match[0].strip()
        right = re.sub(*form.wanted, written)
        at = Extent(index, match.end() - len(written), match.end())
        yield form.rule.broken(
            reading.place(at),
            Phrase(f"写作“{written}”", f"found “{written}”"),
            Phrase(f"改为“{right}”", f"write “{right}”"),
        )._replace(fixes=reading.mends(at, right))
