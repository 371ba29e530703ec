"""What an edition may not print, searched for in every part of a finished file."""

import html
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.core.substrings import bare, contained
from rectify_cli.documents import opening

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How a workbook writes a character that XML cannot hold, and a _ that would be taken for one of these."""

_CELL = re.compile(r"""</?c(?: r="[A-Z]+[0-9]+"| s="[0-9]+"| t="s")*/?>""")
"""A cell of a workbook that says where it stands and how it looks, and no more; there are hundreds of thousands."""

_PAGE_NUMBER = re.compile(r"—\d+—")
_TAG = re.compile(r"""(<!--.*?-->|<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>)""", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


def searched(content: bytes, form: str, secrets: set[str]) -> bytes:
    """Return the finished file; raises DataError where one of `secrets` stands in it, in whatever part of it."""
    leaked = found(content, form, secrets)
    if leaked:
        listed = "、".join(f"“{text}”" for text in leaked)
        raise DataError(
            Phrase(
                f"成稿里有不该公开的内容：{listed}；没有写文件",
                f"the finished file holds withheld text: {listed}; nothing was written",
            ),
            Phrase(
                "从 templates/ 或 data/ 里删去它，或改它的 disclosure",
                "take it out of templates/ or data/, or change its disclosure",
            ),
        )
    return content


def found(content: bytes, form: str, secrets: set[str]) -> list[str]:
    """Return the withheld texts that stand anywhere in the file."""
    return sorted(contained(secrets, "\n".join(_parts(content, form)))) if secrets else []


def _parts(content: bytes, form: str) -> Iterator[str]:
    """Yield each part of a file as bare text: of XML and HTML the words, and the tags (attributes, comments) apart."""
    if form in _STRINGS:
        yield from map(bare, _STRINGS[form](content))
        return
    if form == "pdf":
        yield from _pdf(content)
        return
    if form in {"docx", "xlsx"}:
        texts = [part.decode("utf-8", errors="replace") for part in _unpacked(content)]
    else:
        texts = [content.decode("utf-8", errors="replace")]
    for text in texts:
        if form == "xlsx":
            text = _CELL.sub("", text)  # noqa: PLW2901 - the same, shorter
            text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)  # noqa: PLW2901 - the same, as it was meant
        if form == "md":
            yield bare(html.unescape(text))
            continue
        pieces = _TAG.split(_CDATA.sub(r"\1", text))
        yield bare(html.unescape("".join(pieces[::2])))
        yield bare(html.unescape("\n".join(dict.fromkeys(pieces[1::2]))))


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Yield the parts of a package; raises DataError for one too large to be searched."""
    try:
        package = opening.Package(content, opening.FINISHED)
        yield from map(package.read, package.names)
    except opening.Unfit as unfit:
        raise DataError(
            Phrase(
                f"成稿{unfit.part and f'里的 {unfit.part} '}太大，无法检查是否该公开；没有写文件",
                f"{unfit.part and f'{unfit.part} in '}the finished file is too large to be searched for withheld text; "
                "nothing was written",
            ),
            Phrase("缩小模板，或少选几个问题", "use a smaller template, or choose fewer issues"),
        ) from unfit


def _csv(content: bytes) -> Iterator[str]:
    """Yield a csv whole, with the quotes as they were before each was written twice."""
    yield content.decode("utf-8-sig").replace('""', '"')


def _jsonl(content: bytes) -> Iterator[str]:
    """Yield every text that lines of JSON hold."""
    for line in content.splitlines():
        yield from _held(json.loads(line))


def _json(content: bytes) -> Iterator[str]:
    """Yield every text that a JSON document holds."""
    yield from _held(json.loads(content))


def _parquet(content: bytes) -> Iterator[str]:
    """Yield every text of a Parquet file, in its columns and its properties."""
    from pyarrow import parquet  # noqa: PLC0415 - part of the extra `parquet`, wanted only for such a file

    file = parquet.ParquetFile(io.BytesIO(content))
    yield file.schema_arrow.to_string(truncate_metadata=False)
    yield from _held(file.read().to_pydict())


_STRINGS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "csv": _csv,
    "jsonl": _jsonl,
    "oscal-poam": _json,
    "parquet": _parquet,
}
"""How the texts of a format are come by that writes some characters otherwise than they are."""


def _held(value: object) -> Iterator[str]:
    """Yield the texts of nested lists and mappings."""
    if isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _held(inner)
    elif isinstance(value, str):
        yield value


def _pdf(content: bytes) -> Iterator[str]:
    """Yield what a PDF says: its pages in one, without the page numbers that would part a text, and every string."""
    import pypdf  # noqa: PLC0415 - part of the extra `pdf`, wanted only for a PDF

    reader = pypdf.PdfReader(io.BytesIO(content))
    yield _PAGE_NUMBER.sub("", bare("".join(page.extract_text() for page in reader.pages)))
    # Properties, outline, descriptions of pictures, annotations: whatever a PDF tells beside its pages is a string.
    size: Any = reader.trailer["/Size"]
    for number in range(1, size):
        yield from map(bare, _told(reader.get_object(number)))
    yield bare(reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else "")


def _told(value: object) -> Iterator[str]:
    """Return the strings of one object of a PDF; objects it points to are told apart."""
    return (text for text in _held(value) if not text.startswith("/"))
