"""What `rectify explain` says of a rule beside its claim."""

from rectify_cli.checks import examples
from rectify_cli.checks.catalogue import RULES


def test_a_clause_is_a_standard_and_everything_else_the_format_or_practice() -> None:
    assert examples.basis(RULES["P545"]).en == "GB/T 9704-2012 (layout of official papers), 7.2.5 (national standard)"
    assert "数据格式" in examples.basis(RULES["F001"]).zh
    assert "算术" in examples.basis(RULES["N501"]).zh
    assert "实务" in examples.basis(RULES["P552"]).zh


def test_a_rule_on_notices_has_an_example_that_fails_and_one_that_passes() -> None:
    shown = examples.of("P545")
    assert "[2024]3号" in shown.fails
    assert "〔2024〕3号" in shown.passes


def test_every_rule_says_what_it_is_based_on_and_shows_what_fails_and_what_passes() -> None:
    levels = ("条例", "国家标准", "实务", "本工具规定")
    assert [
        code for code, rule in RULES.items() if not examples.basis(rule).zh.endswith(tuple(f"{x}）" for x in levels))
    ] == []
    assert [code for code in RULES if not examples.of(code).fails or not examples.of(code).passes] == []
