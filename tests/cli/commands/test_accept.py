"""Takes what was edited in a paper back into the ledger, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from amending import files, text
from commandline import Rectify
from on_terminal import TERMINAL, shown

Edit = Callable[..., Path]


@pytest.fixture
def edited(sample: Path, rectify: Rectify) -> Edit:
    """Return a function that renders a paper, makes changes to its words, and returns its file."""

    def edit(*changes: tuple[str, str], paper: str = "notice") -> Path:
        assert rectify("render", paper, "-o", "paper.md").code == 0
        words = Path("paper.md").read_text(encoding="utf-8")
        for old, new in changes:
            assert words.count(old) == 1, old
            words = words.replace(old, new)
        Path("paper.md").write_text(words, encoding="utf-8")
        return sample / "paper.md"

    return edit


@pytest.mark.parametrize(
    ("old", "new", "file"),
    [
        ("：政治理论学习不够深入\n", "：政治理论学习不够深入扎实\n", "issues/001"),
        ("每季度重温学习，加深理解记忆。", "每季度重温学习。", "issues/001"),
        ("在组织生活会中，组织", "在组织生活会上，组织", "issues/002"),
        ("如有意见建议，请及时", "如有意见建议，欢迎", "inspection"),
        ("每月调度不得少于1次", "每月调度不得少于2次", "inspection"),
        ("现将巡察整改进展情况予以公布", "现将整改进展情况予以公布", "inspection"),
        ("专题推动巡察整改工作", "专题研究推动巡察整改工作", "inspection"),
        ("关于巡察整改进展情况的通报", "关于市委巡察整改进展情况的通报", "inspection"),
        ("0734-6559978", "0734-6559979", "inspection"),
    ],
)
def test_words_go_where_they_came_from(  # noqa: PLR0913, PLR0917 - a case has three parts
    rectify: Rectify, sample: Path, edited: Edit, old: str, new: str, file: str
) -> None:
    paper = edited((old, new))
    before = files(sample)
    ran = rectify("accept", str(paper), "--all")
    assert (ran.code, "changes taken: 1" in ran.err) == (0, True)
    changed = [name for name, content in files(sample).items() if before[name] != content]
    assert changed == [str(sample / f"data/{file}.yaml")]
    assert rectify("render", "notice", "-o", "again.md").code == 0
    assert Path("again.md").read_bytes() == paper.read_bytes()
    assert rectify("undo").code == 0
    assert files(sample) == before


def test_an_unchanged_paper_changes_nothing(rectify: Rectify, sample: Path, edited: Edit) -> None:
    for paper in ("notice", "report"):
        file = edited(paper=paper)
        before = files(sample)
        assert rectify("accept", str(file), "--yes").code == 0
        assert files(sample) == before


def test_points_are_added_and_left_out_in_their_place(rectify: Rectify, sample: Path, edited: Edit) -> None:
    gone = "二是积极向县财政争取，将法院中心工作纳入地方财政保障体系。\n\n"
    paper = edited((gone, ""), ("六是加大执行案款清理力度", "六是压实责任。\n\n七是加大执行案款清理力度"))
    ran = rectify("accept", str(paper), "--all")
    assert "left out, as they move back, delete or move a deadline: 1" in ran.err
    assert "  - 压实责任。\n  - 加大执行案款" in text(sample, "issues/020.yaml")
    assert "积极向县财政争取" in text(sample, "issues/020.yaml")
    assert rectify("accept", str(paper), "--yes").code == 0
    assert "积极向县财政争取" not in text(sample, "issues/020.yaml")


def test_a_status_is_logged_and_moves_back_only_if_confirmed(rectify: Rectify, sample: Path, edited: Edit) -> None:
    paper = edited()
    words = paper.read_text(encoding="utf-8")
    head, _, tail = words.partition("### 19.")
    tail = tail.replace("整改结果：阶段性完成", "整改结果：完成", 1)
    first, _, rest = tail.partition("### 20.")
    paper.write_text(
        f"{head}### 19.{first}### 20.{rest.replace('整改结果：完成', '整改结果：整改中', 1)}", encoding="utf-8"
    )
    before = text(sample, "issues/020.yaml")
    assert rectify("accept", str(paper), "--all", "--date", "2025-01-10").code == 1
    assert "  - {date: 2025-01-10, status: 完成}\n" in text(sample, "issues/019.yaml")
    assert text(sample, "issues/020.yaml") == before
    rectify("accept", str(paper), "--yes", "--date", "2025-01-10")
    assert "  - {date: 2025-01-10, status: in_progress}\n" in text(sample, "issues/020.yaml")
    now = files(sample)
    rectify("accept", str(paper), "--yes")
    assert files(sample) == now


def test_a_fact_keeps_its_reference_and_its_number(rectify: Rectify, sample: Path, edited: Edit) -> None:
    assert "院务会等{会议}次" in text(sample, "inspection.yaml")
    paper = edited(("院务会等11次，专题推动", "院务会等11次，专题研究推动"))
    assert rectify("accept", str(paper), "--all").code == 0
    assert "院务会等{会议}次，专题研究推动" in text(sample, "inspection.yaml")
    paper = edited(("院务会等11次", "院务会等111次"))
    before = files(sample)
    ran = rectify("accept", str(paper), "--yes")
    assert "rectify fact set 会议" in ran.err
    assert files(sample) == before


def test_figures_and_other_problems_are_refused_with_what_to_type(rectify: Rectify, sample: Path, edited: Edit) -> None:
    added = "### 23.反馈问题：公务用车管理不规范\n\n## 三、下一步"
    paper = edited(("已完成整改19个", "已完成整改20个"), ("## 三、下一步", added))
    words = paper.read_text(encoding="utf-8")
    start, end = words.index("### 4."), words.index("### 5.")
    paper.write_text(words[:start] + words[end:], encoding="utf-8")
    before = files(sample)
    ran = rectify("accept", str(paper), "--yes")
    assert ran.code == 1
    assert files(sample) == before
    assert "figures are derived, never taken" in ran.err
    assert "rectify new '公务用车管理不规范'" in ran.err
    assert "rectify set 4 disclosure=withheld" in ran.err


NEW = """### 23.反馈问题：公务用车管理不规范

