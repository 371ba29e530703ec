"""The statuses (family S)."""

import random
import re

from mutations.planting import DUE, SINGLE, Planted, Truth, fault, mutation, paragraphs, pick


@mutation("S", "no-plan")
def no_plan(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Drop the plan of an unfinished issue."""
    match = pick(rng, rf"^(?:整改计划：|下一步(?:打算|计划)?[：，]|下步计划：)(?:\n+)?.*{DUE}.*$", text)
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
    fault(truth, "no-plan", title, "unfinished, without a plan")
    return changed, truth


@mutation("S", "unfinished-words")
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
        places = [m for m in paragraphs(text, truth) if start < m.start() and m.end() < stop]
        if start >= 0 and places:
            end = places[-1].end()
            fault(truth, "unfinished-words", sentence, "completed, yet its words say unfinished (a warning)")
            return text[:end] + sentence + text[end:], truth
    return None


@mutation("S", "unknown-status")
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
    fault(truth, "unknown-status", at, f"{new} is no status", ("listed-status",))
    return changed, truth
