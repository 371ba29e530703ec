"""What the grammar reads in each family of notice (G1-G10), compared with a summary a person has read."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from golden import Golden
from readings import reading
from rectify_cli.core.chinese import numerals
from rectify_cli.core.terms import Column, Status
from rectify_cli.notices import Claim, ListedIssue, Quoted, Reading
from rectify_cli.notices.grammar import dates, status_words

CASES = sorted((Path(__file__).parent / "cases" / "grammar").glob("*.txt"))


def summary(read: Reading) -> Iterator[str]:
    """Yield what was read, a line each."""
    day = read.dates
    yield f"title: {'|'.join(line.value for line in read.title)}"
    yield f"body: {_value(read.body)}  team: {_value(read.team)}"
    yield f"on site: {'..'.join(str(end.value) for end in day.on_site or ())}  feedback: {_value(day.feedback)}"
    yield f"cut-off: {','.join(str(one.value) for one in day.cut_off)}  signing: {_value(day.signing)}"
    yield from (_claim(claim) for claim in read.claims)
    if read.unlisted:
        told = " + ".join(f"{share.word} {share.number.value}" for share in read.unlisted.shares)
        yield f"not listed: {read.unlisted.total.value} = {told}"
    for one in read.listed:
        yield from _listed(one)
    yield f"phone: {_value(read.phone)}  mail: {_value(read.mail)}  email: {_value(read.email)}"


def _value(said: Quoted[str] | Quoted[dt.date] | None) -> str:
    return str(said.value) if said else "-"


def _claim(claim: Claim) -> str:
    shares = " + ".join(f"{share.word} {share.number.value}" for share in claim.shares)
    whole = " (the whole)" if claim.exhaustive else ""
    return f"claim {claim.register.value}: {claim.total.value} {claim.unit} = {shares}{whole}"


def _listed(one: ListedIssue) -> Iterator[str]:
    number = one.number.value if one.number else "-"
    aspect = f" < {one.aspect.value}" if one.aspect else ""
    status = f" [{one.word.value} -> {one.status.value if one.status else '?'}]" if one.word else ""
    yield f"{one.register.value} {number}: {one.title.value}{status}{aspect}"
    for key, points, arrangement in (
        ("measures ", one.measures, one.measures_as),
        ("", one.results, one.results_as),
    ):
        for point in points:
            yield f"  {key}{arrangement.value}: {point.value}" + "".join(f" / {item.value}" for item in point.items)
    for step in one.plan:
        yield f"  plan {one.plan_as.value}: {step.text.value} ({_value(step.due)})"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_family_is_read_as_a_person_would(case: Path, golden: Golden) -> None:
    found = "\n".join(summary(reading(case.read_text(encoding="utf-8")))) + "\n"
    golden(case.with_suffix(".reading"), found)


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


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("7", 7),
        ("３８", 38),
        ("七", 7),
        ("十", 10),
        ("十二", 12),
        ("三十八", 38),
        ("一百零五", 105),
        ("一百二十", 120),
        ("二千零一十", 2010),
        ("二〇二四", 2024),
        ("两", 2),
    ],
)
def test_numbers_are_read_as_notices_write_them(written: str, value: int) -> None:
    assert numerals.value(written) == value


def test_a_status_word_is_known_or_it_is_not() -> None:
    assert status_words.status("已整改到位") is Status.COMPLETED
    assert status_words.status("基本完成，取得阶段性成果并持续整改") is Status.STAGED
    assert status_words.column("申请延期") is Column.UNFINISHED
    assert status_words.status("优秀") is None
    assert status_words.column("优秀") is None


def test_deadlines_are_days_and_the_ends_of_months_and_years() -> None:
    text = "2025年3月15日前报告，于2025年12月底建成，力争2026年底前登记，2025年13月底不算，2月30日也不算"
    assert [found.date for found in dates.deadlines(text)] == [
        dt.date(2025, 3, 15),
        dt.date(2025, 12, 31),
        dt.date(2026, 12, 31),
    ]


def test_a_day_without_a_year_has_the_year_before_it_and_none_without_one() -> None:
    assert [found.date for found in dates.days("2024年3月10日至5月11日")] == [
        dt.date(2024, 3, 10),
        dt.date(2024, 5, 11),
    ]
    assert list(dates.days("3月10日")) == []


@pytest.mark.parametrize(
    "unit",
    [
        "完",
        "1",
        "一",
        "（",
        "（含",
        " ",
        "　",
        "关于“",
        "1.",
        "2024年1月1日至",
        "。一是甲",
        "反馈的3个问题，已完成2个",
        "。整改情况：",
        "1-",
        "a.",
        "a@",
    ],
)
def test_a_text_of_one_thing_over_and_over_is_read(unit: str) -> None:
    whole = unit * (30_000 // len(unit))
    assert reading(f"1.关于“甲”问题\n整改情况：{whole}").manuscript.blocks[1].text.endswith(unit) or unit.isspace()
    assert reading(f"电话：{whole}\n2025年1月8日").dates.signing is not None


def test_nothing_is_made_of_nothing() -> None:
    assert reading("").listed == ()
    assert reading("。").title == ()
