"""The lines of the values of a text: where each begins and ends."""

import re
from functools import cached_property

from rectify_cli.ledger.edits import Path
from rectify_cli.store.yaml.places import Node, Written


class Lines:
    """A text with the places of its values."""

    def __init__(self, text: str) -> None:
        """Keep the text; its places are read when first asked for."""
        self.text = text

    @cached_property
    def root(self) -> Node:
        """The value at the top."""
        return Written("", self.text).root

    def trail(self, path: Path) -> list[Node]:
        """Return the nodes on the way to the value at `path`, as far as they are written."""
        trail = [self.root]
        for step in path:
            inner = trail[-1].inside.get(step)
            if inner is None:
                break
            trail.append(inner)
        return trail

    def empty(self, node: Node) -> bool:
        """Return True if the value is empty or a word for null."""
        word = self.text[node.start : node.end]
        return not node.inside and not node.flow and not node.style and word in {"", "~", "null"}

    def has_content(self, node: Node) -> bool:
        """Return True if there is anything between the brackets, even a comment."""
        return bool(self.text[node.start + 1 : node.end - 1].strip())

    def last(self, node: Node) -> int:
        """Return the offset after the last character a value is written with."""
        if node.flow:
            return node.end
        if node.inside:
            return max(self.last(inner) for inner in node.inside.values())
        if node.style not in {"|", ">"}:
            return node.end
        written = self.text[node.start : node.end]
        if "+" in written.partition("\n")[0].partition("#")[0]:
            # The blank lines below are part of such a text.
            return node.start + len(written.removesuffix("\n"))
        return node.start + len(written.rstrip(" \n"))

    def begin(self, offset: int) -> int:
        """Return where the line of `offset` begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def end(self, offset: int) -> int:
        """Return where the line of `offset` ends, before its line end."""
        end = self.text.find("\n", offset)
        return end if end >= 0 else len(self.text)

    def column(self, offset: int) -> int:
        """Return how many characters stand before `offset` on its line."""
        return offset - self.begin(offset)

    def before(self, offset: int) -> int:
        """Return the offset after the last character before `offset` that is not blank."""
        return len(self.text[:offset].rstrip(" \n"))

    def dash(self, within: Node, node: Node) -> int:
        """Return the offset of the dash of an item."""
        column, begin = self.column(within.start), self.begin(node.start)
        while begin + column > node.start or self.text[begin + column] != "-":
            begin = self.begin(begin - 1)
        return begin + column

    def parent_column(self, trail: list[Node], path: Path) -> int:
        """Return the column of the key or the dash that a value follows, -2 for the top."""
        if not path:
            return -2
        within = trail[-2]
        if within.listed:
            return self.column(within.start)
        return self.column(next(iter(within.keys.values()))[0])

    def list_step(self, within: Node) -> int:
        """Return how far inside their keys the lists of a file stand: as those of this mapping, else of the top."""
        for node in (within, self.root):
            for key, inner in node.inside.items():
                if inner.listed and not inner.flow and inner.inside and key in node.keys:
                    return self.column(inner.start) - self.column(node.keys[key][0])
        return 2

    def header_comment(self, node: Node) -> str:
        """Return the comment behind the `|` of a text below it."""
        if node.style not in {"|", ">"}:
            return ""
        comment = re.search(r"\s(#.*)", self.text[node.start : self.end(node.start)])
        return comment[1] if comment else ""

    def comment_below(self, end: int) -> int:
        """Return the indentation of the comments below a line, 0 if there are none."""
        below = re.compile(r"(?:\n *(?:#[^\n]*)?(?=\n|\Z))*").match(self.text, end)
        lines = below[0].split("\n") if below else []
        return max((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)

    def predecessor(self, node: Node, key: str, order: list[str]) -> str | int:
        """Return the key of a mapping after which `key` belongs: the last one if the order does not say."""
        until = order.index(key) if key in order else 0
        earlier = [step for step in order[:until] if step in node.inside]
        return earlier[-1] if earlier else next(reversed(node.inside), "")
