"""Keys of the inspection as they are typed, and the smallest edits that write them."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import workspaces
from rectify_cli import actions
from rectify_cli.actions import Assignment
from rectify_cli.core.errors import UsageError
from rectify_cli.ledger.edits import Edit, Insert, Put, Remove, Value, changed
from rectify_cli.ledger.model import Inspection, Policy
from rectify_cli.store.edit import splice
from rectify_cli.store.yaml import parse

MORE = "contact: {phone: 0000-1}\nlabels: {已整改到位: completed}\n"
READ = parse.parse(workspaces.INSPECTION + MORE, "data/inspection.yaml")
DEFAULT: Value = [{"colour": "red", "within": -1}, {"colour": "yellow", "within": 9}, {"colour": "green"}]
ANY = ("completed", "staged", "in_progress")
MOVES: Value = {"completed": ["in_progress", "completed"]} | {word: [*ANY] for word in (*ANY[1:], "not_started")}


def edits(*words: str) -> tuple[Edit, ...]:
    parts = [word.partition("=") for word in words]
    named = [Assignment(key.removesuffix("+"), text, key.endswith("+")) for key, _, text in parts]
    return actions.set_inspection(READ.value, named).edits


@pytest.mark.parametrize(
    ("word", "edit"),
    [
        ("body=某局", Put(("body",), "某局")),
        ("单位=某局", Put(("body",), "某局")),
        ("kind=巡视", Put(("kind",), "tour")),
        ("feedback=2024年6月3日", Put(("feedback",), dt.date(2024, 6, 3))),
        ("on_site.from=2024-03-02", Put(("on_site", "from"), dt.date(2024, 3, 2))),
        ("on_site=2024-03-02至2024-04-01", Put(("on_site",), {"from": dt.date(2024, 3, 2), "to": dt.date(2024, 4, 1)})),
        ("contact.phone=1", Put(("contact", "phone"), "1")),
        ("联系电话=1", Put(("contact", "phone"), "1")),
        ("phone=1", Put(("contact", "phone"), "1")),
        ("contact.phone=", Remove(("contact",))),
        ("contact.mail=某收", Put(("contact", "mail"), "某收")),
        ("notice.title.2=关于整改的通报", Put(("notice", "title", 1), "关于整改的通报")),
        ("notice.title=甲|乙", Put(("notice", "title"), ["甲", "乙"])),
        ("notice.title+=丙", Insert(("notice", "title"), "丙")),
        ("notice.title.1=", Remove(("notice", "title", 0))),
        ("notice.next_steps+=抓、管。", Put(("notice", "next_steps"), ["抓、管。"])),
        ("notice.mention_unlisted=是", Put(("notice", "mention_unlisted"), value=True)),
        ("sign_offs=甲、乙", Put(("sign_offs",), ["甲", "乙"])),
        ("sign_offs+=丁", Put(("sign_offs",), ["责任部门", "分管领导", "整改办", "丁"])),
        ("方案月数=2", Put(("policy",), {"deadlines": {"plan_months": 2}})),
        ("policy.counts=认定", Put(("policy",), {"counts": "accepted"})),
        ("policy.colours.2.within=9", Put(("policy",), {"colours": DEFAULT})),
        (
            "policy.colours=红:-1|绿",
            Put(("policy",), {"colours": [{"colour": "red", "within": -1}, {"colour": "green"}]}),
        ),
        (
            "policy.moves.已完成=整改中、已整改到位",
            Put(
                ("policy",),
                {"moves": MOVES},
            ),
        ),
        ("waive+=L223 导语照录", Put(("waive",), [{"rule": "L223", "reason": "导语照录"}])),
        ("papers.notice.attachments+=清单", Put(("papers",), {"notice": {"attachments": [{"title": "清单"}]}})),
    ],
)
def test_a_key_as_it_is_typed_is_one_edit(word: str, edit: Edit) -> None:
    assert edits(word) == (edit,)


def test_what_is_not_there_is_not_removed() -> None:
    assert edits("plan_submitted=") == ()


def test_keys_set_together_stand_beside_each_other() -> None:
    data: Any = READ.value
    for edit in edits(
        "policy.closing.evidence=是",
        "policy.dispatch_days=30",
        "papers.notice.attachments+=甲",
        "papers.通报.附件.1.text+=乙",
    ):
        data = changed(data, edit)
    assert data["policy"] == {"closing": {"evidence": "true"}, "dispatch_days": "30"}
    assert data["papers"]["notice"]["attachments"] == [{"title": "甲", "text": ["乙"]}]


@pytest.mark.parametrize(
    ("word", "message", "hint"),
    [
        ("closign=1", "no key “closign”", "did you mean policy.closing, notice.closing?"),
        ("contact.phon=1", "no field “phon”", "did you mean phone?"),
        ("closing=1", "“closing” is the name of several keys", "policy.closing, notice.closing"),
        ("body=", "body is required and cannot be removed", "body=…"),
        ("on_site.to=", "to is required", "to=…"),
        ("declared=1", "declared cannot be changed", "rectify declare"),
        ("labels.甲=completed", "labels cannot be changed", "rectify labels"),
        ("policy=3", "policy holds several keys", "policy.dispatch_days=…"),
        ("notice.title.3=x", "notice.title has no item 3", "notice.title+=…"),
        ("body+=x", "body is not a list", "body=…"),
        ("body.x=y", "“body” has no “x”", "body=…"),
        ("on_site=明天", "“明天” is not a range of days", "2024-03-10..2024-05-11"),
    ],
)
def test_what_cannot_be_set_is_refused(word: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        edits(word)
    assert message in refused.value.message.en
    assert refused.value.hint
    assert hint in refused.value.hint.en


def test_the_sentence_names_old_and_new_in_both_languages() -> None:
    sentence = actions.set_inspection(
        READ.value, [Assignment("kind", "审计"), Assignment("feedback", "2024-06-02")]
    ).sentence
    assert sentence.zh == "“类别”（kind）由“巡察”改为“审计”；“反馈日期”（feedback）由“2024-06-01”改为“2024-06-02”"
    assert (
        sentence.en
        == "“kind” changed from “inspection” to “audit”; “feedback” changed from “2024-06-01” to “2024-06-02”"
    )


RULES: dict[str, st.SearchStrategy[Value]] = {
    "closing.evidence": st.booleans(),
    "closing.by_cut_off": st.booleans(),
    "deadlines.plan_months": st.integers(0, 120),
    "deadlines.rectification_months": st.integers(0, 120),
    "dispatch_days": st.integers(1, 3660),
    "colours.1.within": st.integers(-9, 29),
}


@given(st.lists(st.sampled_from(sorted(RULES)).flatmap(lambda key: st.tuples(st.just(key), RULES[key])), max_size=6))
def test_whatever_is_set_of_the_policy_is_what_is_read_again(values: list[tuple[str, Value]]) -> None:
    named = [Assignment(key, str(value).lower()) for key, value in values]
    text = splice.edited(READ, actions.set_inspection(READ.value, named, ("policy",)).edits, Inspection)
    assert all(line in text for line in READ.source.raw.splitlines())
    policy = Inspection.model_validate(parse.parse(text, "").value).policy
    expected: Any = Policy()
    for key, value in values:
        expected = _with(expected, key.split("."), value)
    assert policy == expected


def _with(record: Any, steps: list[str], value: Value) -> Any:  # noqa: ANN401 - a model, or a tuple of them
    if not steps:
        return value
    if isinstance(record, tuple):
        first = _with(record[int(steps[0]) - 1], steps[1:], value)
        return (first, *record[1:])
    return record.model_copy(update={steps[0]: _with(getattr(record, steps[0]), steps[1:], value)})
