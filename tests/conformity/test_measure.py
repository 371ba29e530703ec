"""The seed as LibreOffice lays it: 22 lines of 28 字 to the page, and what 7.3.5 and 7.5 say of its pages."""

import re
from collections import Counter
from statistics import median

import pytest

from conformity import measure, samples
from conformity.assertions import faults
from conformity.measure import MM, TEXT_BOTTOM, TEXT_LEFT, TEXT_RIGHT, Page
from rectify_cli.core.terms import PageGrid

pytestmark = pytest.mark.skipif(bool(measure.missing()), reason=measure.missing() or "everything is here")

# A closing mark may hang over the edge of 版心 (标点悬挂).
HANGING = "，。、；：）》”’"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Return the seed, set by us and printed by LibreOffice."""
    return measure.to_pdf(samples.made(samples.seed(), grid=PageGrid.LINES))


@pytest.fixture(scope="module")
def tied() -> list[Page]:
    """Return the pages of the seed on a grid of lines and characters: Word lays 28 字 in a line, LibreOffice 14."""
    return measure.pages(measure.to_pdf(samples.made(samples.seed(), grid=PageGrid.WORD)))


@pytest.fixture(scope="module")
def pages(pdf: bytes) -> list[Page]:
    """Return its pages."""
    return measure.pages(pdf)


def test_the_seed_keeps_to_the_standard_but_for_what_its_authors_typed() -> None:
    assert faults(samples.made(samples.seed())) == {}


def test_pages_are_a4(pages: list[Page], tied: list[Page]) -> None:
    for found in (pages, tied):
        assert {(round(page.width / MM), round(page.height / MM)) for page in found} == {(210, 297)}


def test_a_full_page_has_22_lines(pages: list[Page]) -> None:
    lines = [len(page.text) for page in pages]
    # The title of page one takes four lines of the grid with two of its own.
    assert lines[0] == 20
    assert Counter(lines[1:-1]).most_common(1)[0][0] == max(lines) == 22
    # A label (整改结果：) goes over with what it is about: three lines at most.
    assert min(lines[1:-1]) >= 19


def test_a_full_line_has_28_characters(pages: list[Page]) -> None:
    full = measure.full_lines(pages)
    assert len(full) > 50
    assert median(len(line.text) for line in full) == 28
    assert 27.5 <= median((line.right - line.left) / measure.CHARACTER for line in full) <= 28.5


def test_nothing_but_marks_hangs_out_of_the_text_area(pages: list[Page]) -> None:
    for line in (line for page in pages for line in page.text):
        assert line.left > TEXT_LEFT - 1
        assert line.right < TEXT_RIGHT + 2 or line.text[-1] in HANGING, line.text


def test_a_full_page_of_the_other_grid_has_22_lines_too(tied: list[Page]) -> None:
    lines = [len(page.text) for page in tied[1:-1]]
    assert Counter(lines).most_common(1)[0][0] == max(lines) == 22


@pytest.mark.parametrize("grid", ["pages", "tied"])
def test_page_numbers_stand_outside_and_7_mm_below(grid: str, request: pytest.FixtureRequest) -> None:
    found: list[Page] = request.getfixturevalue(grid)
    for number, page in enumerate(found, 1):
        (foot,) = page.foot
        assert foot.text == f"—{number}—"
        assert (foot.middle - TEXT_BOTTOM) / MM == pytest.approx(7, abs=1.5)
        inset = TEXT_RIGHT - foot.right if number % 2 else foot.left - TEXT_LEFT
        assert inset == pytest.approx(measure.CHARACTER, abs=2)


def test_the_signature_follows_text_on_the_last_page(pages: list[Page]) -> None:
    *before, issuer, date = pages[-1].text
    assert (issuer.text, date.text) == ("中共衡阳县人民法院党组", "2025年1月10日")
    assert before
    assert issuer.middle - before[-1].middle == pytest.approx(2 * 579 / 20, abs=2)
    assert TEXT_RIGHT - issuer.right == pytest.approx(2 * measure.CHARACTER, abs=3)
    assert date.left - issuer.left == pytest.approx(2 * measure.CHARACTER, abs=2)


def test_every_character_is_printed_in_a_font_of_the_file(pdf: bytes, pages: list[Page]) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    assert not re.search(r"\ufffd|\{\{|\{%", text)
    assert measure.unembedded(pdf) == []


def test_no_word_is_lost_in_print(pages: list[Page]) -> None:
    """LibreOffice 7.4 drops some closing marks that hang over the edge of a justified line; it may drop no more."""
    printed = "".join(line.text for page in pages for line in page.text)
    written = "".join(block.text for block in samples.seed())
    marks = str.maketrans("", "", HANGING + " \n")
    assert printed.translate(marks) == written.translate(marks)
