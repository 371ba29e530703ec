"""The numbers of GB/T 9704-2012, once: what papers are set by, and what a stranger's paper is held to."""

import re
from enum import StrEnum
from typing import NamedTuple

from rectify_cli.core.language import Phrase

PAGE = (210, 297)
"""Width and height of the paper (A4), in mm (5.1)."""

TOP, LEFT, GIVE = 37, 28, 1
"""天头 and 订口, and what each may differ by, in mm (5.2.1)."""

TEXT = (156, 225)
"""Width and height of the text area (版心), in mm (5.2.1)."""

LINES, CHARACTERS = 22, 28
"""Lines of a page, and 字 of a line (5.2.3)."""

UNDER_TEXT = 7
"""How far the dash of the page number is below the text area, in mm (7.5)."""

RULE_UNDER_NUMBER = 4
"""How far the red rule is below the number of the paper, in mm (7.2.7)."""

TWIPS = 1440 / 25.4
"""Twips to a mm."""


class Face(StrEnum):
    """A typeface of an official paper; its value is what it is called."""

    XIAOBIAOSONG = "小标宋"
    HEITI = "黑体"
    KAITI = "楷体"
    FANGSONG = "仿宋"
    SONGTI = "宋体"

    @property
    def label(self) -> Phrase:
        """What it is called."""
        return Phrase(self.value, f"{_ENGLISH[self]} ({self.value})")

    @property
    def font(self) -> str:
        """The font that papers are set in: the name that offices know."""
        return _FONTS[self]


_FONTS = {
    Face.XIAOBIAOSONG: "方正小标宋简体",
    Face.HEITI: "黑体",
    Face.KAITI: "楷体_GB2312",
    Face.FANGSONG: "仿宋_GB2312",
    Face.SONGTI: "宋体",
}
_ENGLISH = {
    Face.XIAOBIAOSONG: "Xiaobiaosong",
    Face.HEITI: "Heiti",
    Face.KAITI: "Kaiti",
    Face.FANGSONG: "FangSong",
    Face.SONGTI: "SimSun",
}
# 仿宋 before 宋, and 雅黑 and the like before 黑: they are other faces.
_NAMED = (
    (re.compile("小标宋|xiaobiaosong|fzxbs|xbsong"), Face.XIAOBIAOSONG),
    (re.compile("中宋|大标宋|粗宋|雅宋|yahei|雅黑|等线|dengxian|圆|隶|魏|行楷|综艺|zhongsong"), None),
    (re.compile("仿宋|fang ?song|fzfs"), Face.FANGSONG),
    (re.compile("楷|kai"), Face.KAITI),
    (re.compile("黑|hei"), Face.HEITI),
    (re.compile("宋|song|simsun|mingliu"), Face.SONGTI),
)


def face_of(font: str) -> Face | None:
    """Return the typeface of a font by its name, whoever made it: 仿宋_GB2312 and FangSong are one; None for others."""
    name = font.lower()
    return next((face for pattern, face in _NAMED if pattern.search(name)), None)


class Size(NamedTuple):
    """A size of type: its Chinese name, and the points that Word sets it in."""

    name: str
    points: float


SIZE_2, SIZE_3, SIZE_4 = Size("二号", 22), Size("三号", 16), Size("四号", 14)
_SIZES = (
    *(Size("初号", 42), Size("小初", 36), Size("一号", 26), Size("小一", 24), SIZE_2, Size("小二", 18), SIZE_3),
    *(Size("小三", 15), SIZE_4, Size("小四", 12), Size("五号", 10.5), Size("小五", 9)),
)


def called(points: float) -> Phrase:
    """Return what a size of type is called: by its Chinese name where it has one."""
    name = next((size.name for size in _SIZES if size.points == points), "")
    return Phrase(name or f" {points:g} 磅", f"{points:g} pt{f' ({name})' if name else ''}")


class Lettering(NamedTuple):
    """The typeface and the size that the standard gives to a part of a paper; a face of None is left free."""

    face: Face | None
    size: Size


TITLE = Lettering(Face.XIAOBIAOSONG, SIZE_2)
"""The title (7.3.1)."""

BODY = Lettering(Face.FANGSONG, SIZE_3)
"""The body, and every part of which nothing else is said (5.2.2)."""

HEADINGS = (Lettering(Face.HEITI, SIZE_3), Lettering(Face.KAITI, SIZE_3), BODY, BODY)
"""The headings 一、（一）1. （1） (7.3.3)."""

ATTACHMENT = Lettering(Face.HEITI, SIZE_3)
"""附件 and its number at the top of an attachment (7.3.7)."""

URGENCY = Lettering(Face.HEITI, SIZE_3)
"""密级和保密期限, 紧急程度 (7.2.2, 7.2.3)."""

IMPRINT = Lettering(Face.FANGSONG, SIZE_4)
"""抄送机关, 印发机关和印发日期 (7.4)."""

PAGE_NUMBER = Lettering(Face.SONGTI, SIZE_4)
"""The page number (7.5)."""
