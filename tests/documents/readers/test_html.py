"""Web pages as sites print them: the paper is read, what stands round it is left out and said."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

import notices
from papers_in import LAYOUT, assert_placed, document, read, repaired, texts
from rectify_cli.documents import Table
from rectify_cli.documents.writers import html

PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>某局党组关于巡察整改进展情况的通报_某县人民政府</title>
<script>var 甲 = 1</script></head>
<body>
<div class="top"><a href="/">网站首页</a><a href="/b">政务公开</a></div>
<div class="position">您当前的位置：<a href="/">首页</a> &gt; <a>公示公告</a></div>
<div class="wrap"><h1>某局党组关于巡察整改进展情况的通报</h1>
<div class="meta"><span>发布时间：2025-01-10</span><span>来源：某局</span>
<span>浏览次数：12</span><span>字体：【大 中 小】</span></div>
<div class="TRS_Editor">
<p style="text-indent:2em">&emsp;&emsp;根据统一部署，现将整改进展情况
予以公布。</p>
<p>&nbsp;&nbsp;一、整改情况</p>
<p>1.反馈问题：学习不够&ldquo;深入&rdquo;<br>整改结果：完成<br/>整改情况：一是学习。</p>
<table><tr><th>序号</th><th>问题</th></tr><tr><td>1</td><td>甲</td></tr></table>
<p style="display: none">隐藏</p>
<p>某局党组</p><p>2025年1月10日</p>
<p>【打印本页】 【关闭窗口】</p><p>上一篇：关于某事的公告</p>
</div></div>
<div id="share">分享到：微信</div>
<footer>版权所有：某县 备案号：湘ICP备1号</footer>
</body></html>
"""
PAPER = [
    "某局党组关于巡察整改进展情况的通报",
    "根据统一部署，现将整改进展情况予以公布。",
    "一、整改情况",
    "1.反馈问题：学习不够“深入”",
    "整改结果：完成",
    "整改情况：一是学习。",
    "序号\t问题\n1\t甲",
    "某局党组",
    "2025年1月10日",
]


def test_the_paper_is_read_without_its_page() -> None:
    paper = read(PAGE.format(charset="utf-8"), "a.html")
    assert_placed(paper)
    assert isinstance(paper.blocks[texts(paper).index(PAPER[6])].block, Table)
    assert repaired(PAGE.format(charset="utf-8"), "a.html") == PAPER
    said = {left.text for left in paper.skipped}
    assert {"隐藏", "分享到：微信", "版权所有：某县 备案号：湘ICP备1号"} <= said
    assert all(left.place.line for left in paper.skipped)


def test_the_encoding_a_page_names_is_its_own() -> None:
    assert repaired(PAGE.format(charset="gb2312").encode("gb18030"), "a.html") == PAPER
    assert repaired(PAGE.format(charset="gb2312"), "a.html") == PAPER
    assert repaired(PAGE.format(charset="utf-8").encode() + b"\xff", "a.html") == PAPER


def test_a_page_in_gbk_that_says_it_is_utf_8_is_read() -> None:
    assert texts(read(PAGE.format(charset="utf-8").encode("gbk"), "a.html"))[0] == PAPER[0]


def test_what_a_page_strikes_out_or_does_not_show_is_not_read() -> None:
    page = (
        "<style>p.x, .y { display: none } .z { color: red }</style><p>追缴<del>9</del>3元<s>甲</s>，"
        "<ruby>垚<rp>(</rp><rt>yao</rt><rp>)</rp></ruby><span class='b y'>乙</span>"
        "<b class='z'>丙</b>。</p><p class='x'>丁</p>"
    )
    assert texts(read(page, "a.html")) == ["追缴3元，垚", "丙。"]


def test_a_title_outside_the_text_is_kept() -> None:
    page = "<h1>某局关于整改的通报</h1><div>" + "<p>甲。</p>" * 5 + "</div><div>友情提示</div>"
    for named in (page, page.replace("h1", "div")):
        assert texts(read(named, "a.html"))[0] == "某局关于整改的通报"


def test_a_page_that_is_only_words_is_read_whole() -> None:
    assert texts(read("<div>一段很长很长很长很长很长很长的话。</div><div>短</div>", "a.html")) == [
        "一段很长很长很长很长很长很长的话。",
        "短",
    ]


def test_words_that_end_outside_their_font_are_words() -> None:
    page = "<div><font><b><p>甲。</p></b><p>乙。</p>丙<br>\u3000\u3000丁<br>戊。</font></div>"
    assert texts(read(page, "a.html")) == ["甲。", "乙。", "丙", "丁", "戊。"]


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20), min_size=1, max_size=5))
def test_words_arrive_as_written(lines: list[str]) -> None:
    paper = read("<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in lines), "a.html")
    assert texts(paper) == lines
    assert_placed(paper)


def test_a_page_of_our_own_reads_back() -> None:
    paper = document((notices.SEED / "notice.md").read_text(encoding="utf-8"))
    assert repaired(html.write(paper, LAYOUT), "a.html") == repaired((notices.SEED / "notice.md").read_bytes(), "a.md")


def test_the_mark_of_a_note_is_no_digit_of_a_figure() -> None:
    page = "<p>共36<sup>3</sup>个，追缴2万元<sup><a href='#n'>[1]</a></sup>，占地5km<sup>2</sup>。</p>"
    assert texts(read(page, "a.html")) == ["共36个，追缴2万元，占地5km2。"]


def test_a_heading_broken_into_lines_is_one() -> None:
    assert texts(read("<div><h3>1.学习<br>不深入</h3><p>甲<br>乙</p></div>", "a.html")) == ["1.学习不深入", "甲", "乙"]


def test_a_cell_that_spans_others_keeps_the_columns_in_their_place() -> None:
    page = (
        "<table><tr><td>单位</td><td>类别</td><td>个数</td></tr><tr><td rowspan='2'>甲</td><td>一</td><td>3</td></tr>"
        "<tr><td>二</td><td>4</td></tr><tr><td colspan='2'>合计</td><td>7</td></tr></table>"
    )
    table = read(f"<div><p>甲。</p>{page}<p>乙。</p></div>", "a.html").blocks[1].block
    assert table == Table(("单位", "类别", "个数"), (("甲", "一", "3"), ("", "二", "4"), ("合计", "", "7")))
