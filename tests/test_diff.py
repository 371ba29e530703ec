"""What differs between two days or two revisions: told side by side, word by word, and never what is withheld."""

import datetime as dt
import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import ledgers
import notices
import repositories
import screens_in
import workspaces
from commandline import Rectify
from golden import Golden
from rectify_cli import store
from rectify_cli.cli import screens
from rectify_cli.cli.screens import Terminal, _diff_wording
from rectify_cli.core import modules
from rectify_cli.core.language import Language
from rectify_cli.core.terms import Disclosure, Edition, Register, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue
from rectify_cli.views import diff, status
from rectify_cli.views.diff import Difference, Side
from rectify_cli.views.text_diff import Fate, Piece

CASE = notices.ROOT / "tests" / "cases" / "papers"
EARLY, LATE = dt.date(2025, 7, 15), dt.date(2025, 12, 10)
FORMATS = ("table", "json", "markdown", "html")
EDITED = {
    "issues/001.yaml": [("  - 合同会签办法已修订印发。\n", "  - 合同会签办法已修订，印发3个科室。\n  - 补签2份合同。\n")],
    "issues/002.yaml": [("2026年6月底前上线。, due: 2026-06-30", "2026年9月底前上线。, due: 2026-09-30")],
    "issues/003.yaml": [("reason: 正在核实。", "reason: 仍在核实。"), ("owner: 人事科", "owner: 人事科、办公室")],
    "issues/004.yaml": [("title: 不公开的一个问题", "title: 不公开的这个问题")],
}
SECRETS = ("内部掌握", "不公开的", "核实", "人事科", "纪检组", "办公室", "主管领导", "设备到货", "签字", "accepted")


def ledger(root: Path) -> Ledger:
    loaded = store.load(root)
    assert loaded.ledger is not None, loaded.diagnostics
    return loaded.ledger


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Side, Side]:
    """Make the ledger of the papers as it stood in July, and edited in December."""
    files = {f"data/{path.relative_to(CASE / 'data').as_posix()}": path for path in (CASE / "data").rglob("*.yaml")}
    texts = {name: path.read_text(encoding="utf-8") for name, path in files.items()}
    for name, changes in EDITED.items():
        for old, new in changes:
            assert old in texts[f"data/{name}"]
            texts[f"data/{name}"] = texts[f"data/{name}"].replace(old, new)
    edited = ledger(workspaces.write(tmp_path, texts))
    return Side("HEAD~3", EARLY, ledger(CASE).as_of(EARLY)), Side(str(LATE), LATE, edited.as_of(LATE))


def drawn(found: Difference, form: str, terminal: Terminal) -> str:
    said: str = modules.load(screens, f"diff_{form}").draw(found, terminal)
    return said


@pytest.mark.parametrize(("language", "width"), screens_in.SIZES)
@pytest.mark.parametrize("edition", Edition)
def test_the_screen_is_that_of_the_golden_file(
    sides: tuple[Side, Side], edition: Edition, language: Language, width: int, golden: Golden
) -> None:
    terminal = Terminal(language, width)
    screens_in.held(golden, drawn(diff.build(*sides, edition), "table", terminal), f"diff-{edition}", terminal)


@pytest.mark.parametrize(("form", "end"), [("json", "json"), ("markdown", "md"), ("html", "html")])
def test_the_other_formats_are_those_of_the_golden_files(
    sides: tuple[Side, Side], form: str, end: str, golden: Golden
) -> None:
    found = drawn(diff.build(*sides, Edition.PUBLIC), form, Terminal(Language.ZH))
    screens_in.agree(golden, found, f"diff-public.zh.{end}")


def test_the_page_is_whole_and_asks_for_nothing_from_outside(sides: tuple[Side, Side]) -> None:
    page = drawn(diff.build(*sides, Edition.INTERNAL), "html", Terminal(Language.EN))
    assert not [line for line in page.splitlines() if "http" in line or "src=" in line]
    tree = etree.fromstring(page.encode(), etree.HTMLParser())
    assert "2026-09-30" in [one.text for one in tree.iter("ins")]
    assert tree.get("lang") == "en"


def test_nothing_withheld_is_in_the_public_edition(sides: tuple[Side, Side]) -> None:
    before, after = sides
    for form, language in product(FORMATS, Language):
        there, back = diff.build(before, after, Edition.PUBLIC), diff.build(after, before, Edition.PUBLIC)
        said = "".join(drawn(found, form, Terminal(language, 200)) for found in (there, back))
        assert not [secret for secret in SECRETS if secret in said]
    internal = drawn(diff.build(*sides, Edition.INTERNAL), "json", Terminal(Language.ZH))
    assert "仍" in internal
    assert "不公开的" not in internal


def one_issue(**fields: object) -> Side:
    issue = Issue.model_validate({"id": 1, "title": "第一个问题的标题", **fields})
    whole = Ledger(Entry(ledgers.INSPECTION, ledgers.Nowhere()), (Entry(issue, ledgers.Nowhere()),))
    return Side("x", LATE, whole)


