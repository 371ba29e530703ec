"""Check what a Word template leaves out of a paper, what it says that the ledger should, and whose names it carries."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from jinja2 import nodes

from rectify_cli.core import bounds
from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.notices.quantities.reader import quantities
from rectify_cli.papers.word import faults, official, package, paragraphs, words
from rectify_cli.papers.word.fault import Fault
from rectify_cli.papers.word.paragraphs import Paragraph, Tag
from rectify_cli.papers.word.wanted import Wanted

_UNITS = frozenset({"个", "件", "项", "条", "%"})
_COUNTED = re.compile("问题|信访|立行立改|整改|完成|办结|销号|逾期")
_NEAR = 10
"""How many characters before and behind a number say what it counts."""

_PERSON = "{http://schemas.microsoft.com/office/word/2012/wordml}author"


@dataclass(frozen=True)
class Known:
    """What is known of the paper: what is `wanted` of it, the numbers its ledger derives, whether it is `public`."""

    wanted: Sequence[Wanted]
    derived: Collection[Fraction]
    public: bool


def check(content: bytes, file: str, known: Known) -> Iterator[Diagnostic]:
    """Yield what a template that opens lacks, says by hand, and reveals."""
    template = package.open_template(content, file)
    if isinstance(template, Diagnostic):
        return
    parts = list(paragraphs.parts(template.part))
    tags = [tag for part in parts for tag in paragraphs.in_order(part) if tag.closed and tag.paragraph.filled]
    typed = "".join(_typed(paragraph) for part in parts for paragraph in part)
    yield from _placeless(known.wanted, _names(tags), "".join(typed.split()), Place(file))
    for part in parts:
        for paragraph in part:
            yield from (fault.diagnostic(file) for fault in _figures(paragraph, known.derived))
    if known.public and (authors := sorted(set(_authors(content)))):
        zh, en = "、".join(authors), ", ".join(authors)
        message = Phrase(f"批注或修订标记里有姓名：{zh}", f"its comments or tracked changes name {en}")
        yield faults.SIGNED.broken(Place(file), message)


def _typed(paragraph: Paragraph) -> str:
    """Return the words of a paragraph outside of its tags, a blank for each tag."""
    text = paragraph.text
    for tag in paragraphs.tags(paragraph):
        text = text.replace(tag.text, " ", 1)
    return text


def _names(tags: Sequence[Tag]) -> set[str]:
    """Return the dotted names in tags that parse, and the beginnings of them."""
    environment = words.environment()
    names: set[str] = set()
    for tag in tags:
        code = tag.code if tag.text.startswith("{{") else f"{{{{ ({' '.join(tag.words[1:])}) }}}}"
        if tag.words[:1] == ["for"]:
            code = f"{{% {' '.join(tag.words)} %}}{{% endfor %}}"
        try:
            tree = environment.parse(code)
        except Exception:  # noqa: BLE001, S112 - what does not parse is another rule's
            continue
        names |= {_dotted(node) for node in tree.find_all((nodes.Getattr, nodes.Name))}
    return names


def _dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""


def _placeless(wanted: Sequence[Wanted], names: set[str], typed: str, place: Place) -> Iterator[Diagnostic]:
    """Yield what is set and printed by no tag, nor typed in the template: by the tag that would print it."""
    lacking: dict[str, list[str]] = {}
    for each in wanted:
        by_hand = each.texts and all("".join(text.split()) in typed for text in each.texts)
        if not by_hand and names.isdisjoint((each.tag, *each.names)):
            lacking.setdefault(each.tag, []).append(each.key)
    for tag, keys in lacking.items():
        shown = f"{{{{p {tag} }}}}" if tag.startswith(f"{official.NAME}.") else tag
        zh, en = (
            f"台账里设了 {'、'.join(keys)}，模板里没有位置",
            f"no place in it for {', '.join(keys)}, set in the ledger",
        )
        yield faults.PLACE.broken(
            place, Phrase(zh, en), Phrase(f"在应在的位置加 {shown}", f"add {shown} where it belongs")
        )


def _figures(paragraph: Paragraph, derived: Collection[Fraction]) -> Iterator[Fault]:
    """Yield the numbers of a paragraph that count what the ledger counts, if one of them is a number of the ledger."""
    text = _typed(paragraph)
    counted = [
        quantity
        for quantity in quantities(text, 0, len(text))
        if quantity.unit in _UNITS and _COUNTED.search(text[max(0, quantity.start - _NEAR) : quantity.end + _NEAR])
    ]
    if any(quantity.value in derived for quantity in counted):
        quoted = "、".join(text[quantity.start : quantity.end] for quantity in counted)
        message = Phrase("是手写的数字，不随台账变动", "typed by hand: it does not follow the ledger")
        yield Fault(faults.TYPED, paragraph, quoted, message)


def _authors(content: bytes) -> Iterator[str]:
    """Yield the names of those who commented on a template or changed it."""
    parts = opening.Package(content, bounds.TEMPLATE)
    for name in parts.names:
        if name.lower().endswith(".xml"):
            for element in parse_xml(parts.read(name)).iter("*"):
                yield from filter(None, (element.get(qn("w:author"), ""), element.get(_PERSON, "")))
