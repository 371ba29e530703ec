"""A page of a PDF that Typst wrote -> what is drawn on it, in millimetres from its upper left corner."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase

MM = 25.4 / 72
Colour = tuple[int, int, int]
_BLACK = (0, 0, 0)
_STROKED = 2
_UNSEEN = frozenset({"BDC", "BMC", "EMC", "M", "j", "J", "i", "ri", "BT", "ET"})
"""What changes no text and no straight line: marks of the structure, corners and ends of lines."""


class Matrix(NamedTuple):
    """A transformation (x, y) -> (ax + cy + e, bx + dy + f)."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def then(self, other: "Matrix") -> "Matrix":
        """Return this transformation followed by another."""
        return Matrix(
            self.a * other.a + self.b * other.c,
            self.a * other.b + self.b * other.d,
            self.c * other.a + self.d * other.c,
            self.c * other.b + self.d * other.d,
            *other.at(self.e, self.f),
        )

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def scale(self) -> float:
        """The root of how much larger it makes an area."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


_AS_IT_IS = Matrix()


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font along a line: each with its place on it; `matrix` puts the line, y down, on the page.

    `stroke` is the width of the line drawn around the glyphs, 0 for none.
    """

    font: str
    size: float
    matrix: Matrix
    glyphs: tuple[tuple[int, float], ...]
    colour: Colour
    stroke: float


@dataclass(frozen=True, slots=True)
class Line:
    """A path of straight and curved pieces, each a letter (M, L, B, C) with points; `width` is 0 for a filled area."""

    pieces: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
    width: float
    colour: Colour
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix
    fill: Colour = _BLACK
    stroke: Colour = _BLACK
    width: float = 1
    dashes: tuple[float, ...] = ()
    font: str = ""
    size: float = 0
    mode: int = 0
    text: Matrix = _AS_IT_IS


@dataclass(slots=True)
class _Pen:
    """What is being drawn: the state of the page, those put aside, and the path so far."""

    widths: Mapping[str, Mapping[int, float]]
    state: _State
    aside: list[_State] = field(default_factory=list)
    path: list[tuple[str, tuple[tuple[float, float], ...]]] = field(default_factory=list)


def drawn(page: Any, widths: Mapping[str, Mapping[int, float]]) -> Iterator[Run | Line]:  # noqa: ANN401 - of pypdf
    """Yield what is drawn on a page, in its order; `widths` are those of the glyphs of each font.

    Raises RectifyError for what the layout file has never drawn.
    """
    height = float(page.mediabox.height)
    pen = _Pen(widths, _State(Matrix(MM, 0, 0, -MM, 0, height * MM)))
    for operands, operator in page.get_contents().operations:
        name = operator.decode("ascii")
        if name in _CHANGES:
            pen.state = _CHANGES[name](pen.state, *operands)
        elif name in _DRAWS:
            yield from _DRAWS[name](pen, *operands)
        elif name not in _UNSEEN:
            raise RectifyError(
                Phrase(f"版面上有 OFD 写不出的内容：{name}", f"the page contains what OFD output cannot draw: {name}"),
                Phrase("改用 -f pdf", "use -f pdf"),
            )


def _colour(*parts: Any) -> Colour:  # noqa: ANN401 - numbers of pypdf
    shades = [round(float(part) * 255) for part in parts]
    red, green, blue = shades if len(shades) == len(_BLACK) else shades * len(_BLACK)
    return red, green, blue


def _floats(*parts: Any) -> Iterator[float]:  # noqa: ANN401 - numbers of pypdf
    return map(float, parts)


_CHANGES: Mapping[str, Callable[..., _State]] = {
    "cm": lambda state, *six: replace(state, matrix=Matrix(*_floats(*six)).then(state.matrix)),
    "Tm": lambda state, *six: replace(state, text=Matrix(*_floats(*six))),
    "Tf": lambda state, font, size: replace(state, font=str(font), size=float(size)),
    "Tr": lambda state, mode: replace(state, mode=int(mode)),
    "w": lambda state, width: replace(state, width=float(width)),
    "d": lambda state, dashes, _: replace(state, dashes=tuple(_floats(*dashes))),
    "cs": lambda state, _: replace(state, fill=_BLACK),
    "CS": lambda state, _: replace(state, stroke=_BLACK),
    **dict.fromkeys(("sc", "scn", "g", "rg"), lambda state, *parts: replace(state, fill=_colour(*parts))),
    **dict.fromkeys(("SC", "SCN", "G", "RG"), lambda state, *parts: replace(state, stroke=_colour(*parts))),
}


def _put_aside(pen: _Pen) -> Iterator[Run | Line]:
    pen.aside.append(pen.state)
    yield from ()


def _take_back(pen: _Pen) -> Iterator[Run | Line]:
    pen.state = pen.aside.pop()
    yield from ()


def _show(pen: _Pen, shown: Any) -> Iterator[Run | Line]:  # noqa: ANN401 - an object of pypdf
    """Yield a run; `shown` has strings of glyphs, two bytes each, and numbers to move back by."""
    state, glyphs, place = pen.state, [], 0.0
    for part in shown if isinstance(shown, list) else [shown]:
        if isinstance(part, int | float):
            place -= float(part) / 1000
            continue
        codes = part if isinstance(part, bytes) else part.original_bytes
        for high, low in zip(codes[::2], codes[1::2], strict=True):
            glyph = high << 8 | low
            glyphs.append((glyph, place))
            place += pen.widths[state.font][glyph] / 1000
    upright = Matrix(1, 0, 0, -1).then(state.text).then(state.matrix)
    scale = upright.scale
    size = state.size * scale
    a, b, c, d = (round(part / scale, 6) for part in upright[:4])
    matrix = Matrix(a, b, c, d, upright.e, upright.f)
    stroke = state.width * state.matrix.scale if state.mode == _STROKED else 0.0
    yield Run(state.font, size, matrix, tuple((glyph, at * size) for glyph, at in glyphs), state.fill, stroke)


def _piece(letter: str) -> Callable[..., Iterator[Run | Line]]:
    def add(pen: _Pen, *numbers: Any) -> Iterator[Run | Line]:  # noqa: ANN401 - numbers of pypdf
        steps = list(_floats(*numbers))
        points = zip(steps[::2], steps[1::2], strict=True)
        pen.path.append((letter, tuple(pen.state.matrix.at(*point) for point in points)))
        yield from ()

    return add


def _rectangle(pen: _Pen, *numbers: Any) -> Iterator[Run | Line]:  # noqa: ANN401 - numbers of pypdf
    x, y, width, height = _floats(*numbers)
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    for letter, corner in zip("MLLL", corners, strict=True):
        pen.path.append((letter, (pen.state.matrix.at(*corner),)))
    pen.path.append(("C", ()))
    yield from ()


def _stroke(pen: _Pen) -> Iterator[Run | Line]:
    state, scale = pen.state, pen.state.matrix.scale
    dashes = tuple(dash * scale for dash in state.dashes)
    yield Line(tuple(pen.path), state.width * scale, state.stroke, dashes)
    pen.path.clear()


def _fill(pen: _Pen) -> Iterator[Run | Line]:
    yield Line(tuple(pen.path), 0, pen.state.fill)
    pen.path.clear()


_DRAWS: Mapping[str, Callable[..., Iterator[Run | Line]]] = {
    "q": _put_aside,
    "Q": _take_back,
    "Tj": _show,
    "TJ": _show,
    "m": _piece("M"),
    "l": _piece("L"),
    "c": _piece("B"),
    "h": _piece("C"),
    "re": _rectangle,
    "S": _stroke,
    "f": _fill,
}
