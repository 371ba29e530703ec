"""Claims of ranks: from the a-th place to the b-th, up by so many."""

from collections.abc import Iterator

from rectify_cli.core.chinese import numerals
from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities.claims import Claim, Kind, Stretch, Verdict

_RANKED = lazy(
    "(?:第(?P<from>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})[名位]?)[^第，。；]{0,8}?(?P<way>上升|升|提升|前移|跃升|跃居|提高|进|下降|降|后退|下滑|跌|退|变|滑落|回落)[至到为]?[^第，。；]{0,8}"
    "第(?P<to>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})[名位]?，?(?:(?!最|单项|其中|同类|[在按中全])[^，。；0-9第]){0,6}?(?P<by>上升|升|提升|前移|前进|进|提高|跃升|下降|降|后退|后移|下滑|退|跌|回落|进步|退步)(?:了)?(?P<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})个?(?:位次|名次|位|名)"
)
_BETTER = lazy("升|前|进|提高|跃")


def claims(text: str) -> Iterator[Claim]:
    """Yield the claim that a rank moved by so many places, and in the direction told."""
    for match in _RANKED.finditer(text):
        before, after, by = (numerals.value(match[name]) for name in ("from", "to", "n"))
        better = bool(_BETTER.search(match["by"]))
        moved = before - after if better else after - before
        yield Claim(
            Kind.CHANGE,
            Verdict.PROVED if moved == by else Verdict.FAILS,
            Stretch(*match.span("n")),
            match["n"],
            f"{max(before, after)} − {min(before, after)} = {abs(before - after)}",
            str(abs(before - after)),
            (Stretch(*match.span("from")), Stretch(*match.span("to"))),
        )
