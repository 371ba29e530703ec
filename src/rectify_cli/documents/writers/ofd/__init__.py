"""PDF that Typst wrote -> OFD (GB/T 33190-2016): the same pages, glyph for glyph, their text searchable."""

import datetime as dt
import hashlib
import io
from collections.abc import Iterable
from itertools import count
from typing import Any

from rectify_cli.documents import packing
from rectify_cli.documents.writers.ofd import drawn, page
from rectify_cli.documents.writers.ofd.elements import Numbers, element, serialized
from rectify_cli.documents.writers.ofd.faces import Face

CREATOR = "rectify"
_MAIN = "OFD.xml"
_FOLDER = "Doc_0"
_A4 = "0 0 210 297"


def write(pdf: bytes, dated: dt.date) -> bytes:
    """Return the OFD of a PDF, made on the day `dated`; the bytes depend on these two alone.

    Raises RectifyError for what the layout file of ours has never drawn.
    """
    import pypdf  # noqa: PLC0415 - part of the extra `pdf`, which the PDF was made with

    reader = pypdf.PdfReader(io.BytesIO(pdf))
    new = count(1)
    faces: dict[int, Face] = {}
    parts: dict[str, bytes] = {}
    numbers = []
    for place, each in enumerate(reader.pages):
        own = _fonts(each, faces, new)
        numbers.append(next(new))
        parts[f"{_FOLDER}/{_content(place)}"] = _page(each, own, new)
    parts |= {f"{_FOLDER}/Res/{face.file}": face.program() for face in faces.values()}
    parts[f"{_FOLDER}/PublicRes.xml"] = _resources(faces.values())
    parts[f"{_FOLDER}/Document.xml"] = _document(numbers, next(new))
    digest = hashlib.sha256(b"".join(parts[name] for name in sorted(parts))).hexdigest()[:32]
    parts[_MAIN] = _main(digest, str(reader.metadata.title if reader.metadata else ""), dated)
    return packing.packed(parts)


def _content(place: int) -> str:
    # Their names sort as the pages do: withheld text is searched for across them.
    return f"Pages/Page_{place:04}/Content.xml"


def _fonts(each: Any, faces: dict[int, Face], new: Numbers) -> dict[str, Face]:  # noqa: ANN401 - a page of pypdf
    """Return the fonts of a page by its own names for them, new ones added to `faces`: names differ between pages."""
    named = each["/Resources"].get("/Font", {})
    own = {}
    for name in named:
        reference = named.raw_get(name).idnum
        if reference not in faces:
            faces[reference] = Face(named[name], next(new))
        own[str(name)] = faces[reference]
    return own


def _page(each: Any, faces: dict[str, Face], new: Numbers) -> bytes:  # noqa: ANN401 - a page of pypdf
    size = float(each.mediabox.width) * drawn.MM, float(each.mediabox.height) * drawn.MM
    widths = {name: face.measures.widths for name, face in faces.items()}
    return page.content(drawn.drawn(each, widths), size, faces, new)


def _resources(faces: Iterable[Face]) -> bytes:
    """Return the fonts of the document: their names, and the files that are embedded."""
    root = element("Res", BaseLoc="Res")
    fonts = element("Fonts", within=root)
    for face in faces:
        family = face.measures.name
        font = element("Font", within=fonts, ID=face.number, FontName=family, FamilyName=family.partition("-")[0])
        element("FontFile", within=font, text=face.file)
    return serialized(root)


def _document(pages: list[int], most: int) -> bytes:
    root = element("Document")
    common = element("CommonData", within=root)
    element("MaxUnitID", within=common, text=str(most))
    element("PhysicalBox", within=element("PageArea", within=common), text=_A4)
    element("PublicRes", within=common, text="PublicRes.xml")
    listed = element("Pages", within=root)
    for place, number in enumerate(pages):
        element("Page", within=listed, ID=number, BaseLoc=_content(place))
    return serialized(root)


def _main(digest: str, title: str, dated: dt.date) -> bytes:
    """Return the entrance: what the document is, by whom and of which day, and where it begins."""
    root = element("OFD", DocType="OFD", Version="1.0")
    body = element("DocBody", within=root)
    told = element("DocInfo", within=body)
    element("DocID", within=told, text=digest)
    element("Title", within=told, text=title)
    element("CreationDate", within=told, text=dated.isoformat())
    element("ModDate", within=told, text=dated.isoformat())
    element("Creator", within=told, text=CREATOR)
    element("DocRoot", within=body, text=f"{_FOLDER}/Document.xml")
    return serialized(root)
