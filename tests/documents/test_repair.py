"""What a file did to a notice is undone: split sentences, a second title, the page round it; nothing else."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import notices
from papers_in import LAYOUT, assert_placed, document, line, plain, read, repaired, texts, word
from rectify_cli import papers, store
from rectify_cli.core.terms import Edition
from rectify_cli.documents import Document, Title, repair
from rectify_cli.documents.writers import docx, html, md, pdf
from rectify_cli.views import Request

SEED = (notices.SEED / "notice.md").read_text(encoding="utf-8")
JOINS = [
    "将巡察整改作为提升", "自查补漏。严格按发展党员", "2024年开展以防性侵", "分管部门负责人每季度", "由政治部负责登记",
    "违规送达情况。", "初设批复和概算批复", "完成消防验收工作", "7处资产无偿转让", "如有意见建议",
]  # fmt: skip


def lines(*said: str) -> list[str]:
    """Return the paragraphs of a paper of these lines, repaired."""
    return repaired("\n\n".join(said), "a.txt")


@pytest.mark.parametrize("break_", ["— 2 —", "-3-", "第2页 共9页"])
def test_a_page_that_ends_in_a_sentence_leaves_it_whole(break_: str) -> None:
    assert lines("整改情况：一是组织", break_, "学习3次。") == ["整改情况：一是组织学习3次。"]
    assert lines("整改情况：一是组织", "学习3次。") == ["整改情况：一是组织", "学习3次。"]
    assert lines("1.学习不深入", break_, "有人缺席。") == ["1.学习不深入", "有人缺席。"]


def test_a_full_stop_that_stands_alone_is_no_paragraph() -> None:
    assert lines("整改结果：已完成。", "。", "2.制度不全") == ["整改结果：已完成。", "2.制度不全"]


@pytest.mark.parametrize("entry", ["1.学习不深入……3", "1.学习不深入\t3", "1.学习不深入 …… （3）", "1.学习不深入"])
def test_a_table_of_contents_lists_no_problem(entry: str) -> None:
    body = ["一、整改情况", "1.学习不深入", "整改情况：学习3次。"]
    assert lines("目  录", "一、整改情况……2", entry, *body) == body
    assert lines("目录", "共有3个附件。", *body) == ["目录", "共有3个附件。", *body]


def test_the_ten_sentences_the_notice_split_are_whole_and_no_other_is_touched() -> None:
    paper = read(SEED, "notice.md")
    again = repair.repaired(paper)
    assert_placed(again)
    for join in JOINS:
        assert sum(join in text for text in texts(again)) == 1, join
    assert len(again.blocks) == len(paper.blocks) - len(JOINS)
    assert texts(again)[-2:] == ["中共衡阳县人民法院党组", "2025年1月10日"]
    at = next(number for number, text in enumerate(texts(again)) if JOINS[0] in text)
    start = again.blocks[at].text.index("作为提升")
    assert (again.place(at, start - 1).line, str(again.place(at, start))) == (11, "notice.md:13:1")


@pytest.mark.parametrize(
    "said",
    [
        ("二是组织各支部对党员发展流程和材料开展自查补漏。严格", "按制度补全材料要素。"),
        ("整改计划：积极协调住建部门，力争在春节前后完成消防验", "收工作。"),
        (
            "在突出问题导向、建章立制、公开透明和成果运用中，将整改",
            "作为抓手，既解决当前问题，又着眼长远发展，并把成果",
            "用好。",
        ),
        ("短句，", "接着说。"),
        ("2024年共办理案件", "，同比上升。"),
        ("制定《实施意见》", "，坚持全院办信。"),
    ],
)
def test_half_a_sentence_is_joined_to_its_other_half(said: tuple[str, ...]) -> None:
    assert lines("前文。", *said, "后文。") == ["前文。", "".join(said), "后文。"]


@pytest.mark.parametrize(
    "said",
    [
        ("整改结果：完成", "经过整改，情况好转。"),
        ("13.反馈问题：持续巩固政法队伍教育整顿成效不够明显，存在薄弱环节", "经过整改，情况好转。"),
        ("（一）关于党的理论路线方针政策和党中央决策部署贯彻落实方面", "经过整改，情况好转。"),
        ("问题3：对全面从严治党主体责任落实不够有力压力传导不够到位", "经过整改，情况好转。"),
        ("一是组织各支部对党员发展流程和材料开展自查补漏工作", "二是补全材料。"),
        ("针对党员发展流程和材料不规范问题组织各支部开展自查补漏", "整改计划：补全材料。"),
        ("针对党员发展流程和材料不规范问题组织各支部开展自查补漏", "（二）补全材料。"),
        ("联系电话0734-1234567，邮政信箱为某县某局办公室，欢迎监督", "中共某县某局党组", "2025年1月10日"),
        ("已制定的制度有《党组议事规则》和“三重一大”事项决策制度”", "下一段。"),
    ],
)
def test_what_is_whole_stays_apart(said: tuple[str, ...]) -> None:
    assert lines("前文。", *said) == ["前文。", *said]


def test_a_page_number_between_two_halves_is_no_part_of_the_sentence() -> None:
    half = "第一时间成立由党组书记任组长的领导小组，之后召开党组"
    paper = repair.repaired(read(f"{half}\n\n— 2 —\n\n会专题推动。", "a.md"))
    assert texts(paper) == ["第一时间成立由党组书记任组长的领导小组，之后召开党组会专题推动。"]
    assert [(str(left.place), left.reason) for left in paper.skipped] == [("a.md:3:1", repair.PAGE_NUMBER)]


@pytest.mark.parametrize(
    "head",
    [
        ("某局党组", "关于巡察整改进展情况的通报"),
        ("某 局 党 组", "关于巡察整改进展情况的通报"),
        ("某局党组关于巡察整改", "进展情况的通报"),
        ("某局党组 关于巡察整改进展情况的通报",),
        ("某局党组关于巡察整改进展情况的通报", "某局党组", "关于巡察整改进展情况的通报"),
        ("某局党组", "关于巡察整改进展情况的通报", "某局党组关于巡察整改进展情况的通报"),
        (
            "索引号：123/2025 发布时间：2025-01-10",
            "某局党组关于巡察整改进展情况的通报",
            "2025-01-10 来源：某局 字体：【大 中 小】",
        ),
        ("当前位置：首页 > 公告", "某局党组", "关于巡察整改进展情况的通报", "浏览次数：12", "打印本页"),
    ],
)
def test_the_title_is_one_and_printed_once(head: tuple[str, ...]) -> None:
    paper = repair.repaired(read("\n\n".join((*head, "根据部署，予以公布。")), "a.txt"))
    assert texts(paper) == ["某局党组关于巡察整改进展情况的通报", "根据部署，予以公布。"]
    assert isinstance(paper.blocks[0].block, Title)
    assert_placed(paper)
    assert {left.reason for left in paper.skipped} <= {repair.REPEATED, repair.FURNITURE}
    assert all(left.place.line for left in paper.skipped)


def test_a_title_that_never_ends_is_no_title() -> None:
    said = ["关于某事", "甲", "乙", "丙", "丁", "根据部署，予以公布。"]
    assert lines(*said) == said
    assert repaired("# 某局整改进展情况\n\n根据部署。", "a.md") == ["某局整改进展情况", "根据部署。"]
    assert isinstance(repair.repaired(read("# 某局整改情况\n\n甲。", "a.md")).document.blocks[0], Title)


def test_furniture_goes_at_the_edges_and_never_inside() -> None:
    text = [
        "某局关于整改的通报",
        "发布时间：2025-01-10",
        "根据部署，予以公布。",
        "来源：群众举报",
        "打印费过高的问题。",
    ]
    end = ["地址：某路1号", "某局党组", "2025年1月10日", "上一篇：甲", "附件清单", "关闭窗口", "湘ICP备123号"]
    assert lines(*text, *end) == [text[0], *text[2:], *end[:3], "附件清单"]


def test_a_table_and_a_heading_are_never_joined() -> None:
    table = "|甲|乙|\n|-|-|\n|1|2|"
    long = "针对党员发展流程和材料不规范问题组织各支部开展自查补漏"
    assert repaired(f"# 标题\n\n## {long}\n\n后文\n\n{long}\n\n{table}", "a.md") == [
        "标题",
        long,
        "后文",
        long,
        "甲\t乙\n1\t2",
    ]


@given(
    st.lists(st.text(alphabet="整改一二是甲，。：、“”1.（） \u3000", min_size=1, max_size=30), min_size=1, max_size=8)
)
def test_mending_loses_nothing_but_what_it_says_and_is_done_at_once(said: list[str]) -> None:
    if not "".join(said).strip():
        return
    paper = read("\n\n".join(said), "a.txt")
    again = repair.repaired(paper)
    assert_placed(again)
    left = "".join(skipped.text for skipped in again.skipped)
    words = "".join("".join([*texts(again), left]).split())
    assert sorted(words) == sorted("".join("".join(said).split()))
    assert texts(repair.repaired(again)) == texts(again)


def every_format(words: Document) -> dict[str, bytes]:
    """Return one paper in every format."""
    written = {"md": md, "docx": docx, "html": html, "pdf": pdf}
    files = {f"a.{form}": writer.write(words, LAYOUT) for form, writer in written.items()}
    return {**files, "a.txt": plain(words).encode("gb18030")}


def rendered() -> Document:
    """Return the notice of the sample ledger."""
    ledger = store.load(store.Workspace(notices.ROOT)).ledger
    assert ledger is not None
    return papers.compose("notice", ledger, Request(Edition.PUBLIC, dt.date(2025, 1, 15)), notices.ROOT / "templates")


@pytest.mark.parametrize("words", [document(SEED), rendered()], ids=["published", "rendered"])
def test_a_notice_says_the_same_in_every_format(words: Document) -> None:
    files = every_format(words)
    wanted = repaired(files["a.md"], "a.md")
    assert {file: repaired(content, file) == wanted for file, content in files.items()} == dict.fromkeys(files, True)


def test_the_notice_as_published_is_the_notice_as_written_again() -> None:
    # What `md.read` yields keeps the sentences split; mending makes both the same.
    assert repaired(every_format(document(SEED))["a.md"], "a.md") == repaired(SEED, "notice.md")


def test_a_word_file_of_many_paragraphs_is_mended_too() -> None:
    body = "".join(
        map(line, ["某局党组", "关于整改的通报", "一是组织各支部对党员发展流程和材料开展自查，严格", "按制度办。"])
    )
    assert repaired(word(body), "a.docx") == [
        "某局党组关于整改的通报",
        "一是组织各支部对党员发展流程和材料开展自查，严格按制度办。",
    ]
