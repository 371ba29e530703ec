"""Every part of a notice around its problems goes back, whatever file the paper was edited in; then both agree."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import papers_in
import workspaces
from amending import files
from commandline import Rectify
from rectify_cli import papers, store
from rectify_cli.core.terms import Edition
from rectify_cli.documents.layout import Layout
from rectify_cli.documents.writers import docx, html, md, pdf
from rectify_cli.views import Request

if TYPE_CHECKING:
    from collections.abc import Callable

INSPECTION = """\
body: 某县某局党组
kind: inspection
team: 县委第一巡察组
on_site: {from: 2024-03-01, to: 2024-04-30}
feedback: 2024-06-01
cut_off: 2024-12-31
signing: 2025-01-10
facts:
  会议: {value: 11, source: 党组会记录, as_of: 2024-12-31}
contact: {phone: 0734-1234567, mail: 某县某路1号信箱, email: a@example.com}
papers:
  notice:
    head: {mark: 某县某局党组文件, number: 某党〔2025〕1号}
    addressee: 各股室、各单位：
    ending: ""
    attachments:
      - {title: 整改台账, text: [附件正文第一段。, 附件正文第二段。]}
      - {title: 制度清单, text: [考勤制度。]}
    note: 联系人：张三
notice:
  title: [某县某局党组, 关于巡察整改进展情况的通报]
  lead: 根据统一部署，2024年3月1日至4月30日，县委第一巡察组对某局进行了巡察。2024年6月1日，巡察组反馈了巡察意见。
  organisation:
    - 某局党组召开会议{会议}次，研究推动整改工作，对反馈的问题逐条认领、逐项分解，明确责任领导、责任部门和完成时限。
    - 坚持问题导向，制定整改方案，建立工作台账，实行销号管理，做到问题不解决不松劲、整改不到位不放过。
    - 对整改进展缓慢的及时提醒，对敷衍应付的严肃问责，确保反馈的问题事事有回音、件件有着落，让群众看到实实在在的变化。
    - 把解决具体问题与完善长效机制结合起来，以整改成果推动各项工作高质量发展。
  next_steps:
    - 提高认识。抓好整改。
    - 强化责任。每月调度。
  closing: 欢迎干部群众监督。
  list_immediate: true
"""
FIX = "id: 1\ntitle: 门前标识破损\nprogress: [{date: 2024-04-01, status: completed}]\nresults: [已更换标识。]\n"
FILES = workspaces.BASE | {"data/inspection.yaml": INSPECTION, "data/immediate/01.yaml": FIX}
FORMATS = ("md", "txt", "docx", "html", "pdf")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a small ledger whose notice has every part."""
    monkeypatch.chdir(workspaces.write(tmp_path, FILES))
    return tmp_path


def edited(folder: Path, suffix: str, *changes: tuple[str, str]) -> str:
    """Write the notice with other words in one format, and return the name of the file."""
    ledger = store.load(store.Workspace(folder)).ledger
    assert ledger is not None
    notice = papers.compose("notice", ledger, Request(Edition.PUBLIC, workspaces.TODAY), folder / "templates")
    words = md.write(notice, Layout(workspaces.TODAY)).decode()
    for old, new in changes:
        assert old in words, old
        words = words.replace(old, new)
    document = papers_in.document(words)
    written: dict[str, Callable[[], bytes]] = {
        "md": words.encode,
        "txt": lambda: papers_in.plain(document).encode(),
        "docx": lambda: docx.write(document, papers_in.LAYOUT),
        "html": lambda: html.write(document, papers_in.LAYOUT),
        "pdf": lambda: pdf.write(document, papers_in.LAYOUT),
    }
    (folder / f"paper.{suffix}").write_bytes(written[suffix]())
    return f"paper.{suffix}"


CHANGES = {
    "title": ("关于巡察整改进展情况的通报", "关于县委巡察整改进展情况的通报"),
    "head mark": ("某县某局党组文件", "中共某县某局党组文件"),
    "head number": ("某党〔2025〕1号", "某党〔2025〕2号"),
    "addressee": ("各股室、各单位：", "各股室、局属各单位："),
    "lead": ("根据统一部署", "根据县委统一部署"),
    "days on site": ("2024年3月1日至4月30日", "2024年3月2日至4月29日"),
    "feedback": ("2024年6月1日，巡察组", "2024年6月2日，巡察组"),
    "team": ("县委第一巡察组对", "县委第二巡察组对"),
    "organisation": ("坚持问题导向", "坚持目标导向"),
    "a paragraph more": ("截至2024年12月31日", "成立领导小组，由党组书记任组长。\n\n截至2024年12月31日"),
    "next step": ("每月调度。", "每半月调度。"),
    "a step more": ("二是强化责任。每月调度。", "二是强化责任。每月调度。\n\n三是巩固成果。"),
    "closing": ("欢迎干部群众监督", "欢迎广大干部群众监督"),
    "phone": ("0734-1234567", "0734-1234568"),
    "no phone": ("联系电话：0734-1234567；", ""),
    "mail": ("某县某路1号信箱", "某县某路2号信箱"),
    "email": ("a@example.com", "b@example.com"),
    "body": ("\n某县某局党组  \n", "\n某县某局委员会  \n"),
    "signing": ("2025年1月10日", "2025年1月12日"),
    "note": ("联系人：张三", "联系人：李四"),
    "annex": ("整改台账", "整改问题台账"),
    "its paragraph": ("附件正文第二段", "附件正文第二自然段"),
    "one more": ("附件正文第二段。", "附件正文第二段。\n\n附件正文第三段。"),
    "one gone": ("附件正文第二段。\n", ""),
    "immediate fix": ("问题：门前标识破损", "问题：门前标识牌破损"),
    "its result": ("已更换标识。", "已全部更换标识。"),
}


