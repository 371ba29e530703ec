"""Ledgers full of what no public file may hold, and what a finished file says, read without our own code."""

import datetime as dt
import io
import re
import types
import zipfile
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import Any, Union, get_args, get_origin

import pypdf
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyarrow import parquet
from pydantic import ValidationError

from ledgers import DAYS, INSPECTION, STATUSES, Nowhere
from rectify_cli.core.terms import Disclosure
from rectify_cli.ledger import PUBLIC_FIELDS, Entry, Ledger
from rectify_cli.ledger.model import Issue, Measure, Plan, Progress, Record, Result

SECRET = "密隐匿讳"  # noqa: S105 - no password
"""Characters of private texts alone: one of them in a public file is a leak, be it of half a word."""
YEAR = 2077
"""The year of private dates alone."""
NUMBERS = ("13912345678", "11010519491231002X", "6222021234567890128")
"""Private numbers, which stand in public texts and must be masked."""

LEAK = re.compile(f"[{SECRET}]|{YEAR}|{'|'.join(NUMBERS)}")

_MARKS = "*_`#<>[]()|\\&;.-+1 \n\t\u3000甲，“”"
_SHOWN = re.compile(r"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>")
_TAGS = re.compile(r"<[^>]*>")
_NUMBERED = re.compile(r"IndirectObject\([^)]*\)")
"""What pypdf writes for an object that is not read yet: its number is the file's own, and can be any."""


SECRETS = st.builds(
    lambda before, inner, after: f"{before}{inner}{after}",
    st.sampled_from(SECRET),
    st.text(alphabet=_MARKS + SECRET, max_size=8),
    st.sampled_from([*SECRET, *(f"*{one}**" for one in SECRET)]),
)
OPEN = st.builds(
    lambda number, inner, private: f"第{number}项{inner}，{private}。",
    st.integers(1, 3),
    st.text(alphabet=_MARKS.replace("\n", ""), max_size=6),
    st.sampled_from(["", "", *NUMBERS]),
)
"""Public texts: some are part of others, and of private ones."""
CLOSE = st.builds(lambda text, secret: text + secret, OPEN, SECRETS) | SECRETS


def of(annotation: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation of a field
    """Make private values for a field of this type, so that a field new to the model is tested with no word said."""
    if get_origin(annotation) in {Union, types.UnionType}:
        return st.one_of(*(of(one) for one in get_args(annotation)))
    if get_origin(annotation) is tuple:
        # A record that contradicts itself is left out: to look for another would throw half of all ledgers away.
        return st.lists(of(get_args(annotation)[0]), max_size=3).map(
            lambda drawn: tuple(one for one in drawn if one is not None)
        )
    kind = get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation
    if issubclass(kind, Record):
        fields = {field.alias or name: of(field.annotation) for name, field in kind.model_fields.items()}
        return st.fixed_dictionaries(fields).map(partial(_record, kind))
    return {
        str: CLOSE,
        int: st.integers(0, 9),
        dt.date: st.dates(dt.date(YEAR, 1, 1), dt.date(YEAR, 12, 31)),
        types.NoneType: st.none(),
    }[kind]


def _record(kind: type[Record], values: dict[str, Any]) -> Record | None:
    """Make a record of these values, None where they contradict each other."""
    try:
        return kind.model_validate(values)
    except ValidationError:
        return None


PRIVATE = {name: of(field.annotation) for name, field in Issue.model_fields.items() if name not in PUBLIC_FIELDS}


@st.composite
def _issues(draw: st.DrawFn, number: int) -> Issue:
    """Make an issue: whatever is private of it, or all of it where it is not public itself, is a secret."""
    disclosure = draw(st.sampled_from(Disclosure))
    public = disclosure is Disclosure.PUBLIC
    texts = OPEN if public else CLOSE
    closed = st.sampled_from([Disclosure.INTERNAL, Disclosure.WITHHELD])
    results = st.one_of(
        st.builds(Result, text=texts, items=st.lists(texts, max_size=1).map(tuple)),
        st.builds(Result, text=CLOSE, items=st.lists(CLOSE, max_size=1).map(tuple), disclosure=closed),
    )
    measures = st.builds(lambda result, owner: Measure(**dict(result), owner=owner), results, st.none() | CLOSE)
    notes = st.none() | CLOSE
    steps = draw(st.lists(st.builds(Progress, date=DAYS, status=STATUSES, note=notes), max_size=2))
    return Issue(
        id=number,
        title=draw(texts),
        aspect=draw(st.none() | texts),
        disclosure=disclosure,
        progress=tuple(sorted(steps, key=lambda step: step.date)),
        measures=tuple(draw(st.lists(measures, max_size=2))),
        results=tuple(draw(st.lists(results, max_size=3))),
        plan=tuple(draw(st.lists(st.builds(Plan, text=texts, due=st.none() | DAYS), max_size=1))),
        **{name: draw(values) for name, values in PRIVATE.items()},
    )


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Make a small ledger, in both of its registers."""
    issues = [draw(_issues(number)) for number in range(1, draw(st.integers(1, 4)))]
    immediate = [draw(_issues(number)) for number in range(1, draw(st.integers(1, 2)))]
    return Ledger(
        Entry(INSPECTION, Nowhere("data/inspection.yaml")),
        tuple(Entry(issue, Nowhere()) for issue in issues),
        tuple(Entry(issue, Nowhere()) for issue in immediate),
    )


def leaked(content: bytes, form: str) -> list[str]:
    """Return what of `LEAK` stands in a file, with a few characters of what is round it."""
    text = "".join("\n".join(_said(content, form)).split())
    return [text[max(0, match.start() - 20) : match.end() + 20] for match in LEAK.finditer(text)]


def _said(content: bytes, form: str) -> Iterator[str]:
    """Yield all a file says: as it stands, without tags, in every part and in every object."""
    if form in {"docx", "ofd"}:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [package.read(name).decode("utf-8", errors="replace") for name in package.namelist()]
        yield from (*parts, *(_TAGS.sub("", part) for part in parts))
    elif form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield from (package.read(name).decode() for name in package.namelist())
        # Dates are numbers in the file.
        book = load_workbook(io.BytesIO(content))
        yield from (str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    elif form == "parquet":
        table = parquet.read_table(io.BytesIO(content))
        yield f"{table.schema.to_string(truncate_metadata=False)}{table.to_pylist()}"
    elif form == "pdf":
        yield from _shown(pypdf.PdfReader(io.BytesIO(content)))
    else:
        text = content.decode()
        yield from (text, _TAGS.sub("", text), text.replace("\\", ""))


def _shown(reader: pypdf.PdfReader) -> Iterator[str]:
    """Yield every character a PDF can show, by the tables of its fonts, and what stands beside the pages.

    A font in a PDF holds the characters that are shown in it and no others.
    """
    pages: list[Any] = list(reader.pages)
    fonts = chain.from_iterable(page["/Resources"].get("/Font", {}).values() for page in pages)
    for said in {font.get_object()["/ToUnicode"].get_data().decode() for font in fonts}:
        assert "beginbfrange" not in said
        yield from (bytes.fromhex(code).decode("utf-16-be") for code in _SHOWN.findall(said))
    yield _NUMBERED.sub("", f"{reader.metadata} {reader.outline} {reader.attachments}")
    properties: Any = reader.root_object["/Metadata"]
    yield properties.get_data().decode()
