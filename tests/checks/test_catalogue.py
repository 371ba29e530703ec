"""The codes of rules: the letter is a family, the number is unique over all of them, the severity stands apart."""

import re
from itertools import groupby
from types import ModuleType

import pytest

from commandline import Rectify
from rectify_cli.checks.catalogue import FAMILIES, RULES, collect
from rectify_cli.core.diagnostics import Rule, Severity, error, warning
from rectify_cli.core.language import Phrase

CLAIM = Phrase("甲", "a")


def module(*rules: Rule) -> ModuleType:
    """Return a module that holds rules."""
    made = ModuleType("made")
    for place, rule in enumerate(rules):
        setattr(made, f"RULE_{place}", rule)
    return made


def test_a_code_is_a_letter_and_three_digits() -> None:
    assert [code for code in RULES if not re.fullmatch("[A-Z][0-9]{3}", code)] == []


def test_the_letter_is_a_family_and_the_numbers_of_a_family_follow_each_other() -> None:
    assert [letter for letter, _ in groupby(RULES.values(), key=lambda rule: rule.family)] == list(FAMILIES)


def test_two_rules_share_no_number_whatever_their_families() -> None:
    one, other = error("N999", CLAIM, CLAIM), warning("C999", CLAIM, CLAIM)
    with pytest.raises(ValueError, match="C999 and N999 share a number"):
        collect([module(one), module(other)])
    assert collect([module(one, one), module(one)]) == {"N999": one}


def test_no_letter_tells_a_severity() -> None:
    """E and W would be read as error and warning; N is of numbers, which may be any of the three."""
    assert {"E", "W"}.isdisjoint(FAMILIES)
    assert {rule.severity for rule in RULES.values() if rule.family == "N"} == set(Severity)


@pytest.mark.parametrize("letter", FAMILIES)
def test_a_family_is_listed_and_selected_by_its_letter(letter: str, rectify: Rectify) -> None:
    members = [code for code in RULES if code.startswith(letter)]
    told = rectify("explain", letter)
    assert (told.code, told.out.splitlines()[0]) == (0, f"{letter}  {FAMILIES[letter].en}")
    assert re.findall(r"^  (\w+)", told.out, re.MULTILINE) == members
    assert rectify("check", "--list-rules", "--select", letter).out == told.out
    ignored = rectify("check", "--list-rules", "--ignore", letter).out
    assert re.findall(r"^  (\w+)", ignored, re.MULTILINE) == [code for code in RULES if code not in members]


def test_leading_digits_choose_a_part_of_a_family(rectify: Rectify) -> None:
    told = rectify("--lang", "zh", "explain", "n50").out
    assert told.startswith("N  通报的数字\n  N500  错误  写明的个数与列举的个数一致\n")
    assert re.findall(r"^  (\w+)", told, re.MULTILINE) == [code for code in RULES if code.startswith("N50")]
