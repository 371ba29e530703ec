"""Generated documents for property tests, and the sample ledger."""

import datetime as dt

from hypothesis import strategies as st

import notices
from rectify_cli import store
from rectify_cli.documents import (
    Addressee,
    Attachment,
    AttachmentList,
    Attendance,
    Document,
    Heading,
    Imprint,
    Letterhead,
    Masthead,
    Note,
    Paragraph,
    Signature,
    Span,
    Table,
    Title,
)
from rectify_cli.documents.layout import Layout
from rectify_cli.ledger import Ledger

MARKS = "甲乙，。：“”*_#<>[](){}`\\|~+-=!&;.1 2'\"\t\u3000\u00a0@:/%{{}}{%%}"


DAY = dt.date(2025, 1, 10)


LAYOUT = Layout(DAY)


def bare(text: str) -> bool:
    """Return True if the data could hold this text: it is stripped and not empty."""
    return bool(text.strip()) and text == text.strip()


TEXT = st.text(alphabet=MARKS, min_size=1, max_size=30).map(str.strip).filter(bare)


WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20).filter(bare)


LINE = TEXT | WORDS


def sample() -> Ledger:
    loaded = store.load(store.Workspace(notices.ROOT))
    assert loaded.ledger is not None
    return loaded.ledger


LEDGER = sample()


def spans() -> st.SearchStrategy[tuple[Span, ...]]:
    """Make spans as a reader yields them: neighbours differ, and bold starts and ends on a visible mark."""
    texts = st.lists(LINE, min_size=1, max_size=4)
    first = st.booleans()
    return st.builds(
        lambda words, bold: tuple(Span(word, (index % 2 == 0) == bold) for index, word in enumerate(words)),
        texts,
        first,
    )


def headings() -> st.SearchStrategy[Heading]:
    numbered = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
    return st.builds(
        lambda level, text: Heading(level, f"{numbered[level]}题{text}"), st.sampled_from(list(numbered)), LINE
    )


def plain(paragraph: Paragraph) -> bool:
    """Return True if a paragraph is one wherever it stands, and no part of the paper by its words."""
    return not (paragraph.text.endswith("：") or paragraph.text.startswith("附件："))


def tables() -> st.SearchStrategy[Table]:
    """Make tables whose rows are as long as their header; a cell may be empty."""
    cells = st.lists(LINE | st.just(""), min_size=2, max_size=2).map(tuple)
    return st.builds(Table, cells, st.lists(cells, max_size=3).map(tuple))


HEADS = st.sampled_from(
    [
        (),
        (Letterhead("某某县人民法院文件"),),
        (Letterhead("某局文件", "某局发〔2025〕1号"),),
        (Letterhead("某局", "某局发〔2025〕1号", ("某院", "某处"), ("000001", "机密★1年", "特急"), ("张三", "李四")),),
        (Letterhead("某局文件", signatories=("张三",)),),
        (Masthead("整改工作简报", "第3期", "某局整改办", "2025年1月10日"),),
        (Masthead("整改工作简报", "", "某局整改办", "2025年1月10日"),),
    ]
)


ADDRESSEES = st.sampled_from([(), (Addressee("县委巡察办："),)])


ENDS = st.sampled_from(
    [
        (),
        (Signature("某局党组", "2025年1月10日"),),
        (Attendance(("出席：某局张三；某院李四", "列席：王五")), Signature("某局党组", "2025年1月10日")),
        (AttachmentList(("整改台账",)), Signature("某局党组", "2025年1月10日"), Note("（此件公开发布）")),
        (
            AttachmentList(("整改台账", "问题清单")),
            Signature("某局党组", "2025年1月10日"),
            Attachment("附件1", "整改台账"),
            Table(("序号", "问题"), (("1", "甲"),)),
            Attachment("附件2", "问题清单"),
            Imprint("抄送：某局，某院。", "", ""),
        ),
        (
            Signature("某局党组\u3000某院", "2025年1月10日"),
            Imprint("抄送：某局。", "某局办公室", "2025年1月12日"),
        ),
        (Imprint("", "某局办公室", "2025年1月12日"),),
    ]
)


DOCUMENTS = st.builds(
    lambda head, title, to, blocks, end: Document((*head, Title(title), *to, *blocks, *end)),
    HEADS,
    st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    ADDRESSEES,
    st.lists(headings() | st.builds(Paragraph, spans()).filter(plain) | tables(), min_size=1, max_size=6),
    ENDS,
)
