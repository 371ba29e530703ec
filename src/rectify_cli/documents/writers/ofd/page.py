"""What is drawn on a page -> its Content.xml (GB/T 33190-2016, chapters 7, 9 and 11)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby, pairwise

from lxml import etree

from rectify_cli.documents.writers.ofd.drawn import Line, Run
from rectify_cli.documents.writers.ofd.elements import Numbers, element, serialized
from rectify_cli.documents.writers.ofd.faces import Face

Box = tuple[float, float, float, float]
_PLACES = 3
"""Decimals of a millimetre."""


def content(drawn: Iterator[Run | Line], size: tuple[float, float], faces: Mapping[str, Face], new: Numbers) -> bytes:
    """Return a page of `size`; `new` numbers the objects of the whole document."""
    page = element("Page")
    element("PhysicalBox", within=element("Area", within=page), text=_numbers(0, 0, *size))
    layer = element("Layer", within=element("Content", within=page), ID=next(new))
    for item in drawn:
        if isinstance(item, Line):
            _path(layer, item, next(new))
            continue
        for run in _pieces(item, faces[item.font]):
            _text(layer, run, faces[item.font], next(new))
    return serialized(page)


def _pieces(run: Run, face: Face) -> Iterator[Run]:
    """Yield a run in pieces, each character outside the BMP (𠮷) by itself, and none for blanks alone.

    Some readers count it as two, and would put the rest of the line a step too far.
    """
    numbered = enumerate(run.glyphs)
    for _, group in groupby(numbered, key=lambda each: each[0] if _units(_code(face, each[1][0])) > 1 else -1):
        if piece := _trimmed(replace(run, glyphs=tuple(glyph for _, glyph in group)), face):
            yield piece


def _code(face: Face, glyph: int) -> str:
    return face.texts.get(glyph, "\ufffd")


def _units(code: str) -> int:
    """Return how many characters those readers count."""
    return len(code.encode("utf-16-le")) // 2


def _trimmed(run: Run, face: Face) -> Run | None:
    """Return a run without blanks at its ends, which some readers strip from the text but not from its places."""
    inked = [place for place, (glyph, _) in enumerate(run.glyphs) if _code(face, glyph).strip()]
    if not inked:
        return None
    glyphs = run.glyphs[inked[0] : inked[-1] + 1]
    return replace(run, glyphs=glyphs)


def _text(layer: etree._Element, run: Run, face: Face, number: int) -> None:
    """Add a TextObject: nothing is drawn outside its boundary, so that is the box of the font around the glyphs."""
    left, bottom, right, top = (edge * run.size / 1000 for edge in face.measures.box)
    left, bottom = min(left, 0), min(bottom, 0)
    first, last = run.glyphs[0][1], run.glyphs[-1][1]
    edge = run.stroke
    within = (first + left - edge, -top - edge, last + right + edge, -bottom + edge)
    box = _around([run.matrix.at(x, y) for x in within[::2] for y in within[1::2]])
    turned = run.matrix[:4] != (1, 0, 0, 1)
    here = run.matrix._replace(e=run.matrix.e - box[0], f=run.matrix.f - box[1])
    x, y = (first, 0.0) if turned else here.at(first, 0)
    text = element(
        "TextObject", within=layer, ID=number, Boundary=_numbers(*box), Font=face.number, Size=_numbers(run.size)
    )
    if turned:
        text.set("CTM", _numbers(*here))
    if run.stroke:
        text.set("Stroke", "true")
        text.set("LineWidth", _numbers(run.stroke))
    element("FillColor", within=text, Value=_numbers(*run.colour))
    if run.stroke:
        element("StrokeColor", within=text, Value=_numbers(*run.colour))
    _codes(text, run, face, (x, y))


def _codes(text: etree._Element, run: Run, face: Face, start: tuple[float, float]) -> None:
    """Add the characters with the distance of each from the one before, and the glyphs that they alone do not tell."""
    words, places = "", []
    for glyph, at in run.glyphs:
        code = _code(face, glyph)
        if _units(code) != 1 or face.glyphs[ord(code)] != glyph:
            told = element("CGTransform", within=text, CodePosition=len(words), CodeCount=_units(code), GlyphCount=1)
            element("Glyphs", within=told, text=str(glyph))
        words += code
        # The characters of one glyph stand at one place.
        places += [round(start[0] + at - run.glyphs[0][1], _PLACES)] * len(code)
    steps = {"DeltaX": _numbers(*(after - before for before, after in pairwise(places)))} if places[1:] else {}
    element("TextCode", within=text, text=words, X=_numbers(start[0]), Y=_numbers(start[1]), **steps)


def _path(layer: etree._Element, line: Line, number: int) -> None:
    box = _around([point for _, points in line.pieces for point in points], line.width / 2)
    data = " ".join(
        " ".join([letter, *(_numbers(x - box[0], y - box[1]) for x, y in points)]) for letter, points in line.pieces
    )
    path = element("PathObject", within=layer, ID=number, Boundary=_numbers(*box))
    if line.width:
        path.set("LineWidth", _numbers(line.width))
    else:
        path.set("Stroke", "false")
        path.set("Fill", "true")
    if line.dashes:
        path.set("DashPattern", _numbers(*line.dashes))
    element("StrokeColor" if line.width else "FillColor", within=path, Value=_numbers(*line.colour))
    element("AbbreviatedData", within=path, text=data)


def _around(points: list[tuple[float, float]], edge: float = 0) -> Box:
    """Return the box around points and an edge: left, top, width, height."""
    xs, ys = zip(*points, strict=True)
    return min(xs) - edge, min(ys) - edge, max(xs) - min(xs) + 2 * edge, max(ys) - min(ys) + 2 * edge


def _numbers(*values: float) -> str:
    """Return numbers as the standard writes an array of them: no exponents, no needless zeros."""
    return " ".join(f"{value:.{_PLACES}f}".rstrip("0").rstrip(".") for value in map(_positive_zero, values))


def _positive_zero(value: float) -> float:
    return round(value, _PLACES) + 0.0
