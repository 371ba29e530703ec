"""A change is the smallest splice: the data is as meant, and every line not touched is the same to the byte."""

import copy
import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from house_style import HOUSE
from laws import share
from rectify_cli.core.errors import RectifyError
from rectify_cli.ledger.edits import Edit, Insert, Put, Remove
from rectify_cli.ledger.model import Issue, Petition
from rectify_cli.store.edit import splice
from rectify_cli.store.edit.lines import Lines
from rectify_cli.store.edit.raw_text import RawText
from rectify_cli.store.yaml import parse
from styles import STYLES

COMMENT = re.compile(r"(?:^|\s)(#.*)")
LINE = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
HANDS: dict[str, Callable[[str], str]] = {
    "LF": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "BOM": lambda text: "\ufeff" + text,
    "BOM and CRLF": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "no final line end": lambda text: text.removesuffix("\n"),
    "mixed line ends": lambda text: text.replace("\n", "\r\n", 3),
}
DATES = st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31))
ODD_TEXTS = """\
综合办|甲: 乙|是#号 # 号|- 横|[方]|{花}|2024|2024-12-31|true|~|'单'|"双"|a\\b|x: >-|？问|? 问|&锚 *引 !标|%百 @艾特 `反
甲：乙|owner：乙|，逗号,半角|\u2028怪|: 冒号在前|后面有冒号:|---|...|a #b|1e3|012|0x1F|No
=|<<|“全角”|{{ 模板 }}|逗号, 冒号: 都有"""
LINES = ["第一行\n第二行", "第一行\n\n  第三行", "　　缩进的段\n另一段", "# 像注释\n第二行", "- 像列表\nowner: 像键"]
LONG = ["A very long English sentence " * 6, "，".join(["长的中文"] * 30)]
TEXTS = st.one_of(
    st.sampled_from([text for line in ODD_TEXTS.split("\n") for text in line.split("|")] + LINES + LONG),
    st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=40)
    .map(str.strip)
    .filter(lambda text: text and text == text.strip("\ufeff\x1c\x1d\x1e\x1f\x85")),
)
STATUSES = st.sampled_from(["completed", "staged", "in_progress"])
STEPS = st.fixed_dictionaries({"date": DATES, "status": STATUSES}, optional={"note": TEXTS})
POINTS = st.one_of(
    TEXTS,
    st.fixed_dictionaries({"text": TEXTS}, optional={"done": DATES, "items": st.lists(TEXTS, min_size=1, max_size=2)}),
)
EXTENSIONS = st.just(
    {"from": dt.date(2025, 6, 30), "to": dt.date(2025, 9, 30), "date": dt.date(2025, 6, 1), "reason": "未批"}
)
KEYS = st.sampled_from(["title", "aspect", "owner", "lead", "support", "cause", "lessons", "note"])
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda key, text: Put((key,), text), KEYS, TEXTS),
    st.builds(lambda day: Put(("due",), day), DATES),
    st.builds(lambda index, day: Put(("measures", index, "done"), day), st.integers(0, 1), DATES),
    st.builds(lambda index, text: Put(("measures", index, "text"), text), st.integers(0, 1), TEXTS),
    st.builds(lambda index, text: Put(("progress", index, "note"), text), st.integers(0, 1), TEXTS),
    st.builds(lambda step, index: Insert(("progress",), step, index), STEPS, st.sampled_from([None, 0, 1])),
    st.builds(lambda point, index: Insert(("measures",), point, index), POINTS, st.sampled_from([None, 0, 1, 2])),
    st.builds(lambda text: Insert(("evidence",), text), TEXTS),
    st.builds(lambda text: Insert(("measures", 1, "items"), text), TEXTS),
    st.builds(lambda one: Insert(("extensions",), one), EXTENSIONS),
    st.sampled_from([Remove((key,)) for key in ("owner", "due", "note", "measures", "progress", "plan", "cause")]),
    st.sampled_from([Remove(("measures", 0)), Remove(("measures", 1)), Remove(("progress", 1)), Remove(("plan", 0))]),
    st.sampled_from([Remove(("progress", 1, "note")), Remove(("measures", 1, "items", 0)), Remove(("plan", 0, "due"))]),
)


