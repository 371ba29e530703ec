"""The life of one entry as it is drawn."""

import datetime as dt
import json

import pytest

import ledgers
import notices
import screens_in
from commandline import Rectify
from golden import Golden
from rectify_cli.cli import screens
from rectify_cli.cli.screens import Terminal
from rectify_cli.core.language import Language
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue
from rectify_cli.views import history
from rectify_cli.views.history import History

ISSUE = Issue.model_validate(
    {
        "id": 7,
        "title": "合同会签流于形式",
        "due": "2025-03-31",
        "progress": [
            {"date": "2024-07-01", "status": "in_progress"},
            {"date": "2024-09-01", "status": "in_progress", "note": "正在修订办法"},
            {"date": "2024-12-31", "status": "completed"},
            {"date": "2025-02-10", "status": "in_progress", "note": "回头看发现仍有漏签"},
            {"date": "2025-03-20", "status": "completed", "word": "已整改到位"},
        ],
        "extensions": [{"from": "2024-10-31", "to": "2025-03-31", "date": "2024-10-20", "reason": "办法需上会"}],
        "measures": [
            {"text": "修订合同会签办法。", "done": "2024-12-20"},
            {
                "text": "抽查2024年以来的全部合同，漏签的逐份补签，由财务科、办公室复核，每月向党组报告，然后公示。",
                "done": "2025-01-02",
            },
        ],
        "sign_offs": [
            {"role": "主管领导", "by": "张某", "date": "2025-01-03", "void": "2025-02-10"},
            {"role": "主管领导", "by": "张某", "date": "2025-03-25"},
        ],
        "evidence": ["会签办法"],
    }
)


@pytest.fixture
def built() -> History:
    inspection = ledgers.INSPECTION.model_copy(update={"plan_submitted": dt.date(2024, 6, 20)})
    whole = Ledger(Entry(inspection, ledgers.Nowhere()))
    return history.build(whole, Register.ISSUES, ISSUE)


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
