"""Where a command works: the workspace round the folder it is typed in."""

from pathlib import Path

import pytest

from commandline import Rectify
from samples_changed import change


def test_the_workspace_is_found_from_below_and_named_as_typed(
    rectify: Rectify, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample / "data" / "issues")
    assert "../../data/issues/002.yaml:9:1: warning" in rectify("check").out
    monkeypatch.chdir(sample.parent)
    assert f"{sample.name}/data/issues/002.yaml:9:1" in rectify("-C", sample.name, "check").out


def test_the_workspace_is_named_anywhere_on_the_line_or_in_the_environment(
    rectify: Rectify, sample: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = rectify("list").out
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    assert rectify("list", "-C", str(sample)).out == wanted
    monkeypatch.setenv("RECTIFY_ROOT", str(sample))
    assert rectify("list").out == wanted
    assert f"no folder {elsewhere}/data/" in rectify("list", "--root", str(elsewhere)).err
    monkeypatch.setenv("RECTIFY_ROOT", str(elsewhere))
    assert rectify("list", f"-C{sample}").out == wanted


def test_an_option_given_twice_is_exit_2(rectify: Rectify, sample: Path) -> None:
    ran = rectify("-C", str(sample), "status", "--root", str(sample))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: -C (--root) is given twice\n\nhint: keep one of them\n"


def test_a_quiet_run_prints_errors_and_the_document(rectify: Rectify, sample: Path) -> None:
    assert rectify("check").code == 0
    assert rectify("check", "-q").out == ""
    assert rectify("log", "1", "--note", "核实", "-q").err == ""
    assert rectify("render", "notice", "-q").err == ""
    assert rectify("render", "notice", "-f", "md", "-o", "-", "-q").out.startswith("# ")
    change(sample / "data" / "issues" / "003.yaml", "status: completed", "status: in_progress")
    ran = rectify("check", "-q")
    assert (ran.code, ran.out.count("error["), ran.out.count("warning[")) == (1, 2, 0)
    assert "check failed" not in ran.out
    assert rectify("check", "-q", "--strict").out.count("warning[") == 2
    assert rectify("check", "-q", "--format", "json").out == rectify("check", "--format", "json").out


def test_a_verbose_run_says_what_it_used(rectify: Rectify, sample: Path) -> None:
    (sample / "templates").mkdir()
    (sample / "templates" / "notice.md.j2").write_bytes(b'{% extends "shipped/notice.md.j2" %}')
    ran = rectify("check", "-v", "--ignore", "L")
    assert ran.out == rectify("check", "--ignore", "L").out
    workspace, read, template, rules = ran.err.splitlines()
    assert workspace == f"workspace: {sample.resolve()}"
    assert read.startswith("read: data/inspection.yaml, data/petitions.yaml, data/issues/001.yaml … 022.yaml (22), ")
    assert template == "template: templates/notice.md.j2"
    assert rules.startswith("rules used: ")
    assert " of " in rules
    assert "template: briefing.md.j2, as shipped" in rectify("render", "briefing", "-v").err


@pytest.mark.usefixtures("sample")
def test_a_day_is_taken_in_any_usual_form(rectify: Rectify) -> None:
    wanted = rectify("list", "--as-of", "2025-01-15").out
    assert rectify("list", "--as-of", "2025年1月15日").out == rectify("list", "--as-of", "2025.1.15").out == wanted


WITHOUT = [
    ("new", "甲"),
    ("log", "1", "--status", "completed"),
    ("edit", "1"),
    ("edit", "inspection"),
    ("import", "book.csv"),
    ("list",),
    ("status",),
    ("render", "notice"),
    ("serve", "--no-browser"),
]
"""Commands of every kind that need a ledger."""


@pytest.mark.parametrize("folder", [".", "missing"])
@pytest.mark.parametrize("command", WITHOUT, ids=" ".join)
def test_a_command_without_a_ledger_says_how_to_make_one(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "book.csv").write_text("问题,责任部门\n甲,财务科\n", encoding="utf-8")
    ran = rectify("-C", folder, *command)
    assert (ran.code in {1, 2}, ran.out) == (True, "")
    assert ran.err.startswith("error: no folder ")
    assert ran.err.endswith("\n\nhint: run it inside a workspace, or create one with `rectify init DIR`\n")
    assert not (tmp_path / "missing").exists()
