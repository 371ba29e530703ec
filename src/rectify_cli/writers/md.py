"""Document -> Markdown that reads back as the same document."""

import re

from rectify_cli.document import Block, Document, Heading, Paragraph, Signature, Span, Title
from rectify_cli.writers import Layout

_MARKS = re.compile(r"([\\`*_\[\]<]|&(?=[#\w]))")
_LEADING = re.compile(r"^(#|[-+>=~]|\d{1,9}[.)](?=\s|$))")


def write(document: Document, layout: Layout) -> bytes:
    """Return the Markdown of `document`, in UTF-8 with LF."""
    del layout  # Markdown has no properties and no styles
    blocks = [_set(block) for block in document]
    if document.draft:
        blocks.insert(0, f"> {_escape(document.draft)}")
    return ("\n\n".join(blocks) + "\n").encode()


def _set(block: Block) -> str:
    match block:
        case Title(lines):
            return f"# {' '.join(_heading(line) for line in lines)}"
        case Heading(level, text):
            return f"{'#' * (level + 1)} {_heading(text)}"
        case Paragraph(spans):
            return _spans(spans)
        case Signature(issuer, date):
            return f"{_escape(issuer)}  \n{_escape(date)}"


def _spans(spans: tuple[Span, ...]) -> str:
    first, *rest = (_escape(span.text) if not span.bold else f"**{_inner(span.text)}**" for span in spans)
    return first + "".join(rest)


def _inner(text: str) -> str:
    """Escape the marks that mean something anywhere in a line."""
    return _MARKS.sub(r"\\\1", text)


def _heading(text: str) -> str:
    """Escape a line of a heading, where # may also stand at the end."""
    return _inner(text).replace("#", "\\#")


def _escape(text: str) -> str:
    """Escape a line, its beginning included."""
    return _LEADING.sub(_leading, _inner(text))


def _leading(found: re.Match[str]) -> str:
    mark = found[0]
    return f"{mark[:-1]}\\{mark[-1]}"
