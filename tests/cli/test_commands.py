"""The commands on the sample ledger, as a person types them."""

from pathlib import Path

from pydantic import TypeAdapter

from commandline import Rectify
from rectify_cli.cli.reports.as_json import ReportShape
from samples_changed import DAY, change


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
    late = "data/issues/019.yaml:4:6: warning[L240]: issue 19 is staged; it was due on 2026-11-22"
    assert late in rectify("check", *DAY).out


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


def test_init_makes_a_valid_workspace_and_leaves_one_alone(rectify: Rectify, tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    assert rectify("init", str(folder)).code == 0
    checked = rectify("-C", str(folder), "check")
    assert (checked.code, checked.out.count("[L203]")) == (1, checked.out.count("["))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert rectify("init", str(folder)).code == 2
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_example_of_init_is_valid_where_it_is_copied_to(rectify: Rectify, tmp_path: Path) -> None:
    rectify("init", str(tmp_path))
    example = (tmp_path / "examples" / "issue.yaml").read_bytes()
    (tmp_path / "data" / "issues" / "001.yaml").write_bytes(example)
    checked = rectify("-C", str(tmp_path), "check", "--as-of", "2026-01-01")
    others = [line for line in checked.out.splitlines() if "[" in line and "L203" not in line]
    assert [line for line in others if "L212" not in line] == []


def test_explain_tells_a_rule_and_lists_them_all(rectify: Rectify) -> None:
    assert "a declared figure equals the one derived from the entries" in rectify("explain", "l210").out
    assert rectify("--lang", "zh", "explain", "P545").out.splitlines()[2:6:2] == [
        "依据：《党政机关公文格式》（GB/T 9704—2012）第 7.2.5 条（国家标准）",
        "  印发了实施方案（县委发[2024]3号）。",
    ]
    assert len(rectify("explain").out.splitlines()) > 20
    assert rectify("explain", "Q").code == 2
