"""The typefaces of official papers, by the names that fonts have on one system or another."""

import pytest

from rectify_cli.documents.layout import standard
from rectify_cli.documents.layout.standard import Face

NAMES = {
    Face.FANGSONG: "仿宋 仿宋_GB2312 FangSong FangSong_GB2312 方正仿宋_GBK 华文仿宋 STFangsong CESI仿宋-GB2312",
    Face.KAITI: "楷体 楷体_GB2312 KaiTi KaiTi_GB2312 方正楷体_GBK 华文楷体 STKaiti",
    Face.HEITI: "黑体 SimHei 方正黑体_GBK 方正黑体简体 STHeiti CESI黑体-GB2312",
    Face.SONGTI: "宋体 SimSun NSimSun 新宋体 方正书宋_GBK",
    Face.XIAOBIAOSONG: "方正小标宋简体 方正小标宋_GBK FZXiaoBiaoSong-B05S 汉仪小标宋 CESI小标宋-GB2312",
    None: "微软雅黑 等线 华文中宋 STZhongsong 方正大标宋简体 Arial 隶书 幼圆",
}


@pytest.mark.parametrize(("name", "face"), [(name, face) for face, names in NAMES.items() for name in names.split()])
def test_a_font_is_known_by_its_typeface_whoever_made_it(name: str, face: Face | None) -> None:
    assert standard.face_of(name) is face


def test_a_size_is_called_by_its_chinese_name_where_it_has_one() -> None:
    assert standard.called(16) == ("三号", "16 pt (三号)")
    assert standard.called(17) == (" 17 磅", "17 pt")
