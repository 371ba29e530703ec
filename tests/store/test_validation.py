"""What the model refuses of a data file, said in words and at its place."""

from typing import Literal

import pytest
from pydantic import BaseModel, Field, ValidationError

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.ledger.model import Issue, Period
from rectify_cli.store.validation import explain
from rectify_cli.store.yaml import parse


def explained(model: type[BaseModel], text: str) -> list[Diagnostic]:
    """Validate a YAML text by a model of the test's own and return what is said of it."""
    parsed = parse.parse(text, "a.yaml")
    assert parsed.diagnostics == []
    with pytest.raises(ValidationError) as refusal:
        model.model_validate(parsed.value)
    return explain.explain(refusal.value, parsed.source, model=model)


class Sample(BaseModel):
    """Fields of every kind, some of which our own models lack."""

    model_config = {"extra": "forbid"}

    number: int = Field(0, lt=5, title="数")
    words: dict[str, int] = Field(default_factory=dict, title="用语")
    name: str = Field("", max_length=3)
    pattern: str = Field("", pattern="a+")
    either: Literal["甲", "乙"] = "甲"
    several: list[str] = Field(default_factory=list, min_length=2, max_length=3)
    inner: "Sample | None" = Field(None, alias="in")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("number: 7", "K106", "“number” is “7”, less than 5 is wanted"),
        ("words: {a: b}", "K105", "“a” is “b”, a whole number is wanted"),
        ("words: a", "K105", "“words” is “a”, `key: value` is wanted"),
        ("name: 甲乙丙丁", "K106", "“name” is “甲乙丙丁”, a length of at most 3 is wanted"),
        ("pattern: b", "K106", "“pattern” is “b”, which is refused: String should match pattern 'a+'"),
        ("either: 丙", "K103", "“either” is “丙”, not one of 甲, 乙"),
        ("several: [a]", "K106", "“several” has 1 item, at least 2 wanted"),
        ("several: [a, b, c, d]", "K106", "“several” is a list, a length of at most 3 is wanted"),
        ("several: [a, [b]]", "K105", "item 2 of “several” is a list, a text is wanted"),
        ("in: {in: {nummer: 1}}", "K101", "unknown key “nummer”"),
        ("number: {a: b}", "K105", "“number” is `key: value`, a whole number is wanted"),
    ],
)
def test_what_pydantic_refuses_is_said_in_words(text: str, code: str, said: str) -> None:
    (found,) = explained(Sample, text)
    assert (found.code, found.message.en) == (code, said)
    assert found.place.excerpt == text


def test_a_validator_of_our_own_speaks_for_itself() -> None:
    (found,) = explained(Period, "from: 2024-03-01\nto: 2024-01-01\n")
    assert found.code == "K106"
    assert "早于起始" in found.message.zh
    assert "swapped" in found.hint.en


def test_a_model_nobody_knows_is_explained_without_its_names() -> None:
    parsed = parse.parse("number: a\nnumbr: 1\n", "a.yaml")
    with pytest.raises(ValidationError) as refusal:
        Sample.model_validate(parsed.value)
    found = explain.explain(refusal.value, parsed.source)
    assert [(one.code, one.place.line) for one in found] == [("K105", 1), ("K101", 2)]


def test_a_misspelt_key_is_one_fault_not_two() -> None:
    (found,) = explained(Issue, "id: 1\ntitel: 甲\n")
    assert found.code == "K101"


def test_several_faults_are_told_in_the_order_of_their_lines() -> None:
    parsed = parse.parse("a: 1\na: 2\nb: &b 甲\nc: 乙\n  丙\nd: [\n", "a.yaml")
    assert [(one.code, one.place.line) for one in parsed.diagnostics] == [
        ("F016", 2),
        ("F017", 3),
        ("F018", 4),
        ("F015", 6),
    ]
