"""Numbers in digits that are typed in prose: no fact, date, name, clause or other number that counts nothing."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from rectify_cli.ledger import facts
from rectify_cli.ledger.ledger import Entry

_NUMBER = re.compile(r"\d[\d,，]*(?:[.．]\d+)?[%％‰]?")
_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")

_YEAR = 4
_NORMS = ("不得少于", "不得低于", "不得超过", "至少", "至多")
_SILENT = (
    r"\{\{|\}\}|\{[^{}\s]+\}"  # a fact
    r"|\d{4}\s*[-—–~至到./]\s*\d{1,4}(?:[-./]\d{1,2})?\s*[年月日]?"  # 2024-12-31, 2023—2024年
    r"|\d+(?:\s?[、至到\-—–~]\s?\d+)*\s?(?:世纪|年代|年度|年(?!级|以上|以下|内|来|期)|月份|月(?!度)|日|时(?!间)|分(?!公司|类|别|管)|周年|届|号|：[0-9])"
    r"|第\s*\d+(?:[—\-至、]\d+)*\s*[一-鿿]"  # 第3条, 第13位
    r"|[〔\[（(]\d{4}[〕\])）]\s*(?:第?\s*\d+\s*号)?"  # 〔2025〕1号
    r"|[“‘《「『][^”’》」』]*[”’》」』]"  # names and set phrases: “1+3”, 《…2024…》
    r"|(?:不得?(?:少于|低于|高于|多于|超过|大于|小于)|至少|至多|最多|最少)(?:每[年季度月周天日]{1,2})?\s*[\d.%％]+"
    r"|每(?:隔|满|半?年|季度?|月|周|天|日)[一-鿿]{0,2}\d+\s*(?=[次天日])"  # a norm
    r"|(?:电话|手机|传真|邮编|邮政编码|信箱|邮箱|账号|编号|证号|网址|地址)[^，。；]*"  # how to reach somebody
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|https?://\S+|[0-9]{3,4}-[0-9]{7,8}|[0-9]{7,}"
    r"|[A-Za-z][A-Za-z/-]*\s?[0-9][0-9.\-A-Za-z/]*|[0-9]+[A-Za-z]+[A-Za-z0-9]*"  # GB/T 9704, 12345A
    r"|(?:^|(?<=[\n。；：:]))\s*[（(]?\d{1,3}[）)．.、](?![0-9])"  # an ordinal
    r"|[0-9]{1,5}(?=热线|平台|国道|省道|路|街|弄|栋|幢|楼|层|室|房)"
)


@cache
def _silent() -> re.Pattern[str]:
    return re.compile(_SILENT)


class TypedNumber(NamedTuple):
    """The first such number of a sentence: its entry and path, the whole text, its start there, and its sentence."""

    entry: Entry[Any]
    path: tuple[str | int, ...]
    text: str
    start: int
    number: str
    sentence: str


# Most numbers are parts of days, or norms: the pattern of all the rest is compiled for what is neither.
def _plainly_silent(sentence: str, number: re.Match[str]) -> bool:
    after = sentence[number.end() : number.end() + 1]
    year = after == "年" and len(number[0]) == _YEAR
    return year or after in {"月", "日"} or sentence[: number.start()].endswith(_NORMS)


def find(prose: Iterable[facts.Prose]) -> Iterator[TypedNumber]:
    """Yield the first typed number of each sentence of the prose of a ledger as it is written."""
    for entry, path, text in prose:
        # Around a paper only the paragraphs of an attachment are prose.
        if (
            path[:2] == ("notice", "title")
            or path[-1] in {"due", "when"}
            or (path[0] == "papers" and "text" not in path)
        ):
            continue
        for sentence in _SENTENCE.finditer(text):
            first = next(iter(numbers(sentence[0])), None)
            if first is not None:
                yield TypedNumber(entry, path, text, sentence.start() + first.start(), first[0], sentence[0].strip())


def numbers(sentence: str) -> list[re.Match[str]]:
    """Return the numbers of a sentence that a fact should give."""
    if all(_plainly_silent(sentence, number) for number in _NUMBER.finditer(sentence)):
        return []
    plain = _silent().sub(lambda silent: "\0" * len(silent[0]), sentence)
    return list(_NUMBER.finditer(plain))
