"""The shapes of claims, read from `shapes/`: what is drawn, the right sentence with marks, what is merely like it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from claims.draw import Value, changed, drawn, plain, value_of

FOLDER = Path(__file__).parent / "shapes"


class Claim(NamedTuple):
    """One draw of a shape: `right` adds up, `wrong` is it with another number, `alike` are right and look like it."""

    right: str
    wrong: str
    alike: tuple[str, ...]


class Shape(NamedTuple):
    """A way of making a claim; `draws` are the lines that settle its numbers."""

    kind: int
    name: str
    draws: str
    sentence: str
    alike: tuple[str, ...]

    def claim(self, seed: int, number: int) -> Claim:
        """Return the claim of a seed with a number, always the same."""
        random = Random(f"{seed} {self.kind} {self.name} {number}")  # noqa: S311 - no secret
        names = drawn(self.draws, random)
        marked = _filled(self.sentence, names)
        return Claim(plain(marked), changed(marked, random), tuple(_filled(text, names) for text in self.alike))


def _filled(text: str, names: dict[str, Value]) -> str:
    pieces = text.replace("}", "{").split("{")
    pieces[1::2] = [str(value_of(expression, names)) for expression in pieces[1::2]]
    return "".join(pieces).replace("¶", "\n")


@cache
def shapes(kind: int) -> tuple[Shape, ...]:
    """Return the shapes of a class, from 1 to 10."""
    return tuple(_read(kind, (FOLDER / f"{kind}.txt").read_text(encoding="utf-8")))


def _read(kind: int, text: str) -> Iterator[Shape]:
    for block in text.split("\n# ")[1:]:
        name, *lines = block.strip().splitlines()
        draws = " ".join(line[1:] for line in lines if line.startswith(":"))
        alike = tuple(line[1:].strip() for line in lines if line.startswith("~"))
        (sentence,) = [line for line in lines if line and line[0] not in ":~"]
        yield Shape(kind, name, draws, sentence, alike)
