"""The commands on the sample ledger, as a person types them."""

import csv
import io
import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

import notices
from commandline import Rectify, process
from golden import Golden
from rectify_cli import __version__
from rectify_cli.cli.reports.as_json import ReportShape

DAY = ("--as-of", "2026-11-23")


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode())


def test_status_tells_what_a_leader_asks(rectify: Rectify, sample: Path) -> None:
    del sample
    ran = rectify("--lang", "zh", "status", *DAY)
    assert ran.code == 0
    words = [line.split() for line in ran.out.splitlines()]
    assert ["反馈问题", "22", "19", "3", "0", "86.36%"] in words
    assert ["立行立改", "4", "4", "0", "0", "100.00%"] in words
    assert ["信访件", "21", "21", "0", "0", "100.00%"] in words
    assert ["阶段性完成", "2025-12-31", "逾期", "327", "天"] in words
    assert ["阶段性完成", "2026-12-31", "还有", "38", "天"] in words
    assert "数据核对通过：0 处错误，2 处警告" in ran.out


def test_status_fits_80_columns_of_a_gbk_console(rectify: Rectify, sample: Path) -> None:
    del sample
    for language in ("zh", "en"):
        ran = rectify("--lang", language, "status", *DAY)
        for line in ran.out.splitlines():
            assert len(line.encode("gbk")) <= 80, line
        assert "\x1b" not in ran.out


def test_status_as_json_and_markdown(rectify: Rectify, sample: Path) -> None:
    del sample
    status = json.loads(rectify("status", *DAY, "--format", "json").out)
    declared = notices.expected()["declared"]
    assert {name: status["registers"]["issues"][name] for name in declared["issues"]} == declared["issues"]
    assert (status["listed"], status["withheld"]) == (20, 2)
    assert [(one["id"], one["due"], one["days_left"]) for one in status["open"]] == [
        (2, None, None),
        (18, "2025-12-31", -327),
        (19, "2026-12-31", 38),
    ]
    markdown = rectify("--lang", "en", "status", *DAY, "--format", "markdown").out
    assert "| issues | 22 | 19 | 3 | 0 | 86.36% |" in markdown
    assert "| 18 | “两庭”建设推进缓慢 | 阶段性完成 | 2025-12-31 | 327 days overdue |" in markdown


def test_the_verdict_of_status_is_that_of_check(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "003.yaml", "2024-12-31, status: completed", "2999-12-31, status: completed")
    checked = rectify("check", "--format", "json")
    assert checked.code == 1
    assert "L221" in checked.out
    summary, status = json.loads(checked.out)["summary"], json.loads(rectify("status", "--format", "json").out)
    assert status["check"] == {name: summary[name] for name in ("errors", "warnings")}


def test_status_as_of_a_day_before_the_work_was_done(rectify: Rectify, sample: Path) -> None:
    del sample
    status = json.loads(rectify("status", "--as-of", "2024-12-30", "--format", "json").out)
    assert status["registers"]["issues"]["not_started"] == 22
    assert status["check"]["errors"] == 0


def test_check_passes_on_the_sample_with_the_two_known_warnings(rectify: Rectify, sample: Path) -> None:
    del sample
    ran = rectify("check", *DAY)
    assert ran.code == 0
    assert ran.out.endswith("check passed: 0 errors, 2 warnings, 3 notes (as of 2026-11-23)\n")
    quick = rectify("check", "--quick", *DAY)
    assert quick.out.endswith("check of the data passed: 0 errors, 2 warnings (as of 2026-11-23)\n")


def test_one_status_changed_fails_the_check_at_the_declaration(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "003.yaml", "status: completed", "status: in_progress")
    ran = rectify("check", *DAY)
    assert ran.code == 1
    assert "error[L210]: issues completed: declared 19, derived 18 (1 fewer)" in ran.out
    assert "error[L210]: issues unfinished: declared 0, derived 1 (1 more)" in ran.out
    declared = (sample / "data" / "inspection.yaml").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(declared, 1) if "completed: 19" in text)
    assert f"data/inspection.yaml:{line}:{declared[line - 1].index('19') + 1}: error" in ran.out
    assert "data/issues/003.yaml:5:32: entry 3: in progress" in ran.out


def test_an_overdue_issue_is_told_at_its_own_deadline(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "019.yaml", "progress:", "due: 2026-11-22\nprogress:")
    assert (
        "data/issues/019.yaml:4:6: warning[L240]: issue 19 is staged; it was due on 2026-11-22"
        in rectify("check", *DAY).out
    )


def test_check_as_json_has_the_documented_shape(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "003.yaml", "status: completed", "status: staged")
    ran = rectify("check", *DAY, "--format", "json")
    report = TypeAdapter(ReportShape).validate_json(ran.out, strict=True)
    assert report["version"] == 1
    none = {"notes": 3, "waived": 0, "known": 0, "gone": 0}
    assert report["summary"] == {"errors": 3, "warnings": 2, "complete": True} | none
    first = report["diagnostics"][0]
    assert (first["code"], first["severity"], first["file"]) == ("L210", "error", "data/inspection.yaml")
    staged = next(one for one in report["diagnostics"] if "staged: declared 3" in one["message"])
    assert [one["file"][-8:-5] for one in staged["related"]] == ["002", "003", "018", "019"]


def test_check_as_github_commands(rectify: Rectify, sample: Path) -> None:
    del sample
    lines = rectify("check", *DAY, "--format", "github").out.splitlines()
    assert lines[0].startswith(
        "::warning file=data/issues/002.yaml,line=9,col=1,title=L232::the plan of issue 2 has no deadline%0Ahint: "
    )


