"""Whatever stands in a file: it is read as typed, placed where it stands, or refused with a diagnostic."""

import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from rectify_cli.cli.reports import as_text
from rectify_cli.core.language import Language
from rectify_cli.store.yaml import parse

MARKS = "：: “”\"'‘’#-—[]{}，,|>&*!%@`?\\~　 \t一二甲乙学习1aZ0.\u00e9\U0001f600\U00020000"
TEXTS = st.text(st.sampled_from(MARKS), max_size=12)
KEYS = st.from_regex(r"[a-z][a-z_]{0,8}|[甲乙丙丁]{1,4}", fullmatch=True)
VALUES = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=5)
FRAGMENTS = [
    "id: 1\n",
    "title：",
    "甲",
    ": ",
    "- ",
    "  ",
    "\t",
    "　",
    "\n",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a",
    "*a",
]
FRAGMENTS += [
    "!x ",
    "|-\n",
    ">\n",
    "---\n",
    "...\n",
    "#",
    "%",
    "?",
    "~",
    "\r\n",
    "\x85",
    "\u2028",
    "\ufeff",
    "\x00",
    "\ud800",
]


def quoted(text: str) -> str:
    """Return a text in YAML's double quotes, the Chinese left as it is."""
    return json.dumps(text, ensure_ascii=False)


def block(value: object, indent: int = 0) -> str:
    """Return a value in block style, its texts quoted."""
    lead = "\n" + " " * indent
    if isinstance(value, dict) and value:
        return "".join(f"{lead}{quoted(key)}:{block(inner, indent + 2)}" for key, inner in value.items())
    if isinstance(value, list) and value:
        return "".join(f"{lead}-{block(inner, indent + 2)}" for inner in value)
    return " " + json.dumps(value, ensure_ascii=False)


def paths(value: object, *path: str | int) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield every value with its path."""
    yield path, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from paths(inner, *path, step)


def filled(value: Any) -> Any:  # noqa: ANN401 - what YAML holds can be anything
    """Return a value without its empty keys: an empty key is one that is not there."""
    if isinstance(value, dict):
        return {key: filled(inner) for key, inner in value.items() if inner is not None}
    return [filled(inner) for inner in value] if isinstance(value, list) else value


@given(MAPPINGS)
def test_flow_style_is_read_as_written(wanted: dict[str, Any]) -> None:
    parsed = parse.parse(json.dumps(wanted, ensure_ascii=False), "a.yaml")
    assert (parsed.diagnostics, parsed.value) == ([], filled(wanted))


@given(MAPPINGS)
def test_block_style_is_read_as_written(wanted: dict[str, Any]) -> None:
    parsed = parse.parse(block(wanted) + "\n", "a.yaml")
    assert (parsed.diagnostics, parsed.value) == ([], filled(wanted))


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_a_list_is_read_where_one_is_wanted(wanted: list[Any]) -> None:
    parsed = parse.parse(block(wanted) + "\n", "a.yaml", list)
    assert (parsed.diagnostics, parsed.value) == ([], filled(wanted))


@given(st.from_regex(r"[0-9甲乙a-zA-Z.+“][0-9甲乙a-zA-Z.+：”-]{0,8}", fullmatch=True))
@example("no")
@example("012")
@example("2024-02-30")
@example("1e3")
@example("0x10")
@example("True")
def test_a_plain_scalar_stays_as_typed(typed: str) -> None:
    assume(typed != "null")
    parsed = parse.parse(f"title: {typed}\n", "a.yaml")
    assert (parsed.diagnostics, parsed.value) == ([], {"title": typed})


@given(MAPPINGS, st.sampled_from(["flow", "block"]))
def test_every_value_is_placed_on_its_line(wanted: dict[str, Any], style: str) -> None:
    text = "# 甲\n" + (json.dumps(wanted, ensure_ascii=False) if style == "flow" else block(wanted).lstrip("\n")) + "\n"
    source = parse.parse(text, "a.yaml").source
    for path, value in paths(wanted):
        place = source.place(*path)
        excerpt, column = place.excerpt or "", place.column or 0
        assert excerpt == text.split("\n")[(place.line or 0) - 1].rstrip()
        if isinstance(value, str):
            assert excerpt[column - 1 :].startswith(quoted(value))
            assert place.width == len(quoted(value))
        if path and isinstance(path[-1], str):
            key = source.place(*path, key=True)
            assert (key.excerpt or "")[(key.column or 0) - 1 :].startswith(quoted(path[-1]))
        assert source.place(*path, "no such key") == place


@given(st.text() | st.lists(st.sampled_from(FRAGMENTS) | TEXTS, max_size=20).map("".join))
@example("\ud800")
@example("\u3000:\n0")
@example("[0: 0\n[|")
@example("a: &a [*a]\n")
@example("? [a]\n: b\n")
def test_no_text_is_too_odd(text: str) -> None:
    for wanted in (dict, list):
        parsed = parse.parse(text, "a.yaml", wanted)
        assert parsed.diagnostics or isinstance(parsed.value, wanted)
        places = {(one.code, str(one.place)) for one in parsed.diagnostics}
        assert len(places) == len(parsed.diagnostics)
        for language in Language:
            as_text.listing(parsed.diagnostics, language)
        parsed.source.place("id", 0, "title")
        for found in parsed.diagnostics:
            assert not re.search(r"[.。]$", found.message.zh + found.message.en) or found.message.en.endswith("…")
