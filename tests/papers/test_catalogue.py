"""Every paper: the words are those of the golden file, the same in every format, and none of them leaks."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest

import notices
from commandline import Rectify, process
from golden import Golden
from printed import CASE, NOWHERE, TODAY, merged, read_back, squeezed, words
from rectify_cli import papers, store
from rectify_cli.core.errors import UsageError
from rectify_cli.core.terms import Edition
from rectify_cli.documents import Document, Table
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.withheld import withheld
from rectify_cli.papers import markdown
from rectify_cli.views import Request

FORMATS = ("md", "docx", "html", "pdf")


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    loaded = store.load(store.Workspace(CASE))
    assert loaded.diagnostics == []
    assert loaded.ledger is not None
    return loaded.ledger


def composed(name: str, ledger: Ledger, edition: Edition) -> Document:
    issue = 1 if name == "closing-sheet" else None
    return papers.compose(name, ledger, Request(edition, TODAY, dt.date(2025, 11, 10), issue), NOWHERE)


def typeset(name: str, form: str, ledger: Ledger, edition: Edition) -> bytes:
    layout = papers.layout(name, form, ledger, NOWHERE)
    return papers.typeset(composed(name, ledger, edition), form, layout, withheld(ledger, edition))


@pytest.mark.parametrize("name", papers.PAPERS)
def test_the_words_are_those_of_the_golden_file(name: str, ledger: Ledger, golden: Golden) -> None:
    content = typeset(name, "md", ledger, papers.PAPERS[name].edition)
    golden(CASE / "expected" / f"{name}.md", content.decode())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", papers.PAPERS)
def test_every_format_says_the_same_words(name: str, form: str, ledger: Ledger) -> None:
    for edition in Edition:
        document = composed(name, ledger, edition)
        said = read_back(typeset(name, form, ledger, edition), form)
        expected = words(document if form == "md" else merged(document))
        if form == "pdf":
            # A merged cell is drawn after the others of its row.
            said, expected = ("".join(sorted(text)) for text in (without_repeated_heads(said, document), expected))
        assert said == expected


def without_repeated_heads(said: str, document: Document) -> str:
    """Return the words of a PDF without the heads a table repeats on each of its pages."""
    for table in document:
        if isinstance(table, Table):
            head = squeezed("".join(table.header))
            first, *rest = said.split(head)
            said = first + head + "".join(rest)
    return said


@pytest.mark.parametrize("name", papers.PAPERS)
def test_the_public_edition_of_any_paper_tells_nothing_internal(name: str, ledger: Ledger) -> None:
    said = words(composed(name, ledger, Edition.PUBLIC))
    for hidden in (
        "办公室主任",
        "张某",
        "李某",
        "财务科",
        "会签流程不清",
        "设备到货晚",
        "内部掌握",
        "不公开的",
        "自查报告",
    ):
        assert hidden not in said


def test_wide_papers_lie_on_their_side(ledger: Ledger) -> None:
    for name, paper in papers.PAPERS.items():
        section = docx.Document(io.BytesIO(typeset(name, "docx", ledger, paper.edition))).sections[0]
        assert section.page_width is not None
        assert section.page_height is not None
        assert (section.page_width > section.page_height) is paper.landscape


def test_the_briefing_tells_what_moved_and_what_is_due(ledger: Ledger) -> None:
    tables = [block for block in composed("briefing", ledger, Edition.INTERNAL) if isinstance(block, Table)]
    moved, overdue = tables
    assert [row[0] for row in moved.rows] == ["2", "3"]
    assert moved.rows[0][3:] == ("整改中", "基本完成", "")
    assert overdue.rows == (("3", "内部掌握的一个问题", "人事科", "整改中", "2025-12-05", "5"),)


def test_a_list_leaves_out_what_is_empty_throughout(ledger: Ledger) -> None:
    heads = {}
    for edition in Edition:
        [table] = [block for block in composed("register", ledger, edition) if isinstance(block, Table)]
        heads[edition] = table.header
    assert {"责任领导", "责任部门", "具体表现", "佐证材料"} < set(heads[Edition.INTERNAL])
    assert heads[Edition.PUBLIC] == (
        *("序号", "方面", "反馈问题", "整改措施", "整改时限", "整改情况", "完成情况"),
    )  # fmt: skip


def test_a_cell_has_a_line_for_each_measure_in_every_format(ledger: Ledger) -> None:
    [table] = [block for block in composed("tasks", ledger, Edition.INTERNAL) if isinstance(block, Table)]
    assert table.rows[0][3] == "1.修订合同会签办法。\n2.对在办合同开展自查。"
    assert "会签办法。<br>2.对在办" in typeset("tasks", "html", ledger, Edition.INTERNAL).decode()
    read = markdown.read(typeset("tasks", "md", ledger, Edition.INTERNAL).decode())
    assert [block.rows[0][3] for block in read if isinstance(block, Table)] == [table.rows[0][3]]


def test_a_closing_sheet_is_of_one_issue_the_edition_has(ledger: Ledger) -> None:
    for issue in (None, 4, 9):
        with pytest.raises(UsageError):
            papers.compose("closing-sheet", ledger, Request(Edition.INTERNAL, TODAY, issue=issue), NOWHERE)


def test_the_papers_on_the_command_line(rectify: Rectify, sample: Path) -> None:
    listed = rectify("render", "--list")
    assert [line.split()[0] for line in listed.out.splitlines()] == [*papers.PAPERS, "board"]
    assert rectify("render", "closing-sheet", "18", "-f", "md").code == 0
    assert (sample / "build" / "closing-sheet-18-internal.md").exists()
    assert rectify("render", "register", "--edition", "public").code == 0
    assert (sample / "build" / "register.docx").exists()
    for typed in (["render"], ["render", "minutes"], ["render", "closing-sheet"], ["render", "closing-sheet", "21"]):
        assert rectify(*typed).code == 2


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("通报", "notice"),
        ("整改情况报告", "report"),
        ("整改进展情况报告", "report"),
        ("台账", "register"),
        ("问题清单", "problems"),
        ("任务清单", "tasks"),
        ("责任清单", "duties"),
        ("销号单", "closing-sheet"),
        ("简报", "briefing"),
        ("催办单", "reminder"),
        (" Notice", "notice"),
        ("会议纪要", None),
        ("", None),
    ],
)
def test_a_paper_is_known_by_either_name(typed: str, name: str | None) -> None:
    assert papers.named(typed) == name


def test_no_two_papers_are_called_the_same() -> None:
    called = [called for name, paper in papers.PAPERS.items() for called in (name, *paper.names)]
    assert len(set(called)) == len(called)


def test_every_command_takes_the_chinese_name(rectify: Rectify, sample: Path) -> None:
    assert rectify("render", "通报", "-f", "md").err == "public edition written to build/notice.md\n"
    assert rectify("render", "销号单", "18", "-f", "md").code == 0
    assert rectify("templates", "eject", "简报", "-f", "md").code == 0
    assert (sample / "templates" / "briefing.md.j2").exists()
    ran = rectify("render", "通抱")
    assert ran.code == 2
    for name, paper in papers.PAPERS.items():
        assert f"{name} ({paper.names[0]})" in ran.err


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
def test_the_same_data_gives_the_same_bytes_anywhere_and_at_any_time(form: str) -> None:
    places = (
        {"TZ": "Asia/Shanghai", "PYTHONHASHSEED": "1", "RECTIFY_LANG": "zh", "PYTHONUTF8": "1"},
        {"TZ": "America/New_York", "PYTHONHASHSEED": "2", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
    )
    words = ("render", "notice", "-f", form, "-o", "-")
    made = [process(*words, folder=notices.ROOT, **environ) for environ in places]
    assert [ran.returncode for ran in made] == [0, 0]
    assert made[0].stdout == made[1].stdout
    assert made[0].stdout
