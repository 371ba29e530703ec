"""What is counted off (family H)."""

import random
import re

from mutations.planting import (
    BEFORE,
    NUMERALS,
    SINGLE,
    Planted,
    Truth,
    around,
    fault,
    mutation,
    pick,
)

# ruff: noqa: PLR0913, PLR0917 - what a mutation needs is passed on by place, as it came


def _ordinals(text: str, rng: random.Random) -> tuple[re.Match[str], list[re.Match[str]]] | None:
    """Return an enumeration 一是 二是 三是 … of a single paragraph or of paragraphs in a row."""
    starts = list(re.finditer("一是", text))
    rng.shuffle(starts)
    for start in starts:
        stop = text.find("一是", start.end())
        run = text[start.start() : stop if stop > 0 else len(text)]
        found = [
            re.compile(f"{NUMERALS[n]}是").search(text, start.start(), start.start() + len(run)) for n in range(1, 3)
        ]
        if all(found):
            return start, [match for match in found if match]
    return None


def _ordinal(text: str, truth: Truth, rng: random.Random, kind: str, which: int, new: str, explain: str) -> Planted:
    run = _ordinals(text, rng)
    if run is None:
        return None
    match = run[0] if which == 0 else run[1][which - 1]
    changed = text[: match.start()] + new + text[match.end() :]
    fault(truth, kind, around(changed, match.start(), match.start() + max(len(new), 2) + 6), explain)
    return changed, truth


@mutation("H", "skipped-ordinal")
def skipped_ordinal(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print 三是 where 二是 belongs, and 四是 after it."""
    run = _ordinals(text, rng)
    if run is None:
        return None
    second, third = run[1]
    changed = text[: second.start()] + "三是" + text[second.end() : third.start()] + "四是" + text[third.end() :]
    fault(truth, "skipped-ordinal", around(changed, second.start(), second.end() + 6), "二是 is missing")
    return changed, truth


@mutation("H", "repeated-ordinal")
def repeated_ordinal(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print 二是 twice."""
    return _ordinal(text, truth, rng, "repeated-ordinal", 2, "二是", "二是 stands twice")


@mutation("H", "headless-ordinal")
def headless_ordinal(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Drop 一是 and leave 二是."""
    return _ordinal(text, truth, rng, "headless-ordinal", 0, "", "一是 is missing before 二是")


SKIPPED = "a heading number is skipped"


def _renumber(text: str, truth: Truth, kind: str, head: str, explain: str) -> Planted:
    """Print the numeral after next in the last heading of a level."""
    found = list(re.finditer(head, text, re.MULTILINE))
    if len(found) < 2 or found[-1]["n"] not in NUMERALS[1:9]:
        return None
    last = found[-1]
    new = NUMERALS[NUMERALS.index(last["n"]) + 1]
    changed = text[: last.start("n")] + new + text[last.end("n") :]
    fault(truth, kind, around(changed, last.start(), last.end() + 6), explain)
    old, new = (words[last.start() : last.end()].lstrip(BEFORE) for words in (text, changed))
    for item in truth["issues"]:
        item["section"] = item["section"] and re.sub(f"^{re.escape(old)}", new, item["section"])
    return changed, truth


@mutation("H", "skipped-chapter")
def skipped_chapter(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Skip a numeral of the headings 一、."""
    del rng
    return _renumber(
        text, truth, "skipped-chapter", rf"^[{BEFORE}]*(?P<n>[{NUMERALS}])、", "a heading number is skipped"
    )


@mutation("H", "skipped-section")
def skipped_section(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Skip a numeral of the headings （一）."""
    del rng
    return _renumber(
        text, truth, "skipped-section", rf"^[{BEFORE}]*（(?P<n>[{NUMERALS}])）", "a heading number is skipped"
    )


@mutation("H", "skipped-item")
def skipped_item(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print （3） where （2） belongs, and ③ where ② belongs."""
    match = pick(rng, "（2）|②", text)
    if match is None:
        return None
    new = "（3）" if match[0] == "（2）" else "③"
    after = "（3）" if match[0] == "（2）" else "③"
    rest = text[match.end() :].replace(after, "（4）" if after == "（3）" else "④", 1)
    changed = text[: match.start()] + new + rest
    fault(truth, "skipped-item", around(changed, match.start(), match.end() + 6), f"{match[0]} is missing")
    return changed, truth


def _number(truth: Truth, text: str, rng: random.Random) -> tuple[int, re.Match[str]] | None:
    """Return the place of a listed issue with a number whose neighbour before it is one less."""
    found = []
    for at, item in enumerate(truth["issues"][1:], start=1):
        if item["number"] and truth["issues"][at - 1]["number"] == item["number"] - 1:
            titles = "|".join({re.escape(item["title"]), re.escape(item["title"].translate(SINGLE))})
            where = rf"^[{BEFORE}]*(?P<n>{item['number']})\.[^\n]{{0,14}}(?:{titles})"
            match = re.search(where, text, re.MULTILINE)
            if match:
                found.append((at, match))
    return rng.choice(found) if found else None


def _misnumber(text: str, truth: Truth, rng: random.Random, kind: str, step: int, explain: str) -> Planted:
    chosen = _number(truth, text, rng)
    if chosen is None:
        return None
    at, match = chosen
    last = at + 1 == len(truth["issues"]) or truth["issues"][at + 1]["number"] in {1, None}
    if step > 0 and not last:
        return None
    new = str(truth["issues"][at]["number"] + step)
    changed = text[: match.start("n")] + new + text[match.end("n") :]
    truth["issues"][at]["number"] += step
    fault(truth, kind, around(changed, match.start("n"), match.start("n") + len(new) + 4), explain)
    return changed, truth


@mutation("H", "skipped-number")
def skipped_number(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Skip the number of the last listed issue of a run."""
    return _misnumber(text, truth, rng, "skipped-number", 1, "the number of an issue is skipped")


@mutation("H", "repeated-number")
def repeated_number(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Number a listed issue as the one before it."""
    return _misnumber(
        text, truth, rng, "repeated-number", -1, "the number of an issue stands twice, its own is missing"
    )