整改结果：阶段性完成

整改情况：一是清退2辆。二是建账。

整改计划：2025年6月底前公开。

"""


def test_a_new_problem_becomes_an_entry_as_an_import_makes_it(rectify: Rectify, sample: Path, edited: Edit) -> None:
    paper = edited(("## 三、下一步", f"{NEW}## 三、下一步"))
    before = files(sample)
    ran = rectify("accept", str(paper), "--all", "--lang", "zh")
    assert "新问题\n  台账：（没有）\n  文稿：公务用车管理不规范（阶段性完成）\n" in ran.err
    [name] = files(sample).keys() - before.keys()
    assert name.endswith("data/issues/023.yaml")
    entry = text(sample, "issues/023.yaml")
    assert [word in entry for word in ("id: 23", "title: 公务用车管理不规范", "status: staged", "清退2辆", "建账")] == [
        True
    ] * 5
    assert "rectify new" not in ran.err
    again = rectify("accept", str(paper), "--all")
    assert "changes taken: 0" in again.err
    assert "C802" not in again.err  # its state is printed with the word of the paper
    assert rectify("undo").code == 0
    assert files(sample) == before


def test_a_problem_under_another_title_is_no_new_one(rectify: Rectify, sample: Path, edited: Edit) -> None:
    paper = edited(("：政治理论学习不够深入\n", "：干部教育抓得松\n"))
    before = files(sample)
    ran = rectify("accept", str(paper), "--yes")
    assert (ran.code, files(sample)) == (1, before)
    assert "rectify new '干部教育抓得松'" in ran.err


def test_a_public_paper_changes_no_internal_field(rectify: Rectify, sample: Path, edited: Edit) -> None:
    (sample / "data/issues/001.yaml").write_text(
        text(sample, "issues/001.yaml") + "owner: 办公室\nlead: 张三\n", encoding="utf-8"
    )
    paper = edited(
        ("：政治理论学习不够深入\n\n整改结果：完成", "：政治理论学习不够深入\n\n整改结果：完成\n\n责任部门：机关党委")
    )
    before = files(sample)
    rectify("accept", str(paper), "--yes")
    assert files(sample) == before


def test_a_report_takes_internal_fields_but_no_deadline(rectify: Rectify, sample: Path, edited: Edit) -> None:
    (sample / "data/issues/001.yaml").write_text(
        text(sample, "issues/001.yaml") + "owner: 办公室\ndue: 2025-03-31\n", encoding="utf-8"
    )
    paper = edited(
        ("责任部门：办公室。整改时限：2025年3月31日", "责任部门：机关党委。整改时限：2025年4月30日"), paper="report"
    )
    ran = rectify("accept", str(paper), "--all")
    assert "owner: 机关党委\ndue: 2025-03-31" in text(sample, "issues/001.yaml")
    assert "rectify extend 1 --to 2025-04-30 --reason" in ran.err


def test_the_words_of_word_go_back(rectify: Rectify, sample: Path) -> None:
    assert rectify("render", "notice", "-o", "paper.docx").code == 0
    paper = Document("paper.docx")
    for paragraph in paper.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("每季度重温学习，加深理解记忆。", "每季度重温学习。")
    paper.save("edited.docx")
    ran = rectify("accept", "edited.docx", "--all")
    assert ran.code == 0
    assert "  - 每季度重温学习。构建中心组" in text(sample, "issues/001.yaml")


def test_nobody_to_ask_writes_nothing(rectify: Rectify, sample: Path, edited: Edit) -> None:
    paper = edited(("0734-6559978", "0734-6559979"))
    before = files(sample)
    ran = rectify("accept", str(paper))
    assert (ran.code, "add --all" in ran.err) == (2, True)
    dry = rectify("accept", str(paper), "--dry-run")
    assert (dry.code, '+  phone: "0734-6559979"' in dry.out) == (0, True)
    assert files(sample) == before


@TERMINAL
def test_each_is_asked_about(sample: Path, edited: Edit) -> None:
    paper = edited(("0734-6559978", "0734-6559979"), ("每月调度不得少于1次", "每月调度不得少于2次"))
    ran = shown("--lang", "zh", "accept", str(paper), folder=sample, answers="y\nn\n")
    assert "收入 1 处改动" in ran.out
    assert "少于2次" in text(sample, "inspection.yaml")
    assert "0734-6559978" in text(sample, "inspection.yaml")


def test_an_aspect_is_reworded_for_every_problem_under_it(rectify: Rectify, sample: Path, edited: Edit) -> None:
    for number in ("001", "002"):
        file = sample / f"data/issues/{number}.yaml"
        file.write_text(file.read_text(encoding="utf-8") + "aspect: 政治建设方面\n", encoding="utf-8")
    paper = edited(("（一）政治建设方面", "（一）加强政治建设方面"))
    assert rectify("accept", str(paper), "--all").code == 0
    assert all("aspect: 加强政治建设方面" in text(sample, f"issues/{number}.yaml") for number in ("001", "002"))


def test_other_papers_are_refused(rectify: Rectify, edited: Edit) -> None:
    ran = rectify("accept", str(edited()), "--paper", "register")
    assert (ran.code, "notice or report" in ran.err) == (2, True)


HIDDEN = "约谈责任人3名。"


@pytest.fixture
def internal(rectify: Rectify, sample: Path) -> Path:
    """Write the internal edition of a notice that says more than the public one, with a result reworded."""
    file = sample / "data/issues/001.yaml"
    text_ = file.read_text(encoding="utf-8")
    hidden = f"results:\n  - {{text: {HIDDEN}, disclosure: internal}}\n"
    file.write_text(text_.replace("results:\n", hidden, 1), encoding="utf-8")
    assert rectify("render", "notice", "--edition", "internal", "-o", "paper.md").code == 0
    words = Path("paper.md").read_text(encoding="utf-8")
    assert HIDDEN in words
    Path("paper.md").write_text(words.replace("每季度重温学习，加深理解记忆。", "每季度重温学习。"), encoding="utf-8")
    return sample


def test_internal_words_do_not_become_public(rectify: Rectify, internal: Path) -> None:
    ran = rectify("accept", "paper.md", "--yes")
    assert "--edition internal" in ran.err
    after = text(internal, "issues/001.yaml")
    assert after.count(HIDDEN) == 1
    assert "disclosure: internal" in after


def test_the_internal_edition_is_taken_as_such(rectify: Rectify, internal: Path) -> None:
    ran = rectify("accept", "paper.md", "--all", "--edition", "internal")
    assert (ran.code, "changes taken: 1" in ran.err) == (0, True), ran.err
    assert text(internal, "issues/001.yaml").count(HIDDEN) == 1
