"""The days (family D)."""

import datetime as dt
import random
import re

from mutations.planting import (
    DUE,
    Planted,
    Truth,
    added,
    around,
    fault,
    mutation,
    pick,
    printed_day,
    replace,
)

# ruff: noqa: PLR0913, PLR0917 - what a mutation needs is passed on by place, as it came


@mutation("D", "impossible-date")
def impossible_date(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add a day no calendar has."""
    day = rng.choice(
        ("2024年2月30日", "2024年13月5日", "2023年2月29日", "2024年11月31日", "2024年6月31日", "2024年0月12日")
    )
    sentence = rng.choice((f"该项工作于{day}通过验收。", f"{day}召开现场会进行了部署。", f"相关制度自{day}起施行。"))
    return added(text, truth, rng, "impossible-date", sentence, f"{day} is no day", at=day)


def _redate(text: str, truth: Truth, field: str, new: str, kind: str, explain: str) -> Planted:
    old = truth[field]
    if old is None or text.count(printed_day(old)) != 1:
        return None
    changed = text.replace(printed_day(old), printed_day(new))
    truth[field] = new
    fault(
        truth,
        kind,
        around(changed, changed.index(printed_day(new)), changed.index(printed_day(new)) + len(printed_day(new))),
        explain,
    )
    return changed, truth


@mutation("D", "feedback-early")
def feedback_early(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Date the feedback before the end of the inspection on site."""
    if not truth["on_site"] or not truth["feedback"]:
        return None
    new = dt.date.fromisoformat(truth["on_site"][1]) - dt.timedelta(days=rng.randint(6, 25))
    return _redate(
        text, truth, "feedback", new.isoformat(), "feedback-early", "the feedback stands before the end on site"
    )


@mutation("D", "cut-off-late")
def cut_off_late(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Sign before the cut-off day of the figures."""
    if not truth["signing"] or not truth["cut_off"]:
        return None
    new = dt.date.fromisoformat(truth["cut_off"]) - dt.timedelta(days=rng.randint(3, 20))
    return _redate(text, truth, "signing", new.isoformat(), "cut-off-late", "signed before the cut-off day")


@mutation("D", "range-reversed")
def range_reversed(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Swap the two days on site."""
    del rng
    if not truth["on_site"]:
        return None
    start, end = (dt.date.fromisoformat(day) for day in truth["on_site"])
    match = re.search(
        rf"{start.year}年{start.month}月{start.day}日(起?至|—|到)(?:{end.year}年)?{end.month}月{end.day}日", text
    )
    if match is None or start.year != end.year:
        return None
    new = f"{end.year}年{end.month}月{end.day}日{match[1]}{start.month}月{start.day}日"
    changed = text[: match.start()] + new + text[match.end() :]
    truth["on_site"] = [end.isoformat(), start.isoformat()]
    fault(truth, "range-reversed", new, "the range ends before it begins")
    return changed, truth


def _redue(text: str, truth: Truth, rng: random.Random, kind: str, new: str, explain: str) -> Planted:
    match = pick(rng, DUE, text)
    if match is None:
        return None
    changed, at = replace(text, match, new)
    fault(truth, kind, at, explain)
    return changed, truth


@mutation("D", "plan-past")
def plan_past(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Plan an unfinished issue for a day before the cut-off."""
    if not truth["cut_off"]:
        return None
    day = dt.date.fromisoformat(truth["cut_off"]) - dt.timedelta(days=rng.randint(45, 120))
    return _redue(
        text, truth, rng, "plan-past", f"{day.year}年{day.month}月底前", "planned for a day before the cut-off"
    )


@mutation("D", "vague-plan")
def vague_plan(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Plan for no day in particular."""
    return _redue(
        text,
        truth,
        rng,
        "vague-plan",
        rng.choice(("春节前后", "适当时候", "条件成熟时", "年后")),
        "the plan names no day (a note)",
    )
