"""A paragraph -> its quantities: numbers with their units; years, days, clocks, codes and titles are none."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from rectify_cli.core.chinese import numerals
from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.quantity import Quantity

_HAN = "[一二两三四五六七八九十百千零〇]{1,9}"
_BEFORE_INEXACT = lazy(
    "(?:(?<![签节违预合履条契邀续公])约有?|近|(?<!彩)超过?|逾|不足|不到|不少于|不低于|不超过|不高于|至少|最多|大约|大概|接近|突破|不满|多于|少于|高于|低于|上下浮动|(?:收入|产值|金额|投资|额|规模|人数)过)$"
)
_AFTER_INEXACT = lazy("余|多(?![个0-9])|以上|以下|以内|左右|上下|以外|起(?=[，。；）])|不到")
_RANGE_AFTER = lazy(r"\s?[-—–~～]{1,2}\s?[0-9]|[至到][0-9]")
_RANGE_BEFORE = lazy(r"[0-9%％个件元人]\s?[-—–~～]{1,2}\s?$|[0-9][至到]$")
# 一 before most units is an article (一次性, 一批, 一家人).
_IN_HAN = (
    "个百分点|个工作日|个小时|个月|周(?!期|[一二三四五六日末围到密全转边])|人次|件次|批次|小时|方面|环节|万元|亿元"
    "|个|项|名|人|家|起|件|条|次|类|种|户|处|份|期|场|批|笔|轮|篇|本|套|台|辆|间|座|部|所|册|门|支|届|倍|天|年|元"
)
_ONE = {"个", "名", "人", "项", "处", "户", "起", "件"}


@cache
def _token() -> re.Pattern[str]:
    """Return the pattern of what a number can be part of; only its group `number`, `han` or `of` is a quantity."""
    number = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,13})(?:\.[0-9]{1,8})?"
    scale = "(?:十万|百万|千万|[千百](?![克瓦米伏升])|万(?!元户)|亿)"
    # What none of them can begin with is passed over at once.
    return re.compile(
        r"(?=[0-9A-Za-z〔第附百千一二两三四五六七八九十零〇])(?:〔[0-9]{4}〕[第]?[0-9]+号?|(?<![0-9])1[3-9][0-9]{9}(?![0-9])|0[0-9]{2,3}-[0-9]{7,8}|[0-9]{14,}[0-9Xx]*"
        r"|[A-Za-z][A-Za-z0-9./_@-]*|[0-9]+(?:\.[0-9]+){2,}|[0-9]+(?:/[0-9]+)+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
        r"|附[件表][0-9]{1,2}"
        rf"|第(?:{_HAN}|[0-9]+)(?:[至到、—\-～~]第?(?:{_HAN}|[0-9]+))*[名位]?"
        r"|(?:19|20)[0-9]{2}(?:[-—–~～至](?:19|20)?[0-9]{2})?年度?(?:[0-9]{1,2}月(?:[0-9]{1,2}[日号])?)?"
        r"|(?:19|20)[0-9]{2}[-—–~～至](?:19|20)[0-9]{2}(?![0-9.,])"
        r"|[0-9]{1,2}(?:[-—–~～至、][0-9]{1,2}){0,12}月(?:份|底|末|初)?(?:[0-9]{1,2}[日号](?:[-—–~～至][0-9]{1,2}[日号])?)?"
        r"|(?<![共计满])[0-9]{1,2}(?:[-—–~～至][0-9]{1,2})?[日号](?!均)|[0-9]{1,2}[:：][0-9]{2}(?![0-9])|[0-9]{1,2}[时点](?:[0-9]{1,2}分|半|整)?(?!意见|建议|问题)"
        rf"|百分之(?P<of>{_HAN}(?:点[一二三四五六七八九零〇]{{1,4}})?|[0-9.]+)|千分之(?P<mille>{_HAN}|[0-9.]+)"
        rf"|(?P<lower>{_HAN}|[0-9]+)分之(?P<upper>{_HAN}|[0-9]+)"
        rf"|(?P<number>{number})(?P<more>[余多几])?(?P<scale>{scale})?(?P<more_>[余多])?"
        rf"(?P<second>[0-9]+(?:\.[0-9]+)?[千万])?(?P<unit>(?:{units.pattern()})(?:(?<=[所座栋店厂村校院块幅宗笔起组轮])次(?![日年月序])|(?<=克)/(?:立方米|升|千克))?|[㐀-鿿](?<![{units.NO_UNIT}]))?"
        rf"|(?P<tenths>[一二两三四五六七八九])成(?P<more_tenths>[一二三四五六七八九])?(?![立为功员果效品长])"
        rf"|(?<![第每任某同那几数十百千万])(?P<han>{_HAN})(?P<han_more>[余多几])?(?P<han_unit>{_IN_HAN})(?![一体些级]))"
    )


@cache
def _boundary() -> re.Pattern[str]:
    """Return the pattern of what parts two pieces of a paragraph; the ordinal of an item counts as one mark."""
    return re.compile(
        "(?=[（①-⑳0-9，；：。！？、）“”《》();,\\n])(?:（[0-9一二三四五六七八九十]{1,3}）|[①-⑳]|(?:^|(?<=[。；：，\\s]))[0-9]{1,2}[.．、](?![0-9])|[，；：。！？、（）“”《》();\\n]|,(?![0-9]{3}))"
    )


def quantities(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Yield the quantities of a stretch of text in order, without the words round them."""
    for token in _token().finditer(text, start, end):
        quantity = _counted(token) if token["number"] else _of_token(token)
        if quantity:
            yield quantity


