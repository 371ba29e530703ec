"""Claims of proportions: 男60人、女40人，比例为3:2; the shares of the three industries."""

import re
from collections.abc import Iterator
from fractions import Fraction

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities.claims import Claim, Kind, Stretch, Verdict, bare
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.quantity import Quantity, decimal

_PROPORTION = lazy(
    "(?:比例|之比|比|配比|构成比)(?:约)?(?:为|是|达到?|：)(?P<terms>[0-9]{1,4}(?:\\.[0-9]{1,3})?(?:[:：∶比][0-9]{1,4}(?:\\.[0-9]{1,3})?){1,4})(?![0-9.%])"
)
_INDUSTRIES = lazy(
    "三次产业(?:增加值)?(?:结构|比例|比重|占比)(?:比)?[^0-9，。；]{0,8}(?P<terms>[0-9.]{1,5}[:：∶][0-9.]{1,5}[:：∶][0-9]{1,2}(?:\\.[0-9]{1,2})?)"
)
_NEUTRAL = lazy("分别|性别|构成|人数|数量|人员|两者|二者|三者|之间|[的之约其配即，、。；（）]|比例|比")
_NEAR = 20  # characters between quantities and their proportion
_WORDS = 12  # characters before a proportion that say of what it is
_LOOSE = Fraction(1, 20)
_OFF = Fraction(3, 20)  # what three roundings may add up to


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield that quantities stand in the proportion named behind them: 男60人、女40人，男女比例为3:2."""
    if "比" in paragraph.text or "产业结构" in paragraph.text:
        yield from _industries(paragraph)
        yield from _named(paragraph)


def _industries(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield that the shares of the three industries make 100."""
    for match in _INDUSTRIES.finditer(paragraph.text):
        shares = [Fraction(figure) for figure in re.split("[:：∶]", match["terms"])]
        off = abs(sum(shares, Fraction(-100))) > _OFF
        written = f"{' + '.join(decimal(figure) for figure in shares)} = {decimal(sum(shares, Fraction(0)))}"
        yield Claim(
            Kind.SHARE,
            Verdict.FAILS if off else Verdict.PROVED,
            Stretch(*match.span("terms")),
            match["terms"],
            written,
            "",
        )


def _behind(paragraph: Paragraph, end: int, number: int) -> list[Quantity]:
    """Return as many quantities as a proportion has terms, where they follow it: 男女比例为3:2，其中男36名、女24名."""
    after = [figure for figure in paragraph.quantities if end <= figure.start < end + 2 * _NEAR][:number]
    beside = after and after[0].start - len(after[0].lead) - end <= 1
    return after if beside and len({figure.dimension for figure in after}) == 1 else []


def _named(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield that quantities stand in the proportion named behind them."""
    for match in _PROPORTION.finditer(paragraph.text):
        terms = [Fraction(figure) for figure in re.split("[:：∶比]", match["terms"])]
        before = [
            figure
            for figure in paragraph.quantities
            if figure.end <= match.start() and match.start() - figure.end < _NEAR
        ]
        named = [figure for figure in before if before and figure.dimension == before[-1].dimension][-len(terms) :]
        if len(named) < len(terms):
            named = _behind(paragraph, match.end(), len(terms))
        if (
            len(named) != len(terms)
            or not named[0].dimension
            or not all(terms)
            or not all(figure.exact and figure.value for figure in named)
        ):
            continue
        words = paragraph.text[max(0, match.start() - _WORDS) : match.start()]
        if not all(set(figure.lead[-4:]) & set(words) for figure in named):
            continue
        if set(_NEUTRAL.sub("", paragraph.text[named[-1].end : match.start()])) - set(
            "".join(f"{paragraph.pieces[figure.piece].text}" for figure in named)
        ):
            continue  # the proportion of something else
        exact = [figure.value / named[-1].value for figure in named]
        printed = [figure / terms[-1] for figure in terms]
        holds = any(
            all(abs(a - b) <= _LOOSE * b for a, b in zip(way, printed, strict=True))
            for way in (exact, [figure.value / named[0].value for figure in named[::-1]])
        )
        shown = ":".join(bare(figure, named[0].unit) for figure in named)
        yield Claim(
            Kind.SHARE,
            Verdict.PROVED if holds else Verdict.FAILS,
            Stretch(*match.span("terms")),
            match["terms"],
            f"{shown} = {':'.join(decimal(figure, 2) for figure in exact)}",
            "",
            tuple(Stretch(figure.start, figure.end) for figure in named),
        )
