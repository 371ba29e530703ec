"""A change to the data -> the smallest splice of the text of its file; all else stays byte for byte.

Places are those of `places.Written`. A value on its line is replaced where it stands; a new key or item is a new
line after the last line of the one before it, so that comments keep what they stand above; inside brackets it is
separated by a comma. The result is read again and compared with the intended data.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import Any

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import field_shape
from rectify_cli.ledger.edits import TEXT, Edit, Path, Put, Remove, Value, changed, plain
from rectify_cli.store.edit import brackets, emit
from rectify_cli.store.edit.lines import Lines
from rectify_cli.store.edit.raw_text import RawText, Splice
from rectify_cli.store.yaml import parse
from rectify_cli.store.yaml.places import Node


def edited(
    read: parse.Parsed,
    edits: Sequence[Edit],
    model: Any,  # noqa: ANN401 - a model or a tuple of them
    valid: Callable[[Any], object] = plain,
) -> str:
    """Return the text of the file that was read with `edits` done one after another, its keys in the order of `model`.

    `valid` is asked first and may raise over the data as it will be. Raises RectifyError if the file has errors,
    or if the text cannot be changed without rewriting it.
    """
    label, edited_text = read.source.file, RawText(read.source.raw)
    if read.diagnostics:
        raise _faulty(label, read.diagnostics[0].message)
    steps = list(accumulate(edits, changed, initial=read.value))
    valid(plain(steps[-1]))
    for edit, (old, value) in zip(edits, pairwise(steps), strict=True):
        if plain(value) == plain(old):
            continue
        edited_text = _done(edited_text, edit, model)
        again = parse.parse(edited_text.raw, label, type(read.value))
        if again.diagnostics or plain(again.value) != plain(value):
            raise _refused(label)
    return edited_text.raw


def _faulty(label: str, message: Phrase) -> DataError:
    return DataError(
        Phrase(f"{label} 有错误，未改动：{message.zh}", f"{label} has errors and was not changed: {message.en}"),
        Phrase("先运行 rectify check，改正后再试", "run `rectify check` and correct them first"),
    )


def _refused(label: str) -> DataError:
    return DataError(
        Phrase(
            f"{label} 的写法无法自动修改，未改动",
            f"{label} is written in a way that cannot be edited; it was not changed",
        ),
        Phrase("用 rectify edit 或编辑器修改", "change it with `rectify edit` or in your editor"),
    )


def _done(edited_text: RawText, edit: Edit, model: Any) -> RawText:  # noqa: ANN401 - as above
    """Return the text with one edit done; a mapping that is to hold the last step of its path is written with it."""
    lines = Lines(edited_text.text)
    trail = lines.trail(edit.path)
    if not isinstance(edit, Remove) and len(trail) < len(edit.path):
        *outer, last = edit.path
        inner: Value = edit.value if isinstance(edit, Put) else [edit.value]
        return _done(edited_text, Put(tuple(outer), {str(last): inner}), model)
    if isinstance(edit, Remove) or len(trail) > len(edit.path):
        return edited_text.spliced(_there(lines, trail, edit))
    node, key = trail[-1], str(edit.path[-1])
    if not node.inside and not node.flow:
        return _done(edited_text.spliced(_wrapped(lines, trail)), edit, model)
    value: Value = edit.value if isinstance(edit, Put) else [edit.value]
    order = _order(list(field_shape.shape_at(model, edit.path[:-1]).keys))
    return edited_text.spliced(_keyed(lines, node, key, value, order))


def _order(keys: list[str]) -> list[str]:
    """Return keys in the order they are written: the history next to the measures, not at the top."""
    if "progress" in keys and "measures" in keys:
        keys.remove("progress")
        keys.insert(keys.index("measures"), "progress")
    return keys


def _there(lines: Lines, trail: list[Node], edit: Edit) -> list[Splice]:
    """Edit an existing value: replace it, remove it, or insert into it."""
    node, path = trail[-1], edit.path
    if isinstance(edit, Remove):
        while trail[-2] is not lines.root and len(trail[-2].inside) == 1 and _empties(trail[-2], path):
            trail, path = trail[:-1], path[:-1]
        return _removed(lines, trail, path)
    if isinstance(edit, Put):
        return _replaced(lines, trail, path, edit.value)
    if not node.inside and not (node.flow and lines.has_content(node)):
        return _replaced(lines, trail, path, [edit.value])
    index = len(node.inside) if edit.index is None else edit.index
    return _inserted(lines, node, index, edit.value)


def _empties(holder: Node, path: Path) -> bool:
    """Return True if a list, or a mapping that is the value of a key, goes with the last thing it holds."""
    return holder.listed or all(isinstance(step, str) for step in path[-2:])


def _wrapped(lines: Lines, trail: list[Node]) -> list[Splice]:
    """Make a mapping of a bare text: `- 文字` becomes `- text: 文字`."""
    node = trail[-1]
    start, stop = node.start, lines.last(node)
    if brackets.within(trail):
        return [Splice(start, start, f"{{{TEXT}: "), Splice(stop, stop, "}")]
    if "\n" not in lines.text[start:stop]:
        return [Splice(start, start, f"{TEXT}: ")]
    # The lines of a text below stand inside its key, and its key inside the dash.
    below = [at + 1 for at in range(start, stop) if lines.text[at] == "\n" and lines.text[at + 1] != "\n"]
    return [Splice(start, start, f"{TEXT}: "), *(Splice(at, at, "  ") for at in below)]


def _replaced(lines: Lines, trail: list[Node], path: Path, value: Value) -> list[Splice]:
    """Replace a value; a comment on its line stays."""
    node = trail[-1]
    start, stop = node.start, lines.last(node)
    if brackets.within(trail):
        return [
            Splice(start, stop, (" " if lines.empty(node) and lines.text[start - 1] == ":" else "") + emit.flow(value))
        ]
    column = lines.parent_column(trail, path)
    step = lines.list_step(trail[-2]) if len(trail) > 1 else 2
    quote = node.style or "" if node.style in {"'", '"'} and isinstance(value, str) else ""
    end = lines.end(stop)
    written = emit.block(value, column, below=lines.comment_below(end), step=step, quote=quote)
    body = "".join("\n" + line for line in written.body)
    if not path:
        return [Splice(start, stop, body.removeprefix("\n"))]
    comment = lines.header_comment(node)
    head = written.head + (f"  {comment}" if comment else "")
    if not head:
        start = lines.before(start)
    elif lines.text[start - 1] in ":-":
        head = " " + head
    return [Splice(start, stop, head), *([Splice(end, end, body)] if body else [])]


def _keyed(lines: Lines, node: Node, key: str, value: Value, order: list[str]) -> list[Splice]:
    """Write a new key after the last of those that stand before it in `order`."""
    before = lines.predecessor(node, key, order)
    if node.flow:
        return brackets.inserted(lines, node, before, f"{key}: {emit.flow(value)}", keyed=True)
    end = lines.end(lines.last(node.inside[before]))
    column = lines.column(next(iter(node.keys.values()))[0])
    written = emit.pair(key, value, column, below=lines.comment_below(end), step=lines.list_step(node))
    return [Splice(end, end, "".join("\n" + line for line in written))]


def _inserted(lines: Lines, node: Node, index: int, value: Value) -> list[Splice]:
    """Write a new item before the one at `index`."""
    if node.flow:
        return brackets.inserted(lines, node, index - 1, emit.flow(value))
    like = node.inside[min(index, len(node.inside) - 1)]
    roomy = bool(like.keys) and not like.flow
    column = lines.column(node.start)
    if index == 0:
        written = emit.dashed(value, column, roomy=roomy)
        return [Splice(node.start, node.start, "\n".join([*written, " " * column]).lstrip(" "))]
    end = lines.end(lines.last(node.inside[index - 1]))
    written = emit.dashed(value, column, below=lines.comment_below(end), roomy=roomy)
    return [Splice(end, end, "".join("\n" + line for line in written))]


def _removed(lines: Lines, trail: list[Node], path: Path) -> list[Splice]:
    """Remove the lines of a key or an item; comments above and below stay."""
    within, node, step = trail[-2], trail[-1], path[-1]
    if within.flow:
        return brackets.removed(lines, within, step)
    start = lines.dash(within, node) if within.listed else within.keys[step][0]
    stop = lines.end(lines.last(node))
    if lines.text[lines.begin(start) : start].strip():
        # The first key after a dash: the dash stays.
        return [Splice(lines.before(start), stop, "")]
    begin = lines.begin(start)
    return [Splice(begin, stop + 1, "")] if stop < len(lines.text) else [Splice(max(0, begin - 1), stop, "")]
