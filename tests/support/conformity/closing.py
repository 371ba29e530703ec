"""Claims on the issuing body and the date under the text (发文机关署名、成文日期)."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from conformity.paper import Element, Paper, text

CHARACTER = 315.89
ISSUER, DATE = "公文署名", "公文成文日期"


def date_is_in_arabic_digits(paper: Paper) -> Iterator[str]:
    """The date reads 2025年1月10日: Arabic digits, no leading zeros, a day there was (7.3.5.4)."""
    for paragraph in paper.styled(DATE):
        found = re.fullmatch(r"(\d{4})年([1-9]\d?)月([1-9]\d?)日", text(paragraph))
        if found is None or not _is_day(*map(int, found.groups())):
            yield f"the date reads {text(paragraph)}"


def signature_is_indented(paper: Paper) -> Iterator[str]:
    """署名 and date stand where 7.3.5.1 (with a seal) or 7.3.5.2 (without) puts them."""
    for issuer, date in zip(paper.styled(ISSUER), paper.styled(DATE), strict=True):
        sides = {paper.layout(issuer, "jc"), paper.layout(date, "jc")}
        wanted = _sealed(text(date)) if sides == {"center"} else _unsealed(text(issuer), text(date))
        if sides not in ({"center"}, {"left"}):
            yield f"署名 and date are set {sides}"
        for paragraph, left in zip((issuer, date), wanted, strict=True):
            yield from _stands(paper, paragraph, left)


def signature_follows_a_blank_line(paper: Paper) -> Iterator[str]:
    """One blank line, made by spacing, stands before the 署名 (7.3.5)."""
    for issuer in paper.styled(ISSUER):
        if paper.layout(issuer, "spacing", "before") != str(paper.number("docGrid", "linePitch")):
            yield f"before the 署名 are {paper.layout(issuer, 'spacing', 'before')} twips"


def signature_never_stands_alone(paper: Paper) -> Iterator[str]:
    """From the last paragraph of the text to the date each paragraph keeps with the next (7.3.5.5)."""
    for before, issuer, date in zip(paper.paragraphs, paper.paragraphs[1:], paper.paragraphs[2:], strict=False):
        if paper.named(issuer) == ISSUER:
            if paper.named(date) != DATE:
                yield "no date follows the 署名"
            for paragraph in (before, issuer):
                if not paper.switched(paragraph, "keepNext"):
                    yield f"{text(paragraph)[:8]} does not keep with the next"


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _stands(paper: Paper, paragraph: Element, left: float) -> Iterator[str]:
    names = ("leftChars", "left", "firstLineChars", "firstLine")
    found = tuple(int(paper.layout(paragraph, "ind", name) or 0) for name in names)
    wanted = (round(left * 100), round(left * CHARACTER), 0, 0)
    if found != wanted:
        yield f"{text(paragraph)} is indented {found}, not {wanted}"


def _unsealed(issuer: str, date: str) -> tuple[float, float]:
    if _width(date) > _width(issuer):
        return 28 - 2 - _width(date) - 2, 28 - 2 - _width(date)
    return 28 - 2 - _width(issuer), 28 - 2 - _width(issuer) + 2


def _sealed(date: str) -> tuple[float, float]:
    left = 28 - 2 * (4 + _width(date) / 2)
    return left, left


def _width(words: str) -> float:
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in words)
