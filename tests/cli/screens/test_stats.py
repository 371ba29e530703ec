"""Completion over time as it is drawn: figures, bars and their words."""

import datetime as dt
import json
from pathlib import Path

import pytest
from lxml import etree

import ledgers
import notices
import screens_in
from commandline import Rectify
from golden import Golden
from rectify_cli import store
from rectify_cli.cli import screens
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.views import stats
from rectify_cli.views.stats import Stats

CASE = notices.ROOT / "tests" / "papers" / "cases"
DAY = dt.date(2025, 12, 10)


@pytest.fixture(scope="module")
def built() -> Stats:
    whole = store.load(store.Workspace(CASE)).ledger
    assert whole is not None
    return stats.build(whole, Register.ISSUES, DAY)


@pytest.mark.parametrize(("language", "width"), screens_in.SIZES)
def test_the_screen_is_that_of_the_golden_file(built: Stats, language: Language, width: int, golden: Golden) -> None:
    terminal = Terminal(language, width)
    said = screens.STATS["table"](built, terminal)
    screens_in.held(golden, said, "stats", terminal)
    assert max(len(line.encode("gbk")) for line in said.splitlines()) <= width


@pytest.mark.parametrize(("form", "language"), [("json", Language.ZH), ("svg", Language.ZH), ("svg", Language.EN)])
def test_the_other_formats_are_those_of_the_golden_files(
    built: Stats, form: str, language: Language, golden: Golden
) -> None:
    said = screens.STATS[form](built, Terminal(language))
    screens_in.agree(golden, said, f"stats.{language}.{form}")


def test_a_drawing_without_colour_still_tells_the_parts_apart(built: Stats) -> None:
    said = screens.STATS["table"](built, Terminal(Language.EN))
    assert "\x1b" not in said
    last = next(line for line in said.splitlines() if line.startswith(str(DAY)))
    assert last.split() == ["2025-12-10", "█" * 6 + "▓" * 6 + "─" * 12, "1/4", "25.00%"]
    coloured = screens.STATS["table"](built, Terminal(Language.EN, colour=True))
    assert "\x1b[32m" in coloured


def test_the_drawing_is_told_in_words_and_its_text_is_text(built: Stats) -> None:
    drawing = etree.fromstring(screens.STATS["svg"](built, Terminal(Language.ZH)).encode())
    name = "{http://www.w3.org/2000/svg}"
    ids = {one.get("id"): one.text for one in drawing if one.get("id")}
    assert drawing.get("aria-labelledby") == "title desc"
    assert ids["title"] == "中共某县某局党组  巡察整改反馈问题完成情况  截至 2025-12-10（内部稿）"
    assert "共 4 个，已完成 1 个，阶段性完成 1 个，未完成 2 个，完成率 25.00%" in str(ids["desc"])
    texts = [one.text for one in drawing.iter(f"{name}text")]
    assert {"完成 1", "阶段性完成 1", "未完成 2", "完成率 25.00%", "2025-12-10"} <= set(texts)


def test_a_name_is_never_read_as_markup() -> None:
    inspection = ledgers.INSPECTION.model_copy(update={"body": "<某局>&[/b]"})
    built = stats.build(Ledger(Entry(inspection, ledgers.Nowhere())), Register.ISSUES, DAY)
    assert etree.fromstring(screens.STATS["svg"](built, Terminal(Language.EN)).encode()) is not None
    assert "<某局>&[/b]" in screens.STATS["table"](built, Terminal(Language.EN))


def test_the_drawing_goes_to_a_file_or_to_stdout(rectify: Rectify, sample: Path) -> None:
    ran = rectify("stats", "-o", "图.svg")
    assert (ran.code, ran.out, ran.err) == (0, "", "internal edition written to 图.svg\n")
    first = (sample / "图.svg").read_bytes()
    assert rectify("stats", "--format", "svg").out.encode() == first
    assert rectify("stats", "-o", "图.svg").code == 0
    (sample / "图.svg").write_bytes(b"somebody's own")
    assert rectify("stats", "-o", "图.svg").code == 2
    assert rectify("stats", "-o", "图.svg", "--force").code == 0
    assert (sample / "图.svg").read_bytes() == first
    assert rectify("stats", "-o", "图.png").code == 2


def test_the_sample_as_of_a_day(rectify: Rectify, sample: Path) -> None:
    del sample
    told = json.loads(rectify("stats", "--as-of", "2024-12-30", "--format", "json").out)
    assert (told["total"]["total"], told["total"]["completed"]) == (22, 0)
    assert told["course"][-1]["date"] == "2024-12-30"
    petitions = json.loads(rectify("stats", "--register", "petitions", "--format", "json").out)
    assert (petitions["total"]["completed"], petitions["owners"]) == (21, [])
