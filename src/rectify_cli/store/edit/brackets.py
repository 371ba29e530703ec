"""Edits inside brackets: insert or remove an item or a key with its comma, on its own line where the others are."""

import re

from rectify_cli.store.edit.lines import Lines
from rectify_cli.store.edit.raw_text import Splice
from rectify_cli.store.yaml.places import Node

_GAP = re.compile(r"(?:\s|#[^\n]*(?=\n))*")
_COMMENT = re.compile(r"(?:^|\s)#")


def within(trail: list[Node]) -> bool:
    """Return True if the last of `trail` stands inside brackets."""
    return any(node.flow for node in trail[:-1])


def inserted(lines: Lines, node: Node, before: str | int, new: str, *, keyed: bool = False) -> list[Splice]:
    """Write `new` after the item or key `before` (-1: first)."""
    if not node.inside or before == -1:
        start = node.start + 1
        return [Splice(start, start, new + (", " if node.inside else ""))]
    if keyed and lines.text[node.start] != "{":
        # `[a: b]` is a mapping without brackets of its own.
        return [
            Splice(node.start, node.start, "{"),
            Splice(lines.last(node), lines.last(node), f", {new}}}"),
        ]
    after = lines.last(node.inside[before])
    comma = _comma(lines, after)
    if not _alone(lines, node, before, after) or (comma is not None and comma > lines.end(after)):
        return [Splice(after, after, f", {new}")]
    begin = lines.begin(_start(node, before))
    pad = lines.text[begin : _start(node, before)]
    end = lines.end(after)
    line = Splice(end, end, f"\n{pad}{new}{'' if comma is None else ','}")
    return [line] if comma is not None else [Splice(after, after, ","), line]


def removed(lines: Lines, node: Node, step: str | int) -> list[Splice]:
    """Remove an item or a key with its comma; comments stay, except the one on its line."""
    start, stop = _start(node, step), lines.last(node.inside[step])
    comma = _comma(lines, stop)
    steps = list(node.inside)
    index = steps.index(step)
    if comma is None and index:
        other = node.inside[steps[index - 1]]
        previous = lines.last(other)
        before = _comma(lines, previous)
        if not _COMMENT.search(lines.text[previous:start]):
            return [Splice(previous, stop, "")]
        return [Splice(start, stop, ""), *([Splice(before, before + 1, "")] if before is not None else [])]
    if comma is None:
        return [Splice(start, stop, "")]
    if _COMMENT.search(lines.text[stop:comma]):
        return [Splice(start, stop, ""), Splice(comma, comma + 1, "")]
    end = comma + 1
    if not lines.text[lines.begin(start) : start].strip() and lines.text[end:].lstrip(" ").startswith(("#", "\n")):
        return [Splice(lines.begin(start), lines.end(end) + 1, "")]
    return [Splice(start, end + len(lines.text[end:]) - len(lines.text[end:].lstrip(" ")), "")]


def _start(node: Node, step: str | int) -> int:
    return node.keys[step][0] if step in node.keys else node.inside[step].start


def _comma(lines: Lines, offset: int) -> int | None:
    """Return the offset of the comma after `offset`, skipping comments."""
    gap = _GAP.match(lines.text, offset)
    end = gap.end() if gap else offset
    return end if lines.text[end : end + 1] == "," else None


def _alone(lines: Lines, node: Node, step: str | int, after: int) -> bool:
    """Return True if an item has a line of its own, the closing bracket being further down."""
    start = _start(node, step)
    return not lines.text[lines.begin(start) : start].strip() and lines.end(after) < node.end - 1
