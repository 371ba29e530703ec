"""A Word file with remarks beside its words, as comments (批注); the words and their formatting stay as they are."""

import copy
import datetime as dt
import io
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import docx
from docx.document import Document as WordFile
from docx.opc.exceptions import OpcError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.text.run import Run
from lxml import etree

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.language import Phrase
from rectify_cli.documents.opening import refused
from rectify_cli.documents.readers.docx import traced
from rectify_cli.documents.readers.docx.body import Letter
from rectify_cli.documents.readers.docx.package import Package
from rectify_cli.documents.revise.docx import letters_at
from rectify_cli.documents.writers.docx.package import pack

AUTHOR = "rectify"

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BOX = qn("w:txbxContent")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""


class Remark(NamedTuple):
    """What is said about a place."""

    place: Place
    text: str


def commented(content: bytes, file: str, remarks: Sequence[Remark], day: dt.date) -> bytes:
    """Return the file with a comment for each remark, dated `day`; the same arguments give the same bytes.

    Word has no comments in notes, text boxes and numbers it adds itself: such a remark, with its place, stands at the
    paragraph it hangs on, else at the first. Raises DataError for a file that only Word itself can open.
    """
    package = Package(content, file)
    opened = _opened(content, file)
    trace = traced(package, opened.element.body)
    ranges = [(remark, letters_at(trace, remark.place)) for remark in remarks]
    runs = _Runs(letters for _, letters in ranges)
    written = {remark.comment_id for remark in opened.comments}
    for remark, letters in ranges:
        first, last = runs.around(letters) or (None, None)
        text = _UNFIT.sub("", remark.text)
        if first is None or last is None:
            first = last = _anchor(opened, letters)
            text = f"{remark.place}\n{text}"
        opened.add_comment([Run(first, opened), Run(last, opened)], text=text, author=AUTHOR, initials=AUTHOR[0])
    _date(opened, written, day)
    return pack(opened)


def _opened(content: bytes, file: str) -> WordFile:
    try:
        return docx.Document(io.BytesIO(content))
    except (OpcError, KeyError, ValueError) as unknown:
        raise refused(
            file,
            Phrase("无法在此 Word 文件中写批注", "comments cannot be written into this Word file"),
            Phrase("用 Word 或 WPS 打开，另存为新的 .docx", "open it in Word or WPS and save it as a new .docx"),
        ) from unknown


class _Runs:
    """Runs split where a comment begins or ends."""

    def __init__(self, ranges: Iterable[Sequence[Letter]]) -> None:
        """Split them; the parts of a run are formatted as it was."""
        cuts: dict[etree._Element, set[int]] = {}
        for letters in filter(None, ranges):
            (first, start), (last, end) = letters[0], letters[-1]
            cuts.setdefault(first, set()).add(start)
            cuts.setdefault(last, set()).add(end + 1)
        self._parts: dict[etree._Element, list[tuple[int, etree._Element]]] = {}
        for node, offsets in cuts.items():
            parts = [(at, part) for at in sorted(offsets, reverse=True) if (part := _split(node, at)) is not None]
            self._parts[node] = sorted({0: node, **dict(parts)}.items())

    def around(self, letters: Sequence[Letter]) -> tuple[CT_R, CT_R] | None:
        """Return the first and the last run of some letters; None where no comment can stand."""
        if not letters:
            return None
        first, last = (self._run(letter) for letter in (letters[0], letters[-1]))
        return (first, last) if isinstance(first, CT_R) and isinstance(last, CT_R) else None

    def _run(self, letter: Letter) -> etree._Element | None:
        node, offset = letter
        parts = self._parts[node]
        run = parts[bisect_right(parts, offset, key=lambda part: part[0]) - 1][1].getparent()
        return run if run is not None and next(run.iterancestors(_BOX), None) is None else None


def _split(node: etree._Element, offset: int) -> etree._Element | None:
    """Split the run of a text at an offset of it; return the text that begins there, None where none does."""
    run, text = node.getparent(), node.text or ""
    if run is None or run.tag != qn("w:r"):
        return None
    behind = list(node.itersiblings())
    if offset == 0:
        behind.insert(0, node)
    elif offset < len(text):
        rest = OxmlElement("w:t")
        node.text, rest.text = text[:offset], text[offset:]
        for part in (node, rest):
            part.set(_SPACE, "preserve")
        behind.insert(0, rest)
    before = [child for child in run if child.tag != qn("w:rPr") and child not in behind]
    if behind and before:
        second = OxmlElement("w:r")
        properties = run.find(qn("w:rPr"))
        second.extend([*([copy.deepcopy(properties)] if properties is not None else []), *behind])
        run.addnext(second)
    return behind[0] if offset < len(text) else None


def _anchor(opened: WordFile, letters: Sequence[Letter]) -> CT_R:
    """Return a run for what cannot be commented where it stands."""
    boxes = list(letters[0][0].iterancestors(_BOX)) if letters else []
    if boxes:
        run = next(boxes[-1].iterancestors(qn("w:r")), None)
        if isinstance(run, CT_R):
            return run
    paragraph = opened.paragraphs[0] if opened.paragraphs else opened.add_paragraph()
    return (paragraph.runs[0] if paragraph.runs else paragraph.add_run())._r  # noqa: SLF001 - it has no other name


def _date(opened: WordFile, before: set[int], day: dt.date) -> None:
    """Date the new comments, which python-docx dates by the clock."""
    for part in opened.part.package.iter_parts():
        if part.partname.endswith("/comments.xml"):
            for comment in part.element.iter(qn("w:comment")):
                if int(comment.get(qn("w:id"))) not in before:
                    comment.set(qn("w:date"), f"{day}T00:00:00Z")
