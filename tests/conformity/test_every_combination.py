"""Every claim holds for every paper that can be asked for: each part there or not, either signature, either grid."""

from itertools import product

import pytest

from conformity import samples
from conformity.assertions import faults
from conformity.paper import Paper
from rectify_cli.core.terms import PageGrid
from rectify_cli.documents import (
    Addressee,
    Attachment,
    AttachmentList,
    Block,
    Document,
    Letterhead,
    Note,
    Signature,
    Table,
    paragraph,
)

BASE = samples.BASE.read_bytes()
HEADS: list[tuple[Block, ...]] = [(), (Letterhead("中共衡阳县人民法院党组文件", "衡法党〔2025〕1号"),)]
ADDRESSEES: list[tuple[Block, ...]] = [(), (Addressee("市委巡察工作领导小组办公室："),)]
ATTACHED = ("整改台账", "反馈问题整改落实情况和下一步整改工作安排清单")
NOTES: list[tuple[Block, ...]] = [(), (Note("（此件公开发布）"),)]
TABLES: list[tuple[Block, ...]] = [(), (Table(("序号", "反馈问题"), (("1", "“两庭”建设推进缓慢"), ("2", ""))),)]
FORMS = list(product(PageGrid, (False, True), (False, True)))


def attachments(count: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the list of so many attachments, and the attachments."""
    names = ATTACHED[:count]
    numbers = [""] if count == 1 else map(str, range(1, count + 1))
    heads = [Attachment(f"附件{number}", name) for number, name in zip(numbers, names, strict=True)]
    listed = (AttachmentList(names),) if names else ()
    return listed, tuple(one for head in heads for one in (head, paragraph("附文。")))


def papers() -> dict[str, Document]:
    """Return a paper for every choice of parts, by what it has."""
    made = {}
    title, *body, signature = samples.GOOD.blocks
    assert isinstance(signature, Signature)
    for head, to, count, note, table in product(HEADS, ADDRESSEES, range(3), NOTES, TABLES):
        listed, attached = attachments(count)
        blocks = (*head, title, *to, *body, *table, paragraph("特此通报。"), *listed, signature, *note, *attached)
        made[f"{head} {to} {count} {note} {table}"] = Document(blocks)
    return made


PAPERS = papers()


def test_every_combination_is_there_once() -> None:
    assert len(PAPERS) * len(FORMS) == 2**7 * 3


@pytest.mark.slow
@pytest.mark.parametrize(("grid", "sealed", "bold"), FORMS)
def test_every_claim_holds_for_every_combination(grid: PageGrid, sealed: bool, bold: bool) -> None:  # noqa: FBT001 - the case
    found = {
        name: faults(samples.made(document, BASE, sealed=sealed, bold_level_3=bold, grid=grid))
        for name, document in PAPERS.items()
    }
    assert {name: fault for name, fault in found.items() if fault} == {}


@pytest.mark.parametrize(("grid", "sealed", "bold"), FORMS)
def test_each_form_is_what_it_is_called(grid: PageGrid, sealed: bool, bold: bool) -> None:  # noqa: FBT001 - the case
    paper = Paper(samples.made(samples.GOOD, BASE, sealed=sealed, bold_level_3=bold, grid=grid))
    assert (paper.number("docGrid", "charSpace") != 0) is (grid is PageGrid.WORD)
    assert (paper.layout(paper.styled("公文署名")[0], "jc") == "center") is sealed
    assert [paper.bold(next(heading.iter("{*}r"))) for level, heading in paper.headings() if level == 3] == [bold] * 2
