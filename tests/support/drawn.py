"""A PDF drawn word by word: where each stands, how large, how light and how turned, and whatever character it is."""

import math
from collections.abc import Sequence
from typing import NamedTuple

_PAGE = "/MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >>"
_FIRST = 33  # a code for which Helvetica has a glyph: pdfium passes over words without a width


class Drawn(NamedTuple):
    """Words at a place of a page in points, from its lower left; `grey` from 0 (black) to 1, `turned` in degrees."""

    text: str
    left: float
    bottom: float
    size: float = 16
    grey: float = 0
    turned: float = 0


def pdf(pages: Sequence[Sequence[Drawn]]) -> bytes:
    """Return a PDF of at most 200 different characters, each one 字 wide."""
    characters = sorted({character for page in pages for drawn in page for character in drawn.text})
    codes = {character: code for code, character in enumerate(characters, start=_FIRST)}
    named = "\n".join(f"<{code:02X}> <{name.encode('utf-16-be').hex()}>" for name, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def "
        f"1 begincodespacerange <00> <FF> endcodespacerange {len(codes)} beginbfchar {named} endbfchar "
        "endcmap end end"
    )
    widths = " ".join("500" if character.isascii() else "1000" for character in characters)
    font = (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar {_FIRST} /LastChar {_FIRST + len(codes) - 1} "
        f"/Widths [{widths}] /ToUnicode 4 0 R >>"
    )
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        font,
        _stream(cmap),
    ]
    for number, page in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R {_PAGE} /Contents {6 + 2 * number} 0 R >>",
            _stream("\n".join(_drawing(drawn, codes) for drawn in page)),
        ]
    whole, places = "%PDF-1.7\n", []
    for number, inside in enumerate(objects, start=1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{inside}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(whole)}\n%%EOF"
    return f"{whole}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("ascii")


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _drawing(drawn: Drawn, codes: dict[str, int]) -> str:
    sine, cosine = math.sin(math.radians(drawn.turned)), math.cos(math.radians(drawn.turned))
    shown = "".join(f"{codes[character]:02X}" for character in drawn.text)
    matrix = f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {drawn.left} {drawn.bottom}"
    return f"BT {drawn.grey} g /F {drawn.size} Tf {matrix} Tm <{shown}> Tj ET"
