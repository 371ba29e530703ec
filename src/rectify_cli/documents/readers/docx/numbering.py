"""The numbers Word prints before paragraphs that only point at a list (自动编号)."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from rectify_cli.core.chinese.numerals import digit_by_digit, hanzi
from rectify_cli.core.chinese.ordinals import circled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{W}val"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_TENS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LEVELS = 9
_LARGEST = 99_999


class _Level(NamedTuple):
    start: int
    form: str
    text: str
    suffix: str
    legal: bool


class Numbering:
    """Counts the numbered paragraphs of one paper, list by list and level by level."""

    def __init__(self, tree: etree._Element | None, styles: etree._Element | None) -> None:
        """Read the lists there are, and which styles are numbered."""
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._styles = dict(_styles(styles)) if styles is not None else {}
        self._based = dict(_based(styles)) if styles is not None else {}
        if tree is not None:
            abstract = {form.get(f"{W}abstractNumId", ""): form for form in tree.iter(f"{W}abstractNum")}
            for number in tree.iter(f"{W}num"):
                of = _value(number, "abstractNumId")
                if of in abstract:
                    levels = dict(_levels(abstract[of]))
                    for override in number.iter(f"{W}lvlOverride"):
                        levels |= dict(_levels(override))
                    self._lists[number.get(f"{W}numId", "")] = (of, levels)
            self._restarts = {
                (number.get(f"{W}numId", ""), int(override.get(f"{W}ilvl", "0"))): int(
                    _value(override, "startOverride")
                )
                for number in tree.iter(f"{W}num")
                for override in number.iter(f"{W}lvlOverride")
                if _value(override, "startOverride").isdecimal() and override.get(f"{W}ilvl", "0").isdecimal()
            }

    def printed(self, properties: etree._Element | None) -> str:
        """Return the number of the next paragraph, which has these properties, or nothing."""
        number, level = self._wanted(properties)
        of, levels = self._lists.get(number, ("", {}))
        if level not in levels:
            return ""
        counts = self._counts.setdefault(of, [None] * _LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for (owner, at), start in self._restarts.items():
                if owner == number and at < _LEVELS:
                    counts[at] = start - 1
        last = counts[level]
        counts[level] = levels[level].start if last is None else last + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        shown = levels[level]
        if shown.form in {"bullet", "none"}:
            return "" if shown.form == "bullet" else re.sub("%[1-9]", "", shown.text)
        return re.sub("%([1-9])", lambda mark: self._part(int(mark[1]) - 1, levels, counts, shown), shown.text)

    def _wanted(self, properties: etree._Element | None) -> tuple[str, int]:
        """Return the list and the level of a paragraph: its own, else those of its style."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        number = _value(own, "numId") if own is not None else ""
        level = _value(own, "ilvl") if own is not None else ""
        style = _value(properties, "pStyle") if properties is not None else ""
        for _ in range(_LEVELS):
            if number and level:
                break
            styled = self._styles.get(style, ("", ""))
            number, level = number or styled[0], level or styled[1]
            style = self._based.get(style, "")
        return number, min(int(level), _LEVELS - 1) if level.isdecimal() else 0

    @staticmethod
    def _part(at: int, levels: dict[int, _Level], counts: list[int | None], shown: _Level) -> str:
        """Return one %1 of a number; with `isLgl` the levels above are in digits."""
        level = levels.get(at)
        if level is None:
            return ""
        count = counts[at] if counts[at] is not None else level.start
        return written(count or 0, "decimal" if shown.legal else level.form)


def written(count: int, form: str) -> str:
    """Return a number as a list of the form writes it (ST_NumberFormat); a form not known in digits."""
    writer = _FORMS.get(form, str)
    return writer(count) if 0 <= count <= _LARGEST else str(count)


def _legal(count: int) -> str:
    """Return 壹拾壹."""
    plain = hanzi(count)
    plain = f"一{plain}" if plain.startswith("十") else plain
    return plain.translate(str.maketrans("零一二三四五六七八九十百千", _LEGAL + "拾佰仟"))


def _roman(count: int) -> str:
    roman = "M" * (count // 1000)
    count %= 1000
    for unit, name in ((900, "CM"), (500, "D"), (400, "CD"), *_TENS):
        while count >= unit:
            roman += name
            count -= unit
    return roman


def _letters(count: int) -> str:
    """Return A … Z, AA, BB as Word does."""
    turns, at = divmod(max(count, 1) - 1, 26)
    return chr(ord("A") + at) * (turns + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": lambda count: str(count).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda count: _letters(count).lower(),
    "chineseCounting": hanzi,
    "chineseCountingThousand": hanzi,
    "japaneseCounting": hanzi,
    "taiwaneseCounting": hanzi,
    "taiwaneseCountingThousand": hanzi,
    "ideographDigital": digit_by_digit,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
}


def _value(parent: etree._Element, name: str) -> str:
    element = parent.find(f"{W}{name}")
    return element.get(_VAL, "") if element is not None else ""


def _levels(parent: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in parent.iter(f"{W}lvl"):
        at, start = level.get(f"{W}ilvl", ""), _value(level, "start") or "1"
        if at.isdecimal() and int(at) < _LEVELS:
            legal = level.find(f"{W}isLgl") is not None
            first = int(start) if start.isdecimal() else 1
            yield (
                int(at),
                _Level(first, _value(level, "numFmt"), _value(level, "lvlText"), _value(level, "suff"), legal),
            )


def _styles(styles: etree._Element) -> Iterator[tuple[str, tuple[str, str]]]:
    for style in styles.iter(f"{W}style"):
        for numbered in style.iter(f"{W}numPr"):
            yield style.get(f"{W}styleId", ""), (_value(numbered, "numId"), _value(numbered, "ilvl"))


def _based(styles: etree._Element) -> Iterator[tuple[str, str]]:
    for style in styles.iter(f"{W}style"):
        yield style.get(f"{W}styleId", ""), _value(style, "basedOn")
