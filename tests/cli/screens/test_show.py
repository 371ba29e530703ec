"""One entry, and everything of it."""

import json
from pathlib import Path

from commandline import Rectify


def test_show_tells_everything_of_one_entry(rectify: Rectify, sample: Path) -> None:
    del sample
    text = rectify("--lang", "zh", "show", "18").out
    for said in ("data/issues/018.yaml", "标题：“两庭”建设推进缓慢", "时间用语：春节前后", "2024-12-31  阶段性完成"):
        assert said in text
    assert json.loads(rectify("show", "18", "--format", "json").out)["plan"][0]["due"] == "2025-12-31"
    assert rectify("show", "99").code == 2
    assert "no issue 99; the nearest are 18, 19, 20, 21, 22" in rectify("show", "99").err


def test_an_entry_not_begun_says_so(rectify: Rectify, sample: Path) -> None:
    assert rectify("new", "甲").code == 0
    text = rectify("--lang", "zh", "show", "23").out
    assert text.endswith("整改状态：未开始\n"), (text, sample)
