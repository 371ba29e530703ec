"""Every verb of the command line that changes the ledger has a form, or the how-to says that it has none, and why."""

from collections.abc import Iterator
from inspect import signature

import pytest

import notices
from rectify_cli.cli.commands import COMMANDS, GROUPS
from rectify_cli.web import desk_forms, entry_forms

FORM_OF = {
    "new": "new", "set": "set", "log": "log", "extend": "extend", "sign-off": "sign-off", "reopen": "reopen",
    "delete": "delete", "declare": "declare", "policy": "policy-set", "labels": "label-set", "progress remove":
    "progress-remove", "measure add": "measures-add", "measure done": "measures-done", "measure edit": "measures-edit",
    "measure remove": "measures-remove", "measure move": "measures-move", "petition add": "petition-add",
    "petition remove": "petition-remove",
    "register add": "register-add", "words add": "word-add", "words remove": "word-remove",
    **{f"{group} {verb}": f"{group}-{verb}" for group, verbs in {
        "results": ("add", "edit", "remove", "move"), "plan": ("add", "done", "edit", "remove", "move"),
        "evidence": ("add", "remove"), "field": ("add", "remove"), "record": ("add", "set", "remove"),
        "fact": ("add", "set", "remove"),
    }.items() for verb in verbs},
}  # fmt: skip
PAGES = {"import", "undo"}
"""Verbs that have a page of their own."""

WITHOUT = {"accept", "edit", "init"}


def writing() -> Iterator[str]:
    for name, (load, _) in COMMANDS.items():
        if "dry_run" in signature(load()).parameters:
            yield name
    for group, (load_group, _) in GROUPS.items():
        for command in load_group().registered_commands:
            if command.callback and "dry_run" in signature(command.callback).parameters:
                yield f"{group} {command.name}"


def test_every_verb_has_a_form_or_is_named_as_one_without() -> None:
    assert set(writing()) | {"undo", "init"} == set(FORM_OF) | PAGES | WITHOUT
    assert set(FORM_OF.values()) <= {*desk_forms.FORMS, *entry_forms.FORMS}


@pytest.mark.parametrize("page", ["serve.md", "serve.zh-CN.md"])
def test_the_how_to_names_the_verbs_without_a_form(page: str) -> None:
    text = (notices.ROOT / "docs" / "how-to" / page).read_text(encoding="utf-8")
    assert {verb for verb in WITHOUT if f"`rectify {verb}`" in text} == WITHOUT