def silent(rectify: Rectify, paper: str) -> bool:
    """Return True if nothing of a paper differs from its ledger."""
    ran = rectify("proofread", paper, "--ledger", ".")
    return "[C8" not in ran.out + ran.err


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_ledger_and_an_unchanged_paper_agree(rectify: Rectify, folder: Path, suffix: str) -> None:
    paper, before = edited(folder, suffix), files(folder)
    assert silent(rectify, paper)
    assert rectify("accept", paper, "--yes").code == 0
    assert files(folder) == before


@pytest.mark.parametrize("suffix", ["md", "docx"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_taken_and_both_agree(rectify: Rectify, folder: Path, change: str, suffix: str) -> None:
    before = files(folder)
    paper = edited(folder, suffix, CHANGES[change])
    ran = rectify("accept", paper, "--yes")
    assert (ran.code, "not taken" in ran.err) == (0, False), ran.err
    assert silent(rectify, paper)
    assert files(folder) != before
    assert rectify("undo").code == 0
    assert files(folder) == before


@pytest.mark.parametrize("suffix", FORMATS)
def test_many_changes_are_one_step(rectify: Rectify, folder: Path, suffix: str) -> None:
    before = files(folder)
    names = ("head number", "addressee", "lead", "team", "organisation", "closing", "signing", "annex", "its result")
    paper = edited(folder, suffix, *(CHANGES[name] for name in names))
    assert rectify("accept", paper, "--yes").code == 0
    assert silent(rectify, paper)
    assert rectify("undo").code == 0
    assert files(folder) == before


def test_what_leaves_no_trace_in_the_ledger_is_named(rectify: Rectify, folder: Path) -> None:
    paper = edited(
        folder,
        "docx",
        ("二、整改进展情况", "二、反馈问题整改情况"),
        ("巡察反馈的2个具体问题，已", "巡察反馈问题2个，已"),
    )
    before = files(folder)
    ran = rectify("accept", paper, "--yes")
    assert ran.err.count("rectify templates eject notice -f md") == 2
    assert files(folder) == before


def test_a_later_cut_off_is_taken(rectify: Rectify, folder: Path) -> None:
    paper = edited(folder, "md", ("截至2024年12月31日", "截至2025年1月5日"))
    assert rectify("accept", paper, "--yes").code == 0
    assert "\ncut_off: 2025-01-05\n" in (folder / "data/inspection.yaml").read_text(encoding="utf-8")
    assert silent(rectify, paper)


def test_a_head_and_an_attachment_come_and_go(rectify: Rectify, folder: Path) -> None:
    annex = "\n\n# 附件2 制度清单\n\n考勤制度。\n"
    paper = edited(folder, "md", (annex, ""), ("\n2．制度清单", ""), ("附件1 整改台账", "附件 整改台账"))
    assert rectify("accept", paper, "--yes").code == 0
    assert "制度清单" not in (folder / "data/inspection.yaml").read_text(encoding="utf-8")
    full = edited(folder, "md", ("附件正文第二段。\n", f"附件正文第二段。{annex}"))
    assert rectify("accept", full, "--all").code == 0
    assert "- title: 制度清单\n        text:\n          - 考勤制度。" in (folder / "data/inspection.yaml").read_text(
        encoding="utf-8"
    )


def test_some_are_taken_by_their_numbers(rectify: Rectify, folder: Path) -> None:
    paper = edited(folder, "md", CHANGES["head number"], CHANGES["addressee"], CHANGES["closing"])
    before = files(folder)
    ran = rectify("accept", paper)
    assert (ran.code, "[3] paper.md" in ran.err, "--take 1,3-5" in ran.err) == (2, True, True)
    assert rectify("accept", paper, "--take", "4").code == 2
    assert rectify("accept", paper, "--take", "1", "--all").code == 2
    assert files(folder) == before
    assert "changes taken: 2" in rectify("accept", paper, "--take", "1,3").err
    text = (folder / "data/inspection.yaml").read_text(encoding="utf-8")
    assert ("2号" in text, "局属" in text, "广大" in text) == (True, False, True)
