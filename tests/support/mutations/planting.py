"""What every mutation is made of: where a fault is named, a place is picked and a sentence is added."""

import datetime as dt
import random
import re
from collections.abc import Callable
from typing import Any

# ruff: noqa: PLR0913, PLR0917 - what a mutation needs is passed on by place, as it came

Truth = dict[str, Any]
Planted = tuple[str, Truth] | None
Mutation = Callable[[str, Truth, random.Random], Planted]

MUTATIONS: dict[str, tuple[str, Mutation]] = {}
"""Kind -> its family and the function that plants it."""

HAN = "[\u4e00-\u9fff]"
NUMERALS = "一二三四五六七八九十"
BEFORE = "#* \u3000"
"""What may stand before a number at the start of a line."""

SINGLE = str.maketrans("“”", "‘’")
DUE = r"[0-9]{4}年[0-9]{1,2}月(?:底前|[0-9]{1,2}日前)"
_MEASURE = re.compile(
    r"[一二三四五六七八]是|^（[1-9]）|整改(?:落实)?情况：|整改：|整改措施及成效：|[①②③]", re.MULTILINE
)


def mutation(family: str, kind: str) -> Callable[[Mutation], Mutation]:
    def register(function: Mutation) -> Mutation:
        MUTATIONS[kind] = (family, function)
        return function

    return register


def fault(truth: Truth, kind: str, at: str, explain: str, also: tuple[str, ...] = ()) -> None:
    planted = {"family": MUTATIONS[kind][0], "kind": kind, "at": at, "explain": explain, "also": list(also)}
    truth["faults"].append(planted)


def around(text: str, start: int, end: int) -> str:
    """Return the shortest stretch of one line round a place that stands once in the text."""
    left, right = start, end
    while text.count(text[left:right]) != 1:
        before = left > 0 and text[left - 1] != "\n"
        after = right < len(text) and text[right] != "\n"
        if not (before or after):
            break
        left -= before
        right += after
    return text[left:right].strip()


def replace(text: str, match: re.Match[str], new: str) -> tuple[str, str]:
    """Return the text with a match replaced, and the place as it can be named."""
    changed = text[: match.start()] + new + text[match.end() :]
    start = max(match.start() - 3, changed.rfind("\n", 0, match.start()) + 1)
    return changed, around(changed, start, match.start() + len(new))


def pick(rng: random.Random, pattern: str, text: str) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text, re.MULTILINE))
    return rng.choice(found) if found else None


def paragraphs(text: str, truth: Truth) -> list[re.Match[str]]:
    """Return the paragraphs with measures: those a sentence can be added to."""
    plain = [m for m in re.finditer(r"^(?![#|<]).{25,}。$", text, re.MULTILINE) if _MEASURE.search(m[0])]
    return [m for m in plain if not any(part["printed"][:12] in m[0] for part in truth["declared"])]


def added(
    text: str, truth: Truth, rng: random.Random, kind: str, sentence: str, explain: str, *, at: str = ""
) -> Planted:
    """Add a sentence to some paragraph with measures."""
    places = paragraphs(text, truth)
    if not places:
        return None
    end = rng.choice(places).end()
    fault(truth, kind, at or sentence, explain)
    return text[:end] + sentence + text[end:], truth


def declared_listed(truth: Truth) -> Truth | None:
    """Return the declared figures of the listed unit, where they name at least two states."""
    for part in truth["declared"]:
        if part["register"] == "issues" and part["listed"] and len(part["states"]) > 1:
            return dict(part)
    return None


def printed_day(date: str) -> str:
    day = dt.date.fromisoformat(date)
    return f"{day.year}年{day.month}月{day.day}日"
