"""A text box at a fixed place (DrawingML): LibreOffice puts it at the foot of a page, unlike a floating table."""

from collections.abc import Iterable
from dataclasses import dataclass

from docx.oxml.ns import nsmap
from lxml import etree
from lxml.etree import _Element as Element

from rectify_cli.documents.writers.docx.elements import w

_TWIP = 635
"""EMU in a twip."""

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_W = nsmap["w"]
_NAMES = {"wp": _WP, "a": _A, "wps": _WPS}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box stands, in twips: `left` and `top` from the edges of the page; without them, at the foot of the text.

    No text makes room for it.
    """

    width: int
    height: int
    left: int | None = None
    top: int | None = None


def box(number: int, place: Place, content: Iterable[Element]) -> Element:
    """Return a run with a box of `content`; `number` (from 1) tells the boxes of a file apart."""
    extent = {"cx": place.width * _TWIP, "cy": place.height * _TWIP}
    anchor = _wp(
        "anchor",
        _wp("simplePos", x=0, y=0),
        _position("positionH", "left", place.left),
        _position("positionV", "bottom", place.top),
        _wp("extent", **extent),
        _wp("effectExtent", l=0, t=0, r=0, b=0),
        _wp("wrapNone"),
        _wp("docPr", id=number, name=name_of(number)),
        _wp("cNvGraphicFramePr"),
        _a("graphic", _a("graphicData", _shape(place, extent, content), uri=_WPS)),
        **dict.fromkeys(("distT", "distB", "distL", "distR", "simplePos", "locked"), 0),
        relativeHeight=number,
        # What is behind the text is before it in a PDF of LibreOffice.
        behindDoc=int(place.top is not None),
        layoutInCell=1,
        allowOverlap=1,
    )
    return w("r", w("drawing", anchor))


def name_of(number: int) -> str:
    """Return what a box is called in its file."""
    return f"版式{number}"


def words(thing: Element) -> Element | None:
    """Return what holds the words of a box that a run has, None for anything else."""
    return next(thing.iter(f"{{{_W}}}txbxContent"), None) if thing.tag == f"{{{_W}}}drawing" else None


def name(thing: Element) -> str:
    """Return what a box that a run has is called, nothing for anything else."""
    called = next(thing.iter(f"{{{_WP}}}docPr"), None) if words(thing) is not None else None
    return "" if called is None else called.get("name", "")


def stack(box: Element, other: Element) -> None:
    """Make a box as high as it and another together."""
    for tag in (f"{{{_WP}}}extent", f"{{{_A}}}ext"):
        for mine, theirs in zip(box.iter(tag), other.iter(tag), strict=False):
            mine.set("cy", str(int(mine.get("cy", 0)) + int(theirs.get("cy", 0))))


def _position(tag: str, aligned: str, offset: int | None) -> Element:
    if offset is None:
        align = _wp("align")
        align.text = aligned
        return _wp(tag, align, relativeFrom="margin")
    moved = _wp("posOffset")
    moved.text = str(offset * _TWIP)
    return _wp(tag, moved, relativeFrom="page")


def _shape(place: Place, extent: dict[str, int], content: Iterable[Element]) -> Element:
    flat = _a("xfrm", _a("off", x=0, y=0), _a("ext", **extent))
    return _wps(
        "wsp",
        _wps("cNvSpPr", txBox=1),
        _wps("spPr", flat, _a("prstGeom", _a("avLst"), prst="rect"), _a("noFill"), _a("ln", _a("noFill"))),
        _wps("txbx", w("txbxContent", *content)),
        _wps(
            "bodyPr",
            # A box that grows ends 2 mm above the foot of the text in LibreOffice; its words stand at its own foot.
            _a("noAutofit"),
            **dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0),
            anchor="b" if place.top is None else "t",
        ),
    )


def _wp(tag: str, *children: Element, **attributes: str | int) -> Element:
    return _element(_WP, tag, children, attributes)


def _a(tag: str, *children: Element, **attributes: str | int) -> Element:
    return _element(_A, tag, children, attributes)


def _wps(tag: str, *children: Element, **attributes: str | int) -> Element:
    return _element(_WPS, tag, children, attributes)


def _element(space: str, tag: str, children: Iterable[Element], attributes: dict[str, str | int]) -> Element:
    element = etree.Element(f"{{{space}}}{tag}", {name: str(value) for name, value in attributes.items()}, _NAMES)
    element.extend(children)
    return element
