"""The inspectors' own paper becomes a ledger that is right as it stands, or joins one of the body it is about."""

from collections.abc import Callable
from pathlib import Path

import pytest

import notices_as
from commandline import Rectify

PAPER = """\
县委第一巡察组关于巡察县林业局党组的反馈意见
根据县委统一部署，2025年3月3日至4月30日，县委第一巡察组对县林业局党组进行了巡察。
一、总体评价
县林业局党组能够履行职责。
二、巡察发现的主要问题
（一）贯彻落实党的理论方面
1.理论学习不深入。中心组学习以读代学，2024年有3次未研讨。
2.生态修复项目推进缓慢。
（二）全面从严治党方面
3.主体责任压得不实。
三、意见建议
（一）提高政治站位。要认真学习领会。
县委第一巡察组
2025年6月10日
"""
FORMATS: dict[str, Callable[[str], bytes]] = {
    "txt": lambda text: text.encode(),
    "md": lambda text: text.encode(),
    "docx": notices_as.as_docx,
    "pdf": notices_as.as_pdf,
    "html": lambda text: "".join(f"<p>{line}</p>" for line in text.splitlines()).encode(),
}


@pytest.fixture(params=FORMATS)
def paper(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Write the paper in one format, and go there."""
    monkeypatch.chdir(tmp_path)
    title, rest = PAPER.split("\n", 1)
    text = f"# {title}\n\n{rest}" if request.param in {"md", "docx", "pdf"} else PAPER
    text = text.replace("\n", "\n\n") if request.param == "md" else text
    (tmp_path / f"反馈意见.{request.param}").write_bytes(FORMATS[request.param](text))
    return f"反馈意见.{request.param}"


def test_it_becomes_a_ledger_without_an_error(rectify: Rectify, paper: str) -> None:
    assert rectify("import", paper, "--into", "ledger").code == 0
    data = Path("ledger/data")
    inspection = (data / "inspection.yaml").read_text(encoding="utf-8")
    for line in (
        "body: 县林业局党组",
        "team: 县委第一巡察组",
        "feedback: 2025-06-10",
        "cut_off: 2025-12-10",
        "signing: 2025-12-20",
        "    - 关于巡察整改进展情况的通报",
    ):
        assert f"{line}\n" in inspection
    assert "反馈意见" not in inspection
    first = (data / "issues/001.yaml").read_text(encoding="utf-8")
    assert "title: 理论学习不深入\naspect: 贯彻落实党的理论方面\nexamples: 中心组学习以读代学" in first
    assert "measures" not in first
    assert "progress" not in first
    assert len([*(data / "issues").glob("*.yaml")]) == 3
    notes = Path("ledger/import-notes.md").read_text(encoding="utf-8")
    assert "能够履行职责" in notes
    assert "提高政治站位" in notes
    assert rectify("-C", "ledger", "check", "--as-of", "2025-07-01").code == 0


def test_it_joins_the_ledger_of_the_body_it_is_about(rectify: Rectify, paper: str) -> None:
    words = "--body 中共云山县林业局党组 --team 县委第一巡察组 --on-site 2025-03-03..2025-04-30 --feedback 2025-06-10"
    assert rectify("init", ".", *words.split()).code == 0
    ran = rectify("import", paper, "--yes")
    assert (ran.code, "new: 3" in ran.err) == (0, True), ran.err
    before = {path: path.read_bytes() for path in Path("data").rglob("*.yaml")}
    assert "new: 0" in rectify("import", paper).err
    assert before == {path: path.read_bytes() for path in Path("data").rglob("*.yaml")}


def test_without_the_days_on_site_they_are_asked_for(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(PAPER.replace("2025年3月3日至4月30日，", ""), encoding="utf-8")
    ran = rectify("import", "a.txt", "--into", "ledger")
    assert ran.code == 0
    assert "rectify set inspection on_site=…" in ran.err
    assert "feedback: 2025-06-10" in Path("ledger/data/inspection.yaml").read_text(encoding="utf-8")


def test_labels_under_its_problems_are_their_fields_and_one_without_any_is_a_problem(
    rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paper = """\
县委第一巡察组关于巡察县林业局党组的反馈意见
2025年6月10日，县委第一巡察组向县林业局党组反馈了巡察意见。
一、党的领导方面
1.理论学习不深入
责任领导：张三
整改目标：制度健全。
2.生态修复短板
二、组织建设方面
3.会议记录不规范
"""
    Path("a.txt").write_text(paper, encoding="utf-8")
    assert rectify("import", "a.txt").code == 0
    first, second, third = (path.read_text(encoding="utf-8") for path in sorted(Path("data/issues").glob("*.yaml")))
    assert "lead: 张三\ngoal: 制度健全。\n" in first
    assert [text.splitlines()[2] for text in (first, second, third)] == [
        "title: 理论学习不深入",
        "title: 生态修复短板",
        "title: 会议记录不规范",
    ]
