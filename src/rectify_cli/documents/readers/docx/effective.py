"""What is in force for a paragraph or a run of a Word file: its own formatting, else its styles', else the defaults."""

from collections.abc import Iterator, Sequence

from lxml import etree

from rectify_cli.documents.readers.docx.numbering import W
from rectify_cli.documents.readers.docx.styles import VAL, is_on

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEEPEST = 20
_FIRST, _HANGING = ("firstLine", "firstLineChars"), ("hanging", "hangingChars")
_TEXT_COLOURS = {"text1", "dark1"}
_DEFAULT_POINTS = 10
"""What Word sets where nobody names a size."""


class Effective:
    """The styles, lists and theme of a Word file, asked for what is in force."""

    def __init__(
        self, styles: etree._Element | None, numbering: etree._Element | None, theme: etree._Element | None
    ) -> None:
        """Read what each style says."""
        found = list(styles.iter(f"{W}style")) if styles is not None else []
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next(
            (
                style
                for style in found
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}
            ),
            None,
        )
        defaults = styles.find(f"{W}docDefaults") if styles is not None else None
        self._paragraphs = defaults.find(f"{W}pPrDefault/{W}pPr") if defaults is not None else None
        self._runs = defaults.find(f"{W}rPrDefault/{W}rPr") if defaults is not None else None
        self._lists = _lists(numbering)
        self._fonts = _theme_fonts(theme)
        self._chains: dict[str, list[etree._Element]] = {}

    def name(self, paragraph: etree._Element) -> str:
        """Return the name of the style of a paragraph, in lower case."""
        chain = self._chain(_style(paragraph.find(f"{W}pPr"), "pStyle"), self._default)
        return (_value(chain[0], "name") if chain else "").lower()

    def layout(self, paragraph: etree._Element, tag: str, attribute: str = VAL) -> str | None:
        """Return an attribute of a property of a paragraph; None where nobody says it."""
        return _nearest(self._layouts(paragraph), tag, attribute)

    def switched(self, paragraph: etree._Element, tag: str, *, default: bool = False) -> bool:
        """Return True if a property that is there or not is there."""
        said = (place.find(f"{W}{tag}") for place in self._layouts(paragraph))
        return next((is_on(toggle) for toggle in said if toggle is not None), default)

    def indents(self, paragraph: etree._Element) -> dict[str, int]:
        """Return the attributes of the indents, merged from the defaults up as Word does."""
        merged: dict[str, int] = {}
        for place in reversed(self._layouts(paragraph)):
            indents = place.find(f"{W}ind")
            if indents is None:
                continue
            given = {str(etree.QName(key).localname): _whole(str(value)) for key, value in indents.attrib.items()}
            for kind, other in ((_FIRST, _HANGING), (_HANGING, _FIRST)):
                if any(key in given for key in kind) and not any(key in given for key in other):
                    merged = {key: value for key, value in merged.items() if key not in other}
            merged |= given
        return merged

    def lettering(self, run: etree._Element, paragraph: etree._Element, tag: str, attribute: str = VAL) -> str | None:
        """Return an attribute of a property of a run; None where nobody says it."""
        return _nearest(self._letterings(run, paragraph), tag, attribute)

    def font(self, run: etree._Element, paragraph: etree._Element, script: str) -> str:
        """Return the font of a run for a script (eastAsia, ascii), from the theme where it says so; empty: unnamed."""
        for place in self._letterings(run, paragraph):
            fonts = place.find(f"{W}rFonts")
            if fonts is None:
                continue
            named = fonts.get(f"{W}{script}Theme")
            if named is not None:
                return self._fonts.get(named, "")
            if fonts.get(f"{W}{script}") is not None:
                return fonts.get(f"{W}{script}", "")
        return ""

    def points(self, run: etree._Element, paragraph: etree._Element) -> float:
        """Return the size of a run, in points."""
        said = self.lettering(run, paragraph, "sz")
        return _whole(said) / 2 if said is not None else _DEFAULT_POINTS

    def colour(self, run: etree._Element, paragraph: etree._Element) -> str:
        """Return the colour of a run as six hex digits; empty for the black of the text."""
        for place in self._letterings(run, paragraph):
            colour = place.find(f"{W}color")
            if colour is not None:
                plain = colour.get(f"{W}themeColor") in _TEXT_COLOURS or colour.get(VAL, "auto") == "auto"
                return "" if plain else colour.get(VAL, "").upper()
        return ""

    def _layouts(self, paragraph: etree._Element) -> list[etree._Element]:
        """Return the places that say how a paragraph is set, the nearest first."""
        own = paragraph.find(f"{W}pPr")
        chain = self._chain(_style(own, "pStyle"), self._default)
        said = [style.find(f"{W}pPr") for style in chain]
        listed = [self._listed(place) for place in (own, *said)]
        places = [own, listed[0], *said, *listed[1:], self._paragraphs]
        return [place for place in places if place is not None]

    def _letterings(self, run: etree._Element, paragraph: etree._Element) -> list[etree._Element]:
        """Return the places that say how a run is set, the nearest first."""
        own = run.find(f"{W}rPr")
        chain = [
            *self._chain(_style(own, "rStyle"), None),
            *self._chain(_style(paragraph.find(f"{W}pPr"), "pStyle"), self._default),
        ]
        places = [own, *(style.find(f"{W}rPr") for style in chain), self._runs]
        return [place for place in places if place is not None]

    def _chain(self, name: str, default: etree._Element | None) -> list[etree._Element]:
        """Return a style and those it is based on, the nearest first; the default style where there is none."""
        style = self._styles.get(name, default)
        if style is None:
            return []
        key = style.get(f"{W}styleId", "")
        if key not in self._chains:
            self._chains[key] = list(self._based(style))
        return self._chains[key]

    def _based(self, style: etree._Element) -> Iterator[etree._Element]:
        """Yield a style and those it is based on; one that is based on itself ends."""
        for _ in range(_DEEPEST):
            yield style
            following = self._styles.get(_value(style, "basedOn"))
            if following is None:
                return
            style = following

    def _listed(self, properties: etree._Element | None) -> etree._Element | None:
        """Return how the list that a paragraph points at sets it."""
        number = properties.find(f"{W}numPr") if properties is not None else None
        if number is None:
            return None
        return self._lists.get((_value(number, "numId"), _value(number, "ilvl") or "0"))


