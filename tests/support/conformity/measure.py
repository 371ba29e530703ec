"""Lines and 字 of a docx as LibreOffice lays them: docx -> PDF -> lines with their places."""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from lxml import etree

MM = 72 / 25.4
TEXT_TOP, TEXT_BOTTOM = 2098 / 20, (16838 - 1984) / 20
TEXT_LEFT, TEXT_RIGHT = 1587 / 20, (11906 - 1474) / 20
CHARACTER = 315.89 / 20
"""Width of a 字 of the grid, in points."""

_TOOLS = ("soffice", "pdftotext", "pdffonts")
_XHTML = "{http://www.w3.org/1999/xhtml}"
_FULL_WIDTH = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+")


class Line(NamedTuple):
    """A line of a page; places in points from the upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Page:
    """A page: its size in points and its lines from the top."""

    width: float
    height: float
    lines: tuple[Line, ...]

    @property
    def text(self) -> tuple[Line, ...]:
        """The lines in 版心."""
        return tuple(line for line in self.lines if TEXT_TOP - 5 < line.middle < TEXT_BOTTOM + 5)

    @property
    def foot(self) -> tuple[Line, ...]:
        """The lines under 版心."""
        return tuple(line for line in self.lines if line.middle >= TEXT_BOTTOM + 5)


def missing() -> str:
    """Return why nothing can be measured here, or nothing."""
    absent = [tool for tool in _TOOLS if shutil.which(tool) is None]
    return f"measuring needs {' and '.join(absent)} on the path" if absent else ""


def to_pdf(content: bytes) -> bytes:
    """Return a docx as LibreOffice prints it."""
    return converted(content, "pdf")


def converted(content: bytes, form: str) -> bytes:
    """Return a docx as LibreOffice saves it in another form."""
    return all_converted([content], form)[0]


def all_converted(contents: Sequence[bytes], form: str = "pdf", kind: str = "docx") -> list[bytes]:
    """Return files as LibreOffice saves them in another form, with a profile of its own so that nothing else counts."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, target = Path(scratch) / "in", Path(scratch) / "out"
        folder.mkdir()
        sources = [folder / f"{number}.{kind}" for number in range(len(contents))]
        for source, content in zip(sources, contents, strict=True):
            source.write_bytes(content)
        profile = f"-env:UserInstallation={(Path(scratch) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(target), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=60 + 30 * len(contents))
        return [(target / f"{source.stem}.{form.partition(':')[0]}").read_bytes() for source in sources]


def pages(pdf: bytes) -> list[Page]:
    """Return the pages of a PDF with their lines."""
    done = subprocess.run(["pdftotext", "-bbox-layout", "-", "-"], input=pdf, check=True, capture_output=True)
    root = etree.fromstring(done.stdout)
    return [_page(page) for page in root.iter(f"{_XHTML}page")]


def unembedded(pdf: bytes) -> list[str]:
    """Return the fonts of a PDF that are not in it."""
    done = subprocess.run(["pdffonts", "-"], input=pdf, check=True, capture_output=True)
    return [row for row in done.stdout.decode().splitlines()[2:] if row.split()[-5] != "yes"]


def full_lines(found: list[Page]) -> list[Line]:
    """Return the lines that fill 版心 from side to side with nothing but full-width characters."""
    lines = (line for page in found for line in page.text)
    return [
        line
        for line in lines
        if _FULL_WIDTH.fullmatch(line.text)
        and abs(line.left - TEXT_LEFT) < CHARACTER / 2
        and abs(line.right - TEXT_RIGHT) < CHARACTER
    ]


def _page(page: etree._Element) -> Page:
    words = sorted(_words(page), key=lambda word: (round(word.middle), word.left))
    lines = []
    for _, row in groupby(words, key=lambda word: round(word.middle / 4)):
        pieces = sorted(row, key=lambda word: word.left)
        text = "".join(piece.text for piece in pieces)
        top, bottom = min(piece.top for piece in pieces), max(piece.bottom for piece in pieces)
        lines.append(Line(text, pieces[0].left, pieces[-1].right, top, bottom))
    return Page(float(page.get("width", "0")), float(page.get("height", "0")), tuple(lines))


def _words(page: etree._Element) -> Iterator[Line]:
    for word in page.iter(f"{_XHTML}word"):
        left, right, top, bottom = (float(word.get(name, "0")) for name in ("xMin", "xMax", "yMin", "yMax"))
        yield Line(word.text or "", left, right, top, bottom)
