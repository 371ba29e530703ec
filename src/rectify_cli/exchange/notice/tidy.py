"""Printed text -> text in the form of the data."""

import re

from rectify_cli.core.chinese.ordinals import leading
from rectify_cli.core.chinese.sentences import HAN

_STRAY = re.compile(f"(?<=[{HAN}]) (?=[0-9])|(?<=[0-9]) (?=[{HAN}])")
_ITEM = re.compile("（([0-9]{1,2})）")


def tidy(text: str) -> str:
    """Return a text without the spaces that a PDF leaves between 汉字 and digits; an ordinal it begins with stays."""
    mark = leading(text)
    return mark + _STRAY.sub("", text.removeprefix(mark))


def split_items(text: str) -> tuple[str, list[str]]:
    """Return the text before the inner points （1）（2）, and the points; the whole text if it has none."""
    marks: list[re.Match[str]] = []
    for match in _ITEM.finditer(text):
        if int(match[1]) == len(marks) + 1:
            marks.append(match)
    head = text[: marks[0].start()].strip() if marks else ""
    if len(marks) == 1 or not head:
        return text, []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    items = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    return (head, items) if all(items) else (text, [])
