"""Numbers in digits that are typed in prose: no fact, date, name, clause or other number that counts nothing."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from rectify_cli.ledger import facts
from rectify_cli.ledger.ledger import Entry, Ledger

_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?[%％‰]?")
_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")

_SILENT = re.compile(
    r"\{\{|\}\}|\{[^{}\s]+\}"  # a fact
    r"|[0-9０-９]{4}\s*[-—–~至到./]\s*[0-9０-９]{1,4}(?:[-./][0-9０-９]{1,2})?\s*[年月日]?"  # 2024-12-31, 2023—2024年
    r"|[0-9０-９]+(?:\s?[、至到\-—–~]\s?[0-9０-９]+)*\s?(?:世纪|年代|年度|年(?!级|以上|以下|内|来|期)|月份|月(?!度)|日|时(?!间)|分(?!公司|类|别|管)|周年|届|号|：[0-9])"
    r"|第\s*[0-9０-９]+(?:[—\-至、][0-9０-９]+)*\s*[一-鿿]"  # 第3条, 第13位
    r"|[〔\[（(][0-9０-９]{4}[〕\])）]\s*(?:第?\s*[0-9０-９]+\s*号)?"  # 〔2025〕1号
    r"|[“‘《「『][^”’》」』]*[”’》」』]"  # names and set phrases: “1+3”, 《…2024…》
    r"|(?:不得?(?:少于|低于|高于|多于|超过|大于|小于)|至少|至多|最多|最少)(?:每[年季度月周天日]{1,2})?\s*[0-9０-９.%％]+"
    r"|每(?:隔|满|半?年|季度?|月|周|天|日)[一-鿿]{0,2}[0-9０-９]+\s*(?=[次天日])"  # a norm
    r"|(?:电话|手机|传真|邮编|邮政编码|信箱|邮箱|账号|编号|证号|网址|地址)[^，。；]*"  # how to reach somebody
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+|https?://\S+|[0-9]{3,4}-[0-9]{7,8}|[0-9]{7,}"
    r"|[A-Za-z][A-Za-z/-]*\s?[0-9][0-9.\-A-Za-z/]*|[0-9]+[A-Za-z]+[A-Za-z0-9]*"  # GB/T 9704, 12345A
    r"|(?:^|(?<=[\n。；：:]))\s*[（(]?[0-9０-９]{1,3}[）)．.、](?![0-9])"  # an ordinal
    r"|[0-9]{1,5}(?=热线|平台|国道|省道|路|街|弄|栋|幢|楼|层|室|房)"
)


class TypedNumber(NamedTuple):
    """The first such number of a sentence: its entry and path, the whole text, its start there, and its sentence."""

    entry: Entry[Any]
    path: tuple[str | int, ...]
    text: str
    start: int
    number: str
    sentence: str


def find(ledger: Ledger) -> Iterator[TypedNumber]:
    """Yield the first typed number of each sentence of the prose of a ledger as it is written."""
    for entry, path, text in facts.prose(ledger):
        if path[:2] in {("notice", "title"), ("notice", "head"), ("notice", "addressee")} or path[-1] in {
            "due",
            "when",
        }:
            continue
        for sentence in _SENTENCE.finditer(text):
            first = next(iter(numbers(sentence[0])), None)
            if first is not None:
                yield TypedNumber(entry, path, text, sentence.start() + first.start(), first[0], sentence[0].strip())


def numbers(sentence: str) -> list[re.Match[str]]:
    """Return the numbers of a sentence that a fact should give."""
    plain = _SILENT.sub(lambda silent: "\0" * len(silent[0]), sentence)
    return list(_NUMBER.finditer(plain))
