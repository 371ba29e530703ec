"""Words that are never right: misspelt, beyond reason, a city in another province, a law no longer in force."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rectify_cli.core.chinese import misspelt, places
from rectify_cli.core.chinese.sentences import quoted, within
from rectify_cli.core.diagnostics import Diagnostic, Rule, note, warning
from rectify_cli.core.language import Phrase
from rectify_cli.notices import Extent, Reading

MISSPELT = warning(
    "P552",
    Phrase("没有错别字", "no word is misspelt"),
    Phrase("按《现代汉语词典》改正", "correct it as in the dictionary (《现代汉语词典》)"),
)
ILLOGICAL = warning(
    "P553",
    Phrase("数量的说法合乎事理", "a quantity is worded so that it can be true"),
    Phrase("改写这一说法", "reword it"),
)
MISPLACED = warning(
    "P554",
    Phrase("市写在所属的省、自治区之后", "a city is written behind the province it lies in"),
    Phrase("核对行政区划", "check the administrative divisions"),
)
REPEALED = note(
    "P555",
    Phrase("引用的法规现行有效", "the rules that are cited are in force"),
    Phrase("核对是否应引用现行规定", "check whether the rule in force is meant"),
)

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_COUNTER = "[%‰个件人次万元亿余多名户家项条处起份天年月日亩吨公里]{1,4}"
_LESS = re.compile(rf"(?:减少|降低|下降|缩短|压缩|缩小|削减)了?(?:近|约)?{_NUMBER}倍")
_TWICE = tuple(
    re.compile(f"({before}){_NUMBER}{_COUNTER}({behind})")
    for before, behind in (
        ("超过|突破|高于|多于", "以上"),
        ("大约|约", "左右|上下"),
        ("不足|不到|低于|少于", "以下"),
    )
)
# 近20余年 is the last twenty years and more; 附近50余人 stand near.
_NEARLY_MORE = re.compile(rf"(?<![附最就邻临靠亲远])(将近|接近|近){_NUMBER}(余|多)(?=[万亿人名户家件份元亩吨])")
_AS_A_SHARE = Phrase("减少用百分之几或几分之几表示", "say by what share it is less")
_ONE_OF_THEM = Phrase("留一个即可", "one of the two is enough")
_REPEALED = {
    "中华人民共和国行政监察法": "中华人民共和国监察法",
    "中国共产党机关公文处理条例": "党政机关公文处理工作条例",
    "国家行政机关公文处理办法": "党政机关公文处理工作条例",
    "中国共产党巡视工作条例（试行）": "中国共产党巡视工作条例",
    "中国共产党党员领导干部廉洁从政若干准则": "中国共产党廉洁自律准则",
    "中国共产党纪律处分条例（试行）": "中国共产党纪律处分条例",
    "中国共产党党内监督条例（试行）": "中国共产党党内监督条例",
    "中华人民共和国合同法": "中华人民共和国民法典",
    "中华人民共和国物权法": "中华人民共和国民法典",
    "中华人民共和国担保法": "中华人民共和国民法典",
    "中华人民共和国侵权责任法": "中华人民共和国民法典",
    "中华人民共和国民法通则": "中华人民共和国民法典",
    "中华人民共和国民法总则": "中华人民共和国民法典",
    "中华人民共和国婚姻法": "中华人民共和国民法典",
    "中华人民共和国继承法": "中华人民共和国民法典",
    "中华人民共和国收养法": "中华人民共和国民法典",
    "信访条例": "信访工作条例",
    "中华人民共和国增值税暂行条例": "中华人民共和国增值税法",
    "中华人民共和国印花税暂行条例": "中华人民共和国印花税法",
    "中华人民共和国契税暂行条例": "中华人民共和国契税法",
    "中华人民共和国城市维护建设税暂行条例": "中华人民共和国城市维护建设税法",
    "中华人民共和国耕地占用税暂行条例": "中华人民共和国耕地占用税法",
    "中华人民共和国资源税暂行条例": "中华人民共和国资源税法",
}
"""Name of a rule that is repealed -> the one in force; a law of the state is cited without its first words too."""
_STATE = "中华人民共和国"
_REPEALED |= {law.removeprefix(_STATE): now.removeprefix(_STATE) for law, now in _REPEALED.items() if _STATE in law}
_CITED = re.compile("《(" + "|".join(sorted(map(re.escape, _REPEALED), key=len, reverse=True)) + ")》")


class Slip(NamedTuple):
    """One wrong word at characters `start` to `end` of a text."""

    rule: Rule
    start: int
    end: int
    message: Phrase
    hint: Phrase | None = None
    right: str | None = None


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield each wrong word; what is quoted may be verbatim, but a law stands in 《 》."""
    for index, placed in enumerate(reading.source.blocks):
        text = placed.text
        quotes = quoted(text)
        for slip in (*_misspelt(text), *_illogical(text), *_misplaced(text), *_repealed(text)):
            if slip.rule is REPEALED or not within(quotes, slip.start):
                at = Extent(index, slip.start, slip.end)
                fixes = reading.mends(at, slip.right) if slip.right else ()
                yield slip.rule.broken(reading.place(at), slip.message, slip.hint)._replace(fixes=fixes)


def _misspelt(text: str) -> Iterator[Slip]:
    for typed, right, start in misspelt.find(text):
        message = Phrase(f"“{typed}”有误", f"“{typed}” is misspelt")
        yield Slip(MISSPELT, start, start + len(typed), message, Phrase(f"改为“{right}”", f"write “{right}”"), right)


def _illogical(text: str) -> Iterator[Slip]:
    for match in _LESS.finditer(text):
        message = Phrase(f"“{match[0]}”不成立：最多减去全部", f"“{match[0]}” cannot be: at most all of it can go")
        yield Slip(ILLOGICAL, *match.span(), message, _AS_A_SHARE)
    for pattern in (*_TWICE, _NEARLY_MORE):
        for match in pattern.finditer(text):
            before, behind = match.groups()
            message = Phrase(f"“{before}”与“{behind}”重复", f"“{before}” and “{behind}” say the same")
            if pattern is _NEARLY_MORE:
                message = Phrase(f"“{before}”与“{behind}”矛盾", f"“{before}” is less, “{behind}” is more")
            yield Slip(ILLOGICAL, *match.span(), message, _ONE_OF_THEM)


def _misplaced(text: str) -> Iterator[Slip]:
    for place in places.misplaced(text):
        message = (
            Phrase(f"{place.city}属{place.home}", f"{place.city} lies in {place.home}")
            if place.home != place.city
            else Phrase(f"{place.city}是直辖市", f"{place.city} belongs to no province")
        )
        yield Slip(MISPLACED, place.start, place.start + len(place.written), message)


def _repealed(text: str) -> Iterator[Slip]:
    for match in _CITED.finditer(text):
        now = _REPEALED[match[1]]
        message = Phrase(
            f"《{match[1]}》已废止，现行的是《{now}》", f"《{match[1]}》 is repealed; 《{now}》 is in force"
        )
        yield Slip(REPEALED, *match.span(), message)