def edited(raw: str, edits: list[Edit], model: object, label: str) -> str:
    """Return a text with edits done."""
    return splice.edited(parse.parse(raw, label, dict if model is Issue else list), edits, model)


def record(raw: str) -> Issue:
    """Return what a text says."""
    read = parse.parse(raw, "001.yaml")
    assert not read.diagnostics, (raw, read.diagnostics)
    return Issue.model_validate(read.value)


def meant(issue: Issue, edit: Edit) -> Issue:
    """Return the issue with the edit done, by plain changes to its dump."""
    whole: Any = issue.model_dump(mode="json", by_alias=True, exclude_none=True)
    *way, last = edit.path
    at = whole
    for step in way:
        at = at[step]
    match edit:
        case Put(value=value):
            at[last] = copy.copy(value)
        case Insert(value=value, index=index):
            items = at.setdefault(last, [])
            items.insert(len(items) if index is None else index, value)
        case Remove() if isinstance(last, int):
            del at[last]
        case Remove():
            at.pop(last, None)
    return Issue.model_validate(whole)


def touched(raw: str, edit: Edit) -> range:
    """Return the numbers of the lines an edit may change."""
    lines = Lines(RawText(raw).text)
    trail = lines.trail(edit.path)
    node = trail[-1]
    whole = len(trail) > len(edit.path)
    if isinstance(edit, Insert) and whole and node.inside and not node.flow:
        return range(0)
    if not whole and node.inside and not node.flow:
        return range(0)
    if isinstance(edit, Remove):
        while len(trail) > 2 and trail[-2].listed and len(trail[-2].inside) == 1:
            trail.pop()
    within = next((one for one in trail if one.flow), trail[-1])
    start = within.start
    if whole and len(trail) > 1 and edit.path[len(trail) - 2] in trail[-2].keys and within is trail[-1]:
        start = trail[-2].keys[edit.path[len(trail) - 2]][0]
    elif whole and len(trail) > 1 and trail[-2].listed and within is trail[-1] and not trail[-2].flow:
        start = lines.dash(trail[-2], trail[-1])
    return range(lines.text.count("\n", 0, start), lines.text.count("\n", 0, lines.last(within)) + 1)


def kept(raw: str, new: str, but: range) -> None:
    """Assert that every line but those is in the new text, in order and to the byte; a final line end stays or not."""
    raw, new = raw.removeprefix("\ufeff"), new.removeprefix("\ufeff")  # it stays at the head, whatever line that is
    if final := raw.endswith(("\n", "\r")):
        assert new.endswith(("\n", "\r"))
    rest = iter(LINE.split(new))
    for number, line in enumerate(LINE.split(raw)):
        if number not in but and line:
            wanted = {line} if final else {line, line + "\n", line.rstrip("\n")}
            assert any(found in wanted for found in rest), (number, line, new)


def test_every_style_says_the_same() -> None:
    assert len(STYLES) >= 30
    for name, text in STYLES.items():
        for hand in HANDS.values():
            assert record(hand(text)) == record(HOUSE), name


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=share(15))
@given(hand=st.sampled_from(sorted(HANDS)), edit=EDITS)
def test_an_edit_changes_what_it_means_and_nothing_else(name: str, hand: str, edit: Edit) -> None:
    raw = HANDS[hand](STYLES[name])
    new = edited(raw, [edit], Issue, "001.yaml")
    assert record(new) == meant(record(raw), edit)
    kept(raw.removeprefix("\ufeff"), new.removeprefix("\ufeff"), touched(raw, edit))
    if not isinstance(edit, Remove):
        assert all(comment in new for comment in COMMENT.findall(STYLES[name]))
    assert new.startswith("\ufeff") == raw.startswith("\ufeff")
    if hand in {"CRLF", "CR"}:
        assert {"CRLF": "\r\n", "CR": "\r"}[hand] in new
        assert not re.search({"CRLF": r"(?<!\r)\n|\r(?!\n)", "CR": r"\n"}[hand], new)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("综合办", "综合办"),
        ("采购: 三方比价", '"采购: 三方比价"'),
        ("甲 # 乙", '"甲 # 乙"'),
        ('说"是"', '说"是"'),
        ('"是"', "'\"是\"'"),
        ("2024", '"2024"'),
        ("2024-12-31", '"2024-12-31"'),
        ("2024年12月31日", "2024年12月31日"),
        ("yes", '"yes"'),
        ("第一行\n第二行", "|-\n  第一行\n  第二行"),
        (dt.date(2024, 12, 31), "2024-12-31"),
    ],
)
def test_a_value_is_written_as_a_clerk_would(text: str | dt.date, written: str) -> None:
    assert edited("id: 1\n", [Put(("owner",), text)], Issue, "") == f"id: 1\nowner: {written}\n"


