"""What adds up (family N)."""

import random
import re

from mutations.planting import (
    Planted,
    Truth,
    added,
    around,
    declared_listed,
    fault,
    mutation,
    pick,
    replace,
)

# ruff: noqa: PLR0913, PLR0917 - what a mutation needs is passed on by place, as it came


@mutation("N", "states-sum")
def states_sum(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Change the declared total alone."""
    part = declared_listed(truth)
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
    at = around(changed, changed.index(printed) + match.start(), changed.index(printed) + match.end())
    explain = f"the total {total} is not the sum of the states {sum(part['states'].values())}"
    fault(truth, "states-sum", at, explain, ("listed-total", "restated", "percentage"))
    return changed, truth


def _redeclare(truth: Truth, part: Truth, total: int, states: dict[str, int], printed: str) -> None:
    for other in truth["declared"]:
        if other["printed"] == part["printed"]:
            if other["register"] == part["register"] and other["unit"] == part["unit"]:
                other["total"], other["states"] = total, states
            other["printed"] = printed


def _restate(text: str, truth: Truth, more: dict[int, int], kind: str, explain: str, also: tuple[str, ...]) -> Planted:
    """Change states by their place, and the total by their sum."""
    part = declared_listed(truth)
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
    fault(truth, kind, f"{words[0]}{states[words[0]]}个", explain, also)
    return changed, truth


@mutation("N", "listed-total")
def listed_total(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Declare more completed than are listed, the total with them."""
    more = rng.choice((1, 2))
    explain = f"declared {more} more than are listed"
    return _restate(text, truth, {0: more}, "listed-total", explain, ("listed-status", "restated"))


@mutation("N", "listed-status")
def listed_status(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Move one from a declared state to the other: the total holds, the listing does not."""
    if not all(item["status"] for item in truth["issues"]):
        return None
    part = declared_listed(truth)
    step = rng.choice((-1, 1)) if part and list(part["states"].values())[1] > 1 else -1
    return _restate(
        text, truth, {0: step, 1: -step}, "listed-status", "the split by state differs from the listing", ()
    )


@mutation("N", "bracket-sum")
def bracket_sum(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Break a number whose parts stand in brackets behind it."""
    match = pick(
        rng,
        r"(?P<total>[0-9]+)(?P<unit>[件家人个张份笔])（[^（）\n0-9]+[0-9]+(?P=unit)、[^（）\n0-9]+[0-9]+(?P=unit)）",
        text,
    )
    if match is None:
        total, first = rng.randint(40, 80), rng.randint(10, 25)
        sentence = f"年内共受理群众来信来访{total}件（来信{first}件、来访{total - first + 2}件），均已登记答复。"
        return added(text, truth, rng, "bracket-sum", sentence, "the parts in brackets do not sum to the number")
    new = match[0].replace(match["total"], str(int(match["total"]) + 1), 1)
    changed, at = replace(text, match, new)
    fault(truth, "bracket-sum", at, "the parts in brackets do not sum to the number")
    return changed, truth


@mutation("N", "percentage")
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
    return added(text, truth, rng, "percentage", sentence, explain, at=wrong)


@mutation("N", "money-sum")
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
    return added(text, truth, rng, "money-sum", sentence, explain, at=f"{total / 100:.2f}万元")


@mutation("N", "restated")
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
    fault(truth, "restated", said, f"the total was {part['total']} elsewhere", ("listed-total",))
    return text[:end] + sentence + text[end:], truth
