"""A mark shrinks before it wraps, the names of a joint paper stand under one another, 签发人 two to a row."""

from rectify_cli.core.chinese import width
from rectify_cli.documents.layout import heads


def test_a_mark_is_as_large_as_its_line_allows() -> None:
    assert heads.mark("某局文件") == heads.Mark(("某局文件",), "", 44)
    long = heads.mark("中共某某自治州某某自治县文化广电和旅游体育局机关委员会文件")
    assert long.word == ""
    assert 10 < long.size < 44
    assert long.size * width.of(long.names[0]) <= 440


def test_the_word_paper_stands_beside_several_names() -> None:
    joint = heads.mark("中共某县委文件", ("某县人民政府",))
    assert (joint.names, joint.word) == (("中共某县委", "某县人民政府"), "文件")
    assert heads.mark("中共某县委", ("某县人民政府",)).word == ""


def test_signatories_stand_two_to_a_row_under_one_another() -> None:
    assert heads.signed(()) == []
    assert heads.signed(("张三",)) == ["张三"]
    assert heads.signed(("张三", "欧阳修文", "李四")) == ["张三\u3000\u3000\u3000欧阳修文", "李四"]
