"""Headings that say how many problems stand below them: 一、党的建设（3个问题）, 附件1 整改清单（共20个问题）."""

import re

from rectify_cli.core.chinese.numerals import NUMBER, value

_ITEMS = "[ ]?(?:[个项条](?:具体|反馈|突出|主要|整改)?(?:问题|事项|任务|项目)|[个项条](?=[，）)]))"
_BODIES = "[ ]?[家所户](?:企业|单位|公司)?"
_COUNT = re.compile(
    rf"(?:[（(](?:共有?|共计|计)?(?:{NUMBER}个方面)?(?:(?P<number>{NUMBER}){_ITEMS}|(?P<bodies>{NUMBER}){_BODIES})"
    rf"(?:，[^（）()]{{0,40}})?[）)]|(?:共有?|共计)(?P<bare>{NUMBER}){_ITEMS})[。：]?$"
)
_LONGEST = 60


def count(text: str) -> tuple[int, int, int, bool] | None:
    """Return what a heading counts, where its number starts and ends, and whether it counts bodies (家)."""
    match = _COUNT.search(text) if len(text) <= _LONGEST and "。" not in text.rstrip("。") else None
    if match is None:
        return None
    group = next(name for name in ("number", "bodies", "bare") if match[name])
    return value(match[group]), *match.span(group), group == "bodies"
