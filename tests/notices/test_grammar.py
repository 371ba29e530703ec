"""What the grammar reads in each family of notice (G1-G10), compared with a summary a person has read."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from golden import Golden
from readings import reading
from rectify_cli.notices import Claim, ListedIssue, Quoted, Reading

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


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
    assert reading(f"1.关于“甲”问题\n整改情况：{whole}").source.blocks[1].text.endswith(unit) or unit.isspace()
    assert reading(f"电话：{whole}\n2025年1月8日").dates.signing is not None


def test_nothing_is_made_of_nothing() -> None:
    assert reading("").listed == ()
    assert reading("。").title == ()
