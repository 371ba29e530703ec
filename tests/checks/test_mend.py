"""What is mechanical is mended: a second proofreading finds none of it, and no figure has changed."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import sections
from rectify_cli.checks import mend
from rectify_cli.checks import proofread as proofreading
from rectify_cli.checks.catalogue import OF_PAPERS
from rectify_cli.core.errors import DataError
from rectify_cli.documents import readers
from word_runs import Set, letters, word

FOLDER = Path(__file__).parent / "notice" / "cases"
MECHANICAL = [f"P{number}" for number in (541, 542, 543, 544, 545, 546, 547, 549, 550, 551, 552)]
CASES = sorted(case for code in MECHANICAL for case in FOLDER.glob(f"{code}-*.case"))


def found(content: bytes, file: str) -> list[str]:
    return [one.code for one in proofreading.proofread(readers.read(content, file))[1]]


def figures(text: str) -> list[int]:
    return [int(number) for number in re.findall("[0-9]+", text)]


@pytest.mark.parametrize("file", ["a.txt", "a.md"])
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_smallest_case_is_mended_and_its_twin_is_left(case: Path, file: str) -> None:
    parts = sections(case)
    mended = mend.mended(parts["text"].encode(), file, OF_PAPERS)
    assert mended.mends
    assert not set(found(mended.content, file)) & set(MECHANICAL)
    assert mend.mended(mended.content, file, OF_PAPERS) == (mended.content, [])
    assert mend.mended(parts["twin"].encode(), file, OF_PAPERS) == (parts["twin"].encode(), [])


@given(st.lists(st.sampled_from([sections(case)["text"] for case in CASES]), min_size=1, max_size=4))
def test_no_figure_is_touched(texts: list[str]) -> None:
    text = "\n\n".join(texts)
    mended = mend.mended(text.encode(), "a.txt", OF_PAPERS).content.decode()
    zeros = str.maketrans("○〇oO", "0000")
    assert figures(mended.translate(zeros)) == figures(text.translate(zeros))


def test_more_than_are_reported_are_mended_too() -> None:
    content = "\n\n".join(f"第{number}次会议布署工作。" for number in range(1, 60)).encode()
    mended = mend.mended(content, "a.txt", OF_PAPERS)
    assert len(mended.mends) == 59
    assert b"\xe5\xb8\x83\xe7\xbd\xb2" not in mended.content


def test_only_what_the_chosen_rules_ask_for_is_mended() -> None:
    assert mend.mended("会议布署工作,完成。".encode(), "a.txt", ["P552"]).content.decode() == "会议部署工作,完成。"


def test_the_formatting_of_word_is_kept() -> None:
    content = word([[Set("截止2024年12月31日，会议布", bold=True), Set("署(一般)工作,", italic=True), Set("完成。")]])
    mended = mend.mended(content, "a.docx", OF_PAPERS)
    first, second = "截至2024年12月31日，会议部署", "（一般）工作，"
    assert letters(mended.content) == [
        [
            *(Set(letter, bold=True) for letter in first),
            *(Set(letter, italic=True) for letter in second),
            *(Set(letter) for letter in "完成。"),
        ]
    ]
    assert found(mended.content, "a.docx") == []


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ('会议要求"立行立改"。', "会议要求“立行立改”。"),
        ('会议要求"立行立改。', '会议要求"立行立改。'),
        ('会议要求“立行立改"。', "会议要求“立行立改”。"),
        ("研究(2024年重点)工作。", "研究（2024年重点）工作。"),
    ],
)
def test_a_mark_is_mended_with_its_other_half_or_not_at_all(written: str, right: str) -> None:
    assert mend.mended(written.encode(), "a.txt", OF_PAPERS).content.decode() == right


def test_a_pdf_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "format_of", lambda *_: "pdf")
    with pytest.raises(DataError):
        mend.mended(b"%PDF-", "a.pdf", OF_PAPERS)