def _of_token(token: re.Match[str]) -> Quantity | None:
    groups = token.groupdict()
    if groups["han"]:
        return _in_han(token)
    if groups["of"] or groups["mille"]:
        written = groups["of"] or groups["mille"]
        value = _han_decimal(written)
        places = len(written.partition("点")[2] or written.partition(".")[2])
        size = Fraction(1) if groups["of"] else Fraction(1, 10)
        return _made(token, value * size, size * Fraction(1, 10**places), "%", token[0])
    if groups["tenths"]:
        more = groups["more_tenths"]
        value = Fraction(numerals.value(groups["tenths"]) * 10 + (numerals.value(more) if more else 0))
        return _made(token, value, Fraction(1 if more else 10), "%", token[0])
    if groups["lower"]:
        lower, upper = numerals.value(groups["lower"]), numerals.value(groups["upper"])
        if not 1 < lower <= 100 or upper > lower:  # noqa: PLR2004 - a share said in words
            return None
        # 三分之一 is said of what comes near it.
        return _made(token, Fraction(100 * upper, lower), Fraction(5), "%", token[0])
    return None


def _counted(token: re.Match[str]) -> Quantity | None:
    number, more, scale, more_, second, unit = token.group("number", "more", "scale", "more_", "second", "unit")
    number, unit = number.replace(",", ""), unit or ""
    if number[0] == "0" and number[1:2].isdigit():
        return None
    dimension, size = units.dimension(unit)
    whole, _, rest = number.partition(".")
    digits, places, times = int(whole + rest), len(rest), units.SCALES[scale] if scale else 1
    if second:
        last = units.SCALES[second[-1]]
        digits, rest_digits = digits * times, Fraction(second[:-1]) * last
        digits, places, times, step = int(digits + rest_digits), 0, 1, size * last
    else:
        step = size if times == 1 and not places else size * times / 10**places
    value = Fraction(digits * times * size.numerator, 10**places * size.denominator)
    if unit == "成":
        step = Fraction(1)
    low = high = value
    # Printed decimals, and any percentage, stand for what rounds to them; a whole number is what it says.
    if places or dimension in units.RATES:
        half = step / (4 if dimension == units.TIMES and not places else 2)
        low, high = value - half, value + half
    exact = not (more or more_) and _exact(token)
    scaled = size * times if times > 1 else size
    return Quantity(*token.span(), token[0], value, low, high, step, (scale or "") + unit, dimension, scaled, exact)


def _in_han(token: re.Match[str]) -> Quantity | None:
    written, unit = token["han"], token["han_unit"]
    if (written == "一" and unit not in _ONE) or (len(written) > 1 and not set(written) & set("十百千")):
        return None
    if len(written) == 1 and token.string[token.start() - 1 : token.start()] == "这":
        return None
    dimension, size = units.dimension(unit)
    value = numerals.value(written) * size
    half = size / 2 if unit == "成" else Fraction(0)
    exact = not token["han_more"] and _exact(token)
    return Quantity(*token.span(), token[0], value, value - half, value + half, size, unit, dimension, size, exact)


def _made(token: re.Match[str], value: Fraction, step: Fraction, unit: str, printed: str) -> Quantity:
    half = step / 2
    size = Fraction(1)
    return Quantity(*token.span(), printed, value, value - half, value + half, step, unit, unit, size, _exact(token))


def _exact(token: re.Match[str]) -> bool:
    """Return True if nothing round a number says that it is about that much, and it is no end of a range."""
    text, (start, end) = token.string, token.span()
    return not (
        _BEFORE_INEXACT.search(text, max(0, start - 6), start)
        or _AFTER_INEXACT.match(text, end)
        or _RANGE_AFTER.match(text, end)
        or _RANGE_BEFORE.search(text, max(0, start - 4), start)
    )


def _han_decimal(written: str) -> Fraction:
    """Return 十二点五 or 12.5 as a number."""
    if written[0].isdecimal():
        return Fraction(written)
    whole, _, rest = written.partition("点")
    value = Fraction(numerals.value(whole))
    return value + (
        Fraction(numerals.value(rest) if not set(rest) & set("十百") else 0) / 10 ** len(rest) if rest else 0
    )


def boundaries(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the marks that part a stretch of text into pieces."""
    return _boundary().finditer(text, start, end)
