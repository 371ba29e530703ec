"""Copies of a file of the ledger, as network drives and people name them."""

from pathlib import Path

import pytest

import workspaces
from rectify_cli import store
from rectify_cli.store import copies

NAMES = [
    *("001 (1).yaml", "001(1).yaml", "001.冲突.yaml", "001-DESKTOP-ABC.yaml", "001 - 副本.yaml", "001副本.yaml"),
    *(
        "001_conflict-20250101.yaml",
        "001 (张三的冲突副本 2025-01-01).yaml",
        "001.sync-conflict-20250101-120000-ABC.yaml",
    ),
    *("1.yaml", "0001.yaml", "Copy of 001.yaml", "副本 001.yaml", "001 copy.yaml"),
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", [workspaces.FIRST, "id: 1\n<<<<<<<\n"], ids=["sound", "broken"])
def test_a_copy_is_told_with_both_names(tmp_path: Path, name: str, text: str) -> None:
    workspaces.write(tmp_path, workspaces.BASE | {f"data/issues/{name}": text})
    loaded = store.load(store.Workspace(tmp_path))
    [fault] = [fault for fault in loaded.diagnostics if fault.rule is copies.SEVERAL]
    other = {fault.place.file, *(related.place.file for related in fault.related)}
    assert other == {"data/issues/001.yaml", f"data/issues/{name}"}
    assert fault.message.zh.startswith("两份文件都是第 1 号：")
    assert name in fault.message.zh
    assert loaded.ledger is not None
    assert [entry.record.id for entry in loaded.ledger.issues] == [1, 2]


@pytest.mark.parametrize("name", ["010.yaml", "0010 - 副本.yaml", "001a.yaml", "会议1.yaml", "01a.yaml"])
def test_another_number_is_no_copy(tmp_path: Path, name: str) -> None:
    workspaces.write(tmp_path, workspaces.BASE | {f"data/issues/{name}": "id: 10\ntitle: 甲\n"})
    assert store.load(store.Workspace(tmp_path)).diagnostics == []


def test_a_copy_that_was_given_an_id_of_its_own_is_none(tmp_path: Path) -> None:
    workspaces.write(tmp_path, workspaces.BASE | {"data/issues/001 (1).yaml": "id: 7\ntitle: 甲\n"})
    loaded = store.load(store.Workspace(tmp_path))
    assert loaded.diagnostics == []


def test_three_copies_of_an_immediate_fix_are_one_finding(tmp_path: Path) -> None:
    text = "id: 3\ntitle: 甲\n"
    names = ("03.yaml", "03 (1).yaml", "03.冲突.yaml")
    workspaces.write(tmp_path, workspaces.BASE | {f"data/immediate/{name}": text for name in names})
    [fault] = store.load(store.Workspace(tmp_path)).diagnostics
    assert fault.message.zh == "3 份文件都是立行立改第 3 号：03.yaml、03 (1).yaml、03.冲突.yaml"
    assert fault.message.en == "3 files are no. 3 of the immediate fixes: 03.yaml, 03 (1).yaml, 03.冲突.yaml"


@pytest.mark.parametrize("file", ["inspection.yaml", "petitions.yaml", "calendar.yaml"])
@pytest.mark.parametrize("rest", [" (1)", ".冲突", "-DESKTOP-ABC", " - 副本", "副本", "_conflict"])
def test_a_copy_of_a_list_is_told(tmp_path: Path, file: str, rest: str) -> None:
    texts = workspaces.BASE | {"data/petitions.yaml": "- {id: 1}\n", "data/calendar.yaml": "{}\n"}
    copy = f"{file.removesuffix('.yaml')}{rest}.yaml"
    workspaces.write(tmp_path, texts | {f"data/{copy}": "x"})
    found = [(fault.code, fault.message.zh) for fault in store.load(store.Workspace(tmp_path)).diagnostics]
    assert (copies.SEVERAL.code, f"两份文件都是 {file}：{file}、{copy}") in found
    assert "F032" not in dict(found)
    (tmp_path / "data" / file).unlink()
    assert "F033" not in [fault.code for fault in store.load(store.Workspace(tmp_path)).diagnostics]


def test_a_list_of_another_name_is_a_stranger(tmp_path: Path) -> None:
    workspaces.write(tmp_path, workspaces.BASE | {"data/inspections.yaml": "x", "data/inspection (1).txt": "x"})
    assert [fault.code for fault in store.load(store.Workspace(tmp_path)).diagnostics] == ["F032", "F032"]
