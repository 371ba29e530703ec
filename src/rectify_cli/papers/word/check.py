"""Everything that is wrong with a Word template, told in one run before it is filled."""

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import Environment

from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.papers.templating import UnknownNameError, meant
from rectify_cli.papers.word import blocks, fault, marks, names, package, paragraphs, words
from rectify_cli.papers.word.fault import Fault
from rectify_cli.papers.word.faults import RUNS
from rectify_cli.papers.word.paragraphs import Paragraph, Tag

Given = Callable[[], dict[str, Any]]
"""What a template is given, afresh for each use: the counter of the sections counts on."""


def check(content: bytes, file: str, view: type, given: Given | None = None) -> list[Diagnostic]:
    """Return what is wrong with a template, in the order of the file.

    `view` is the class of what it is given; with `given` the tags are tried with it, where they are sound.
    """
    opened = package.opened(content, file)
    if isinstance(opened, Diagnostic):
        return [opened]
    environment = words.environment()
    found = [one for part in paragraphs.parts(opened.part) for one in _part(part, environment, view, given)]
    return [one.diagnostic(file) for one in found]


def _part(part: list[Paragraph], environment: Environment, view: type, given: Given | None) -> list[Fault]:
    """Return the faults of one part, by paragraph."""
    tags = [tag for tag in paragraphs.in_order(part) if tag.closed]
    found = [one for paragraph in part for one in (*marks.braces(paragraph), *marks.left_over(paragraph))]
    found += [one for tag in tags for one in marks.placed(tag)]
    filled = [tag for tag in tags if tag.paragraph.filled]
    source = blocks.source(filled, environment)
    found += source.faults
    if source.whole:
        unknown = names.unknown(source.text, environment, view)
        found += [fault.of(filled[one.line - 1], one.rule, *one.message, one.hint) for one in unknown]
    if given and all(one.rule.severity is Severity.WARNING for one in found):
        found += _tried(source.text, filled, environment, given())
    return sorted(found, key=lambda one: one.paragraph.number)


def _tried(source: str, tags: list[Tag], environment: Environment, given: dict[str, Any]) -> Iterator[Fault]:
    """Yield the tag at which the source stops when it is given what the paper says."""
    try:
        environment.from_string(source).render(given)
    except UnknownNameError as error:
        said = Phrase(f"里没有 {error.name}", f"names {error.name}, which is not there")
        yield fault.of(_reached(error, tags), RUNS, *said, meant(error.name, error.known))
    except DataError as error:
        yield fault.of(_reached(error, tags), RUNS, *error.message, error.hint)
    except Exception as error:  # noqa: BLE001 - a template is its author's program: it raises whatever it likes
        yield fault.of(_reached(error, tags), RUNS, f"填不出来：{error}", f"cannot be filled: {error}")


def _reached(error: BaseException, tags: list[Tag]) -> Tag:
    line, step = 1, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return tags[min(line, len(tags)) - 1]
