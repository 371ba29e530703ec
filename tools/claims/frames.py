"""The papers a claim stands in: alone or inside a small notice, with full-width marks or as the web writes them."""

from collections.abc import Callable

NOTICE = """中共临溪市委巡察整改进展情况的通报

根据市委统一部署，2025年3月3日至5月12日，市委第二巡察组对临溪市交通运输局开展了巡察。2025年6月20日，巡察组反馈了巡察意见。现将整改情况通报如下。

一、巡察反馈问题整改情况

（一）履行职责方面

1.反馈问题：有关工作落实不到位

整改结果：阶段性完成

阶段性整改情况：{}

整改计划：继续抓好后续落实，2027年6月30日前完成。

二、下一步工作打算

持续巩固整改成果，健全长效机制，防止问题反弹。

中共临溪市交通运输局委员会
2026年9月30日
"""
HALF = str.maketrans({"，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "！": "!", "？": "?"})


def _alone(text: str) -> str:
    return text + "\n"


def _framed(text: str) -> str:
    return NOTICE.replace("{}", text.replace("\n", "\n\n"))


def half_width(text: str) -> str:
    """Return a text with the marks of the web; the full stop stays, as it mostly does there."""
    return text.translate(HALF)


VARIANTS: dict[str, Callable[[str], str]] = {
    "alone": _alone,
    "alone, web": lambda text: _alone(half_width(text)),
    "notice": _framed,
    "notice, web": lambda text: _framed(half_width(text)),
}
