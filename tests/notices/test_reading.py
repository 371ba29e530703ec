"""What was read of a notice stands where it says."""

import re
from pathlib import Path

import pytest

import notices_as
from readings import reading
from rectify_cli.documents import readers, repair
from rectify_cli.notices import grammar
from truths import truth

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_what_was_read_stands_where_it_says(case: Path) -> None:
    read = reading(case.read_text(encoding="utf-8"))
    said = [*read.title, *(one.title for one in read.listed)]
    said += [point for one in read.listed for point in (*one.measures, *one.results)]
    said += [one.word for one in read.listed if one.word]
    assert said
    for one in said:
        first = one.value.split("\n")[0]
        assert read.text(one.at) == first
        place = read.place(one.at)
        assert place.excerpt is not None
        assert place.column is not None
        assert place.excerpt[place.column - 1 :].startswith(first)


# Papers that list no problems as notices do (G11 to G18): each problem of each is read.
NEW = [path for path in notices_as.paths() if int(truth(path).grammar.removeprefix("G")) > 10]


def listed(path: Path) -> dict[str, str | None]:
    """Return the title of each problem that is read of a paper, without blanks and quotes, and its status."""
    read = grammar.read(repair.repaired(readers.open_file(path, path.name)))
    return {bare(one.title.value): one.status.value if one.status else None for one in read.listed}


def bare(title: str) -> str:
    return re.sub(r"[\s“”‘’]", "", title)


@pytest.mark.parametrize("path", NEW, ids=lambda path: path.name)
def test_each_problem_of_a_paper_of_another_family_is_read_with_its_status(path: Path) -> None:
    record = truth(path)
    assert listed(path) == {bare(item.title): item.status for item in [*record.issues, *record.immediate]}


def test_nearly_every_problem_is_read() -> None:
    wanted = [(path, bare(item.title)) for path in notices_as.paths() for item in truth(path).issues]
    read = {path: listed(path) for path in notices_as.paths()}
    assert sum(title in read[path] for path, title in wanted) >= 0.99 * len(wanted)
