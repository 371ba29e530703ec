"""How much the pages of a PDF draw, forms within forms each time they are used, walked through with pypdf.

It is what stands before pdfium where the kernel holds no bounds: it knows the attacks there are, and cannot know all.
"""

import io
import re
from typing import Any

import pypdf
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import StreamObject

from rectify_cli.core import bounds

_DRAWN = re.compile(rb"(/[^\s/<>\[\](){}%]+)\s+Do\b")
_DEEPEST = 40
"""How deep pdfium follows forms within forms."""


def bounded(content: bytes) -> bool:
    """Return True where all pages together draw no more than they may, and no stream is larger.

    What pypdf cannot read is pdfium's to judge: it says what is wrong with it.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        left = _Left(bounds.PDF_DRAWN)
        for number in range(1, int(reader.trailer.get("/Size", 0))):
            value: Any = reader.get_object(number)
            if isinstance(value, StreamObject) and value.get("/Subtype") != "/Image":
                left.take(len(value.get_data()))
        walk = _Walk()
        for page in reader.pages:
            data = page.get_contents()
            if data is not None:
                left.take(walk.weight(data.get_data(), page.get("/Resources"), 0))
    except (LimitReachedError, RecursionError, MemoryError):
        return False
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return True
    return True


class _Left:
    """What is left of a limit."""

    def __init__(self, most: int) -> None:
        self._left = most

    def take(self, size: int) -> None:
        """Take some of it; raises LimitReachedError where there is not so much."""
        self._left -= size
        if self._left < 0:
            raise LimitReachedError


class _Walk:
    """The weight of each form, counted once."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}

    def weight(self, data: bytes, resources: Any, depth: int) -> int:  # noqa: ANN401 - whatever a PDF holds
        """Return the bytes of a drawing and of the forms it uses; raises LimitReachedError for one that has no end."""
        if depth > _DEEPEST:
            raise LimitReachedError
        total = len(data)
        forms = _forms(resources)
        for name in _DRAWN.findall(data):
            form = forms.get(name.decode("latin-1"))
            if form is not None:
                total += self._of(form, resources, depth + 1)
        return total

    def _of(self, form: StreamObject, around: Any, depth: int) -> int:  # noqa: ANN401 - as above
        known = self._known.get(id(form))
        if known is None:
            known = self._known[id(form)] = self.weight(form.get_data(), form.get("/Resources", around), depth)
        return known


def _forms(resources: Any) -> dict[str, StreamObject]:  # noqa: ANN401 - as above
    """Return the forms among what may be drawn, by name."""
    held = resources.get_object().get("/XObject") if resources is not None else None
    named = held.get_object() if held is not None else {}
    objects = {name: value.get_object() for name, value in named.items()}
    return {name: value for name, value in objects.items() if _is_form(value)}


def _is_form(value: object) -> bool:
    return isinstance(value, StreamObject) and value.get("/Subtype") == "/Form"
