"""One planted fault at a time: a clean notice and its truth in, the faulty notice and its truth out.

A mutation keeps the number of lines (a deleted one is left empty) and returns None where the notice has no
place for it. All chance comes from the generator it is given. Meant for Markdown and plain text whose
paragraphs are whole lines.
"""

import copy
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
_MEASURE = re.compile(
    r"[一二三四五六七八]是|^（[1-9]）|整改(?:落实)?情况：|整改：|整改措施及成效：|[①②③]", re.MULTILINE
)


def plant(kind: str, text: str, truth: Truth, rng: random.Random) -> Planted:
    """Plant one fault; None where the notice has no place for it, or the place cannot be named uniquely."""
    planted = MUTATIONS[kind][1](text, copy.deepcopy(truth), rng)
    if planted is None or any(planted[0].count(fault["at"]) != 1 for fault in planted[1]["faults"]):
        return None
    return planted


def _mutation(family: str, kind: str) -> Callable[[Mutation], Mutation]:
    def register(function: Mutation) -> Mutation:
        MUTATIONS[kind] = (family, function)
        return function

    return register


def _fault(truth: Truth, kind: str, at: str, explain: str, also: tuple[str, ...] = ()) -> None:
    fault = {"family": MUTATIONS[kind][0], "kind": kind, "at": at, "explain": explain, "also": list(also)}
    truth["faults"].append(fault)


def _around(text: str, start: int, end: int) -> str:
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


def _replace(text: str, match: re.Match[str], new: str) -> tuple[str, str]:
    """Return the text with a match replaced, and the place as it can be named."""
    changed = text[: match.start()] + new + text[match.end() :]
    start = max(match.start() - 3, changed.rfind("\n", 0, match.start()) + 1)
    return changed, _around(changed, start, match.start() + len(new))


def _pick(rng: random.Random, pattern: str, text: str) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text, re.MULTILINE))
    return rng.choice(found) if found else None


def _paragraphs(text: str, truth: Truth) -> list[re.Match[str]]:
    """Return the paragraphs with measures: those a sentence can be added to."""
    plain = [m for m in re.finditer(r"^(?![#|<]).{25,}。$", text, re.MULTILINE) if _MEASURE.search(m[0])]
    return [m for m in plain if not any(part["printed"][:12] in m[0] for part in truth["declared"])]


def _added(
    text: str, truth: Truth, rng: random.Random, kind: str, sentence: str, explain: str, *, at: str = ""
) -> Planted:
    """Add a sentence to some paragraph with measures."""
    places = _paragraphs(text, truth)
    if not places:
        return None
    end = rng.choice(places).end()
    _fault(truth, kind, at or sentence, explain)
    return text[:end] + sentence + text[end:], truth


def _declared(truth: Truth) -> Truth | None:
    """Return the declared figures of the listed unit, where they name at least two states."""
    for part in truth["declared"]:
        if part["register"] == "issues" and part["listed"] and len(part["states"]) > 1:
            return dict(part)
    return None


def _day(date: str) -> str:
    day = dt.date.fromisoformat(date)
    return f"{day.year}年{day.month}月{day.day}日"


# What adds up (family N)


