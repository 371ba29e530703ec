"""The Jinja environment of a Word template: it prints XML, and notes every text so that it can be verified."""

import html
from collections.abc import Callable

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from rectify_cli.documents.writers.docx import characters
from rectify_cli.papers import templating
from rectify_cli.papers.sandbox import Sandbox
from rectify_cli.papers.word import lines
from rectify_cli.papers.word.official import Paragraphs

# They produce markup of their own, which would end up in the file as XML.
_MARKUP = ("safe", "tojson", "urlize", "xmlattr", "forceescape")


def environment(note: Callable[[str], None] = lambda _: None) -> Sandbox:
    """Return the environment; `note` is called with each text printed, in order."""

    # Asking for the context makes jinja print constants when rendering, not when compiling.
    @pass_context
    def finalize(_: Context, value: object) -> object:
        if isinstance(value, Paragraphs):
            for text in value.texts:
                note(text)
            return value.xml
        if isinstance(value, Markup | Undefined):
            return value
        text = templating.to_text(value).replace("\r\n", "\n").replace("\r", "\n")
        characters.check_text(text)
        # A line break alone is one of the template; the lines of a value are told apart from it.
        if text.strip("\n"):
            text = text.replace("\n", lines.MARK)
        for line in text.split(lines.MARK):
            note(line)
        # Braces too: text from the data is never a tag.
        return Markup(html.escape(text).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped here

    sandbox = templating.environment(finalize=finalize)
    for name in _MARKUP:
        del sandbox.filters[name]
    # Many write |e out of habit; here everything is escaped anyway.
    sandbox.filters |= {"e": str, "escape": str}
    return sandbox
