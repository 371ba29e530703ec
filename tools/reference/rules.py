"""The page of the rules: claim, source, cure, and the smallest case that breaks each."""

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import rectify_cli
from rectify_cli.checks.catalogue import FAMILIES, RULES
from rectify_cli.core.diagnostics import Rule
from rectify_cli.core.language import Language, Phrase
from reference.cases import Case, cases
from reference.page import Page, code, fenced, plain, table

TITLE = Phrase("规则", "Rules")
LEAD = Phrase(
    "每条规则有固定的代码，用于豁免（`waive`）、`--select`、`--ignore` 和基线；`rectify explain 代码` 显示同样的内"
    "容。“严重程度”说明后果：错误使退出码为 1；警告只在 `--strict` 下如此；提醒仅供查看。依据国家标准的，注明条款；"
    "其余规则来自数据格式、算术，或通报自己的说法。示例是违反该规则的最小例子，消息为实际输出；少数规则没有示例，多"
    "因其无法以文字展示。",
    "Every rule has a code that never changes: waivers (`waive`), `--select`, `--ignore` and baselines use it, and "
    "`rectify explain CODE` prints what is here. The severity decides what follows: an error makes the exit code "
    "1, a warning only does with `--strict`, and a note is for your information. Where a rule is based on a national "
    "standard, the clause is given; all others follow from the data format, from arithmetic, or from what the "
    "notice itself claims. Each example is the smallest that breaks its rule, with the message actually printed; "
    "a few rules have none, mostly because it could not be shown as text.",
)
HEAD = Phrase("代码|严重程度|应当如此", "code|severity|what must hold")
FAMILY = Phrase("{}：{}", "{}: {}")
CURE = Phrase("**处理：**", "**Cure:** ")
IN_BRACKETS = Phrase("{}（{}）", "{} ({})")
REMOVED = Phrase("（删去）", " (removed)")
SOURCE = Phrase("**依据：**", "**Source:** ")
STANDARDS = {
    "GB/T 9704-2012": Phrase("《党政机关公文格式》（GB/T 9704—2012）", "GB/T 9704-2012 (layout of official papers)"),
    "GB/T 15834-2011": Phrase("《标点符号用法》（GB/T 15834—2011）", "GB/T 15834-2011 (punctuation)"),
    "GB/T 15835-2011": Phrase("《出版物上数字用法》（GB/T 15835—2011）", "GB/T 15835-2011 (numerals)"),
}
_CLAUSE = re.compile(r"(?P<standard>GB/T \d+-\d+)(?:, (?P<clause>(?:annex [A-Z]|[\d.]+\d|, | and )+))?")


def page(language: Language) -> Page:
    """Return the page of the rules, a section per family."""
    parts = [LEAD.in_language(language)]
    for letter, rules in _by_family().items():
        rows = [
            [
                f"[{rule.code}](#{rule.code.lower()})",
                rule.severity.label.in_language(language),
                plain(rule.claim.in_language(language)),
            ]
            for rule in rules
        ]
        parts += [
            "## " + FAMILY.in_language(language).format(letter, FAMILIES[letter].in_language(language)),
            table(HEAD.in_language(language).split("|"), rows),
        ]
        parts += [part for rule in rules for part in _section(rule, language)]
    return Page("rules", language, TITLE.in_language(language), parts)


def _section(rule: Rule, language: Language) -> Iterator[str]:
    severity = rule.severity.label.in_language(language)
    yield f"### {rule.code}"
    yield IN_BRACKETS.in_language(language).format(f"**{_sentence(rule.claim, language)}**", severity)
    if basis := source(comments()[rule.code], language):
        yield f"{SOURCE.in_language(language)}{basis}"
    yield f"{CURE.in_language(language)}{_sentence(rule.cure, language)}"
    if case := cases().get(rule.code):
        yield from _example(case, language)


def _example(case: Case, language: Language) -> Iterator[str]:
    if case.command:
        yield code(case.command)
    for name, text in case.files.items():
        kind = "yaml" if name.endswith(".yaml") else "text"
        if "." in name:
            yield code(name) + (REMOVED.in_language(language) if text is None else "")
        if text:
            yield fenced(text, kind)
    yield fenced(case.message[language])


def _sentence(phrase: Phrase, language: Language) -> str:
    """Return a claim or a cure, which has no capital and no full stop in a message, as a sentence."""
    text = plain(phrase.in_language(language))
    if language is Language.ZH:
        return text.removesuffix("。") + "。"
    first = text.partition(" ")[0].rstrip(",;:")
    sentence = text[0].upper() + text[1:] if first.replace("-", "").isalpha() else text
    return sentence if sentence.endswith(("…", ".")) else f"{sentence}."


def source(beside: str, language: Language) -> str:
    """Return the clauses that the comments beside a rule name."""
    sources = []
    for match in _CLAUSE.finditer(beside):
        name, clause = STANDARDS[match["standard"]].in_language(language), match["clause"]
        if language is Language.ZH:
            chinese = (clause or "").replace("annex ", "附录 ").replace(", ", "、").replace(" and ", "、")
            sources.append(name + (f"第 {chinese} 条" if chinese[:1].isdigit() else chinese))
        else:
            sources.append(f"{name}, {clause}" if clause else name)
    if language is Language.ZH:
        return "；".join(sources) + "。" if sources else ""
    return "; ".join(sources) + "." if sources else ""


def _by_family() -> dict[str, list[Rule]]:
    """Group the rules by the letter of their codes."""
    grouped: dict[str, list[Rule]] = {letter: [] for letter in FAMILIES}
    for rule in RULES.values():
        grouped[rule.family].append(rule)
    return grouped


@cache
def comments() -> dict[str, str]:
    """Return the comments between the brackets of each rule, by its code."""
    by_code: dict[str, str] = {}
    for module in walk_packages(rectify_cli.__path__, f"{rectify_cli.__name__}."):
        if not module.name.endswith(".__main__"):
            by_code |= dict(_comments_in(import_module(module.name)))
    return by_code


def _comments_in(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Yield the comments of the rules that a module defines, not of those it imports."""
    rules = {name: value for name, value in vars(module).items() if isinstance(value, Rule)}
    if not rules:
        return
    text = inspect.getsource(module)
    lines = text.splitlines()
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in rules:
            beside = (line.partition("# ")[2] for line in lines[node.lineno - 1 : node.end_lineno])
            yield rules[node.targets[0].id].code, " ".join(filter(None, beside))
