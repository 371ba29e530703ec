"""`rectify import` of a notice: a ledger that works, and nothing overwritten."""

from pathlib import Path

import pytest

import notices
from commandline import Rectify

SEED = notices.SEED / "notice.md"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_a_ledger_that_works(rectify: Rectify, here: Path) -> None:
    ran = rectify("import", str(SEED), "--into", "台账")
    assert (ran.code, ran.out) == (0, "")
    assert "error[N502]: issues: 22 declared, 20 listed" in ran.err
    assert ran.err.endswith("ledger created in 台账/, issues: 20; now run `rectify -C 台账 check`\n")
    assert sorted(path.name for path in (here / "台账").iterdir()) == [
        ".gitignore",
        "build",
        "data",
        "import-notes.md",
        "schema",
    ]
    checked = rectify("-C", "台账", "check", "--as-of", "2025-01-10")
    assert [line.split("]")[0] for line in checked.out.splitlines() if "error[" in line] == [
        "台账/data/inspection.yaml:12:21: error[L210",
        "台账/data/inspection.yaml:12:36: error[L210",
    ]
    assert rectify("-C", "台账", "status").code == 0
    rectify("-C", "台账", "render", "notice", "-f", "md", "-o", "a.md", "--draft")
    rectify("-C", str(notices.ROOT), "render", "notice", "-f", "md", "-o", "b.md")
    ours, theirs = ((here / name).read_text(encoding="utf-8").splitlines() for name in ("a.md", "b.md"))
    differing = [one for one, other in zip(ours[2:], theirs, strict=True) if one != other]
    assert len(differing) == 1
    assert "反馈的20个具体问题，已完成整改17个" in differing[0]


def test_nothing_that_is_there_is_overwritten(rectify: Rectify, sample: Path) -> None:
    before = {path: path.read_bytes() for path in sample.rglob("*.yaml")}
    ran = rectify("import", str(SEED), "--into", ".")
    assert ran.code == 2
    assert "data already exists and was not overwritten" in ran.err
    assert {path: path.read_bytes() for path in sample.rglob("*.yaml")} == before


def test_without_into_the_ledger_is_created_where_the_command_is_told_to_work(rectify: Rectify, sample: Path) -> None:
    """The folder of -C, and not the current one, which here holds another ledger."""
    ran = rectify("-C", "new", "import", str(SEED))
    assert ran.code == 0
    assert ran.err.endswith("ledger created in new/, issues: 20; now run `rectify -C new check`\n")
    assert (sample / "new/data/issues/020.yaml").exists()


def test_notes_that_are_there_are_kept(rectify: Rectify, here: Path) -> None:
    (here / "import-notes.md").write_bytes("我的笔记".encode())
    assert rectify("import", str(SEED)).code == 0
    assert (here / "import-notes.md").read_bytes() == "我的笔记".encode()
    assert (here / "import-notes-2.md").exists()


def test_a_dry_run_shows_all_and_writes_nothing(rectify: Rectify, here: Path) -> None:
    ran = rectify("import", str(SEED), "--dry-run")
    assert ran.code == 0
    assert "=== data/issues/020.yaml\n" in ran.out
    assert list(here.iterdir()) == []


def test_a_paper_without_problems_is_refused(rectify: Rectify, here: Path) -> None:
    (here / "a.txt").write_bytes("会议通知\n明天开会。\n".encode())
    ran = rectify("import", "a.txt")
    assert ran.code == 2
    assert "no issue was found in a.txt" in ran.err
    assert [path.name for path in here.iterdir()] == ["a.txt"]


def test_what_a_notice_does_not_say_is_named_and_left_out(rectify: Rectify, here: Path) -> None:
    text = (
        "某局党组关于巡察整改进展情况的通报\n导语一句。\n一、反馈问题：学习不够\n整改结果：完成\n"
        "二、反馈问题：管理不严\n整改结果：悬着\n"
    )
    (here / "a.txt").write_bytes(text.encode())
    ran = rectify("import", "a.txt")
    assert ran.code == 0
    assert "the status of 管理不严 (printed as 悬着)" in ran.err
    assert "on_site: `rectify set inspection on_site=…`" in ran.err
    checked = rectify("check")
    assert checked.code == 1
    assert "on_site" in checked.out


