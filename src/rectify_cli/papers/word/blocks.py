"""The tags of one part of a Word template as one Jinja source, a line each, and what does not parse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError

from rectify_cli.core.language import Phrase
from rectify_cli.papers.word import fault, faults
from rectify_cli.papers.word.fault import Fault
from rectify_cli.papers.word.paragraphs import Tag, ancestors

_OPENING = frozenset({"for", "if", "with", "macro", "call", "filter"})
_MIDDLE = {"else": ("if", "for"), "elif": ("if",)}
_FOREIGN = frozenset({"include", "import", "from", "extends", "block", "raw", "autoescape"})
# docxtpl's own words: they span or shade a cell, or merge the cells of a loop.
_CELL = re.compile(r"\{%\s*(?:colspan|cellbg)\s+(.*?)\s*%\}")
_MERGED = {"vm", "hm"}


@dataclass
class Source:
    """The source so far: one line per tag, the blocks still open, and what is wrong."""

    environment: Environment
    lines: list[str] = field(default_factory=list)
    open: list[Tag] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    whole: bool = True
    """Whether every block is in it: without one, the names it brings are not known."""

    @property
    def text(self) -> str:
        """The source; the line of a tag is its number from 1."""
        return "\n".join(self.lines)

    def wrong(self, tag: Tag, zh: str, en: str, hint: Phrase | None = None) -> None:
        """Note a fault of syntax."""
        self.faults.append(fault.of(tag, faults.SYNTAX, zh, en, hint))

    def parsed(self, tag: Tag, source: str) -> bool:
        """Return True if the source of one tag parses, and note it where it does not."""
        try:
            self.environment.parse(source)
        except TemplateSyntaxError as error:
            self.wrong(tag, f"语法不对：{error.message}", f"does not parse: {error.message}", _hint(tag))
            return False
        return True


def source(tags: list[Tag], environment: Environment) -> Source:
    """Return the source of the tags of one part, in their order."""
    made = Source(environment)
    for tag in tags:
        made.lines.append("".join(_line(made, tag)))
    made.lines.append("".join(_unclosed(made, len(made.open))))
    return made


def _hint(tag: Tag) -> Phrase | None:
    if re.search("[“”‘’]", tag.text):
        return Phrase("弯引号和直引号混用了；引号都用直的", "curly and straight quotes are mixed; use straight ones")
    if wide := re.search("[\uff01-\uff5e。]", tag.text):
        return Phrase(f"{wide[0]} 是全角的，改用半角", f"{wide[0]} is full-width; type the half-width one")
    return None


def _line(made: Source, tag: Tag) -> Iterator[str]:
    """Yield the line of a tag, before it the ends of blocks that were left open."""
    if cell := _CELL.fullmatch(tag.code):
        yield from _alone(made, tag, f"{{{{ {cell[1]} }}}}")
    elif tag.text.startswith("{#") or tag.words[:1] in (["vm"], ["hm"]):
        return
    elif not tag.words:
        yield from _alone(made, tag, tag.code)
    else:
        yield from _statement(made, tag, tag.words[0])


def _alone(made: Source, tag: Tag, code: str) -> Iterator[str]:
    if made.parsed(tag, code):
        yield code


def _statement(made: Source, tag: Tag, word: str) -> Iterator[str]:
    if word in _FOREIGN:
        made.wrong(tag, f"Word 模板里不能用 {word}", f"uses {word}, which a Word template cannot")
    elif word in _OPENING or (word == "set" and "=" not in tag.code):
        yield _opened(made, tag, word)
    elif word in _MIDDLE:
        yield from _between(made, tag, word)
    elif word.startswith("end"):
        yield from _ended(made, tag, word.removeprefix("end"))
    else:
        yield from _alone(made, tag, tag.code)


def _opened(made: Source, tag: Tag, word: str) -> str:
    made.open.append(tag)
    if made.parsed(tag, f"{tag.code}{{% end{word} %}}"):
        return tag.code
    made.whole = False
    # Whatever stands in it is looked at all the same.
    return {"for": "{% for _ in () %}", "macro": "{% macro _() %}"}.get(word, "{% if true %}")


def _between(made: Source, tag: Tag, word: str) -> Iterator[str]:
    if not made.open or made.open[-1].words[0] not in _MIDDLE[word]:
        made.wrong(tag, "前面没有 {% if %}", "has no {% if %} before it")
    elif made.parsed(tag, f"{{% if x %}}{tag.code}{{% endif %}}"):
        _levelled(made, made.open[-1], tag)
        yield tag.code


def _ended(made: Source, tag: Tag, word: str) -> Iterator[str]:
    opened = [one.words[0] for one in made.open]
    if word not in opened:
        made.wrong(tag, f"前面没有 {{% {word} %}}", f"has no {{% {word} %}} before it")
        return
    yield from _unclosed(made, opened[::-1].index(word))
    _levelled(made, made.open[-1], tag)
    yield _end(made.open.pop(), made)


def _unclosed(made: Source, number: int) -> Iterator[str]:
    """Yield the ends of the innermost blocks, so many of them, that have none of their own."""
    for _ in range(number):
        tag = made.open.pop()
        word = tag.words[0]
        made.wrong(tag, f"没有对应的 {{% end{word} %}}", f"has no {{% end{word} %}}")
        yield _end(tag, made)


def _end(tag: Tag, made: Source) -> str:
    """Return the end of a block as it stands in the source, where a broken one was replaced."""
    word = tag.words[0]
    try:
        made.environment.parse(f"{tag.code}{{% end{word} %}}")
    except TemplateSyntaxError:
        word = word if word in {"for", "macro"} else "if"
    return f"{{% end{word} %}}"


def _levelled(made: Source, first: Tag, last: Tag) -> None:
    """Note two tags of a block between which XML would be repeated or dropped by halves.

    The piece between them is whole just where both stand in elements of the same names.
    """
    if first.kind != last.kind:
        zh, en = f"与 {first.text.strip()} 写法不同", f"is not of the kind of {first.text.strip()}"
    elif first.holder is None or last.holder is None or ancestors(first.holder) == ancestors(last.holder):
        return
    else:
        zh, en = f"与 {first.text.strip()} 不在同一级", f"does not stand on the level of {first.text.strip()}"
    made.faults.append(fault.of(last, faults.LEVEL, zh, en))
