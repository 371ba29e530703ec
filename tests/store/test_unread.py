"""What a book says besides: kept in data/unread, replaced by what the same book says later."""

from pathlib import Path

import workspaces
from rectify_cli import store
from rectify_cli.store import unread
from rectify_cli.store.unread import UnreadCell

CELL = UnreadCell("issues", "1", "台账", "C4", "涉及金额", '12.5"万', "没有字段")
OTHER = UnreadCell("issues", "1", "旧表", "C4", "来源", "巡察", "没有字段")


def workspace(root: Path) -> store.Workspace:
    return store.Workspace(workspaces.write(root, workspaces.BASE))


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    kept = unread.change(workspace(tmp_path), "某局/台账.xlsx", [CELL], [("台账", "涉及金额")])
    assert kept
    assert (kept.label, kept.before) == ("data/unread/台账.csv", None)
    workspaces.write(tmp_path, {kept.label: kept.after})
    assert unread.read(workspace(tmp_path), "台账.xlsx") == (kept.after, [CELL])
    again = unread.change(workspace(tmp_path), "台账.xlsx", [CELL], [("台账", "涉及金额")])
    assert again
    assert not again.needed
    assert store.load(workspace(tmp_path)).diagnostics == []


def test_a_later_reading_replaces_its_own_columns_and_no_others(tmp_path: Path) -> None:
    here = workspace(tmp_path)
    first = unread.change(here, "台账.xlsx", [CELL, OTHER], [("台账", "涉及金额"), ("旧表", "来源")])
    assert first
    workspaces.write(tmp_path, {first.label: first.after})
    later = unread.change(here, "台账.xlsx", [], [("台账", "涉及金额")])
    assert later
    assert "旧表" in later.after
    assert "12.5" not in later.after


def test_nothing_kept_is_no_file(tmp_path: Path) -> None:
    assert unread.change(workspace(tmp_path), "台账.xlsx", [], []) is None