def test_two_kinds_of_own_words_for_a_status_are_kept(rectify: Rectify, here: Path) -> None:
    words = ("已整改到位", "完成", "已销号")
    printed = "{n}.反馈问题：问题甲{n}\n整改结果：{word}\n整改情况：做了这件事情。\n"
    body = "".join(printed.format(n=n, word=word) for n, word in enumerate(words, start=1))
    head = "某局党组关于巡察整改进展情况的通报\n截至2024年12月31日，反馈的3个问题，已完成整改3个。\n"
    (here / "a.txt").write_bytes((head + body + "某局党组\n2025年1月10日\n").encode())
    assert rectify("import", "a.txt").code == 0
    data = "".join(path.read_text(encoding="utf-8") for path in sorted((here / "data").rglob("*.yaml")))
    for word in words:
        assert word in data


PAPER = """\
# 某局党组关于巡察整改进展情况的通报

## 一、整改进展情况

### 1.反馈问题：学习不够

整改结果：完成

责任领导：张三。

整改情况：已补学。

### 2.反馈问题：内部掌握的问题

整改结果：完成

整改情况：已处理。
"""


def test_words_of_an_internal_paper_never_become_public(rectify: Rectify, here: Path) -> None:
    (here / "a.md").write_text(PAPER, encoding="utf-8")
    ran = rectify("import", "a.md", "--into", "b", "--lang", "zh")
    assert "按内部稿导入：2 个问题只进内部稿" in ran.err
    for number in (1, 2):
        assert "disclosure: internal\n" in (here / f"b/data/issues/{number:03}.yaml").read_text(encoding="utf-8")
    assert rectify("import", "a.md", "--into", "c", "--edition", "public").code == 0
    assert "disclosure" not in (here / "c/data/issues/002.yaml").read_text(encoding="utf-8")


def test_an_internal_notice_of_ours_comes_back_internal(rectify: Rectify, sample: Path) -> None:
    assert rectify("render", "notice", "-f", "md", "--edition", "internal").code == 0
    (made,) = (sample / "build").glob("notice*.md")
    assert rectify("import", str(made), "--into", "back").code == 0
    entries = [path.read_text(encoding="utf-8") for path in sorted((sample / "back/data/issues").glob("*.yaml"))]
    assert entries
    assert all("disclosure: internal\n" in entry for entry in entries)


@pytest.mark.usefixtures("sample")
def test_a_sheet_has_no_edition_to_be_told(rectify: Rectify) -> None:
    assert rectify("export", "register", "-o", "a.csv").code == 0
    ran = rectify("import", "a.csv", "--edition", "public")
    assert (ran.code, "--edition cannot be used" in ran.err) == (2, True)


def test_a_paper_of_immediate_fixes_alone_and_one_that_feeds_back_are_imported(rectify: Rectify, here: Path) -> None:
    corpus = notices.ROOT / "tests" / "notices" / "corpus"
    ran = rectify("import", str(corpus / "g17-01.txt"), "--into", "immediate")
    assert ran.code == 0
    assert "ledger created in immediate/, immediate fixes: 5;" in ran.err
    assert len(list((here / "immediate" / "data" / "immediate").glob("*.yaml"))) == 5
    assert rectify("import", str(corpus / "g18-01.md"), "--into", "feedback").code == 0
    issue = (here / "feedback" / "data" / "issues" / "001.yaml").read_text(encoding="utf-8")
    assert "examples: 存在以会议落实会议的现象" in issue
    assert "results" not in issue
    assert "progress" not in issue
    assert "0 处错误" in rectify("-C", "feedback", "--lang", "zh", "check").out
