"""`rectify init` with the inspection asked for or given: no word of the example is left."""

import sys
from pathlib import Path

import pytest

from commandline import Rectify
from terminals import answered

GIVEN = {
    "--body": "中共云山县林业局党组",
    "--team": "县委第二巡察组",
    "--on-site": "2024-12-03..2025-01-30",
    "--feedback": "2025年2月10日",
}


def options(**changed: str) -> list[str]:
    named = {f"--{name.replace('_', '-')}": value for name, value in changed.items()}
    return [word for pair in (GIVEN | named).items() for word in pair if pair[1]]


def test_options_make_a_workspace_without_a_word_of_the_example(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = rectify("init", "ledger", *options(kind="巡视"))
    assert ran.code == 0, ran.err
    written = (tmp_path / "ledger/data/inspection.yaml").read_text(encoding="utf-8")
    assert "某" not in written
    assert "cut_off: 2025-08-10 " in written
    assert "signing: 2025-08-20 " in written
    assert (
        "lead: 2024年12月3日至2025年1月30日，县委第二巡察组对中共云山县林业局党组进行了巡视。2025年2月10日" in written
    )
    assert "    - 关于巡视整改进展情况的通报\n" in written
    ran = rectify("-C", "ledger", "check", "--as-of", "2025-09-01")
    assert ran.out == "check passed: 0 errors, 0 warnings (as of 2025-09-01)\n"


def test_the_example_fails_the_check_at_every_place_it_left(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "rectify -C ledger set inspection body=…" in rectify("init", "ledger").err
    ran = rectify("-C", "ledger", "check")
    assert ran.code == 1
    assert ran.out.count("error[L203]") == 15
    assert rectify("-C", "ledger", "set", "inspection", "body=中共云山县林业局党组").code == 0
    assert rectify("-C", "ledger", "check").out.count("error[L203]") == 14


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"team": "", "feedback": ""}, "--team, --feedback missing"),
        ({"feedback": "2025-01-01"}, "the feedback date, 2025-01-01, is before the last day on site, 2025-01-30"),
        ({"on_site": "2025-01-30..2024-12-03"}, "ends on 2024-12-03, before it starts on 2025-01-30"),
        ({"cut_off": "年底"}, "“cut_off” is “年底”"),
        ({"kind": "巡游"}, "“kind” is “巡游”, not one of inspection, tour, audit"),
        ({"feedback": "2225-02-10"}, "the year of 2225-02-10 is not between 1900 and 2200"),
    ],
)
def test_an_option_that_is_missing_or_wrong_is_refused_and_nothing_is_made(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = rectify("init", "ledger", *options(**changed))
    assert ran.code == 2
    assert message in ran.err
    assert not (tmp_path / "ledger").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals in Python")
def test_what_is_asked_is_asked_again_until_it_is_right(tmp_path: Path) -> None:
    answers = ["中共云山县林业局党组", "巡游", "", "县委第二巡察组", "3月", "2025-03-03至2025-04-30", "2025-04-01"]
    answers += ["2025-06-10", "", "2025-12-22", "0000-1", ""]
    code, said = answered(tmp_path, ["init", "ledger"], "\n".join(answers))
    assert code == 0, said
    for refusal in ("“类别”（kind）是“巡游”", "“3月”不是起止日期", "反馈日期 2025-04-01 早于进驻末日"):
        assert refusal in said
    written = (tmp_path / "ledger/data/inspection.yaml").read_text(encoding="utf-8")
    assert "kind: inspection " in written
    assert "cut_off: 2025-12-10 " in written
    assert "signing: 2025-12-22 " in written
    assert 'contact:\n  phone: "0000-1"\n' in written


def test_the_current_folder_becomes_a_workspace_by_default(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = rectify("init", *options())
    assert ran.code == 0
    assert ran.err == (
        "workspace created in this folder\ncreate each issue, or read the feedback paper or the book:\n  rectify new\n"
        "  rectify import FILE\nadd the notice's own sentences:\n"
        "  rectify set inspection notice.next_steps+=…\nthen check it:\n  rectify check\n"
    )
    assert (tmp_path / "data/inspection.yaml").is_file()
    assert "already exists" in rectify("init", *options()).err