def test_what_is_withheld_at_either_end_is_told_of_neither() -> None:
    listed, hidden = one_issue(), one_issue(disclosure=Disclosure.WITHHELD, title="第一个问题")
    gone = replace(listed, ledger=replace(listed.ledger, issues=()))
    for before, after in ((listed, hidden), (hidden, listed), (hidden, gone), (gone, hidden)):
        found = diff.build(before, after, Edition.PUBLIC)
        assert (found.new, found.gone, found.moved, found.changed) == ((), (), (), ())
    # What the public reads at both ends is told: that it came, and that it went.
    assert [move.place.id for move in diff.build(gone, listed, Edition.PUBLIC).new] == [1]
    assert [move.place.id for move in diff.build(listed, gone, Edition.PUBLIC).gone] == [1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([("查处某案", "public")], [("查处某案", "withheld")]),
        # Reworded as it was withdrawn, and with a number that is masked where it is printed.
        ([("查处某案", "public")], [("已查处某案", "withheld")]),
        ([("致电13812345678", "public")], [("致电13812345678", "withheld")]),
        # One withdrawn and another disclosed at once.
        ([("查处某案", "public"), ("约谈", "withheld")], [("查处某案", "withheld"), ("约谈", "public")]),
    ],
)
def test_a_measure_withheld_at_one_end_is_told_of_neither(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    ends = [
        one_issue(measures=["公开的", *({"text": text, "disclosure": how} for text, how in end)])
        for end in (before, after)
    ]
    for one, other in (ends, ends[::-1]):
        assert diff.build(one, other, Edition.PUBLIC).changed == ()


def test_a_public_measure_is_told_beside_one_withheld_at_both_ends() -> None:
    ends = [one_issue(measures=[text, {"text": "查处某案", "disclosure": "withheld"}]) for text in ("改一", "改二")]
    [change] = diff.build(ends[0], ends[1], Edition.PUBLIC).changed
    assert (change.name, change.number) == ("measures", 1)


@pytest.mark.parametrize(
    ("name", "before", "after", "wanted"),
    [
        ("title", "甲问题", "乙问题", [("title", None)]),
        ("owner", "财务科", None, [("owner", None)]),
        ("due", "2025-12-01", "2025-12-31", [("due", None)]),
        ("disclosure", "public", "internal", [("disclosure", None)]),
        ("measures", ["一", "二", "三"], ["一", "三"], [("measures", 2)]),
        ("measures", ["一"], ["一", "二", "三"], [("measures", 2), ("measures", 3)]),
        ("measures", [{"text": "一", "items": ["甲"]}], [{"text": "一", "items": ["甲", "乙"]}], [("measures", 1)]),
        ("plan", ["一"], [{"text": "一", "due": "2026-01-01"}], [("plan", 1)]),
        ("evidence", [], ["照片"], [("evidence", 1)]),
        ("waive", [], [{"rule": "L232", "reason": "无"}], [("waive", 1)]),
        (
            "progress",
            [{"date": "2025-01-01", "status": "staged"}],
            [{"date": "2025-01-01", "status": "staged"}, {"date": "2025-02-01", "status": "staged", "note": "过半"}],
            [("progress", 2)],
        ),
    ],
)
def test_every_field_that_changed_is_told(
    name: str, before: object, after: object, wanted: list[tuple[str, int | None]]
) -> None:
    found = diff.build(one_issue(**{name: before}), one_issue(**{name: after}), Edition.INTERNAL)
    assert [(change.name, change.number) for change in found.changed] == wanted
    assert found.differs


def test_a_history_that_moved_the_status_is_told_as_the_move_alone() -> None:
    step = {"date": "2025-01-01", "status": "staged"}
    found = diff.build(one_issue(), one_issue(progress=[step]), Edition.PUBLIC)
    [move] = found.moved
    assert move.before is not None
    assert move.after is not None
    assert (move.before.status, move.after.status) == (Status.NOT_STARTED, Status.STAGED)
    assert found.changed == ()


SIDES = st.builds(lambda whole, day: Side("", day, whole.as_of(day)), ledgers.ledgers(), ledgers.DAYS)
EDITIONS = st.sampled_from(Edition)


@given(SIDES, EDITIONS)
def test_a_ledger_does_not_differ_from_itself(side: Side, edition: Edition) -> None:
    assert not diff.build(side, side, edition).differs


@given(SIDES, SIDES, EDITIONS)
def test_the_way_back_is_the_way_there_reversed(one: Side, other: Side, edition: Edition) -> None:
    there, back = diff.build(one, other, edition), diff.build(other, one, edition)
    assert [(move.place.id, move.before, move.after) for move in there.moved] == [
        (move.place.id, move.after, move.before) for move in back.moved
    ]
    assert [(move.place, move.after) for move in there.new] == [(move.place, move.before) for move in back.gone]
    assert there.differs == back.differs


@given(SIDES, SIDES, EDITIONS)
def test_the_figures_are_those_of_status_at_each_end(one: Side, other: Side, edition: Edition) -> None:
    found = diff.build(one, other, edition)
    for side, figures in zip((one, other), found.figures, strict=True):
        wanted = status.build(side.ledger, side.day)
        assert replace(wanted, open=()) == figures


@given(SIDES, SIDES)
def test_what_an_edition_prints_differs_where_it_is_told_to(one: Side, other: Side) -> None:
    """Nothing the internal edition prints changes unseen: no difference told is no difference at all."""
    told = diff.build(one, other, Edition.INTERNAL).differs
    editions = [side.ledger.edition(Edition.INTERNAL) for side in (one, other)]
    records = [
        {(name.value, entry.record.id): entry.record for name in Register for entry in side.register(name)}
        for side in editions
    ]
    assert told or records[0] == records[1]


@given(SIDES, SIDES)
def test_no_text_of_what_is_withheld_is_told_to_the_public(one: Side, other: Side) -> None:
    found = diff.build(one, other, Edition.PUBLIC)
    told = "".join(drawn(found, form, Terminal(Language.ZH, 400)) for form in FORMATS)
    for side in (one, other):
        for entry in (*side.ledger.issues, *side.ledger.immediate):
            assert f"{entry.record.owner}" not in told
            assert f"{entry.record.note}" not in told


def test_a_long_text_is_cut_down_to_what_changed() -> None:
    pieces = [
        Piece(Fate.SAME, "一二三四五六七八九十" * 3),
        Piece(Fate.GONE, "旧" * 60),
        Piece(Fate.SAME, "一二三四五六七八九十" * 3),
        Piece(Fate.NEW, "新"),
        Piece(Fate.SAME, "短"),
    ]
    assert [piece.text for piece in _diff_wording.excerpt(pieces)] == [
        "…九十一二三四五六七八九十",
        "旧" * 60,
        "一二三四五六七八九十一二…九十一二三四五六七八九十",
        "新",
        "短",
    ]


# Through the command line.


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    repositories.apart(monkeypatch, tmp_path)
    root = workspaces.write(tmp_path / "台账", workspaces.BASE)
    repositories.git(root, "init", "--quiet")
    repositories.commit(root, "2025-01-15")
    second = root / "data/issues/002.yaml"
    second.write_bytes(second.read_bytes().replace("开工。".encode(), "已经开工。".encode()))
    repositories.commit(root, "2025-02-01")
    (root / "data/issues/003.yaml").write_bytes("id: 3\ntitle: 采购不规范\n".encode())
    monkeypatch.chdir(root)
    return root


def told(out: str) -> tuple[list[int], list[int], list[str]]:
    found = json.loads(out)
    return (
        [move["id"] for move in found["moved"]],
        [move["id"] for move in found["new"]],
        [change["field"] for change in found["changed"]],
    )


@pytest.mark.parametrize(
    ("ends", "wanted"),
    [
        (("HEAD~1", "HEAD"), ([], [], ["results"])),
        (("HEAD~1",), ([], [3], ["results"])),
        (("HEAD",), ([], [3], [])),
        (("HEAD", "HEAD"), ([], [], [])),
        (("2024-12-30", "2024-12-31"), ([1, 2], [], [])),
        (("2024-12-30", "HEAD"), ([1, 2], [], [])),
    ],
)
def test_days_and_revisions_are_compared(
    rectify: Rectify, repository: Path, ends: tuple[str, ...], wanted: tuple[list[int], list[int], list[str]]
) -> None:
    del repository
    ran = rectify("diff", *ends, "--format", "json")
    assert ran.code == 0, ran.err
    found = told(ran.out)
    # The third issue is in the ledger now, and was in no commit.
    assert found == wanted or (ends[0] == "2024-12-30" and found[0] == wanted[0])


def test_the_exit_code_tells_where_it_is_asked_to(rectify: Rectify, repository: Path) -> None:
    del repository
    assert rectify("diff", "HEAD~1", "HEAD").code == 0
    assert rectify("diff", "HEAD~1", "HEAD", "--exit-code").code == 1
    same = rectify("diff", "HEAD", "HEAD", "--exit-code")
    assert (same.code, same.out.splitlines()[-1]) == (0, "nothing differs")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["2025-13-01"], "error: 2025-13-01 is not a date"),
        (["nope"], "error: git knows no revision nope"),
        (["HEAD", "--edition", "foo"], "error: --edition does not know foo"),
    ],
)
def test_what_cannot_be_compared_is_exit_2(rectify: Rectify, repository: Path, words: list[str], message: str) -> None:
    del repository
    ran = rectify("diff", *words)
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (2, "", message)


def test_a_page_is_in_utf_8_whatever_the_console(rectify: Rectify, repository: Path) -> None:
    del repository
    assert "已经" in rectify("diff", "HEAD~1", "HEAD", "--format", "html").out
