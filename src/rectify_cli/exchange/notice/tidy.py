"""Text as it was printed -> text as the data holds it."""

import re

from rectify_cli.core.chinese.sentences import HAN

_STRAY = re.compile(f"(?<=[{HAN}]) (?=[0-9])|(?<=[0-9]) (?=[{HAN}])")
_ITEM = re.compile("（([0-9]{1,2})）")


def tidy(text: str) -> str:
    """Return a text without the blanks that a PDF leaves between 汉字 and digits."""
    return _STRAY.sub("", text)


def itemised(text: str) -> tuple[str, list[str]]:
    """Return what stands before the inner points （1）（2） of a text, and the points; whole where it counts none."""
    marks: list[re.Match[str]] = []
    for found in _ITEM.finditer(text):
        if int(found[1]) == len(marks) + 1:
            marks.append(found)
    head = text[: marks[0].start()].strip() if marks else ""
    if len(marks) == 1 or not head:
        return text, []
    ends = [found.start() for found in marks[1:]] + [len(text)]
    items = [text[found.end() : end].strip() for found, end in zip(marks, ends, strict=True)]
    return (head, items) if all(items) else (text, [])