DAY = dt.date(2025, 1, 2)
DONE = Put(("measures", 0, "done"), DAY)
MORE = Insert(("measures",), "丙")
FIRST, LAST = Remove(("measures", 0)), Remove(("measures", 1))


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("\n- 甲。  # 注", DONE, "\n- text: 甲。  # 注\n  done: 2025-01-02"),
        ("\n-\n  甲\n- 乙", DONE, "\n-\n  text: 甲\n  done: 2025-01-02\n- 乙"),
        ("\n- |+ # 注\n  甲\n\n- 乙", DONE, "\n- text: |+ # 注\n    甲\n\n  done: 2025-01-02\n- 乙"),
        (" [甲, 乙]", DONE, " [{text: 甲, done: 2025-01-02}, 乙]"),
        (" [text: 甲, 乙]", DONE, " [{text: 甲, done: 2025-01-02}, 乙]"),
        (" [{text: 甲, done: }]", DONE, " [{text: 甲, done: 2025-01-02}]"),
        (" [{text: 甲, disclosure: }]", DONE, " [{text: 甲, disclosure: , done: 2025-01-02}]"),
        ("\n- text: 甲\n  done:   # 待填", DONE, "\n- text: 甲\n  done: 2025-01-02   # 待填"),
        (" []  # 空", MORE, "  # 空\n  - 丙"),
        (" [ # 空\n  ]", MORE, " [丙 # 空\n  ]"),
        ("\n  # 待补", MORE, "\n  - 丙\n  # 待补"),
        ("   # 待补", MORE, "   # 待补\n  - 丙"),
        (" ~", MORE, "\n  - 丙"),
        ("\n- 甲\n# 末尾", MORE, "\n- 甲\n- 丙\n# 末尾"),
        ("\n- 甲\n  # 深处", Insert(("measures",), "丙\n丁"), '\n- 甲\n- "丙\\n丁"\n  # 深处'),
        ("\n- 甲\n # 浅处", Insert(("measures",), "丙\n丁"), "\n- 甲\n- |-\n  丙\n  丁\n # 浅处"),
        ("\n- text: 甲", Insert(("measures",), {"text": "丙"}), "\n- text: 甲\n- text: 丙"),
        ("\n- 甲\n- 乙", Insert(("measures",), "丙", 0), "\n- 丙\n- 甲\n- 乙"),
        ("\n- 甲\n# 乙上\n- 乙", Insert(("measures",), "丙", 1), "\n- 甲\n- 丙\n# 乙上\n- 乙"),
        ("\n- 甲\n- 乙", Insert(("evidence",), "丙"), "\n- 甲\n- 乙"),
        (" [\n  甲, # 一\n  乙 # 二\n  ]", MORE, " [\n  甲, # 一\n  乙, # 二\n  丙\n  ]"),
        (" [\n  甲,\n  # 乙上\n  乙,\n  ]", MORE, " [\n  甲,\n  # 乙上\n  乙,\n  丙,\n  ]"),
        (" [\n  甲\n  ]", Insert(("measures",), "-"), ' [\n  甲,\n  "-"\n  ]'),
        (" [ 甲 # 一\n  , 乙 ]", Insert(("measures",), "丙", 1), " [ 甲, 丙 # 一\n  , 乙 ]"),
        (" [甲, 乙]", FIRST, " [乙]"),
        (" [甲, 乙]", LAST, " [甲]"),
        (" [甲, 乙, ]", LAST, " [甲, ]"),
        (" [\n  甲, # 一\n  乙 # 二\n  ]", FIRST, " [\n  乙 # 二\n  ]"),
        (" [\n  甲, # 一\n  乙 # 二\n  ]", LAST, " [\n  甲 # 一\n   # 二\n  ]"),
        (" [ 甲 # 一\n  , 乙 ]", FIRST, " [  # 一\n   乙 ]"),
        (" [{text: 甲, done: 2025-01-02}]", Remove(("measures", 0, "done")), " [{text: 甲}]"),
        ("\n- 甲 # 一\n# 乙上\n- 乙", FIRST, "\n# 乙上\n- 乙"),
        ("\n- done: 2025-01-02 # 日\n  text: 甲", Remove(("measures", 0, "done")), "\n-\n  text: 甲"),
    ],
)
@pytest.mark.parametrize("end", ["\n", ""])
def test_a_list_is_edited_as_it_is_written(before: str, edit: Edit, after: str, end: str) -> None:
    head = "id: 1\nevidence:\n- 丙\n" if edit.path == ("evidence",) else "id: 1\n"
    assert edited(f"id: 1\nmeasures:{before}{end}", [edit], Issue, "") == f"{head}measures:{after}{end}"


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        ("owner:", Put(("owner",), "甲"), "owner: 甲"),
        ("owner: '乙' # 注", Put(("owner",), "甲"), "owner: '甲' # 注"),
        ("owner: 乙 # 注", Put(("owner",), "甲\n丙"), "owner: |- # 注\n  甲\n  丙"),
        ("owner: |- # 注\n  甲\n  丙", Put(("owner",), "乙"), "owner: 乙  # 注"),
        ("owner: 乙 # 注", Put(("owner",), "乙"), "owner: 乙 # 注"),
        ("evidence:\n- 甲 # 注", Put(("evidence", 0), "乙\n丙"), "evidence:\n- |- # 注\n  乙\n  丙"),
        ("owner: 乙 # 注", Remove(("owner",)), ""),
        ("plan: [{text: 甲, milestones: }]", Insert(("plan", 0, "milestones"), {"title": "乙"}), None),
    ],
)
def test_a_key_is_edited_where_it_stands(before: str, edit: Edit, after: str | None) -> None:
    after = "plan: [{text: 甲, milestones: [{title: 乙}]}]" if after is None else after
    assert edited(f"id: 1\n{before}\n", [edit], Issue, "") == f"id: 1\n{after}\n".replace("\n\n", "\n")


def test_petitions_are_edited_too() -> None:
    step: dict[str, str | dt.date] = {"date": dt.date(2025, 1, 2), "status": "completed"}
    done = "progress: [{date: 2025-01-02, status: completed}]"
    model = tuple[Petition, ...]
    assert (
        edited("- {id: 1}\n- id: 2\n", [Insert((0, "progress"), step)], model, "") == f"- {{id: 1, {done}}}\n- id: 2\n"
    )
    assert edited("# 一\n[]\n", [Insert((), {"id": 1})], model, "") == "# 一\n- {id: 1}\n"


@pytest.mark.parametrize("text", ["id: 1\nid: 2\n", "id: 1\nowner：办公室\n", "id: [1\n", ""])
def test_a_file_with_errors_is_not_edited(text: str) -> None:
    with pytest.raises(RectifyError) as refused:
        edited(text, [Put(("owner",), "办公室")], Issue, "data/issues/001.yaml")
    assert refused.value.hint
    assert "rectify check" in refused.value.hint.en


def test_what_cannot_be_spliced_is_refused() -> None:
    with pytest.raises(RectifyError, match="cannot be edited"):
        edited("? id\n: 1\n? title\n: 甲\n", [Put(("owner",), "办公室")], Issue, "001.yaml")
