"""Every rule of the layout has the smallest Word file that breaks it, and a twin that keeps to the standard."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import layouts
import word_runs
from cases import sections, written
from conformity import samples
from golden import Golden
from rectify_cli.checks import layout
from rectify_cli.checks.catalogue import RULES
from rectify_cli.cli.reports import as_text
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Language
from rectify_cli.core.terms import PageGrid
from rectify_cli.documents import Document
from rectify_cli.documents.readers.docx import typeset

CASES = sorted((Path(__file__).parent / "layout" / "cases").glob("*.case"))
FORMS: list[dict[str, Any]] = [
    {"sealed": True},
    {"sealed": False},
    {"bold_level_3": True},
    {"landscape": True},
    {"grid": PageGrid.WORD},
]


def found(content: bytes) -> list[Diagnostic]:
    return layout.run(typeset.read(content, "notice.docx"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_smallest_case_breaks_the_rule_and_no_other(case: Path, golden: Golden) -> None:
    parts = sections(case)
    broken = found(layouts.word(parts["text"]))
    said = {f"expect {language}": as_text.listing(broken, language) + "\n" for language in Language}
    assert {diagnostic.code for diagnostic in broken} == {case.stem.partition("-")[0]}
    golden(case, written(parts | said))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_twin_keeps_to_the_standard(case: Path) -> None:
    assert found(layouts.word(sections(case)["twin"])) == []


def test_every_rule_of_the_layout_has_a_case() -> None:
    assert {case.stem.partition("-")[0] for case in CASES} == {code for code in RULES if code.startswith("G")}


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("document", samples.KEEPING.values(), ids=samples.KEEPING)
def test_what_the_writer_makes_keeps_to_the_standard(document: Document, form: dict[str, Any]) -> None:
    assert found(samples.made(document, **form)) == []


WHOLE = """\
〔黑体 居左〕特急
〔方正小标宋_GBK 一号 居中 红色〕某县住房和城乡建设局文件
〔居中 空2行 红线〕某住建发〔2025〕12号
〔方正小标宋_GBK 二号 居中 空2行〕某县住房和城乡建设局
〔方正小标宋_GBK 二号 居中〕关于巡察整改情况的报告
〔居左 空1行〕县委巡察工作领导小组办公室：
〔首行0字〕　　现将整改情况报告如下。
〔SimHei〕一、整改落实情况
〔KaiTi〕（一）加强组织领导
1.成立领导小组
（1）明确责任
各科室按分工推进整改，办公室按月调度、逐项销号。
〔黑体〕二、下一步打算
一是持续推进未完成事项，二是建立长效机制。
〔空1行〕附件：1．整改台账
〔左3字〕2．制度清单
〔居右 右2字 空2行〕某县住房和城乡建设局
〔居右 右3.5字〕2025年1月10日
（联系人：张某，电话：0734-0000000）
〔黑体 居左 另页〕附件1
〔方正小标宋_GBK 二号 居中 空1行〕整改台账
各项任务均已建立台账，实行清单管理、对账销号。
〔四号 首行1字 红线〕抄送：县委组织部。
"""


def test_a_paper_that_somebody_else_set_well_is_silent() -> None:
    assert [(one.code, one.message.en, one.place.line) for one in found(layouts.word(WHOLE))] == []


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("〔方正小标宋_GBK 二号 居中〕关于", "〔方正小标宋_GBK 小二 居中〕关于", "G611"),
        ("〔KaiTi〕（一）", "〔SimSun〕（一）", "G612"),
        ("各科室按分工", "〔首行0字〕各科室按分工", "G623"),
        ("〔居右 右3.5字〕2025", "〔居右 右2字〕2025", "G625"),
        ("〔黑体 居左 另页〕附件1", "〔黑体 居左〕附件1", "G628"),
    ],
)
def test_one_thing_set_wrongly_in_a_whole_paper_is_named_alone(right: str, wrong: str, code: str) -> None:
    assert right in WHOLE
    assert [one.code for one in found(layouts.word(WHOLE.replace(right, wrong)))] == [code]


def test_a_number_in_a_frame_that_stands_outside_is_on_both_sides() -> None:
    """So WPS and Word set it: a frame at the outer edge, for odd and even pages alike."""
    file = docx.Document(io.BytesIO(layouts.word("页码：同侧 〔宋体 四号 居左 行距16磅〕— 1 —\n" + WHOLE)))
    line = file.sections[0].footer.paragraphs[0]
    frame = f'<w:framePr {nsdecls("w")} w:hAnchor="margin" w:xAlign="outside" w:y="1"/>'
    line._p.get_or_add_pPr().append(parse_xml(frame))  # noqa: SLF001 - python-docx has no frames
    assert found(word_runs.saved(file)) == []


def test_what_is_set_alike_in_many_places_is_said_once_with_the_others() -> None:
    [font] = [
        one for one in found(layouts.word("〔宋体〕各项任务已落实到责任科室，按月调度。\n" * 3)) if one.code == "G613"
    ]
    assert [side.place.line for side in font.related] == [2, 3]
    assert font.message.en.endswith("(3 places)")
