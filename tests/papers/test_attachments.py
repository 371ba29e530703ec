"""A table is put at the end of its attachment: a list of the tool, or a csv of the workspace."""

from pathlib import Path

import pytest

from rectify_cli.core.errors import DataError
from rectify_cli.core.terms import ListName
from rectify_cli.documents import Attachment, Block, Document, Imprint, Table, paragraph
from rectify_cli.ledger.model import Annex
from rectify_cli.papers import attachments

FIRST, SECOND = Attachment("附件1", "任务"), Attachment("附件2", "明细")
TASKS = Table(("序号", "问题"), (("1", "甲"),))
IMPRINT = Imprint("抄送：某局。", "", "")


def tasks(name: ListName) -> Document:
    assert name is ListName.TASKS
    return Document((paragraph("截至今日。"), TASKS))


def placed(annexes: list[Annex], root: Path) -> list[Block]:
    """Return the blocks of a paper with two attachments and an imprint."""
    paper = Document((paragraph("正文。"), FIRST, paragraph("附文。"), SECOND, IMPRINT))
    return list(attachments.with_tables(paper, annexes, tasks, root))


def test_each_table_ends_its_attachment(tmp_path: Path) -> None:
    (tmp_path / "明细.csv").write_bytes("项目,金额\n甲\n\n乙,3\n".encode("gb18030"))
    annexes = [Annex(title="任务", list=ListName.TASKS), Annex(title="明细", file="明细.csv")]
    detail = Table(("项目", "金额"), (("甲", ""), ("乙", "3")))
    assert placed(annexes, tmp_path)[1:] == [FIRST, paragraph("附文。"), TASKS, SECOND, detail, IMPRINT]


def test_without_tables_the_paper_stays_as_it_is(tmp_path: Path) -> None:
    assert IMPRINT in placed([Annex(title="任务"), Annex(title="明细")], tmp_path)
    assert TASKS not in placed([Annex(title="任务"), Annex(title="明细")], tmp_path)


@pytest.mark.parametrize(
    ("content", "file"),
    [
        (None, "没有.csv"),
        (None, "../外面.csv"),
        ("甲\n", "表.xlsx"),
        ("", "空.csv"),
        ("甲\n乙,丙\n", "长.csv"),
        ('甲,"乙\n', "引号.csv"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_a_hint(content: str | None, file: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / file).write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as refused:
        placed([Annex(title="任务", file=file)], tmp_path)
    assert refused.value.hint
