"""What an import takes from a paper is what was typed, though the paper is read in its normal form."""

import readings
from rectify_cli.notices.written import as_written

TEXT = """整改问题清单
1. 窗口服务(二楼)不规范
整改情况:一是培训1,200人次, 覆盖 3 个窗口.二是公开承诺
共3条:
（1）热情。
整改结果:已完成.
2. 制度不全
整改情况：修订制度。
整改结果：已完成。"""


def test_every_text_is_as_it_was_typed() -> None:
    reading = readings.reading(TEXT)
    first = reading.listed[0]
    typed = as_written(reading).listed[0]
    assert first.title.value == "窗口服务（二楼）不规范"
    assert typed.title.value == "窗口服务(二楼)不规范"
    assert typed.results[0].value == "培训1,200人次, 覆盖 3 个窗口."
    assert first.word
    assert first.word.value == "已完成"
