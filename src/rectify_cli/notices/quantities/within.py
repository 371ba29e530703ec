"""Whether a length may be that of something within a span, not of the span: 2019年至2023年，该校连续3年未盘点."""

from rectify_cli.core.patterns import lazy

_INSIDE = lazy(
    "分(?:[0-9]+|[两二三四五六七八九十几多])个?(?:[段批次轮期]|阶段|时段)|分批|分段|期间|其间|^间(?!隔)|，连续$"
)
_WHOLE = lazy("历时|历经|为期|前后|跨度|全程|期(?!间)")  # what says that it is as long as the span
_LASTS = "(?:连续|持续|集中[㐀-鿿]{2,4}|长达|[用耗费]时|共计?|总计|合计|累计|达|用|满|计|已|仅|了)"
_DEED = lazy(f"，(?!每[天日]|{_LASTS}*$)[^。；]*?[㐀-鿿]{{2}}(?:[㐀-鿿]|{_LASTS}+$)")


def within(words: str) -> bool:
    """Return True if words between a span and a length let it be shorter: they tell of a deed of its own."""
    rest = _INSIDE.sub("", words)
    return not _WHOLE.search(rest) and (rest != words or bool(_DEED.search(rest)))
