"""The marks (family P)."""

import random

from mutations.planting import BEFORE, HAN, NUMERALS, Planted, Truth, added, around, fault, mutation, pick, replace


@mutation("P", "half-width")
def half_width(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print one mark in its half-width form beside a character."""
    marks = {"，": ",", "。": ".", "；": ";", "：": ":", "（": "(", "）": ")"}
    wanted = rng.choice(list(marks))
    brackets = {"（": f"（(?={HAN}{{2,}}）)", "）": f"(?<={HAN}{HAN})）"}
    match = pick(rng, f"(?<={HAN}){brackets.get(wanted, wanted)}", text)
    if match is None or (wanted == "）" and text[match.start() - 3 : match.start()].count("（")):
        return None
    if wanted in "（）":
        pair = pick(rng, f"（({HAN}{{2,12}})）", text)
        if pair is None:
            return None
        changed, at = replace(text, pair, f"({pair[1]})")
    else:
        changed, at = replace(text, match, marks[wanted])
    fault(truth, "half-width", at, "a half-width mark in Chinese text")
    return changed, truth


@mutation("P", "enum-comma")
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
    return added(text, truth, rng, "enum-comma", sentence, "、 between marks that part the words already", at=sentence)


@mutation("P", "bracket-comma")
def bracket_comma(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print 、 after a bracketed number."""
    match = pick(rng, rf"（[{NUMERALS}1-9]）(?={HAN})", text)
    if match is None:
        return None
    changed = text[: match.end()] + "、" + text[match.end() :]
    fault(truth, "bracket-comma", around(changed, match.start(), match.end() + 5), "、 after a bracketed number")
    for item in truth["issues"]:
        section = item["section"] or ""
        if text[match.start() : match.end() + 8] in section:
            item["section"] = section.replace(match[0], match[0] + "、", 1)
    return changed, truth


@mutation("P", "arabic-comma")
def arabic_comma(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print 1、 where 1. belongs."""
    match = pick(rng, rf"^[{BEFORE}]*(?P<n>[0-9]+)(?P<dot>[.])(?=[^0-9])", text)
    if match is None:
        return None
    changed = text[: match.start("dot")] + "、" + text[match.end("dot") :]
    for item in truth["issues"]:
        if item["section"] and match[0].lstrip(BEFORE) + text[match.end() : match.end() + 8] in item["section"]:
            item["section"] = item["section"].replace(match[0].lstrip(BEFORE), f"{match['n']}、", 1)
    fault(truth, "arabic-comma", around(changed, match.start("n"), match.end() + 5), "、 after an Arabic number")
    return changed, truth


@mutation("P", "document-number")
def document_number(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print the year of a document number in other brackets than 〔〕."""
    year, number = rng.choice((2023, 2024)), rng.randint(3, 68)
    left, right = rng.choice(("[]", "()", "【】", "（）", "［］"))
    printed = f"{left}{year}{right}{number}号"
    sentence = rng.choice(
        (f"印发了关于规范采购活动的通知（巡整办发{printed}）。", f"对照党办发{printed}文件要求完成了自查。")
    )
    return added(text, truth, rng, "document-number", sentence, "the year stands in 〔〕", at=printed)


@mutation("P", "zero-year")
def zero_year(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print the zero of a Chinese year as a circle or a digit."""
    zero = rng.choice("○0")
    year = f"二{zero}二{rng.choice('二三四')}年"
    return added(text, truth, rng, "zero-year", f"{year}以来的台账已全部补齐。", "the zero is 〇", at=year)


@mutation("P", "leading-zero")
def leading_zero(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print a month or a day with a leading zero."""
    match = pick(rng, r"(?P<y>[0-9]{4})年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日", text)
    if match is None or len(match["m"] + match["d"]) == 4:
        return None
    new = f"{match['y']}年{int(match['m']):02}月{int(match['d']):02}日"
    changed = text[: match.start()] + new + text[match.end() :]
    fault(
        truth,
        "leading-zero",
        around(changed, match.start(), match.start() + len(new)),
        "a month or day with a leading zero",
    )
    for part in truth["declared"]:
        part["printed"] = part["printed"] if part["printed"] in changed else part["printed"].replace(match[0], new)
    return changed, truth


@mutation("P", "unbalanced")
def unbalanced(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Drop one of a pair of quotes, brackets or title marks."""
    match = pick(rng, f"“{HAN}{{2,12}}”|（{HAN}{{2,14}}）|《{HAN}{{2,20}}》", text)
    if match is None:
        return None
    new = match[0][:-1] if rng.random() < 0.6 else match[0][1:]
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if line.lstrip(BEFORE).startswith(tuple("0123456789（问一二三四五六七八")) and len(line) < 20:
        return None
    changed, at = replace(text, match, new)
    fault(truth, "unbalanced", at, f"one of {match[0][0]}{match[0][-1]} is missing")
    return changed, truth


@mutation("P", "heading-stop")
def heading_stop(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print a full stop after a heading of the first or second level."""
    match = pick(rng, rf"^[{BEFORE}]*(?:[{NUMERALS}]、|（[{NUMERALS}]）)[^\n。]{{4,40}}(?=\**$)", text)
    if match is None:
        return None
    changed = text[: match.end()] + "。" + text[match.end() :]
    line = match[0].lstrip(BEFORE)
    fault(truth, "heading-stop", around(changed, match.end() - 6, match.end() + 1), "a full stop after a heading")
    for item in truth["issues"]:
        if item["section"] == line:
            item["section"] = line + "。"
    return changed, truth


@mutation("P", "deadline-word")
def deadline_word(text: str, truth: Truth, rng: random.Random) -> Planted:
    """Print 截止 before a day where 截至 belongs."""
    match = pick(rng, "截至(?=[0-9])", text)
    if match is None:
        return None
    changed = text[: match.start()] + "截止" + text[match.end() :]
    fault(truth, "deadline-word", around(changed, match.start(), match.end() + 8), "截止 before a day: 截至")
    for part in truth["declared"]:
        part["printed"] = part["printed"] if part["printed"] in changed else part["printed"].replace("截至", "截止")
    return changed, truth
