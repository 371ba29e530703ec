"""A view and a Jinja template -> the text of a paper; sandboxed and strict: an unknown name is never blank."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from difflib import get_close_matches
from functools import cache, partial
from itertools import count
from operator import getitem
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Undefined
from markupsafe import Markup

from rectify_cli.core.chinese.dates import printed_date
from rectify_cli.core.chinese.numerals import hanzi
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import Document
from rectify_cli.documents.resources import shipped_templates
from rectify_cli.papers import markdown
from rectify_cli.papers.folder import Folder
from rectify_cli.papers.sandbox import Sandbox, check, weight

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class UnknownNameError(UndefinedError):
    """A template uses a name that the paper does not have."""

    def __init__(self, message: str | None, name: str, known: list[str]) -> None:
        """Keep the name, and the names that exist."""
        super().__init__(message)
        self.name = name
        self.known = known


class _Strict(StrictUndefined):
    """An unknown name that remembers which names exist."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - jinja's own signature
        super().__init__(*arguments, **named)
        known = [] if self._undefined_obj is None else [name for name in dir(self._undefined_obj) if name[0] != "_"]
        exception = partial(UnknownNameError, name=str(self._undefined_name), known=known)
        self._undefined_exception = exception  # type: ignore[assignment] # called just as an exception class is


def compose(view: Any, template: str, own: Path) -> Document:  # noqa: ANN401 - the dataclass of any view
    """Return the paper that `template` renders from `view`; one in the folder `own` overrides the shipped one.

    Raises DataError, with the template and the line, for anything wrong in the template.
    """
    return markdown.read(_render(template, own, context(view)))


def compose_blocks(view: Any, template: str, own: Path, names: Collection[str]) -> Document:  # noqa: ANN401 - the dataclass of any view
    """Return what the blocks of these names print, where the template has them; raises DataError like `compose`."""
    return markdown.read(_render(template, own, context(view), names))


def context(view: Any) -> dict[str, Any]:  # noqa: ANN401 - the dataclass of any view
    """Return the names a template may use: the fields of the view, and the section counter."""
    names = (hanzi(number) for number in count(1))
    return {field.name: getattr(view, field.name) for field in fields(view)} | {"section": partial(next, names)}


def _render(template: str, own: Path, context: dict[str, Any], blocks: Collection[str] = ()) -> str:
    environment = _environment(own)
    environment.begin()
    try:
        chosen = environment.get_template(template)
        text: str = _of_blocks(chosen, context, blocks) if blocks else chosen.render(context)
    except TemplateSyntaxError as error:
        message = Phrase(f"模板语法有误：{error.message}", f"the template does not parse: {error.message}")
        raise DataError(message, _SYNTAX, _place(error.filename, error.lineno, own)) from error
    except TemplateNotFound as error:
        known = environment.list_templates(filter_func=lambda name: name.endswith(".j2"))
        message = Phrase(f"没有模板 {error.name}", f"no template {error.name}")
        raise DataError(message, suggestion(str(error.name), known), _place_in_template(error, own)) from error
    except UnknownNameError as error:
        message = Phrase(f"模板中的名称 {error.name} 不存在", f"the template uses {error.name}, which does not exist")
        known = error.known or [*context, *environment.globals]
        raise DataError(message, suggestion(error.name, known), _place_in_template(error, own)) from error
    except SecurityError as error:
        message = Phrase(f"模板不允许这样做：{error}", f"a template may not do this: {error}")
        raise DataError(message, None, _place_in_template(error, own)) from error
    except DataError as error:
        place = error.place or _place_in_template(error, own) or Place(f"templates/{template}")
        raise DataError(error.message, error.hint, place) from error
    except Exception as error:  # a template is its author's program: whatever it raises is for its author to fix
        message = Phrase(f"模板运行出错：{error}", f"the template failed: {error}")
        raise DataError(message, None, _place_in_template(error, own)) from error
    return text


def _of_blocks(template: Template, context: dict[str, Any], names: Collection[str]) -> str:
    """Return what some blocks print; the whole is run first, for what it sets and imports."""
    inner = template.new_context(context)
    concat = template.environment.concat
    concat(template.root_render_func(inner))
    return "\n\n".join(concat(inner.blocks[name][0](inner)) for name in names if name in inner.blocks)


_SYNTAX = Phrase(
    "核对这一行的 {{ }}、{% %} 是否成对、是否用了全角符号",
    "check that {{ }} and {% %} are closed and that no full-width marks are used",
)


@cache
def _environment(own: Path) -> Sandbox:
    shipped = Folder(shipped_templates())
    loader = ChoiceLoader([Folder(own), shipped, PrefixLoader({"shipped": shipped})])
    return environment(loader=loader, finalize=escape, trim_blocks=True, lstrip_blocks=True)


def environment(**options: Any) -> Sandbox:  # noqa: ANN401 - jinja's own options
    """Return an environment with the filters of every template; `finalize` escapes what is printed."""
    # What a macro returns is already escaped; everything else goes through `finalize`.
    sandbox = Sandbox(undefined=_Strict, autoescape=True, **options)
    sandbox.filters |= {"hanzi": hanzi, "day": printed_date, "line": line, "percent": percent, "filled": filled}
    sandbox.globals.clear()
    return sandbox


def escape(value: object) -> object:
    """Return `value` as Markdown that reads back as the same text; a line break starts a new paragraph."""
    if isinstance(value, Markup | Undefined):
        return value
    return Markup("\n\n".join(_PUNCTUATION.sub(r"\\\1", line) for line in to_text(value).split("\n")))  # noqa: S704 - escaping is what makes it Markup


def to_text(value: object) -> str:
    """Return a value as a template prints it; raise DataError for None."""
    if value is None:
        raise DataError(
            Phrase("这里的值为空", "the value is empty here"),
            Phrase('先用 {% if … %} 判断，或写 {{ … or "" }}', 'test it with {% if … %} first, or write {{ … or "" }}'),
        )
    if isinstance(value, list | tuple | dict):
        check(weight(value))
    return str(value)


def line(text: str | None) -> str:
    """Return a text on one line, as a table cell needs it; empty for None."""
    return " ".join((text or "").split("\n"))


def percent(share: float) -> str:
    """Return a share between 0 and 1 as a percentage with two decimal places."""
    return f"{share:.2%}"


def filled(columns: Sequence[tuple[str, str]], rows: Sequence[Any], within: str | None = None) -> list[tuple[str, str]]:
    """Return the columns (key, heading) that have a value in some row: a field of it, or one `within` that field."""
    holders = [getattr(row, within) for row in rows] if within else rows
    of = getitem if within else getattr
    return [column for column in columns if any(of(holder, column[0]) for holder in holders)]


def suggestion(name: str, known: Iterable[str]) -> Phrase | None:
    """Return a hint with the name closest to a mistyped one, if one is close."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return Phrase(f"是不是 {close[0]}？", f"did you mean {close[0]}?") if close else None


def _place_in_template(error: BaseException, own: Path) -> Place | None:
    """Return the innermost line of a template that `error` was raised through."""
    place, step = None, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename.endswith(".j2"):
            place = _place(step.tb_frame.f_code.co_filename, step.tb_lineno, own)
        step = step.tb_next
    return place


def _place(file: str | None, line: int, own: Path) -> Place | None:
    if file is None:
        return None
    path = Path(file)
    folder = "templates" if path.is_relative_to(own) else "shipped"
    return Place(f"{folder}/{path.name}", line)
