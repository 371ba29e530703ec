"""Words replaced in the source of a web page, whatever tags and entities stand among them."""

import pytest

from rectify_cli.core.diagnostics import Place, Replacement, Unit
from rectify_cli.documents import readers
from rectify_cli.documents.revise import revised

PAGE = "<html><body><div><p>{}</p>\n<p>整改已经完成，现予公布。</p></div></body></html>"


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("会议布署工作。", "会议部署工作。"),
        ("会<b>议布</b>署\n工作。", "会<b>议部署</b>\n工作。"),
        ("&#20250;议&nbsp;&#24067;署工作。<!-- 布署 -->", "&#20250;议&nbsp;部署工作。<!-- 布署 -->"),
        (
            "会议布署A&amp;B工作。<script>'会议布署工作。'</script>",
            "会议部署A&amp;B工作。<script>'会议布署工作。'</script>",
        ),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_word_is_replaced_where_a_reader_sees_it(written: str, changed: str, encoding: str) -> None:
    content = PAGE.format(written).encode(encoding)
    paper = readers.read(content, "a.html")
    block = next(index for index, placed in enumerate(paper.blocks) if "布署" in placed.text)
    at = paper.blocks[block].text.index("布署")
    wanted = Replacement(paper.place(block, at, at + 2), "部署")
    assert revised(content, "a.html", [wanted]) == (PAGE.format(changed).encode(encoding), [wanted])


def test_a_part_of_another_line_stays() -> None:
    content = PAGE.format("发布署名文章。").encode()
    wanted = Replacement(Place("a.html", 1, 1, 2, "布署", Unit.PARAGRAPH), "部署")
    assert revised(content, "a.html", [wanted]) == (content, [])
