"""The Jinja environment of a Word template: what it prints is XML, and noted so that it can be looked for."""

import html
from collections.abc import Callable

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from rectify_cli.documents.writers.docx import characters
from rectify_cli.papers import templating

# They make markup of their own, which would stand in the file as XML.
_MARKUP = ("safe", "tojson", "urlize", "xmlattr", "forceescape")


def environment(note: Callable[[str], None] = lambda _: None) -> ImmutableSandboxedEnvironment:
    """Return the environment; `note` is told each text that is printed, in the order of printing."""

    # With the context asked for, jinja prints a constant too when it comes to it, not on compiling.
    @pass_context
    def finalize(_: Context, value: object) -> object:
        if isinstance(value, Markup | Undefined):
            return value
        text = templating.printed(value).replace("\r\n", "\n").replace("\r", "\n")
        characters.check_text(text)
        note(text)
        # Braces too: what stands in the data is never a tag.
        return Markup(html.escape(text).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped here

    made = templating.environment(finalize=finalize)
    for name in _MARKUP:
        del made.filters[name]
    # Whoever knows templates elsewhere writes |e from habit; here everything is escaped anyway.
    made.filters |= {"e": str, "escape": str}
    return made
