"""The example is known by what the shipped file says, and the sample of this repository is none."""

import notices
from rectify_cli import store
from rectify_cli.documents.resources import shipped_templates
from rectify_cli.ledger import example
from rectify_cli.ledger.model import Inspection
from rectify_cli.store.yaml import parse

SHIPPED = shipped_templates() / "workspace" / "data" / "inspection.yaml"
USUAL = {"inspection", "关于巡察整改进展情况的通报"}
"""What the example says that may stay."""


def texts(data: object) -> set[str]:
    if isinstance(data, dict):
        return set().union(*map(texts, data.values()))
    return set().union(*map(texts, data)) if isinstance(data, list) else {str(data)}


def test_every_value_of_the_shipped_example_is_known() -> None:
    read = parse.parse(SHIPPED.read_text(encoding="utf-8"), "inspection.yaml")
    assert texts(read.value) - USUAL == {text for known in example.EXAMPLE.values() for text in known}
    held = list(example.held(Inspection.model_validate(read.value)))
    assert len(held) == sum(map(len, example.EXAMPLE.values()))
    assert ("notice", "next_steps", 1) in held


def test_the_sample_of_this_repository_holds_nothing_of_it() -> None:
    ledger = store.load(store.Workspace(notices.ROOT)).ledger
    assert ledger
    assert list(example.held(ledger.inspection.record)) == []
