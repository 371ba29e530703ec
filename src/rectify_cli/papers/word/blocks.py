"""Turn the tags of one part of a Word template into one Jinja source, a line each, and find what does not parse."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError

from rectify_cli.core.language import Phrase
from rectify_cli.papers.word import faults
from rectify_cli.papers.word.fault import Fault
from rectify_cli.papers.word.paragraphs import Tag, ancestors

_OPENING = frozenset({"for", "if", "with", "macro", "call", "filter"})
_MIDDLE = {"else": ("if", "for"), "elif": ("if",)}
_FOREIGN = frozenset({"include", "import", "from", "extends", "block", "raw", "autoescape"})
# Statements of docxtpl's own: they span or shade a cell, or merge the cells of a loop.
_CELL = re.compile(r"\{%\s*(?:colspan|cellbg)\s+(.*?)\s*%\}")
_MERGED = frozenset({"vm", "hm"})


@dataclass
class Source:
    """The source so far: one line per tag, the blocks still open, and what is wrong."""

    environment: Environment
    lines: list[str] = field(default_factory=list)
    open: list[Tag] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    complete: bool = True
    """Whether every block is in it: the names that a missing one defines are not known."""

    @property
    def text(self) -> str:
        """The source; the line of a tag is its number from 1."""
        return "\n".join(self.lines)

    def add_fault(self, tag: Tag, zh: str, en: str, hint: Phrase | None = None) -> None:
        """Record a syntax error."""
        self.faults.append(Fault.at(tag, faults.SYNTAX, Phrase(zh, en), hint))

    def parses(self, tag: Tag, code: str) -> bool:
        """Return True if the code of one tag parses; record a fault otherwise."""
        try:
            self.environment.parse(code)
        except TemplateSyntaxError as error:
            self.add_fault(tag, f"语法有误：{error.message}", f"does not parse: {error.message}", _hint(tag))
            return False
        return True


def source_of(tags: list[Tag], environment: Environment) -> Source:
    """Return the source of the tags of one part, in their order."""
    source = Source(environment)
    for tag in tags:
        source.lines.append("".join(_line(source, tag)))
    source.lines.append("".join(_close_inner(source, len(source.open))))
    return source


def _hint(tag: Tag) -> Phrase | None:
    if re.search("[“”‘’]", tag.text):
        return Phrase("弯引号与直引号混用，请统一用直引号", "curly and straight quotes are mixed; use straight ones")
    if wide := re.search("[\uff01-\uff5e。]", tag.text):
        return Phrase(f"{wide[0]} 是全角字符，请改用半角", f"{wide[0]} is full-width; type it in half-width")
    return None


def _line(source: Source, tag: Tag) -> Iterator[str]:
    """Yield the line of a tag, after the ends of any blocks left open before it."""
    if cell := _CELL.fullmatch(tag.code):
        yield from _alone(source, tag, f"{{{{ {cell[1]} }}}}")
    elif tag.text.startswith("{#") or _MERGED.intersection(tag.words[:1]):
        return
    elif not tag.words:
        yield from _alone(source, tag, tag.code)
    else:
        yield from _statement(source, tag, tag.words[0])


def _alone(source: Source, tag: Tag, code: str) -> Iterator[str]:
    if source.parses(tag, code):
        yield code


def _statement(source: Source, tag: Tag, word: str) -> Iterator[str]:
    if word in _FOREIGN:
        source.add_fault(tag, f"用了 Word 模板不支持的 {word}", f"uses {word}, which a Word template does not support")
    elif word in _OPENING or (word == "set" and "=" not in tag.code):
        yield _open_block(source, tag, word)
    elif word in _MIDDLE:
        yield from _continue_block(source, tag, word)
    elif word.startswith("end"):
        yield from _end_block(source, tag, word.removeprefix("end"))
    else:
        yield from _alone(source, tag, tag.code)


def _open_block(source: Source, tag: Tag, word: str) -> str:
    source.open.append(tag)
    if source.parses(tag, f"{tag.code}{{% end{word} %}}"):
        return tag.code
    source.complete = False
    # Its contents are checked all the same.
    return {"for": "{% for _ in () %}", "macro": "{% macro _() %}"}.get(word, "{% if true %}")


def _continue_block(source: Source, tag: Tag, word: str) -> Iterator[str]:
    if not source.open or source.open[-1].words[0] not in _MIDDLE[word]:
        source.add_fault(tag, "前面没有 {% if %}", "has no {% if %} before it")
    elif source.parses(tag, f"{{% if x %}}{tag.code}{{% endif %}}"):
        _check_level(source, source.open[-1], tag)
        yield tag.code


def _end_block(source: Source, tag: Tag, word: str) -> Iterator[str]:
    open_words = [block.words[0] for block in source.open]
    if word not in open_words:
        source.add_fault(tag, f"前面没有 {{% {word} %}}", f"has no {{% {word} %}} before it")
        return
    yield from _close_inner(source, open_words[::-1].index(word))
    _check_level(source, source.open[-1], tag)
    yield _end_of(source.open.pop(), source)


def _close_inner(source: Source, number: int) -> Iterator[str]:
    """Close the innermost `number` blocks, which lack an end of their own."""
    for _ in range(number):
        tag = source.open.pop()
        word = tag.words[0]
        source.add_fault(tag, f"没有对应的 {{% end{word} %}}", f"has no matching {{% end{word} %}}")
        yield _end_of(tag, source)


def _end_of(tag: Tag, source: Source) -> str:
    """Return the end of a block as the source has it: that of its replacement where the block was broken."""
    word = tag.words[0]
    try:
        source.environment.parse(f"{tag.code}{{% end{word} %}}")
    except TemplateSyntaxError:
        word = word if word in {"for", "macro"} else "if"
    return f"{{% end{word} %}}"


def _check_level(source: Source, first: Tag, last: Tag) -> None:
    """Record a fault where XML cut between two tags of a block would not be well-formed.

    It is well-formed exactly where both tags have ancestors of the same names.
    """
    if first.kind != last.kind:
        zh, en = f"与 {first.text.strip()} 写法不同", f"is not of the same kind as {first.text.strip()}"
    elif first.holder is None or last.holder is None or ancestors(first.holder) == ancestors(last.holder):
        return
    else:
        zh, en = f"与 {first.text.strip()} 不在同一级", f"is not on the same level as {first.text.strip()}"
    source.faults.append(Fault.at(last, faults.LEVEL, Phrase(zh, en)))
