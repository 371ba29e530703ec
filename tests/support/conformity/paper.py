"""A produced docx, opened for looking: its parts, its styles by name, and what is in force where."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

from rectify_cli.documents.layout.standard import Lettering

Element: TypeAlias = _Element

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFF = {"0", "false", "off"}


@cache
def w(name: str) -> str:
    """Return a name with its namespace, each step of a path alike: `pPr/jc`."""
    return "/".join(f"{_SPACE}{step}" for step in name.split("/"))


def is_on(element: Element | None) -> bool:
    """Return True if a switch such as `w:b` is there and on."""
    return element is not None and element.get(w("val"), "1") not in _OFF


def text(paragraph: Element) -> str:
    """Return the words of a paragraph; a line break is a line feed."""
    pieces = {w("br"): "\n", w("tab"): "\t"}
    nodes = (node for node in paragraph.iter(w("t"), w("br"), w("tab")) if not node.get(w("pos")))
    return "".join(pieces.get(node.tag, node.text or "") for node in nodes)


class Paper:
    """A docx; every look-up of a style goes by its name or by `w:default`, never by its id."""

    def __init__(self, content: bytes) -> None:
        """Unpack `content`."""
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self._parsed: dict[str, Element] = {}
        self._chains: dict[str | None, list[Element]] = {}

    def xml(self, name: str) -> Element:
        """Return a part, parsed."""
        if name not in self._parsed:
            self._parsed[name] = etree.fromstring(self.parts[name])
        return self._parsed[name]

    @cached_property
    def document(self) -> Element:
        """The main part."""
        return self.xml("word/document.xml")

    @cached_property
    def settings(self) -> Element:
        """The settings."""
        return self.xml("word/settings.xml")

    @cached_property
    def _styles(self) -> Element:
        return self.xml("word/styles.xml")

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        return {style.get(w("styleId"), ""): style for style in self._styles.iter(w("style"))}

    @cached_property
    def section(self) -> Element:
        """The geometry of the last section."""
        return self.document.findall(w("body/sectPr"))[-1]

    @cached_property
    def paragraphs(self) -> list[Element]:
        """The paragraphs of the body, those in tables too."""
        return list(self.document.iter(w("p")))

    @cached_property
    def default_style(self) -> Element:
        """The paragraph style marked `w:default`."""
        return next(
            style
            for style in self._styles.iter(w("style"))
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true"}
        )

    def setting(self, tag: str, attribute: str = "val") -> str | None:
        """Return an attribute of a child of the settings."""
        found = self.settings.find(w(tag))
        return None if found is None else found.get(w(attribute))

    def number(self, tag: str, attribute: str) -> int:
        """Return a number of the geometry of the page, 0 where it is not written."""
        found = self.section.find(w(tag))
        return 0 if found is None else int(found.get(w(attribute), "0"))

    def footers(self) -> dict[str, Element]:
        """Return the footers of the section by their type."""
        relations = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        targets = {relation.get("Id"): relation.get("Target") for relation in relations}
        return {
            reference.get(w("type"), ""): self.xml(f"word/{targets[reference.get(_RELATION)]}")
            for reference in self.section.findall(w("footerReference"))
        }

    def styled(self, *names: str) -> list[Element]:
        """Return the paragraphs of the body in the styles so named, or in a style so begun (`heading *`)."""
        return [paragraph for paragraph in self.paragraphs if self.named(paragraph) in names]

    def headings(self) -> list[tuple[int, Element]]:
        """Return the headings with their level."""
        return [
            (int(self.named(paragraph)[-1]), paragraph)
            for paragraph in self.styled(*(f"heading {level}" for level in range(1, 10)))
        ]

    def named(self, paragraph: Element) -> str:
        """Return the name of the style of a paragraph, in lower case."""
        return str(self._nearest([self._chain(paragraph)[0]], "name", "val")).lower()

    def layout(self, paragraph: Element, tag: str, attribute: str = "val") -> str | None:
        """Return what is in force of a `w:pPr` child: direct, else from the nearest style that says it."""
        places = [paragraph, *self._chain(paragraph), self._styles.find(w("docDefaults/pPrDefault"))]
        return self._nearest(places, f"pPr/{tag}", attribute)

    def lettering(self, run: Element, tag: str, attribute: str = "val") -> str | None:
        """Return what is in force of a `w:rPr` child for a run."""
        paragraph = next(run.iterancestors(w("p")))
        places = [run, *self._chain(paragraph), self._styles.find(w("docDefaults/rPrDefault"))]
        return self._nearest(places, f"rPr/{tag}", attribute)

    def switched(self, paragraph: Element, tag: str) -> bool:
        """Return True if a switch of the layout such as `w:keepNext` is in force."""
        for place in (paragraph, *self._chain(paragraph)):
            found = place.find(w(f"pPr/{tag}"))
            if found is not None:
                return is_on(found)
        return False

    def bold(self, run: Element) -> bool:
        """Return True if a run is bold, by itself or by its style."""
        paragraph = next(run.iterancestors(w("p")))
        found = (place.find(w("rPr/b")) for place in (run, *self._chain(paragraph)))
        return is_on(next((switch for switch in found if switch is not None), None))

    def _chain(self, paragraph: Element) -> list[Element]:
        """Return the style of a paragraph and those it is based on, the nearest first."""
        found = paragraph.find(w("pPr/pStyle"))
        name = None if found is None else found.get(w("val"), "")
        if name not in self._chains:
            chain = [self.default_style if name is None else self._by_id[name]]
            while (base := chain[-1].find(w("basedOn"))) is not None:
                chain.append(self._by_id[base.get(w("val"), "")])
            self._chains[name] = chain
        return self._chains[name]

    @staticmethod
    def _nearest(places: list[Element | None], path: str, attribute: str) -> str | None:
        for place in places:
            found = None if place is None else place.find(w(path))
            if found is not None and found.get(w(attribute)) is not None:
                return str(found.get(w(attribute)))
        return None


def lettering_of(wanted: Lettering) -> tuple[str, str]:
    """Return the font and the size in half points, as Word writes them."""
    return wanted.face.font if wanted.face else "", f"{2 * wanted.size.points:g}"


def runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph."""
    return paragraph.iter(w("r"))
