"""An ordinal typed in front of a text is left out on every way in, and printed once whatever is stored."""

import json
import sys
from pathlib import Path

import pytest

import spreadsheets
import workspaces
from commandline import Rectify

ORDINALS = ("3.", "一、", "一是", "（1）", "②", "1-1 ", "四是")
WRITTEN = """\
id: 1
title: {0}窗口排队时间较长
aspect: {1}服务群众方面
owner: 办公室
due: 2024-11-30
progress:
  - {{date: 2024-12-31, status: staged}}
measures:
  - {2}增设窗口。
  - {{text: 错峰办理。, items: [{3}周一。, 周二。]}}
results:
  - {4}排队时间缩短。
plan:
  - {{text: {5}全面推行。, due: 2024-12-30}}
"""
STEPS = "  next_steps: [{}提高认识。]\n"

COMMANDS = [
    *(("render", paper, "-f", "md", "-o", "out.md", "--draft", "--edition", "internal")
      for paper in ("notice", "report", "briefing", "register", "problems", "tasks", "duties", "reminder")),
    ("render", "closing-sheet", "1", "-f", "md", "-o", "out.md", "--draft"),
    ("export", "register", "-o", "out.csv"),
    ("export", "register", "-f", "jsonl", "-o", "out.jsonl"),
    ("export", "register", "-f", "oscal-poam", "-o", "out.json"),
    ("export", "tasks", "-o", "out.csv"),
    ("show", "1"), ("list",), ("due",), ("stats",),
]  # fmt: skip


def written(root: Path, ordinals: tuple[str, ...]) -> Path:
    """Write a workspace of one issue whose texts begin with the ordinals."""
    inspection = workspaces.INSPECTION + STEPS.format(ordinals[6])
    return workspaces.write(
        root, {"data/inspection.yaml": inspection, "data/issues/001.yaml": WRITTEN.format(*ordinals)}
    )


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_prints_an_ordinal_that_was_typed(
    command: tuple[str, ...], rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes = []
    for name, ordinals in (("typed", ORDINALS), ("plain", ("",) * len(ORDINALS))):
        monkeypatch.chdir(written(tmp_path / name, ordinals))
        ran = rectify(*command)
        outputs = [path.read_bytes() for path in sorted(Path().glob("out.*"))]
        outcomes.append((ran.code, ran.out, outputs))
    assert outcomes[0] == outcomes[1]
    assert outcomes[0][0] == 0 or command[0] == "due"


def test_points_with_a_series_of_their_own_take_no_ordinal(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = workspaces.FIRST.replace("  - 已补学。\n", "  - 一是已补学；二是已考勤。\n  - 已通报。\n")
    monkeypatch.chdir(workspaces.write(tmp_path, workspaces.BASE | {"data/issues/001.yaml": text}))
    assert rectify("render", "notice", "-f", "md", "-o", "out.md", "--draft").code == 0
    printed = Path("out.md").read_text(encoding="utf-8")
    assert "一是一是" not in printed
    assert "一是已补学；二是已考勤。" in printed


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to the small workspace."""
    monkeypatch.chdir(workspaces.write(tmp_path, workspaces.BASE))
    return tmp_path


def text(number: int) -> str:
    return Path(f"data/issues/{number:03}.yaml").read_text(encoding="utf-8")


def test_a_sheet_comes_in_without_ordinals_and_says_how_many(rectify: Rectify, folder: Path) -> None:
    rows = [
        ("序号", "方面", "反馈问题", "整改措施", "整改情况"),
        ("3", "一、服务群众方面", "1-1 窗口排队", "一是增设窗口。\n二是错峰办理。", "①排队时间缩短。"),
        ("4", "一、服务群众方面", "3个窗口没有人", "1.5万元用于增设窗口。", "2025年3月增设。"),
    ]
    spreadsheets.write(folder / "a.xlsx", rows)
    ran = rectify("import", "a.xlsx", "--lang", "zh")
    assert (ran.code, "去掉了 6 处序号" in ran.err) == (0, True), ran.err
    assert "title: 窗口排队\naspect: 服务群众方面\nmeasures:\n  - 增设窗口。\n  - 错峰办理。\n" in text(3)
    assert "  - 排队时间缩短。\n" in text(3)
    assert all(kept in text(4) for kept in ("3个窗口没有人", "1.5万元", "2025年3月"))
    again = rectify("import", "a.xlsx", "--lang", "zh")
    assert "新增 0 个，改动 0 个，未变 2 个" in again.err
    assert "去掉了" not in again.err


def test_a_row_is_known_by_its_title_without_the_ordinal(rectify: Rectify, folder: Path) -> None:
    spreadsheets.write(folder / "a.xlsx", [("反馈问题", "责任部门"), ("（一）学习不够", "办公室")])
    ran = rectify("import", "a.xlsx")
    assert (ran.code, "0 new, 1 changed" in ran.err) == (0, True)
    assert "owner: 办公室" in text(1)


def test_a_notice_and_a_poam_come_in_without_ordinals(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written(tmp_path, ("",) * len(ORDINALS)))
    lines = ["# 关于整改情况的通报", "一、整改情况", "1.反馈问题：1-1 窗口排队", "整改结果：完成", "整改情况："]
    Path("a.md").write_text("\n\n".join([*lines, "一是①增设窗口。", "二是错峰办理。", ""]), encoding="utf-8")
    ran = rectify("import", "a.md", "--into", "notice", "--lang", "zh")
    assert "去掉了 2 处序号" in ran.err
    entry = Path("notice/data/issues/001.yaml").read_text(encoding="utf-8")
    assert "title: 窗口排队\n" in entry
    assert "  - 增设窗口。\n  - 错峰办理。\n" in entry
    assert rectify("export", "register", "-f", "oscal-poam", "-o", "a.json", "--edition", "internal").code == 0
    document = json.loads(Path("a.json").read_text(encoding="utf-8"))
    for task in document["plan-of-action-and-milestones"]["risks"][0]["remediations"][0]["tasks"]:
        task["description"] = "一是" + task["description"]
    Path("a.json").write_text(json.dumps(document), encoding="utf-8")
    ran = rectify("import", "a.json", "--into", "poam", "--lang", "zh")
    assert "去掉了 2 处序号" in ran.err
    assert "一是" not in Path("poam/data/issues/001.yaml").read_text(encoding="utf-8")


def test_an_edited_file_keeps_what_was_typed_and_is_warned_of(
    rectify: Rectify, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "import sys, pathlib; path = pathlib.Path(sys.argv[1]); text = path.read_text(encoding='utf-8')\n"
    script += "path.write_bytes(text.replace('学习不够', '一、学习不够').encode())\n"
    (folder / "editor.py").write_text(script, encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {folder / 'editor.py'}")
    ran = rectify("edit", "1")
    assert (ran.code, "warning: texts begin with “一、”" in ran.err) == (0, True), ran.err
    assert "title: 一、学习不够" in text(1)
    assert "L234" in rectify("check", "--quick").out
