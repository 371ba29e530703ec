"""The numbers of a claim, drawn by a seed, and the small arithmetic that a shape may use."""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from random import Random
from types import CodeType

BODIES = (
    *("县住房和城乡建设局", "市交通运输局", "县农业农村局", "区水利局", "市卫生健康委员会", "县教育体育局"),
    *("市自然资源局", "区民政局", "县人力资源和社会保障局", "市生态环境局", "县城市管理局", "区应急管理局"),
)
TOWNS = ("青石镇", "沙河乡", "柳溪镇", "白塔镇", "石桥镇", "龙湾乡", "云岭镇", "枫林镇", "清水镇", "双河乡")
DIGITS = "零一二三四五六七八九"
WEEKDAYS = "一二三四五六日"
SMALL = 9
"""The greatest number that another by one or two is told from at a glance."""
MARK = re.compile(r"<([^<>|]+)(?:\|([^<>]+))?>")

Value = int | Decimal | str | date


def rounded(number: Decimal, places: int = 0) -> Decimal:
    """Return a number rounded half up, as official figures are."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def quotient(part: int | Decimal, whole: int | Decimal, places: int = 0) -> Decimal:
    """Return part ÷ whole, rounded."""
    return rounded(Decimal(part) / Decimal(whole), places)


def percent(part: int | Decimal, whole: int | Decimal, places: int = 0) -> Decimal:
    """Return part ÷ whole in per cent, rounded."""
    return rounded(100 * Decimal(part) / Decimal(whole), places)


def trimmed(number: Decimal) -> str:
    """Return a number without zeros at its end."""
    return f"{number.normalize():f}"


def numeral(number: int) -> str:
    """Return a number below 100 in Chinese."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + DIGITS[ones] if ones or not tens else head


def whole_date(day: date) -> str:
    """Return a date with its year."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_date(day: date) -> str:
    """Return a date without its year."""
    return f"{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """Return the last character of the weekday's name."""
    return WEEKDAYS[day.weekday()]


def after(day: date, days: int) -> date:
    """Return the date that many days later."""
    return day + timedelta(days=days)


ARITHMETIC = {
    "__builtins__": {},
    "pct": percent,
    "div": quotient,
    "rnd": rounded,
    "trim": trimmed,
    "han": numeral,
    "D": Decimal,
    "date": date,
    "after": after,
    "zh": whole_date,
    "md": short_date,
    "week": weekday,
}
"""What an expression of a shape may use."""


@cache
def _compiled(expression: str) -> CodeType:
    return compile(expression, "shape", "eval")


def value_of(expression: str, names: dict[str, Value]) -> Value:
    """Return what an expression of a shape comes to."""
    return eval(_compiled(expression), ARITHMETIC, names)  # type: ignore[no-any-return] # noqa: S307 - the shapes are ours


def drawn(line: str, random: Random) -> dict[str, Value]:
    """Return what a line settles: `a=1..9 b,c=甲,个|乙,件 s=a+3 ?s!=9`; what fails a `?` is drawn again."""
    while True:
        names: dict[str, Value] = _setting(random)
        if all(_settle(token, names, random) for token in line.split()):
            return names


def _setting(random: Random) -> dict[str, Value]:
    year = random.randint(2022, 2025)
    first, second = random.sample(TOWNS, 2)
    return {"年": year, "上年": year - 1, "单位": random.choice(BODIES), "镇": first, "乡": second}


def _settle(token: str, names: dict[str, Value], random: Random) -> bool:
    if token.startswith("?"):
        return bool(value_of(token[1:], names))
    name, _, source = token.partition("=")
    if "|" in source:
        names.update(zip(name.split(","), random.choice(source.split("|")).split(","), strict=True))
    elif ".." in source:
        low, high = source.split("..", 1)
        names[name] = _between(low, high, names, random)
    else:
        names[name] = value_of(source, names)
    return True


def _between(low: str, high: str, names: dict[str, Value], random: Random) -> int | Decimal:
    if re.fullmatch(r"\d+\.\d+", low):
        places = len(low.partition(".")[2])
        ends = [int(Decimal(end).scaleb(places)) for end in (low, high)]
        return Decimal(random.randint(*ends)).scaleb(-places)
    return random.randint(int(str(value_of(low, names))), int(str(value_of(high, names))))


def changed(text: str, random: Random) -> str:
    """Return a text of which one marked number is another: `<9>` by chance, `<三|四>` as it is told."""
    marks = list(MARK.finditer(text))
    chosen = random.choice(marks)
    other = random.choice(chosen[2].split("|")) if chosen[2] else _other(chosen[1], text[chosen.end() :], random)
    return plain(text[: chosen.start()]) + other + plain(text[chosen.end() :])


def plain(text: str) -> str:
    """Return a text without its marks."""
    return MARK.sub(r"\1", text)


def _other(number: str, following: str, random: Random) -> str:
    places = len(number.partition(".")[2])
    value = int(number.replace(".", ""))
    if places:
        step = random.randint(11, 99)
    elif following.startswith(("%", "‰")):
        step = random.randint(2, 9)
    else:
        step = random.randint(1, 9 if value > SMALL else 2)
    lower = value - step
    other = lower if lower > 0 and random.randrange(2) else value + step
    return str(Decimal(other).scaleb(-places)) if places else str(other)
