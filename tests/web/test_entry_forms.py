"""Every form of an entry writes what its command writes, byte for byte, comments and order included."""

import datetime as dt
from pathlib import Path

import pytest

import workspaces
from commandline import Rectify
from local_page import Browser, desk_in
from rectify_cli.web.entry_forms import FORMS

INSPECTION = (
    workspaces.INSPECTION + "sign_offs: [主管领导, 纪检组]\nfields:\n  amount: {heading: 涉及金额, type: money}\n"
)
FIRST = """\
# 第一号
id: 1
title: 学习不够   # 原文
owner: 办公室
due: 2025-06-30
progress:
  - {date: 2024-12-30, status: in_progress}
  - {date: 2024-12-31, status: completed}  # 当天
measures:
  - 组织学习。
  - {text: 建立台账。, owner: 机关党委}   # 另一部门
results:
  - 已补学。
  - 已建账。
plan:
  - 年底前再查一次。
evidence:
  - 会议记录
"""
FILES = workspaces.BASE | {
    "data/inspection.yaml": INSPECTION,
    "data/issues/001.yaml": FIRST,
    "data/petitions.yaml": "- id: 1\n- id: 2  # 转来\n",
}
DAY = {"date": "2025-01-10"}
CASES: list[tuple[str, str, dict[str, str], list[str]]] = [
    ("issues/1", "log", {**DAY, "status": "staged", "note": "抽查"},
     ["log", "1", "--status", "staged", "--note", "抽查"]),
    ("petitions/2", "log", {**DAY, "status": "completed"},
     ["log", "2", "--register", "petitions", "--status", "completed"]),
    ("issues/1", "log", {**DAY, "status": "staged", "plan": "再学。", "due": "2025-12-31"},
     ["log", "1", "--status", "staged", "--plan", "再学。", "--due", "2025-12-31"]),
    ("issues/1", "progress-remove-1", {}, ["progress", "remove", "1", "1"]),
    ("issues/1", "set", {"lead": "李某", "owner": "", "tags": "基建、信访", "fields.amount": "12.5万元"},
     ["set", "1", "owner=", "lead=李某", "tags=基建、信访", "fields.amount=12.5万元"]),
    ("issues/1", "put", {"key": "measures.2.owner", "value": "人事科"}, ["set", "1", "measures.2.owner=人事科"]),
    ("issues/2", "extend", {**DAY, "to": "2026-12-31", "reason": "尚在施工"},
     ["extend", "2", "--to", "2026-12-31", "--reason", "尚在施工"]),
    ("issues/1", "reopen", {**DAY, "reason": "反弹"}, ["reopen", "1", "--reason", "反弹"]),
    ("issues/1", "sign-off", {**DAY, "by": "张某", "role": "主管领导"},
     ["sign-off", "1", "--by", "张某", "--role", "主管领导"]),
    ("issues/1", "evidence-add", {"title": "验收单"}, ["evidence", "add", "1", "--title", "验收单"]),
    ("issues/1", "evidence-remove-1", {}, ["evidence", "remove", "1", "1"]),
    ("issues/1", "delete", {"reason": "重复登记"}, ["delete", "1", "--reason", "重复登记"]),
    ("petitions/1", "petition-remove", {}, ["petition", "remove", "1"]),
    ("issues/1", "measures-add", {"text": "一是抓学习。\n抓考试。", "owner": "人事科", "due": "2025-12-31"},
     ["measure", "add", "1", "抓学习。", "抓考试。", "--owner", "人事科", "--due", "2025-12-31"]),
    ("issues/1", "measures-edit-2", {"text": "建立台账并公示。"}, ["measure", "edit", "1", "2", "建立台账并公示。"]),
    ("issues/1", "measures-move-2", {"to": "1"}, ["measure", "move", "1", "2", "1"]),
    ("issues/1", "measures-remove-1", {}, ["measure", "remove", "1", "1"]),
    ("issues/1", "measures-done-2", DAY, ["measure", "done", "1", "2"]),
    ("issues/1", "results-add", {"text": "已通报。"}, ["results", "add", "1", "已通报。"]),
    ("issues/1", "results-edit-1", {"text": "已全部补学。"}, ["results", "edit", "1", "1", "已全部补学。"]),
    ("issues/1", "results-move-1", {"to": "2"}, ["results", "move", "1", "1", "2"]),
    ("issues/1", "results-remove-2", {}, ["results", "remove", "1", "2"]),
    ("issues/1", "plan-add", {"text": "明年再查。", "due": "2025-12-31"},
     ["plan", "add", "1", "明年再查。", "--due", "2025-12-31"]),
    ("issues/1", "plan-edit-1", {"text": "年底前再查两次。"}, ["plan", "edit", "1", "1", "年底前再查两次。"]),
    ("issues/1", "plan-remove-1", {}, ["plan", "remove", "1", "1"]),
    ("issues/1", "plan-done-1", {"result": "已复查。"}, ["plan", "done", "1", "1", "--result", "已复查。"]),
]  # fmt: skip
BY_HAND = {"plan-move": "no command moves an item of the plan"}


def data(root: Path) -> dict[str, str]:
    files = (path for path in (root / "data").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in files}


def name_of(form: str) -> str:
    return form.rstrip("0123456789").rstrip("-")


def test_every_form_is_tried() -> None:
    assert {name_of(form) for _, form, _, _ in CASES} | set(BY_HAND) == set(FORMS)


@pytest.mark.parametrize(
    ("path", "form", "texts", "words"), CASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_form_writes_what_its_command_writes(  # noqa: PLR0913, PLR0917 - one case
    path: str, form: str, texts: dict[str, str], words: list[str], tmp_path: Path, rectify: Rectify
) -> None:
    by_page, by_command = (workspaces.write(tmp_path / name, FILES) for name in ("page", "command"))
    browser = Browser(desk_in(by_page, now=lambda: dt.datetime.now().astimezone()))
    answer = browser.fill(browser.get(f"/{path}"), form, **texts)
    if FORMS[name_of(form)].asks:
        assert data(by_page) == FILES
        answer = browser.fill(answer, "confirm")
    assert answer.status == 200, answer.words
    dated = ["--date", "2025-01-10"] if "date" in texts else []
    ran = rectify("-C", str(by_command), *words, *dated)
    assert (ran.code, data(by_page)) == (0, data(by_command)), ran.err
