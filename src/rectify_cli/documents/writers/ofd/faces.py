"""The fonts of a PDF that Typst wrote: what each of their glyphs stands for, and a file of each to embed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rectify_cli.documents.writers.ofd import sfnt

_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_TAG = re.compile(r"^/?(?:[A-Z]{6}\+)?")


@dataclass(frozen=True)
class Face:
    """A font of a PDF, and its number in the OFD; a glyph is known by its own in the embedded part of the font."""

    font: Any
    number: int

    @cached_property
    def texts(self) -> Mapping[int, str]:
        """The characters each glyph stands for."""
        stream = self.font["/ToUnicode"].get_object().get_data()
        return {
            int(glyph, 16): bytes.fromhex(code.decode()).decode("utf-16-be") for glyph, code in _PAIR.findall(stream)
        }

    @cached_property
    def glyphs(self) -> Mapping[int, int]:
        """The glyph of each code point, the first of several."""
        glyphs: dict[int, int] = {}
        for glyph, text in self.texts.items():
            if len(text) == 1:
                glyphs.setdefault(ord(text), glyph)
        return glyphs

    @cached_property
    def measures(self) -> sfnt.Measures:
        """The measures of the font, and the widths of its glyphs in thousandths of its size."""
        stated = self._stated
        left, bottom, right, top = (round(float(edge)) for edge in stated["/FontBBox"])
        ascent, descent = round(float(stated["/Ascent"])), round(float(stated["/Descent"]))
        name = _TAG.sub("", stated["/FontName"])
        return sfnt.Measures(name, (left, bottom, right, top), ascent, descent, dict(_widths(self._descendant["/W"])))

    @property
    def file(self) -> str:
        """The name of the font file."""
        return f"font_{self.number}.{'ttf' if '/FontFile2' in self._stated else 'otf'}"

    def program(self) -> bytes:
        """Return the font file."""
        if "/FontFile2" in self._stated:
            return sfnt.of_truetype(self._stated["/FontFile2"].get_object().get_data(), self.measures, self.glyphs)
        return sfnt.of_cff(self._stated["/FontFile3"].get_object().get_data(), self.measures, self.glyphs)

    @property
    def _descendant(self) -> Any:  # noqa: ANN401 - an object of pypdf
        return self.font["/DescendantFonts"][0].get_object()

    @property
    def _stated(self) -> Any:  # noqa: ANN401 - as above
        return self._descendant["/FontDescriptor"].get_object()


def _widths(listed: list[Any]) -> Iterator[tuple[int, float]]:
    """Yield the width of each glyph: of a PDF, `first [width …]` or `first last width`."""
    place = 0
    while place < len(listed):
        first, second = int(listed[place]), listed[place + 1]
        if isinstance(second, list):
            yield from enumerate(map(float, second), start=first)
            place += 2
        else:
            yield from ((glyph, float(listed[place + 2])) for glyph in range(first, int(second) + 1))
            place += 3
