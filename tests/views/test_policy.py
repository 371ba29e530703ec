"""The policy rule by rule."""

import ledgers
from rectify_cli.ledger import Entry
from rectify_cli.ledger.field_shape import shape_at
from rectify_cli.ledger.model import Policy
from rectify_cli.views import policy as view

SET = Policy.model_validate({"closing": {"evidence": True}, "moves": {"completed": ["staged"]}, "counts": "accepted"})


def test_every_rule_of_the_model_is_explained_in_both_languages() -> None:
    rules = {rule.key: rule for rule in view.build(Entry(ledgers.INSPECTION, ledgers.Nowhere()))}
    inner = {f"{group}.{key}" for group in ("closing", "deadlines") for key in shape_at(Policy, (group,)).keys}
    assert set(rules) == inner | set(shape_at(Policy, ()).keys) - {"closing", "deadlines"}
    for rule in rules.values():
        assert all((*rule.name, *rule.meaning, rule.example))
        assert rule.value == rule.default
        assert rule.place is None
    assert rules["moves"].value.zh == "除改回“未开始”外都可以"
    assert rules["colours"].value.en == "red -1, yellow 30, green"
    assert rules["dispatch_days"].value.zh == "不要求"


def test_what_is_set_here_is_told_from_the_default_with_its_place() -> None:
    inspection = ledgers.INSPECTION.model_copy(update={"policy": SET})
    rules = {rule.key: rule for rule in view.build(Entry(inspection, ledgers.Nowhere()))}
    assert {key for key, rule in rules.items() if rule.place} == {"closing.evidence", "moves", "counts"}
    assert rules["closing.evidence"].value.en == "required"
    assert rules["moves"].value.zh == "已完成 → 阶段性完成"
    assert (rules["counts"].value.zh, rules["counts"].default.zh) == ("认定", "自报")
