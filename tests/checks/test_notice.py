"""Every rule of the proofreader has the smallest notice that breaks it, a twin, and much that only looks like it."""

from collections import Counter
from pathlib import Path

import pytest

import notices
import notices_as
import readings
import twins
from cases import sections, written
from golden import Golden
from rectify_cli.checks import notice as notice_checks
from rectify_cli.cli.reports import as_text
from rectify_cli.core.diagnostics import Severity, Unit
from rectify_cli.core.language import Language
from rectify_cli.documents import Attachment, Block, Heading, Table, paragraph, readers, repair
from rectify_cli.documents.source import Piece, Placed, SourceDocument
from rectify_cli.notices import Reading, grammar

FOLDER = Path(__file__).parent / "notice" / "cases"
CASES = sorted(FOLDER.glob("*.case"))
LOOK_ALIKES = (FOLDER / "look-alikes.txt").read_text(encoding="utf-8").splitlines()


def code(case: Path) -> str:
    return case.stem.partition("-")[0]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_smallest_case_breaks_the_rule_and_no_other(case: Path, golden: Golden) -> None:
    parts = sections(case)
    found = notice_checks.run(readings.reading(parts["text"]))
    said = {f"expect {language}": as_text.listing(found, language) + "\n" for language in Language}
    assert {one.code for one in found} == {code(case)}
    golden(case, written(parts | said))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_twin_stays_silent(case: Path) -> None:
    assert notice_checks.run(readings.reading(sections(case)["twin"])) == []


@pytest.mark.parametrize("line", LOOK_ALIKES)
def test_what_looks_like_a_fault_stays_silent(line: str) -> None:
    assert as_text.listing(notice_checks.run(readings.reading(line)), Language.ZH) == ""


@pytest.mark.parametrize("name", twins.TWINS)
@pytest.mark.parametrize("path", notices_as.paths(), ids=lambda path: path.name)
def test_a_notice_is_found_as_wrong_whatever_its_marks(path: Path, name: str) -> None:
    text = notices_as.read(path)
    twin = twins.TWINS[name](text)
    assert twin != text
    assert errors(twin, path.name) == errors(text, path.name)


def errors(text: str, name: str) -> Counter[str]:
    """Return the errors that do not speak of the marks themselves, by their codes."""
    paper = repair.repaired(readers.read(text.encode(), name))
    found = notice_checks.run(grammar.read(paper))
    return Counter(one.code for one in found if one.severity is Severity.ERROR and not one.code.startswith("P"))


def test_there_are_enough_look_alikes() -> None:
    assert len(set(LOOK_ALIKES)) >= 60


def test_the_published_notice_has_its_two_faults_and_two_vague_dates() -> None:
    found = notice_checks.run(readings.reading("\n".join(paragraphs())))
    assert [(one.code, one.severity) for one in found] == [
        ("N502", Severity.ERROR),
        ("N503", Severity.ERROR),
        ("D524", Severity.NOTE),
        ("D524", Severity.NOTE),
    ]
    assert "22 个，列出 20 个" in found[0].message.zh
    assert "19 个，列出 17 个" in found[1].message.zh


def paragraphs() -> list[str]:
    """Return the paragraphs of the notice, those that a page end parts joined again."""
    joined: list[str] = []
    for fragment in notices.fragments():
        if joined and joined[-1].startswith(("一是", "二是", "三是", "整改计划")) and joined[-1][-1] not in "。；：":
            joined[-1] += fragment
        else:
            joined.append(fragment)
    return joined


@pytest.mark.parametrize(
    "text",
    [
        *(mark * 100_000 for mark in '1一.、（“《(",年〇是6 '),
        "（" * 50_000 + "）" * 50_000,
        "“《（" * 30_000,
        "一是" * 60_000,
        "\n".join(["一是甲。"] * 20_000),
        "\n".join(["（" * 3, "）" * 3] * 5_000),
        "1件（" * 50_000,
        "12件（甲3件、乙4件），" * 10_000,
        "100个，完成50个，完成率60%。" * 8_000,
        "2024年2月30日，" * 10_000,
        "联系13800138000,a@qq.com；" * 8_000,
        "信访人王小明，截止2024年1月，" * 8_000,
        '二○二四年（一）、发[2024]3号"汉"”、“,' * 8_000,
    ],
    ids=lambda text: f"{text[:6]!r}",
)
@pytest.mark.slow
def test_much_of_a_kind_comes_to_an_end_with_few_messages(text: str) -> None:
    found = notice_checks.run(readings.reading(text))
    assert len(found) <= len(notice_checks.SUBJECTS) * notice_checks.AT_MOST
    for rule in {one.rule for one in found}:
        assert sum(one.rule is rule for one in found) <= notice_checks.AT_MOST


def codes(*blocks: Block) -> list[str]:
    """Return the codes of what is said of a paper of these blocks."""
    placed = tuple(Placed(block, (Piece(0, line, block.text),)) for line, block in enumerate(blocks, start=1))
    paper = SourceDocument("notice.docx", Unit.PARAGRAPH, placed)
    return [one.code for one in notice_checks.run(Reading(paper, paper))]


def test_a_heading_has_no_full_stop_at_any_level() -> None:
    assert codes(Heading(3, "1.学习不够。")) == ["P550"]
    assert codes(Heading(3, "1.学习不够。已经补学。")) == []
    assert codes(paragraph("1.补学。")) == []


def test_the_form_of_a_table_is_its_own() -> None:
    assert codes(Table(("序号", "问题"), (("1、", '学习"不够,见（附件'),))) == []


def test_an_attachment_is_numbered_anew() -> None:
    first = Heading(1, "一、甲"), Heading(1, "二、乙")
    assert codes(*first, Heading(1, "四、丙")) == ["H512"]
    assert codes(*first, Attachment("附件", "清单"), Heading(1, "三、丙")) == []


def test_what_is_quoted_is_nobodys_ordinal() -> None:
    assert codes(paragraph("一是强调“一是抓学习。三是抓考核”。"), paragraph("二是落实。")) == []


@pytest.mark.parametrize(
    "text", ["一是甲。\n一二三是乙。", "一是甲。一百是乙。", "十十是甲。", "一、甲\n一二三、乙", "（二二）甲"]
)
def test_digits_in_a_row_are_no_ordinal(text: str) -> None:
    assert codes(*map(paragraph, text.split("\n"))) == []


@pytest.mark.parametrize(
    ("text", "wanted"), [("九十九是甲。\n九十八是乙。", "一百是"), ("一、甲\n九百九十九、乙\n三、丙", "二、")]
)
def test_an_ordinal_after_the_largest_is_named(text: str, wanted: str) -> None:
    found = notice_checks.run(readings.reading(text))
    assert any(wanted in one.message.zh for one in found)


def test_the_last_of_many_says_how_many_more() -> None:
    text = "\n".join(["2024年2月30日开会。"] * 25)
    found = notice_checks.run(readings.reading(text))
    assert len(found) == notice_checks.AT_MOST
    assert found[-1].message.zh.endswith("（同类问题还有 5 处）")
    assert found[-1].message.en.endswith("(and 5 more like this)")
    assert "还有" not in found[-2].message.zh
