"""What books said when they were last read, in data/imported."""

from pathlib import Path

import workspaces
from rectify_cli import store
from rectify_cli.core.terms import Register
from rectify_cli.store import imported

NOW = {Register.ISSUES: {1: {"title": "a1", "owner": "b2"}}, Register.IMMEDIATE: {1: {"title": "c3"}}}


def test_what_is_kept_comes_back_by_its_register(tmp_path: Path) -> None:
    here = store.Workspace(workspaces.write(tmp_path, workspaces.BASE))
    assert imported.seen(here, "台账.xlsx", Register.ISSUES) == []
    assert imported.change(here, "台账.xlsx", {Register.ISSUES: {}}) is None
    first = imported.change(here, "某局/台账.xlsx", NOW)
    assert first
    assert (first.label, first.before) == ("data/imported/台账.csv", None)
    workspaces.write(tmp_path, {first.label: first.after})
    for book in ("台账.xlsx", "别的.xlsx"):
        assert imported.seen(here, book, Register.ISSUES) == [NOW[Register.ISSUES]]
        assert imported.seen(here, book, Register.IMMEDIATE) == [NOW[Register.IMMEDIATE]]
    again = imported.change(here, "台账.xlsx", {Register.ISSUES: {1: {"owner": "b2"}}})
    assert again
    assert not again.needed
    assert store.load(here).diagnostics == []


def test_a_file_that_cannot_be_read_is_as_none(tmp_path: Path) -> None:
    files = {**workspaces.BASE, "data/imported/台账.csv": "登记簿,编号\nissues,x,title,a1\n"}
    here = store.Workspace(workspaces.write(tmp_path, files))
    assert imported.seen(here, "台账.xlsx", Register.ISSUES) == []
