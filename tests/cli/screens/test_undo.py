"""The last changes as they are drawn."""

import datetime as dt

import pytest

import screens_in
from golden import Golden
from rectify_cli.cli import screens
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language, Phrase
from rectify_cli.store.step import Moved, Step, Written

TIME = dt.datetime(2025, 1, 15, 10, 3, tzinfo=dt.UTC)
IMPORTED = tuple(Written(f"data/issues/{number:03}.yaml", "", "x") for number in range(1, 25))
STEPS = [
    Step(3, TIME, Phrase("第 1 号：存入佐证材料 1 份", "no. 1: evidence added: 1"), (
        Moved("build/.journal/000003.0", "data/evidence/001/甲.pdf", ""), Written("data/issues/001.yaml", "", "x"),
    ), undone=True),
    Step(2, TIME, Phrase(
        "导入 整改台账（二〇二四年十二月三十一日汇总，最终稿）.xlsx：新增 3 个，改动 21 个，未变 0 个",
        "整改台账.xlsx imported: 3 new, 21 changed, 0 unchanged; a sentence that is too long for one line of a screen",
    ), IMPORTED),
    Step(1, TIME, Phrase("第 3 号：状态改为已完成", "no. 3: status set to completed"), IMPORTED[2:3]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "width"), screens_in.SIZES)
def test_the_screen_is_that_of_the_golden_file(language: Language, width: int, golden: Golden) -> None:
    terminal = Terminal(language, width)
    screens_in.held(golden, screens.UNDO["table"](STEPS, terminal), "undo", terminal)


def test_the_json_is_that_of_the_golden_file(golden: Golden) -> None:
    screens_in.agree(golden, screens.UNDO["json"](STEPS, Terminal(Language.ZH)), "undo.zh.json")


def test_where_nothing_was_changed_it_says_so() -> None:
    assert screens.UNDO["table"]([], Terminal(Language.ZH)) == "没有可以撤销的改动"
