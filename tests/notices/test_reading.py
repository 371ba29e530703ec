"""What was read of a notice stands where it says."""

from pathlib import Path

import pytest

from readings import reading

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
