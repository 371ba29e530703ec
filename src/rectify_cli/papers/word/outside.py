"""What a Word template would fetch from elsewhere or run when somebody opens the paper made from it."""

import re
from collections.abc import Iterator

from docx.oxml.parser import parse_xml
from lxml.etree import _Element as Element

from rectify_cli.core.language import Phrase
from rectify_cli.documents.opening import Package

_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
"""Where a link may lead: a browser or a mail program asks before anything happens."""

_FIELD = re.compile(
    r"\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD|MACROBUTTON)\b", re.IGNORECASE
)
_LINK_FIELD = re.compile(r"\bHYPERLINK\s+(?:\\\S+\s+)*[\"“]?\s*([a-z]+:|\\\\)", re.IGNORECASE)
_PICTURE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]+:|\\\\|//)", re.IGNORECASE)
_EXTERNAL = {
    "image": Phrase("外部图片", "a picture from elsewhere"),
    "attachedTemplate": Phrase("所附模板", "an attached template"),
    "hyperlink": Phrase("链接", "a link"),
}
_OTHER = Phrase("外部内容", "content from elsewhere")


def found(package: Package) -> Iterator[Phrase]:
    """Yield each picture, template, link and field that leads elsewhere; links to the web and to mail may."""
    for name in package.names:
        if name.lower().endswith(".rels"):
            yield from _related(parse_xml(package.read(name)))
        elif name.lower().endswith((".xml", ".vml")):
            yield from _written(parse_xml(package.read(name)))


def _related(root: Element) -> Iterator[Phrase]:
    for relation in root.iter("{*}Relationship"):
        target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode", "").lower() == "external" and not (kind == "hyperlink" and _WEB.match(target)):
            yield _named(_EXTERNAL.get(kind, _OTHER), target)


def _written(root: Element) -> Iterator[Phrase]:
    simple = [value for field in root.iter("{*}fldSimple") for value in map(str, field.attrib.values())]
    # A word of an instruction may be parted by formatting.
    instructions = "".join(text.text or "" for text in root.iter("{*}instrText")), *simple
    for instruction in instructions:
        for match in _FIELD.finditer(instruction):
            yield _named(Phrase("域", "the field"), match[0])
        for match in _LINK_FIELD.finditer(instruction):
            if not _WEB.fullmatch(match[1]):
                yield _named(_EXTERNAL["hyperlink"], match[1])
    for picture in root.iter("{*}imagedata", "{*}fill", "{*}stroke"):
        for key, value in picture.attrib.items():
            if str(key).rpartition("}")[2] in {"src", "href", "althref"} and _PICTURE.match(str(value)):
                yield _named(_EXTERNAL["image"], str(value))


def _named(kind: Phrase, what: str) -> Phrase:
    return Phrase(f"{kind.zh} {what}", f"{kind.en} {what}")