def _lists(numbering: etree._Element | None) -> dict[tuple[str, str], etree._Element]:
    """Return how each level of each list sets its paragraphs."""
    if numbering is None:
        return {}
    abstract = {form.get(f"{W}abstractNumId", ""): form for form in numbering.iter(f"{W}abstractNum")}
    levels = {}
    for number in numbering.iter(f"{W}num"):
        form = abstract.get(_value(number, "abstractNumId"))
        for level in form.iter(f"{W}lvl") if form is not None else ():
            layout = level.find(f"{W}pPr")
            if layout is not None:
                levels[number.get(f"{W}numId", ""), level.get(f"{W}ilvl", "")] = layout
    return levels


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """Return the fonts of a theme by the names that runs call them by: minorEastAsia, majorAscii."""
    fonts = {}
    for kind in ("minor", "major"):
        group = theme.find(f".//{_A}{kind}Font") if theme is not None else None
        if group is not None:
            chinese = {font.get("script"): font.get("typeface", "") for font in group.iter(f"{_A}font")}
            eastern, western = (_typeface(group, tag) for tag in ("ea", "latin"))
            fonts[f"{kind}EastAsia"] = eastern or chinese.get("Hans", "")
            fonts |= dict.fromkeys((f"{kind}Ascii", f"{kind}HAnsi"), western)
    return fonts


def _typeface(group: etree._Element, tag: str) -> str:
    font = group.find(f"{_A}{tag}")
    return font.get("typeface", "") if font is not None else ""


def _nearest(places: Sequence[etree._Element], tag: str, attribute: str) -> str | None:
    name = attribute if attribute.startswith("{") else f"{W}{attribute}"
    said = (place.find(f"{W}{tag}") for place in places)
    return next((str(found.get(name)) for found in said if found is not None and found.get(name) is not None), None)


def _style(properties: etree._Element | None, kind: str) -> str:
    return _value(properties, kind) if properties is not None else ""


def _value(parent: etree._Element, tag: str) -> str:
    element = parent.find(f"{W}{tag}")
    return element.get(VAL, "") if element is not None else ""


def _whole(value: str) -> int:
    """Return a number as it is written, 0 for none: a stranger's file may hold anything."""
    try:
        return round(float(value))
    except (ValueError, OverflowError):
        return 0
