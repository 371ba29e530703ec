"""What differs, drawn side by side and word by word, and never what is withheld."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

import notices
import screens_in
import workspaces
from golden import Golden
from rectify_cli import store
from rectify_cli.cli import screens
from rectify_cli.cli.screens import _diff_wording
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language
from rectify_cli.core.terms import Edition
from rectify_cli.core.text_diff import Fate, Piece
from rectify_cli.ledger import Ledger
from rectify_cli.views import diff
from rectify_cli.views.diff import Difference, Side
from sides import EARLY, LATE, SIDES

CASE = notices.ROOT / "tests" / "papers" / "cases"
FORMATS = ("table", "json", "markdown", "html")
EDITED = {
    "issues/001.yaml": [
        ("  - 合同会签办法已修订印发。\n", "  - 合同会签办法已修订，印发3个科室。\n  - 补签2份合同。\n")
    ],
    "issues/002.yaml": [("2026年6月底前上线。, due: 2026-06-30", "2026年9月底前上线。, due: 2026-09-30")],
    "issues/003.yaml": [("reason: 正在核实。", "reason: 仍在核实。"), ("owner: 人事科", "owner: 人事科、办公室")],
    "issues/004.yaml": [("title: 不公开的一个问题", "title: 不公开的这个问题")],
}


SECRETS = ("内部掌握", "不公开的", "核实", "人事科", "纪检组", "办公室", "责任部门", "设备到货", "签字", "accepted")


def ledger(root: Path) -> Ledger:
    loaded = store.load(store.Workspace(root))
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
    return screens.DIFF[form](found, terminal)


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
