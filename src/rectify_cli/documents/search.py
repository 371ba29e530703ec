"""Search every part of a finished file for what its edition may not print."""

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from rectify_cli.core import bounds
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.core.substrings import Word, bare, contained, whole_words
from rectify_cli.documents import opening

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML cannot hold, and a _ that would look like such an escape."""

_CELL = re.compile(r"""</?c(?: r="[A-Z]+[0-9]+"| s="[0-9]+"| t="s")*/?>""")
"""The tag of a workbook cell with nothing but its place and style; there are hundreds of thousands."""

_PAGE_NUMBER = re.compile(r"—\d+—")
_TAG = re.compile(r"""(<!--.*?-->|<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>)""", re.DOTALL)
_BREAK = re.compile(r"</(?:ofd:TextCode|w:p|w:tc|p|td|th|li|tr|h[1-6]|div|dt|dd|si)>|<(?:w:br|w:tab|br)\b[^>]*>")
"""The tag that ends a block of text, a cell or a line; text goes on across any other."""

_SHOWN = re.compile("<ofd:TextCode[^>]*>([^<]*)")
"""The words that an OFD shows."""

_RARE = re.compile("\n?([\U00010000-\U0010ffff])\n")
"""A character outside the BMP, which is set in a line with others, and apart from them in an OFD."""

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


def refuse_withheld(content: bytes, form: str, secrets: set[str]) -> bytes:
    """Return the finished file; raise DataError if any part of it contains one of `secrets`."""
    leaks = leaks_in(content, form, secrets)
    if leaks:
        zh, en = "、".join(f"“{text}”" for text in leaks), ", ".join(f"“{text}”" for text in leaks)
        raise DataError(
            Phrase(
                f"成稿里有不予公开的内容：{zh}；未写出文件",
                f"the finished file contains withheld text: {en}; nothing was written",
            ),
            Phrase(
                "从 templates/ 或 data/ 里删去这些文字；问题可以公开的，用 rectify set 编号 disclosure=public",
                "delete it from templates/ or data/; if the issue may be public, `rectify set ID disclosure=public`",
            ),
        )
    return content


def leaks_in(content: bytes, form: str, secrets: set[str]) -> list[str]:
    """Return those of `secrets` that the file contains, in whatever part of it."""
    if not secrets:
        return []
    parts = list(_parts(content, form))
    words: set[str] = {secret for secret in secrets if isinstance(secret, Word)}
    leaks = whole_words(words, "\n".join(parts))
    texts = {bare(secret): secret for secret in secrets - words}
    return sorted(leaks | {texts[text] for text in contained(set(texts), "\n".join(map(bare, parts)))})


def _parts(content: bytes, form: str) -> Iterator[str]:
    """Yield each part of a file as text: of XML and HTML the words, a block a line, then the tags."""
    if form in _TEXTS:
        yield from _TEXTS[form](content)
        return
    if form == "pdf":
        yield from _pdf(content)
        return
    if form in {"docx", "ofd", "xlsx"}:
        texts = [part.decode("utf-8", errors="replace") for part in _unpacked(content)]
    else:
        texts = [content.decode("utf-8", errors="replace")]
    if form == "ofd":
        yield from _shown(texts)
    for text in texts:
        if form == "xlsx":
            text = _CELL.sub("", text)  # noqa: PLW2901 - the same text, shorter
            text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)  # noqa: PLW2901 - the same text, unescaped
        if form == "md":
            yield html.unescape(text)
            continue
        pieces = _TAG.split(_BREAK.sub("\n", _CDATA.sub(r"\1", text)))
        yield html.unescape("".join(pieces[::2]))
        yield html.unescape("\n".join(dict.fromkeys(pieces[1::2])))


def _shown(parts: list[str]) -> Iterator[str]:
    """Yield what the pages of an OFD show: a text may go on from page to page, as in a PDF."""
    shown = html.unescape("\n".join(_SHOWN.findall("".join(parts))))
    yield _PAGE_NUMBER.sub("", bare(shown))
    if _RARE.search(shown):
        yield _RARE.sub(r"\1", shown)
        # The same, as if each began a line.
        yield _RARE.sub(r"\n\1", shown)


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Yield the parts of a package; raise DataError for one too large to be searched."""
    try:
        package = opening.Package(content, bounds.FINISHED)
        yield from map(package.read, package.names)
    except opening.Unfit as unfit:
        raise DataError(
            Phrase(
                f"成稿{unfit.part and f'里的 {unfit.part} '}太大，无法检查有无不予公开的内容；未写出文件",
                f"{unfit.part and f'{unfit.part} in '}the finished file is too large to be searched for withheld text; "
                "nothing was written",
            ),
            Phrase("换用较小的模板，或减少所选的问题", "use a smaller template, or choose fewer issues"),
        ) from unfit


def _csv(content: bytes) -> Iterator[str]:
    """Yield a whole csv file, its doubled quotes made single again, and each row without the borders of its cells."""
    text = content.decode("utf-8-sig")
    yield text.replace('""', '"')
    yield "\n".join("".join(row) for row in csv.reader(text.splitlines(keepends=True)))


def _jsonl(content: bytes) -> Iterator[str]:
    """Yield every text in lines of JSON."""
    for line in content.splitlines():
        yield from _texts_in(json.loads(line))


def _json(content: bytes) -> Iterator[str]:
    """Yield every text in a JSON document."""
    yield from _texts_in(json.loads(content))


def _parquet(content: bytes) -> Iterator[str]:
    """Yield every text of a Parquet file, from its columns and its properties."""
    from pyarrow import parquet  # noqa: PLC0415 - part of the extra `parquet`, wanted only for such a file

    file = parquet.ParquetFile(io.BytesIO(content))
    yield file.schema_arrow.to_string(truncate_metadata=False)
    yield from _texts_in(file.read().to_pydict())


_TEXTS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "oscal-poam": _json,
    "parquet": _parquet,
}
"""How to get at the texts of a format that escapes some characters."""


def _texts_in(value: object) -> Iterator[str]:
    """Yield the texts of nested lists and mappings."""
    if isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(inner)
    elif isinstance(value, str):
        yield value


def _pdf(content: bytes) -> Iterator[str]:
    """Yield the texts of a PDF: its pages as one, without page numbers that would split a text, and every string."""
    import pypdf  # noqa: PLC0415 - part of the extra `pdf`, wanted only for a PDF

    reader = pypdf.PdfReader(io.BytesIO(content))
    pages = [page.extract_text() for page in reader.pages]
    yield _PAGE_NUMBER.sub("", bare("".join(pages)))
    yield from pages
    # Properties, outline, descriptions of pictures, annotations: all text of a PDF outside its pages is a string.
    size: Any = reader.trailer["/Size"]
    for number in range(1, size):
        yield from _strings(reader.get_object(number))
    yield reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else ""


def _strings(value: object) -> Iterator[str]:
    """Return the strings of one object of a PDF; the objects it refers to come separately."""
    return (text for text in _texts_in(value) if not text.startswith("/"))
