"""What each rule is based on, and the smallest text that breaks it beside one that keeps it.

The file is generated from the tests and from the comments beside the rules, with the pages of the reference.
"""

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rectify_cli.core.diagnostics import Rule
from rectify_cli.core.language import Phrase

FILE = "examples.json"

_STANDARD = Phrase("{}（国家标准）", "{} (national standard)")
_FORMAT = Phrase("台账的数据格式（本工具规定）", "the data format of the ledger (of this tool)")
_PRACTICE = Phrase("公文写作的通行做法（实务）", "common practice in official writing")
_BASES = {
    **dict.fromkeys("FKTX", _FORMAT),
    "L": Phrase("台账自身的数据前后一致（实务）", "the ledger agrees with itself (practice)"),
    "N": Phrase("算术：文中自己公布的数字（实务）", "arithmetic on the figures the text itself gives (practice)"),
    **dict.fromkeys("HDS", Phrase("文内前后一致（实务）", "the text agrees with itself (practice)")),
    "C": Phrase("文稿与台账一致（实务）", "the paper agrees with its ledger (practice)"),
    "R": Phrase(
        "《中华人民共和国政府信息公开条例》第十五条：不公开个人隐私（条例）",
        "article 15 of the regulations on open government information: no private data is made public (regulation)",
    ),
    "P552": Phrase("《现代汉语词典》（实务）", "the dictionary 《现代汉语词典》 (practice)"),
    "P554": Phrase("《中华人民共和国行政区划代码》（GB/T 2260）（国家标准）", "GB/T 2260 (national standard)"),
    **dict.fromkeys(
        ("P556", "P557", "P558"), Phrase("本单位的 words.tsv（实务）", "words.tsv of the office (practice)")
    ),
}
"""By code, else by family: what rules are based on where no standard is named; the others are practice."""


class Example(NamedTuple):
    """The source of a rule, and an example that fails and one that passes; an empty text where there is none."""

    source: Phrase | None = None
    fails: str = ""
    passes: str = ""


def of(code: str) -> Example:
    """Return the example of a rule by its code."""
    kept = _kept().get(code, {})
    source = Phrase(*kept["source"]) if "source" in kept else None
    return Example(source, str(kept.get("fails", "")), str(kept.get("passes", "")))


def basis(rule: Rule) -> Phrase:
    """Return what a rule is based on: a clause of a standard, the data format, or practice."""
    source = of(rule.code).source
    if source is not None:
        return Phrase(_STANDARD.zh.format(source.zh), _STANDARD.en.format(source.en))
    return _BASES.get(rule.code) or _BASES.get(rule.family, _PRACTICE)


@cache
def _kept() -> dict[str, dict[str, str | list[str]]]:
    kept: dict[str, dict[str, str | list[str]]] = json.loads(
        (files("rectify_cli.checks") / FILE).read_text(encoding="utf-8")
    )
    return kept
