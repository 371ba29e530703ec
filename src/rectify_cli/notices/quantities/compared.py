"""Claims of change against what a bracket gives, and of rows that rise or fall year by year."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities.changes import by_so_much
from rectify_cli.notices.quantities.claims import Claim, Kind, Stretch, Verdict
from rectify_cli.notices.quantities.pairs import BY, DOWN, UP, comparable, rows_of
from rectify_cli.notices.quantities.paragraph import Paragraph

_THAN = lazy("[高低多少优]于|[比较]")
_STEADY = lazy(f"(?:逐年|连年|逐月|逐季|连续[两三四五六]年|持续)(?:递|呈)?(?:{UP}|{DOWN})")
_ROW = 40  # characters a row of values is looked for in


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of comparison in one paragraph."""
    yield from _beyond(paragraph)
    yield from _steady(paragraph)


def _beyond(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield that a value is so much above what a bracket gives: 85.1%，高于全市（83.3%）1.8个百分点."""
    for change in paragraph.claimed():
        piece = paragraph.pieces[change.piece]
        by = BY.fullmatch(change.lead)
        if not change.exact or (change.lead and not by) or piece.mark not in {"）", ")"}:
            continue
        inside = [other for other in paragraph.pieces[: change.piece] if other.bracket][-1:]
        anchor = paragraph.pieces[inside[0].anchor] if inside and inside[0].anchor >= 0 else None
        if anchor is None or len(inside[0].quantities) != 1 or not (match := _THAN.search(anchor.text)):
            continue
        base = inside[0].quantities[0]
        known = [figure for figure in paragraph.before(change) if figure.end <= anchor.start + match.start() + 1]
        known = [figure for figure in known if figure.dimension == base.dimension and figure.exact]
        if known and base.exact and comparable((base, known[-1]), change):
            yield from by_so_much(
                paragraph.text, (base, known[-1]), change, down=bool(by["down"]) if by else "低" in match[0]
            )


def _steady(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield that values said to rise or fall year by year do: 逐年增加，分别为172人、225人、212人."""
    for match in _STEADY.finditer(paragraph.text):
        row = [figure for figure in paragraph.quantities if match.end() <= figure.start < match.end() + _ROW]
        row = next((values for values in rows_of(paragraph.text, row) if len(values) > 2), [])  # noqa: PLR2004 - a row
        sign = 1 if re.search(UP, match[0]) else -1
        wrong = next(((a, b) for a, b in pairwise(row) if sign * (b.value - a.value) <= 0), None)
        if wrong and "分别" in paragraph.text[match.end() : row[0].start] + "分别" * ("依次" in paragraph.text):
            before, after = wrong
            yield Claim(
                Kind.CHANGE,
                Verdict.FAILS,
                Stretch(after.start, after.end),
                match[0],
                f"{after.printed} {'<' if sign > 0 else '>'} {before.printed}",
                "",
                (Stretch(before.start, before.end),),
            )
