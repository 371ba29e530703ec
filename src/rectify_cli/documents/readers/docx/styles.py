"""What the styles of a Word file say about words: their level in the outline, whether they are hidden or raised."""

from collections.abc import Iterator

from lxml import etree

from rectify_cli.documents.readers.docx.numbering import W

VAL = f"{W}val"
OFF = frozenset({"0", "false", "off"})
LEVELS = 4
_BODY = 9
_DEEPEST = 20


class Styles:
    """The styles of a paper; one says for itself what it says, else the one it is based on does."""

    def __init__(self, tree: etree._Element | None) -> None:
        """Read what each style says."""
        styles = {style.get(f"{W}styleId", ""): style for style in tree.iter(f"{W}style")} if tree is not None else {}
        self._headings = {
            name: depth(outline.get(VAL, ""))
            for name, style in styles.items()
            if (outline := style.find(f"{W}pPr/{W}outlineLvl")) is not None
        }
        self._hidden = {name for name in styles if is_on(_said(styles, name, "vanish"))}
        self._raised = {name for name in styles if is_raised(_said(styles, name, "vertAlign"))}

    def level(self, properties: etree._Element | None) -> int:
        """Return the level a paragraph has in the outline, from 1, or 0 for the body."""
        own = properties.find(f"{W}outlineLvl") if properties is not None else None
        return depth(own.get(VAL, "")) if own is not None else self._headings.get(_named(properties, "pStyle"), 0)

    def hides(self, paragraph: etree._Element | None) -> bool:
        """Return True if the style of a paragraph with these properties hides it."""
        return _named(paragraph, "pStyle") in self._hidden

    def hidden(self, run: etree._Element | None, *, paragraph: bool) -> bool:
        """Return True if a run with these properties is not printed, in a paragraph that is hidden or not."""
        vanish = run.find(f"{W}vanish") if run is not None else None
        return is_on(vanish) if vanish is not None else paragraph or _named(run, "rStyle") in self._hidden

    def raised(self, run: etree._Element | None) -> bool:
        """Return True if a run with these properties stands above the line."""
        own = run.find(f"{W}vertAlign") if run is not None else None
        return is_raised(own) if own is not None else _named(run, "rStyle") in self._raised


def is_on(toggle: etree._Element | None) -> bool:
    """Return True if a property that is there or not is there."""
    return toggle is not None and toggle.get(VAL, "1") not in OFF


def is_raised(align: etree._Element | None) -> bool:
    """Return True if a property raises its words above the line."""
    return align is not None and align.get(VAL) == "superscript"


def depth(value: str) -> int:
    """Return the level of an outline level as Word counts it, from 0; 0 for the body."""
    return min(int(value) + 1, LEVELS) if value.isdecimal() and int(value) < _BODY else 0


def _named(properties: etree._Element | None, kind: str) -> str:
    style = properties.find(f"{W}{kind}") if properties is not None else None
    return style.get(VAL, "") if style is not None else ""


def _said(styles: dict[str, etree._Element], name: str, about: str) -> etree._Element | None:
    """Return what a style says about its words, or the nearest that it is based on."""
    return next(
        (said for style in _based(styles, name) if (said := style.find(f"{W}rPr/{W}{about}")) is not None), None
    )


def _based(styles: dict[str, etree._Element], name: str) -> Iterator[etree._Element]:
    """Yield a style and those it is based on; one that is based on itself ends."""
    for _ in range(_DEEPEST):
        style = styles.get(name)
        if style is None:
            return
        yield style
        based = style.find(f"{W}basedOn")
        name = based.get(VAL, "") if based is not None else ""
