"""The life of one entry as it is drawn."""

import json

import pytest

import life
import notices
import screens_in
from commandline import Rectify
from golden import Golden
from rectify_cli.cli import screens
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language
from rectify_cli.views.history import History


@pytest.fixture
def built() -> History:
    return life.built()


@pytest.mark.parametrize(("language", "width"), screens_in.SIZES)
def test_the_screen_is_that_of_the_golden_file(built: History, language: Language, width: int, golden: Golden) -> None:
    terminal = Terminal(language, width)
    said = screens.HISTORY["table"](built, terminal)
    screens_in.held(golden, said, "history", terminal)


@pytest.mark.parametrize(("form", "end"), [("json", "json"), ("markdown", "md")])
def test_the_other_formats_are_those_of_the_golden_files(built: History, form: str, end: str, golden: Golden) -> None:
    said = screens.HISTORY[form](built, Terminal(Language.ZH))
    screens_in.agree(golden, said, f"history.zh.{end}")


def test_the_command_tells_it_of_each_register(rectify: Rectify, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(notices.ROOT)
    told = json.loads(rectify("history", "18", "--format", "json").out)
    assert [event["status"] for event in told["events"]] == [None, "staged"]
    assert "信访件 3" in rectify("--lang", "zh", "history", "3", "--register", "petitions").out
    missing = rectify("history", "99")
    assert (missing.code, missing.out) == (2, "")
    assert "no issue 99; the nearest are 18, 19, 20, 21, 22" in missing.err
