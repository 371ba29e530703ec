"""The head of a Word file: the names of a joint paper stand close under one another."""

from conformity import samples
from conformity.paper import Paper, w
from rectify_cli.documents import Document, Letterhead


def test_every_name_of_a_joint_paper_has_the_same_height_and_no_space_above() -> None:
    head = Letterhead("甲局文件", "甲局〔2025〕1号", ("乙局文件", "丙局文件"))
    paper = Paper(samples.made(Document((head, *samples.GOOD.blocks))))
    marks = paper.styled("公文发文机关标志")
    spacings = [spacing for mark in marks for spacing in mark.iter(w("spacing")) if spacing.get(w("line"))]
    assert len(marks) == len(spacings) == 4
    assert {(each.get(w("before")), each.get(w("lineRule"))) for each in spacings} == {("0", "exact")}
    assert len({each.get(w("line")) for each in spacings}) == 1