def test_list_filters(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "005.yaml", "progress:", "owner: 政治部\nprogress:")

    def ids(*words: str) -> list[int]:
        return [row["id"] for row in json.loads(rectify("list", *DAY, "--format", "json", *words).out)]

    assert ids("--status", "staged") == ids("--status", "阶段性完成") == [2, 18, 19]
    assert ids("--owner", "政治部") == [5]
    assert ids("--overdue") == [18]
    assert ids("法庭") == [3, 9, 18]
    assert ids("--register", "immediate") == [1, 2, 3, 4]
    assert len(ids("--register", "petitions")) == 21
    assert "22 found" in rectify("list").out


def test_list_as_csv_opens_in_excel_and_holds_no_formula(rectify: Rectify, sample: Path) -> None:
    change(sample / "data" / "issues" / "005.yaml", "title: 选人用人", "title: =选人用人")
    ran = rectify("list", "--format", "csv")
    assert ran.out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))
    assert len(rows) == 22
    assert rows[4]["title"] == "'=选人用人机制不够健全"


def test_show_tells_everything_of_one_entry(rectify: Rectify, sample: Path) -> None:
    del sample
    text = rectify("--lang", "zh", "show", "18").out
    for said in ("data/issues/018.yaml", "标题: “两庭”建设推进缓慢", "时间用语: 春节前后", "2024-12-31  阶段性完成"):
        assert said in text
    assert json.loads(rectify("show", "18", "--format", "json").out)["plan"][0]["due"] == "2025-12-31"
    assert rectify("show", "99").code == 2
    assert "no issue 99; the nearest are 18, 19, 20, 21, 22" in rectify("show", "99").err


def test_init_makes_a_valid_workspace_and_leaves_one_alone(rectify: Rectify, tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    assert rectify("init", str(folder)).code == 0
    checked = rectify("-C", str(folder), "check")
    assert (checked.code, checked.out.split(" (")[0]) == (0, "check passed: 0 errors, 0 warnings")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert rectify("init", str(folder)).code == 2
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_example_of_init_is_valid_where_it_is_copied_to(rectify: Rectify, tmp_path: Path) -> None:
    rectify("init", str(tmp_path))
    example = (tmp_path / "examples" / "issue.yaml").read_bytes()
    (tmp_path / "data" / "issues" / "001.yaml").write_bytes(example)
    checked = rectify("-C", str(tmp_path), "check", "--as-of", "2026-01-01")
    assert (checked.code, checked.out.count("L212"), checked.out.count("[")) == (0, 1, 1)


def test_the_shipped_schemas_are_those_the_tool_prints(rectify: Rectify, tmp_path: Path, golden: Golden) -> None:
    rectify("schema", "--write", str(tmp_path))
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for name, content in written.items():
        golden(notices.ROOT / "schema" / name, content.decode())
    assert set(written) == {path.name for path in (notices.ROOT / "schema").iterdir()}
    assert rectify("schema", "issue").out.encode() == written["issue.schema.json"]


def test_every_field_of_the_schema_has_a_chinese_description(rectify: Rectify) -> None:
    def fields(shape: object) -> list[tuple[str, object]]:
        if isinstance(shape, list):
            return [found for one in shape for found in fields(one)]
        if not isinstance(shape, dict):
            return []
        own = list(shape.get("properties", {}).items())
        return own + [found for one in shape.values() for found in fields(one)]

    for name in ("inspection", "issue", "petitions"):
        for key, field in fields(json.loads(rectify("schema", name).out)):
            assert isinstance(field, dict)
            assert any("\u4e00" <= mark <= "\u9fff" for mark in field["description"]), key


def test_explain_tells_a_rule_and_lists_them_all(rectify: Rectify) -> None:
    assert "a declared figure equals the one derived from the entries" in rectify("explain", "l210").out
    assert len(rectify("explain").out.splitlines()) > 20
    assert rectify("explain", "Q").code == 2


@pytest.mark.parametrize(
    "words",
    [
        ("status", "--as-of", "昨天"),
        ("render", "briefing", "--since", "昨天"),
        ("list", "--status", "foo"),
        ("list", "--register", "foo"),
        ("render", "notice", "-o", "a.xyz"),
        ("render", "minutes"),
        ("nonsense",),
    ],
)
def test_a_command_that_cannot_be_done_is_exit_2(rectify: Rectify, sample: Path, words: tuple[str, ...]) -> None:
    del sample
    ran = rectify(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_the_workspace_is_found_from_below_and_named_as_typed(
    rectify: Rectify, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample / "data" / "issues")
    assert "../../data/issues/002.yaml:9:1: warning" in rectify("check").out
    monkeypatch.chdir(sample.parent)
    assert f"{sample.name}/data/issues/002.yaml:9:1" in rectify("-C", sample.name, "check").out


def test_as_a_module_with_the_language_anywhere(sample: Path) -> None:
    ran = process("check", "--lang", "zh", *DAY, folder=sample, PYTHONUTF8="1")
    assert (ran.returncode, "核对通过" in ran.stdout.decode()) == (0, True)
    version = process("--version", folder=sample, RECTIFY_LANG="zh")
    assert version.stdout.decode().strip() == f"rectify {__version__}"


def test_a_console_that_cannot_print_a_character_gets_a_question_mark(sample: Path) -> None:
    change(sample / "data" / "issues" / "002.yaml", "title: 党内", "title: 𠮷党内")
    ran = process("status", *DAY, folder=sample, PYTHONIOENCODING="gbk", PYTHONUTF8="0", RECTIFY_LANG="zh")
    assert ran.returncode == 0
    assert "?党内政治生活不够严肃" in ran.stdout.decode("gbk")


def test_shell_completion_is_offered(sample: Path) -> None:
    ran = process("--show-completion", "bash", folder=sample, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert b"complete" in ran.stdout
