"""The invented notices: nearly every planted fault is found, and nothing else is said, in whatever file it stands."""

from collections import Counter

import pytest

import notices_as
from proofread_corpus import RULES, outcomes
from rectify_cli.checks import notice as notice_checks
from rectify_cli.checks.catalogue import RULES as ALL
from rectify_cli.core.diagnostics import Severity
from rectify_cli.documents import readers, repair
from rectify_cli.notices import grammar
from truths import truth

MISSED = {
    # 其中 does not say that these are all its parts.
    ("x-03.md", "money-sum"),
    ("g1-05.md", "money-sum"),
    # The plan stands in the midst of a paragraph of measures.
    ("g6-02.txt", "vague-plan"),
    # Said among the measures of one problem; said of 问题 here and of 具体问题 there.
    ("g8-02.txt", "restated"),
    ("x-01.md", "restated"),
}
"""What is not found, and why a rule for it would tell lies elsewhere."""


def test_the_planted_faults_are_found_but_for_those_that_no_text_proves() -> None:
    found: Counter[str] = Counter()
    missed: set[tuple[str, str]] = set()
    beyond: list[str] = []
    for path, result in outcomes():
        found.update(fault.kind for fault in result.found)
        missed |= {(path.name, fault.kind) for fault in result.missed}
        beyond += [f"{one.place}: {one.code} {one.message.en}" for one in result.beyond]
    assert beyond == []
    assert missed == MISSED
    assert set(found) == set(RULES)
    assert sum(found.values()) >= 100


def test_every_kind_is_a_rule() -> None:
    assert {code for codes in RULES.values() for code in codes.split()} <= set(ALL)


CLEAN = [path for path in notices_as.paths() if path.suffix != ".html" and not truth(path).faults]


@pytest.mark.slow
@pytest.mark.parametrize("style", ["headings", "bold", "plain"])
def test_a_clean_notice_is_clean_in_word(style: str) -> None:
    said: list[str] = []
    for path in CLEAN:
        text = notices_as.read(path)
        if not notices_as.is_broken(text):
            said += errors(notices_as.as_docx(text, style), f"{path.stem}.docx")
    assert said == []


@pytest.mark.slow
def test_a_clean_notice_is_clean_in_pdf() -> None:
    said: list[str] = []
    for path in CLEAN[::3]:
        text = notices_as.read(path)
        if not notices_as.is_broken(text):
            said += errors(notices_as.as_pdf(text), f"{path.stem}.pdf")
    assert said == []


def errors(content: bytes, name: str) -> list[str]:
    """Return the errors told of a file."""
    said = notice_checks.run(grammar.read(repair.repaired(readers.read(content, name))))
    return [f"{one.place}: {one.code} {one.message.en}" for one in said if one.severity is Severity.ERROR]


def test_the_number_of_problems_is_read_in_every_notice() -> None:
    wrong = []
    for path in notices_as.paths():
        read = grammar.read(repair.repaired(readers.open_file(path, path.name)))
        true = truth(path)
        if len(read.listed) < len(true.issues):
            wrong.append((path.name, len(read.listed), len(true.issues)))
    # One of its five stands as a paragraph without a number.
    assert wrong == [("look-alikes-2.txt", 4, 5)]
