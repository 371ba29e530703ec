"""Find characters that no font of their role has, and the text around them, before Typst drops them."""

from collections.abc import Iterable, Iterator, Mapping

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents.document import Attachment, Block, Document, Heading, Letterhead, Masthead, Title
from rectify_cli.documents.writers.pdf import cmap
from rectify_cli.documents.writers.pdf.fonts import Face

HEADINGS = {1: "黑体", 2: "楷体"}
"""The role of a heading by its level; deeper ones use the font of the text (7.3.3)."""

TEXT = "仿宋"

_SHOWN = 10
_AROUND = 8


def check(document: Document, roles: Mapping[str, Iterable[Face]]) -> None:
    """Raise DataError naming each character that no font of its role has, and the text around it."""
    check_texts(_texts(document), roles)


def check_texts(texts: Iterable[tuple[str, str]], roles: Mapping[str, Iterable[Face]]) -> None:
    """Raise DataError as `check` does, for texts each with the role of its font."""
    known = {
        role: frozenset().union(*(cmap.characters(face.path, face.index) for face in faces))
        for role, faces in roles.items()
    }
    lacking: dict[str, str] = {}
    for role, text in texts:
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
    """Return the font roles of a block."""
    match block:
        case Title():
            return ("小标宋",)
        case Letterhead():
            return ("小标宋", TEXT, "黑体", "楷体")
        case Masthead():
            return ("小标宋", TEXT)
        case Attachment():
            return ("小标宋", "黑体")
        case Heading(level):
            return (HEADINGS.get(level, TEXT),)
        case _:
            return (TEXT,)


def _error(lacking: Mapping[str, str]) -> DataError:
    named = [(_visible(character), f"U+{ord(character):04X}", _visible(near)) for character, near in lacking.items()]
    shown = named[:_SHOWN]
    more = len(named) - len(shown)
    return DataError(
        Phrase(
            "缺少可用的字体："
            + "；".join(f"{character}（{code}），见“{near}”" for character, code, near in shown)
            + (f"等{len(named)}个字" if more else ""),
            "no font has: "
            + "; ".join(f"{character} ({code}) in “{near}”" for character, code, near in shown)
            + (f"; and {more} more" if more else ""),
        ),
        Phrase("换用其他字，或安装含有该字的字体", "use another character, or install a font that has it"),
    )


def _visible(text: str) -> str:
    return "".join(character if character.isprintable() else "□" for character in text.replace("\n", " "))
