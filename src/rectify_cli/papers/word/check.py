"""Find everything that is wrong with a Word template in one run, before it is filled."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from jinja2 import Environment

from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents.writers.docx import base
from rectify_cli.papers.templating import UnknownNameError, suggestion
from rectify_cli.papers.word import blocks, marks, names, official, package, paragraphs, words
from rectify_cli.papers.word.fault import Fault
from rectify_cli.papers.word.faults import RUNS, STYLED
from rectify_cli.papers.word.paragraphs import Paragraph, Tag

Context = Callable[[], dict[str, Any]]
"""Makes the values a template is filled with, afresh for each use: the section counter keeps counting."""


def check(
    content: bytes, file: str, view: type, context: Context | None = None, own: Collection[str] | None = None
) -> list[Diagnostic]:
    """Return what is wrong with a template, in the order of the file.

    `view` is the class whose fields the template may use, `own` the names of the declared fields if they are known.
    With `context`, tags without errors are also rendered.
    """
    template = package.open_template(content, file)
    if isinstance(template, Diagnostic):
        return [template]
    environment = words.environment()
    parts = list(paragraphs.parts(template.part))
    unstyled = _unstyled(parts, base.of_template(template, file).styles)
    faults = [fault for part in parts for fault in _part(part, environment, (view, own), None if unstyled else context)]
    return [fault.diagnostic(file) for fault in (*faults, *unstyled)]


def _unstyled(parts: Sequence[list[Paragraph]], styles: Collection[str]) -> list[Fault]:
    """Return the tags that ask for a part whose styles the template lacks."""
    tags = [tag for part in parts for tag in paragraphs.in_order(part) if tag.closed]
    asked = [(tag, match[1]) for tag in tags if (match := official.TAG.fullmatch(tag.code))]
    faults = []
    for tag, name in asked:
        lacking = [style for style in official.STYLES.get(name, ()) if style.lower() not in styles]
        if lacking:
            zh, en = "、".join(lacking), ", ".join(lacking)
            message = Phrase(f"要用样式 {zh}，模板里没有", f"needs the style {en}, which the template lacks")
            faults.append(Fault.at(tag, STYLED, message))
    return faults


def _part(
    part: list[Paragraph],
    environment: Environment,
    known: tuple[type, Collection[str] | None],
    context: Context | None,
) -> list[Fault]:
    """Return the faults of one part, by paragraph."""
    tags = [tag for tag in paragraphs.in_order(part) if tag.closed]
    faults = [fault for paragraph in part for fault in (*marks.braces(paragraph), *marks.left_over(paragraph))]
    faults += [fault for tag in tags for fault in marks.misplaced(tag)]
    filled = [tag for tag in tags if tag.paragraph.filled]
    source = blocks.source_of(filled, environment)
    faults += source.faults
    if source.complete:
        unknown = names.unknown(source.text, environment, *known)
        faults += [Fault.at(filled[name.line - 1], name.rule, name.message, name.hint) for name in unknown]
    if context and all(fault.rule.severity is Severity.WARNING for fault in faults):
        faults += _render(source.text, filled, environment, context())
    return sorted(faults, key=lambda fault: fault.paragraph.number)


def _render(source: str, tags: list[Tag], environment: Environment, context: dict[str, Any]) -> Iterator[Fault]:
    """Render the source with real values; yield the tag at which it fails, if it does."""
    try:
        environment.from_string(source).render(context)
    except UnknownNameError as error:
        message = Phrase(f"中的名称 {error.name} 不存在", f"uses {error.name}, which does not exist")
        yield Fault.at(_failing(error, tags), RUNS, message, suggestion(error.name, error.known))
    except DataError as error:
        yield Fault.at(_failing(error, tags), RUNS, error.message, error.hint)
    except Exception as error:  # noqa: BLE001 - a template is its author's program: it raises whatever it likes
        message = Phrase(f"无法填写：{error}", f"cannot be filled: {error}")
        yield Fault.at(_failing(error, tags), RUNS, message)


def _failing(error: BaseException, tags: list[Tag]) -> Tag:
    """Return the tag on whose line rendering failed."""
    line, step = 1, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return tags[min(line, len(tags)) - 1]
