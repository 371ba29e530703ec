"""Characters that no font of their role has: told with the block they stand in, before Typst drops them."""

from collections.abc import Iterable, Iterator, Mapping

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents.document import Attachment, Block, Document, Heading, Letterhead, Title
from rectify_cli.documents.writers.pdf import cmap
from rectify_cli.documents.writers.pdf.fonts import Face

HEADINGS = {1: "黑体", 2: "楷体"}
"""The role of a heading by its level; the deeper ones are set as the text is (7.3.3)."""

TEXT = "仿宋"

_SHOWN = 10
_AROUND = 8


def check(document: Document, roles: Mapping[str, Iterable[Face]]) -> None:
    """Raise DataError naming each character that no font of its role has, and the block it stands in."""
    known = {
        role: frozenset().union(*(cmap.characters(face.path, face.index) for face in faces))
        for role, faces in roles.items()
    }
    lacking: dict[str, str] = {}
    for role, text in _texts(document):
        for place, character in enumerate(text):
            if ord(character) not in known[role] and character != "\n":
                lacking.setdefault(character, text[max(0, place - _AROUND) : place + _AROUND + 1])
    if lacking:
        raise _error(lacking)


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    yield TEXT, document.draft or ""
    for block in document:
        yield from ((role, text) for role in _roles(block) for text in (block.text.replace("\t", "\n"),))


def _roles(block: Block) -> tuple[str, ...]:
    """Return the roles a block is set in."""
    match block:
        case Title():
            return ("小标宋",)
        case Letterhead():
            return ("小标宋", TEXT)
        case Attachment():
            return ("小标宋", "黑体")
        case Heading(level):
            return (HEADINGS.get(level, TEXT),)
        case _:
            return (TEXT,)


def _error(lacking: Mapping[str, str]) -> DataError:
    named = [(f"{_visible(one)}（U+{ord(one):04X}）", _visible(near)) for one, near in lacking.items()]
    shown = named[:_SHOWN]
    more = len(named) - len(shown)
    return DataError(
        Phrase(
            "没有字体能写："
            + "；".join(f"{one}，在“{near}”" for one, near in shown)
            + (f"等{len(named)}个字" if more else ""),
            "no font has: "
            + "; ".join(f"{one} in “{near}”" for one, near in shown)
            + (f"; and {more} more" if more else ""),
        ),
        Phrase("换一个字，或者装上有这个字的字体", "write it otherwise, or install a font that has it"),
    )


def _visible(text: str) -> str:
    return "".join(one if one.isprintable() else "□" for one in text.replace("\n", " "))
