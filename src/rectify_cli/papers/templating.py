"""A view and a Jinja template -> the words of a paper; sandboxed and strict: an unknown name is never blank."""

import re
from collections.abc import Iterable
from dataclasses import fields
from difflib import get_close_matches
from functools import cache, partial
from itertools import count
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from rectify_cli.core.chinese.dates import printed_date
from rectify_cli.core.chinese.numerals import hanzi
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import Document
from rectify_cli.documents.resources import shipped_templates
from rectify_cli.papers import markdown

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


class UnknownNameError(UndefinedError):
    """A template names what the paper does not have."""

    def __init__(self, message: str | None, name: str, known: list[str]) -> None:
        """Keep the name and the names there are."""
        super().__init__(message)
        self.name = name
        self.known = known


class _Strict(StrictUndefined):
    """An unknown name that remembers what names there were."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - jinja's own signature
        super().__init__(*arguments, **named)
        known = [] if self._undefined_obj is None else [one for one in dir(self._undefined_obj) if one[0] != "_"]
        raising = partial(UnknownNameError, name=str(self._undefined_name), known=known)
        self._undefined_exception = raising  # type: ignore[assignment] # called as the exception's class is


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that lets the fields of a view pass without asking: they are what the template is given."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - jinja's own signature
        """Return True if a template may read an attribute."""
        return attr in getattr(type(obj), "__dataclass_fields__", ()) or super().is_safe_attribute(obj, attr, value)


def compose(view: Any, template: str, own: Path) -> Document:  # noqa: ANN401 - the dataclass of any view
    """Return the paper `template` makes of `view`, a template in the folder `own` before the shipped one.

    Raises DataError, with the template and the line, for whatever is wrong in the template.
    """
    return markdown.read(_words(template, own, context(view)))


def context(view: Any) -> dict[str, Any]:  # noqa: ANN401 - the dataclass of any view
    """Return what a template is given: the fields of the view, and the counter of the sections."""
    names = (hanzi(number) for number in count(1))
    return {one.name: getattr(view, one.name) for one in fields(view)} | {"section": partial(next, names)}


def _words(template: str, own: Path, context: dict[str, Any]) -> str:
    environment = _environment(own)
    try:
        return environment.get_template(template).render(context)
    except TemplateSyntaxError as error:
        message = Phrase(f"模板语法不对：{error.message}", f"the template does not parse: {error.message}")
        raise DataError(message, _SYNTAX, _shown(error.filename, error.lineno, own)) from error
    except TemplateNotFound as error:
        known = environment.list_templates(filter_func=lambda name: name.endswith(".j2"))
        message = Phrase(f"没有模板 {error.name}", f"there is no template {error.name}")
        raise DataError(message, meant(str(error.name), known), _raised(error, own)) from error
    except UnknownNameError as error:
        message = Phrase(f"模板里的名字 {error.name} 不存在", f"the template names {error.name}, which does not exist")
        known = error.known or [*context, *environment.globals]
        raise DataError(message, meant(error.name, known), _raised(error, own)) from error
    except SecurityError as error:
        message = Phrase(f"模板不许这样做：{error}", f"a template may not do this: {error}")
        raise DataError(message, None, _raised(error, own)) from error
    except DataError as error:
        raise DataError(error.message, error.hint, _raised(error, own)) from error
    except Exception as error:  # a template is its author's program: whatever it raises is its author's to mend
        message = Phrase(f"模板运行出错：{error}", f"the template failed: {error}")
        raise DataError(message, None, _raised(error, own)) from error


_SYNTAX = Phrase(
    "核对这一行的 {{ }}、{% %} 是否成对、是否用了全角符号",
    "check that {{ }} and {% %} are closed and no full-width marks are used",
)


@cache
def _environment(own: Path) -> ImmutableSandboxedEnvironment:
    shipped = FileSystemLoader(shipped_templates())
    loader = ChoiceLoader([FileSystemLoader(own), shipped, PrefixLoader({"shipped": shipped})])
    return environment(loader=loader, finalize=escape, trim_blocks=True, lstrip_blocks=True)


def environment(**options: Any) -> ImmutableSandboxedEnvironment:  # noqa: ANN401 - jinja's own options
    """Return an environment with the filters of every template; `finalize` escapes what is printed."""
    # What a macro returns counts as finished; all else goes through `finalize`.
    environment = _Sandbox(undefined=_Strict, autoescape=True, **options)
    environment.filters |= {"hanzi": hanzi, "day": printed_date, "line": line, "percent": percent}
    environment.globals.clear()
    return environment


def escape(value: object) -> object:
    """Return `value` as Markdown that reads back as the same text; a line break parts two paragraphs."""
    if isinstance(value, Markup | Undefined):
        return value
    return Markup("\n\n".join(_PUNCTUATION.sub(r"\\\1", line) for line in printed(value).split("\n")))  # noqa: S704 - escaping is what makes it Markup


def printed(value: object) -> str:
    """Return a value as a template prints it; raises DataError where there is none."""
    if value is None:
        raise DataError(
            Phrase("这里的值是空的", "the value is empty here"),
            Phrase('先用 {% if … %} 判断，或写 {{ … or "" }}', 'test it with {% if … %} first, or write {{ … or "" }}'),
        )
    return str(value)


def line(text: str | None) -> str:
    """Write a text in one line, as the cell of a table needs it; what is not there is left empty."""
    return " ".join((text or "").split("\n"))


def percent(share: float) -> str:
    """Write a share between 0 and 1 as a percentage with two places."""
    return f"{share:.2%}"


def meant(name: str, known: Iterable[str]) -> Phrase | None:
    """Return the hint with the name nearest to a mistyped one, where one is near."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return Phrase(f"是不是 {close[0]}？", f"did you mean {close[0]}?") if close else None


def _raised(error: BaseException, own: Path) -> Place | None:
    """Return the innermost line of a template that `error` passed through."""
    place, step = None, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename.endswith(".j2"):
            place = _shown(step.tb_frame.f_code.co_filename, step.tb_lineno, own)
        step = step.tb_next
    return place


def _shown(file: str | None, line: int, own: Path) -> Place | None:
    if file is None:
        return None
    path = Path(file)
    folder = "templates" if path.is_relative_to(own) else "shipped"
    return Place(f"{folder}/{path.name}", line)