@_mutation("N", "states-sum")
def states_sum(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Change the declared total alone."""
    part = _declared(truth)
    if part is None or part["printed"] not in text:
        return None
    total = part["total"] + rng.choice((1, 2, 3))
    printed = re.sub(rf"(?<![0-9]){part['total']}(个(?:具体|反馈)?问题)", rf"{total}\1", part["printed"], count=1)
    if printed == part["printed"]:
        return None
    changed = text.replace(part["printed"], printed)
    _redeclare(truth, part, total, part["states"], printed)
    match = re.search(rf"{total}个(?:具体|反馈)?问题", printed)
    assert match
    at = _around(changed, changed.index(printed) + match.start(), changed.index(printed) + match.end())
    explain = f"the total {total} is not the sum of the states {sum(part['states'].values())}"
    _fault(truth, "states-sum", at, explain, ("listed-total", "restated", "percentage"))
    return changed, truth


def _redeclare(truth: Truth, part: Truth, total: int, states: dict[str, int], printed: str) -> None:
    for other in truth["declared"]:
        if other["printed"] == part["printed"]:
            if other["register"] == part["register"] and other["unit"] == part["unit"]:
                other["total"], other["states"] = total, states
            other["printed"] = printed


def _restate(text: str, truth: Truth, more: dict[int, int], kind: str, explain: str, also: tuple[str, ...]) -> Planted:
    """Change states by their place, and the total by their sum."""
    part = _declared(truth)
    if part is None or part["printed"] not in text or "%" in part["printed"]:
        return None
    words = list(part["states"])
    states = {word: part["states"][word] + more.get(at, 0) for at, word in enumerate(words)}
    total = sum(states.values())
    printed = part["printed"]
    if total != part["total"]:
        printed = re.sub(rf"(?<![0-9]){part['total']}(个(?:具体|反馈)?问题)", rf"{total}\1", printed, count=1)
    for word in words:
        printed = printed.replace(f"{word}{part['states'][word]}个", f"{word}{states[word]}个", 1)
    if f"{words[0]}{states[words[0]]}个" not in printed:
        return None
    changed = text.replace(part["printed"], printed)
    _redeclare(truth, part, total, states, printed)
    _fault(truth, kind, f"{words[0]}{states[words[0]]}个", explain, also)
    return changed, truth


@_mutation("N", "listed-total")
def listed_total(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Declare more completed than are listed, the total with them."""
    more = rng.choice((1, 2))
    explain = f"declared {more} more than are listed"
    return _restate(text, truth, {0: more}, "listed-total", explain, ("listed-status", "restated"))


@_mutation("N", "listed-status")
def listed_status(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Move one from a declared state to the other: the total holds, the listing does not."""
    if not all(item["status"] for item in truth["issues"]):
        return None
    part = _declared(truth)
    step = rng.choice((-1, 1)) if part and list(part["states"].values())[1] > 1 else -1
    return _restate(
        text, truth, {0: step, 1: -step}, "listed-status", "the split by state differs from the listing", ()
    )


@_mutation("N", "bracket-sum")
def bracket_sum(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Break a number whose parts stand in brackets behind it."""
    match = _pick(
        rng,
        r"(?P<total>[0-9]+)(?P<unit>[件家人个张份笔])（[^（）\n0-9]+[0-9]+(?P=unit)、[^（）\n0-9]+[0-9]+(?P=unit)）",
        text,
    )
    if match is None:
        total, first = rng.randint(40, 80), rng.randint(10, 25)
        sentence = f"年内共受理群众来信来访{total}件（来信{first}件、来访{total - first + 2}件），均已登记答复。"
        return _added(text, truth, rng, "bracket-sum", sentence, "the parts in brackets do not sum to the number")
    new = match[0].replace(match["total"], str(int(match["total"]) + 1), 1)
    changed, at = _replace(text, match, new)
    _fault(truth, "bracket-sum", at, "the parts in brackets do not sum to the number")
    return changed, truth


@_mutation("N", "percentage")
def percentage(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add a ratio that its own two counts deny."""
    whole = rng.randint(60, 180)
    part = rng.randint(whole // 2, whole - 7)
    wrong = f"{100 * part / whole + rng.choice((-3.1, 2.4, 4.5)):.1f}%"
    sentence = rng.choice(
        (
            f"共抽查档案{whole}份，其中规范{part}份，规范率为{wrong}。",
            f"发放调查问卷{whole}份，收回{part}份，回收率{wrong}。",
            f"应参训干部{whole}人，实际参训{part}人，参训率{wrong}。",
        )
    )
    explain = f"{part} of {whole} is {100 * part / whole:.1f}%"
    return _added(text, truth, rng, "percentage", sentence, explain, at=wrong)


@_mutation("N", "money-sum")
def money_sum(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add a sum of money whose parts do not make it."""
    first, second = rng.randint(1100, 4800), rng.randint(600, 2900)
    total = first + second + rng.choice((-90, 10, 100, 270))
    sentence = rng.choice(
        (
            f"共追缴资金{total / 100:.2f}万元，其中违规补贴{first / 100:.2f}万元、超标准接待费{second / 100:.2f}万元。",
            f"累计清退{total / 100:.2f}万元（机关{first / 100:.2f}万元、下属单位{second / 100:.2f}万元）。",
        )
    )
    explain = f"the parts make {(first + second) / 100:.2f}"
    return _added(text, truth, rng, "money-sum", sentence, explain, at=f"{total / 100:.2f}万元")


@_mutation("N", "restated")
def restated(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Say the declared total a second time, differently."""
    part = next(
        (part for part in truth["declared"] if part["register"] == "issues" and part["unit"].endswith("问题")), None
    )
    if part is None:
        return None
    places = [
        m for m in re.finditer(r"^(?![#|<]).{30,}。$", text, re.MULTILINE) if "方案" in m[0] or "整改作为" in m[0]
    ]
    if not places:
        return None
    said = f"{part['total'] + rng.choice((-1, 1, 2))}个{part['unit']}"
    sentence = rng.choice((f"对巡察反馈的{said}逐一明确了责任领导。", f"围绕反馈的{said}建立了工作台账。"))
    end = rng.choice(places).end()
    _fault(truth, "restated", said, f"the total was {part['total']} elsewhere", ("listed-total",))
    return text[:end] + sentence + text[end:], truth


# What is counted off (family H)


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
    _fault(truth, kind, _around(changed, match.start(), match.start() + max(len(new), 2) + 6), explain)
    return changed, truth


@_mutation("H", "skipped-ordinal")
def skipped_ordinal(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print 三是 where 二是 belongs, and 四是 after it."""
    run = _ordinals(text, rng)
    if run is None:
        return None
    second, third = run[1]
    changed = text[: second.start()] + "三是" + text[second.end() : third.start()] + "四是" + text[third.end() :]
    _fault(truth, "skipped-ordinal", _around(changed, second.start(), second.end() + 6), "二是 is missing")
    return changed, truth


@_mutation("H", "repeated-ordinal")
def repeated_ordinal(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print 二是 twice."""
    return _ordinal(text, truth, rng, "repeated-ordinal", 2, "二是", "二是 stands twice")


@_mutation("H", "headless-ordinal")
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
    _fault(truth, kind, _around(changed, last.start(), last.end() + 6), explain)
    old, new = (words[last.start() : last.end()].lstrip(BEFORE) for words in (text, changed))
    for item in truth["issues"]:
        item["section"] = item["section"] and re.sub(f"^{re.escape(old)}", new, item["section"])
    return changed, truth


@_mutation("H", "skipped-chapter")
def skipped_chapter(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Skip a numeral of the headings 一、."""
    del rng
    return _renumber(
        text, truth, "skipped-chapter", rf"^[{BEFORE}]*(?P<n>[{NUMERALS}])、", "a heading number is skipped"
    )


@_mutation("H", "skipped-section")
def skipped_section(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Skip a numeral of the headings （一）."""
    del rng
    return _renumber(
        text, truth, "skipped-section", rf"^[{BEFORE}]*（(?P<n>[{NUMERALS}])）", "a heading number is skipped"
    )


@_mutation("H", "skipped-item")
def skipped_item(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print （3） where （2） belongs, and ③ where ② belongs."""
    match = _pick(rng, "（2）|②", text)
    if match is None:
        return None
    new = "（3）" if match[0] == "（2）" else "③"
    after = "（3）" if match[0] == "（2）" else "③"
    rest = text[match.end() :].replace(after, "（4）" if after == "（3）" else "④", 1)
    changed = text[: match.start()] + new + rest
    _fault(truth, "skipped-item", _around(changed, match.start(), match.end() + 6), f"{match[0]} is missing")
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
    _fault(truth, kind, _around(changed, match.start("n"), match.start("n") + len(new) + 4), explain)
    return changed, truth


@_mutation("H", "skipped-number")
def skipped_number(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Skip the number of the last listed issue of a run."""
    return _misnumber(text, truth, rng, "skipped-number", 1, "the number of an issue is skipped")


@_mutation("H", "repeated-number")
def repeated_number(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Number a listed issue as the one before it."""
    return _misnumber(
        text, truth, rng, "repeated-number", -1, "the number of an issue stands twice, its own is missing"
    )


# The days (family D)


@_mutation("D", "impossible-date")
def impossible_date(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add a day no calendar has."""
    day = rng.choice(
        ("2024年2月30日", "2024年13月5日", "2023年2月29日", "2024年11月31日", "2024年6月31日", "2024年0月12日")
    )
    sentence = rng.choice((f"该项工作于{day}通过验收。", f"{day}召开现场会进行了部署。", f"相关制度自{day}起施行。"))
    return _added(text, truth, rng, "impossible-date", sentence, f"{day} is no day", at=day)


def _redate(text: str, truth: Truth, field: str, new: str, kind: str, explain: str) -> Planted:
    old = truth[field]
    if old is None or text.count(_day(old)) != 1:
        return None
    changed = text.replace(_day(old), _day(new))
    truth[field] = new
    _fault(truth, kind, _around(changed, changed.index(_day(new)), changed.index(_day(new)) + len(_day(new))), explain)
    return changed, truth


@_mutation("D", "feedback-early")
def feedback_early(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Date the feedback before the end of the inspection on site."""
    if not truth["on_site"] or not truth["feedback"]:
        return None
    new = dt.date.fromisoformat(truth["on_site"][1]) - dt.timedelta(days=rng.randint(6, 25))
    return _redate(
        text, truth, "feedback", new.isoformat(), "feedback-early", "the feedback stands before the end on site"
    )


@_mutation("D", "cut-off-late")
def cut_off_late(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Sign before the cut-off day of the figures."""
    if not truth["signing"] or not truth["cut_off"]:
        return None
    new = dt.date.fromisoformat(truth["cut_off"]) - dt.timedelta(days=rng.randint(3, 20))
    return _redate(text, truth, "signing", new.isoformat(), "cut-off-late", "signed before the cut-off day")


@_mutation("D", "range-reversed")
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
    _fault(truth, "range-reversed", new, "the range ends before it begins")
    return changed, truth


_DUE = r"[0-9]{4}年[0-9]{1,2}月(?:底前|[0-9]{1,2}日前)"


def _redue(text: str, truth: Truth, rng: random.Random, kind: str, new: str, explain: str) -> Planted:
    match = _pick(rng, _DUE, text)
    if match is None:
        return None
    changed, at = _replace(text, match, new)
    _fault(truth, kind, at, explain)
    return changed, truth


@_mutation("D", "plan-past")
def plan_past(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Plan an unfinished issue for a day before the cut-off."""
    if not truth["cut_off"]:
        return None
    day = dt.date.fromisoformat(truth["cut_off"]) - dt.timedelta(days=rng.randint(45, 120))
    return _redue(
        text, truth, rng, "plan-past", f"{day.year}年{day.month}月底前", "planned for a day before the cut-off"
    )


@_mutation("D", "vague-plan")
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


# The statuses (family S)


@_mutation("S", "no-plan")
def no_plan(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Drop the plan of an unfinished issue."""
    match = _pick(rng, rf"^(?:整改计划：|下一步(?:打算|计划)?[：，]|下步计划：)(?:\n+)?.*{_DUE}.*$", text)
    if match is None:
        return None
    before = [(text.find(item["title"]), item) for item in truth["issues"] if item["plan"] and item["status"]]
    quoted = [(max(at, text.find(item["title"].translate(SINGLE))), item) for at, item in before]
    item = max((pair for pair in quoted if 0 <= pair[0] < match.start()), key=lambda pair: pair[0], default=(0, None))[
        1
    ]
    if item is None:
        return None
    item["plan"] = False
    changed = text[: match.start()] + "\n" * match[0].count("\n") + text[match.end() :]
    title = item["title"] if item["title"] in changed else item["title"].translate(SINGLE)
    _fault(truth, "no-plan", title, "unfinished, without a plan")
    return changed, truth


@_mutation("S", "unfinished-words")
def unfinished_words(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Say under a completed issue that it goes on."""
    sentence = rng.choice(
        (
            "目前剩余工作正在推进，力争尽快完成。",
            "后续手续正在办理中，力争年内办结。",
            "其余部分尚未落实，将尽快组织实施。",
        )
    )
    items = truth["issues"]
    for at in rng.sample(range(len(items)), len(items)):
        if items[at]["status"] != "completed":
            continue
        start = text.find(items[at]["title"])
        stop = text.find(items[at + 1]["title"], start) if at + 1 < len(items) else -1
        places = [m for m in _paragraphs(text, truth) if start < m.start() and m.end() < stop]
        if start >= 0 and places:
            end = places[-1].end()
            _fault(truth, "unfinished-words", sentence, "completed, yet its words say unfinished (a warning)")
            return text[:end] + sentence + text[end:], truth
    return None


@_mutation("S", "unknown-status")
def unknown_status(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print a status that is in no vocabulary."""
    labels = "整改结果|整改状态|完成情况|整改进展"
    words = {item["word"] for item in truth["issues"] if item["word"] and item["status"] == "completed"}
    if not words:
        return None
    where = rf"(?:{labels})：(?P<word>{'|'.join(map(re.escape, words))})(?=。?$)"
    found = list(re.finditer(where, text, re.MULTILINE))
    dated = [item for item in truth["issues"] if item["word"]]
    every = list(re.finditer(rf"(?:{labels})：[^\n。]+(?=。?$)", text, re.MULTILINE))
    if not found or len(every) != len(dated):
        return None
    match = rng.choice(found)
    place = [other.start() for other in every].index(match.start())
    new = rng.choice(("优秀", "良好", "合格", "达标", "效果明显"))
    changed = text[: match.start("word")] + new + text[match.end("word") :]
    dated[place]["status"], dated[place]["word"] = None, new
    at = changed[match.start() : match.start("word") + len(new)]
    _fault(truth, "unknown-status", at, f"{new} is no status", ("listed-status",))
    return changed, truth


# The marks (family P)


@_mutation("P", "half-width")
def half_width(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print one mark in its half-width form beside a character."""
    marks = {"，": ",", "。": ".", "；": ";", "：": ":", "（": "(", "）": ")"}
    wanted = rng.choice(list(marks))
    brackets = {"（": f"（(?={HAN}{{2,}}）)", "）": f"(?<={HAN}{HAN})）"}
    match = _pick(rng, f"(?<={HAN}){brackets.get(wanted, wanted)}", text)
    if match is None or (wanted == "）" and text[match.start() - 3 : match.start()].count("（")):
        return None
    if wanted in "（）":
        pair = _pick(rng, f"（({HAN}{{2,12}})）", text)
        if pair is None:
            return None
        changed, at = _replace(text, pair, f"({pair[1]})")
    else:
        changed, at = _replace(text, match, marks[wanted])
    _fault(truth, "half-width", at, "a half-width mark in Chinese text")
    return changed, truth


@_mutation("P", "enum-comma")
def enum_comma(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print 、 between two titles or two quotations (GB/T 15834-2011, 4.5.3.5)."""
    between = rng.choice(("》、《", "”、“"))
    sentence = {
        "》、《": rng.choice(
            (
                "修订了《会议费管理细则》、《差旅费报销规程》两项制度。",
                "组织学习了《预算执行办法》、《国有资产处置规定》。",
            )
        ),
        "”、“": rng.choice(("着力纠治“推诿扯皮”、“慢作为”等现象。", "开展“清风讲堂”、“廉政夜校”系列活动。")),
    }[between]
    return _added(text, truth, rng, "enum-comma", sentence, "、 between marks that part the words already", at=sentence)


@_mutation("P", "bracket-comma")
def bracket_comma(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print 、 after a bracketed number."""
    match = _pick(rng, rf"（[{NUMERALS}1-9]）(?={HAN})", text)
    if match is None:
        return None
    changed = text[: match.end()] + "、" + text[match.end() :]
    _fault(truth, "bracket-comma", _around(changed, match.start(), match.end() + 5), "、 after a bracketed number")
    for item in truth["issues"]:
        section = item["section"] or ""
        if text[match.start() : match.end() + 8] in section:
            item["section"] = section.replace(match[0], match[0] + "、", 1)
    return changed, truth


@_mutation("P", "arabic-comma")
def arabic_comma(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print 1、 where 1. belongs."""
    match = _pick(rng, rf"^[{BEFORE}]*(?P<n>[0-9]+)(?P<dot>[.])(?=[^0-9])", text)
    if match is None:
        return None
    changed = text[: match.start("dot")] + "、" + text[match.end("dot") :]
    for item in truth["issues"]:
        if item["section"] and match[0].lstrip(BEFORE) + text[match.end() : match.end() + 8] in item["section"]:
            item["section"] = item["section"].replace(match[0].lstrip(BEFORE), f"{match['n']}、", 1)
    _fault(truth, "arabic-comma", _around(changed, match.start("n"), match.end() + 5), "、 after an Arabic number")
    return changed, truth


@_mutation("P", "document-number")
def document_number(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print the year of a document number in other brackets than 〔〕."""
    year, number = rng.choice((2023, 2024)), rng.randint(3, 68)
    left, right = rng.choice(("[]", "()", "【】", "（）", "［］"))
    printed = f"{left}{year}{right}{number}号"
    sentence = rng.choice(
        (f"印发了关于规范采购活动的通知（巡整办发{printed}）。", f"对照党办发{printed}文件要求完成了自查。")
    )
    return _added(text, truth, rng, "document-number", sentence, "the year stands in 〔〕", at=printed)


@_mutation("P", "zero-year")
def zero_year(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print the zero of a Chinese year as a circle or a digit."""
    zero = rng.choice("○0")
    year = f"二{zero}二{rng.choice('二三四')}年"
    return _added(text, truth, rng, "zero-year", f"{year}以来的台账已全部补齐。", "the zero is 〇", at=year)


@_mutation("P", "leading-zero")
def leading_zero(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print a month or a day with a leading zero."""
    match = _pick(rng, r"(?P<y>[0-9]{4})年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日", text)
    if match is None or len(match["m"] + match["d"]) == 4:
        return None
    new = f"{match['y']}年{int(match['m']):02}月{int(match['d']):02}日"
    changed = text[: match.start()] + new + text[match.end() :]
    _fault(
        truth,
        "leading-zero",
        _around(changed, match.start(), match.start() + len(new)),
        "a month or day with a leading zero",
    )
    for part in truth["declared"]:
        part["printed"] = part["printed"] if part["printed"] in changed else part["printed"].replace(match[0], new)
    return changed, truth


@_mutation("P", "unbalanced")
def unbalanced(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Drop one of a pair of quotes, brackets or title marks."""
    match = _pick(rng, f"“{HAN}{{2,12}}”|（{HAN}{{2,14}}）|《{HAN}{{2,20}}》", text)
    if match is None:
        return None
    new = match[0][:-1] if rng.random() < 0.6 else match[0][1:]
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if line.lstrip(BEFORE).startswith(tuple("0123456789（问一二三四五六七八")) and len(line) < 20:
        return None
    changed, at = _replace(text, match, new)
    _fault(truth, "unbalanced", at, f"one of {match[0][0]}{match[0][-1]} is missing")
    return changed, truth


@_mutation("P", "heading-stop")
def heading_stop(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print a full stop after a heading of the first or second level."""
    match = _pick(rng, rf"^[{BEFORE}]*(?:[{NUMERALS}]、|（[{NUMERALS}]）)[^\n。]{{4,40}}(?=\**$)", text)
    if match is None:
        return None
    changed = text[: match.end()] + "。" + text[match.end() :]
    line = match[0].lstrip(BEFORE)
    _fault(truth, "heading-stop", _around(changed, match.end() - 6, match.end() + 1), "a full stop after a heading")
    for item in truth["issues"]:
        if item["section"] == line:
            item["section"] = line + "。"
    return changed, truth


@_mutation("P", "deadline-word")
def deadline_word(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print 截止 before a day where 截至 belongs."""
    match = _pick(rng, "截至(?=[0-9])", text)
    if match is None:
        return None
    changed = text[: match.start()] + "截止" + text[match.end() :]
    _fault(truth, "deadline-word", _around(changed, match.start(), match.end() + 8), "截止 before a day: 截至")
    for part in truth["declared"]:
        part["printed"] = part["printed"] if part["printed"] in changed else part["printed"].replace("截至", "截止")
    return changed, truth


# What may not be public (family R)


def identity_number(rng: random.Random) -> str:
    """Return an invented identity number with a right check digit (GB 11643-1999), of a district that is none."""
    born = f"19{rng.randint(60, 99)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    body = f"9{rng.randint(10000, 99999)}{born}{rng.randint(100, 999)}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11]


def card_number(rng: random.Random) -> str:
    """Return an invented card number of 16 or 19 digits with a right Luhn digit."""
    body = "62" + "".join(rng.choice("0123456789") for _ in range(rng.choice((13, 16))))
    doubled = [int(d) if at % 2 else sum(divmod(2 * int(d), 10)) for at, d in enumerate(reversed(body))]
    return body + str(-sum(doubled) % 10)


@_mutation("R", "id-number")
def id_number(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add an identity number."""
    number = identity_number(rng)
    sentence = rng.choice(
        (f"已对当事人（身份证号{number}）作出处理。", f"对重复领取补贴人员（公民身份号码：{number}）停发待遇。")
    )
    return _added(text, truth, rng, "id-number", sentence, "an identity number in public text", at=number)


@_mutation("R", "mobile")
def mobile(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add a mobile number."""
    number = rng.choice(("136", "139", "158", "187")) + f"{rng.randint(0, 99999999):08}"
    sentence = rng.choice((f"已由包案人员（{number}）与群众当面沟通。", f"具体经办人手机{number}保持畅通。"))
    return _added(text, truth, rng, "mobile", sentence, "a mobile number in public text", at=number)


@_mutation("R", "bank-card")
def bank_card(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add a bank card number."""
    number = card_number(rng)
    sentence = rng.choice((f"相关款项已退回原账户（卡号{number}）。", f"补发的费用已转入本人银行卡{number}。"))
    return _added(text, truth, rng, "bank-card", sentence, "a bank card number in public text", at=number)


@_mutation("R", "email")
def email(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Add a person's e-mail address."""
    address = f"{rng.choice(('zhoulin', 'wangxm', 'chenyu', 'liqiang'))}{rng.randint(1975, 1998)}@example.com"
    sentence = rng.choice(
        (f"核实结果已发至当事人个人邮箱{address}。", f"经办人周某某（邮箱：{address}）已完成材料移交。")
    )
    return _added(text, truth, rng, "email", sentence, "a person's e-mail in public text", at=address)


@_mutation("R", "petitioner")
def petitioner(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Name a petitioner."""
    name = rng.choice(("李建国", "王秀兰", "赵长顺", "陈桂芬", "周德福", "刘志强"))
    sentence = rng.choice(
        (
            f"信访人{name}反映的宅基地纠纷已当面答复。",
            f"针对{name}来信反映的问题，已上门说明情况。",
            f"上访群众{name}的诉求已协调解决。",
        )
    )
    return _added(text, truth, rng, "petitioner", sentence, "a petitioner is named in public text", at=name)
