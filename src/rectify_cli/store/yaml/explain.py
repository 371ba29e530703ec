"""Why a file is not YAML, in plain words: derived from the text around the mark of the C parser."""

import re
from collections.abc import Callable

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.store.yaml import misplaced, refused, rules
from rectify_cli.store.yaml.broken import Broken

_NOT_YAML = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RESERVED = {
    "@`%*&!": "any token|alphabetic or numeric|directive|tag|expected '>'",
    "]},": "expected node content",
    "?": "mapping keys",
}


def explain(broken: Broken) -> Diagnostic:
    """Return the diagnostic of why the text is not YAML."""
    return next(found for detect in _DETECTORS if (found := detect(broken)))


def _control(broken: Broken) -> Diagnostic | None:
    """Find an invisible character, pasted from elsewhere."""
    found = _NOT_YAML.search(broken.text)
    if found is None:
        return None
    name = f"U+{ord(found[0]):04X}"
    return rules.SYNTAX.broken(
        broken.source.between(found.start(), found.end()),
        Phrase(f"这里有一个看不见的字符 {name}", f"invisible character {name}"),
        Phrase("删掉它，或重新输入这一行", "delete it, or retype the line"),
    )


def _indented_oddly(broken: Broken) -> Diagnostic | None:
    """Find a tab or a full-width space before the first word of a line near the mark."""
    near = {broken.line(broken.at), broken.line(broken.since)} | {broken.above(broken.at) or (0, "")}
    last = broken.last
    read = last.end_mark.index if last and broken.style in {"|", ">"} else 0
    for start, line in sorted(near):
        lead = line[: len(line) - len(line.lstrip())]
        # A paragraph under `|-` may well begin with two full-width spaces.
        if not line.strip() or start + len(lead) < read:
            continue
        if "\t" in lead:
            return rules.tab(broken.source, start + lead.index("\t"))
        if odd := next((mark for mark in lead if mark in rules.WIDE), None):
            return rules.wide_space(broken.source, start + lead.index(odd), start + len(lead))
    return None


def _open_quote(broken: Broken) -> Diagnostic | None:
    """Find a quote that is closed nowhere, or only by the next value's opening quote."""
    last = broken.last
    if "quoted scalar" in broken.context and "unexpected end of stream" in broken.problem:
        return rules.unclosed(broken.source, broken.since)
    if last and broken.style in {"'", '"'} and last.start_mark.line != last.end_mark.line:
        return rules.unclosed(broken.source, last.start_mark.index)
    return None


def _after_text(broken: Broken) -> Diagnostic | None:
    """Find more text on the line after a closing quote or bracket."""
    last = broken.last
    if last is None or "did not find expected" not in broken.problem:
        return None
    end = last.end_mark.index
    closing = broken.text[end - 1 : end]
    start, line = broken.line(broken.at)
    rest = broken.text[end : start + len(line)].strip() if end >= start else ""
    if not rest or closing not in {"'", '"', "]", "}"}:
        return None
    name = Phrase("引号", "quote") if closing in {"'", '"'} else Phrase("括号", "bracket")
    value = line[_value_start(broken.line(end - 1)[1]) :].strip()
    if value[0] in {"'", '"'} and value[0] == value[-1]:
        value = value[1:-1]
    typed = rules.quoted(value)
    return rules.SYNTAX.broken(
        broken.rest,
        Phrase(
            f"{name.zh} {closing} 后面又有文字“{shortened(rest)}”",
            f"text after the closing {name.en} {closing}: “{shortened(rest)}”",
        ),
        Phrase(f"把整个值用单引号括起来：{typed}", f"put the whole value in single quotes: {typed}"),
    )


def _value_start(line: str) -> int:
    """Return the column where the value of a line begins: after the dash and the key."""
    head = re.match(r"\s*(?:- +)*(?:[^\s:'\"\[{][^:]*: +)?", line)
    return head.end() if head else 0


def _open_bracket(broken: Broken) -> Diagnostic | None:
    """Find a bracket that is not closed, or a full-width or missing comma inside it."""
    if broken.bracket is None:
        return None
    begin = broken.bracket.start_mark.index
    start, line = broken.line(begin)
    inside = broken.text[begin : start + len(line)]
    if {"[": "]", "{": "}"}[inside[0]] not in inside:
        return rules.unclosed(broken.source, begin)
    for mark in "，：":
        if (found := broken.text.rfind(mark, begin, broken.at + 1)) >= 0:
            return rules.wide_mark(broken.source, found)
    typed = "{date: 2024-12-31, status: staged}"
    return rules.SYNTAX.broken(
        broken.source.between(broken.at, broken.at + 1),
        Phrase("括号里的各项没有用逗号隔开", "the items in the brackets are not separated by commas"),
        Phrase(f"各项之间用半角逗号加空格隔开：{typed}", f"separate them by commas: {typed}"),
    )


def _reserved(broken: Broken) -> Diagnostic | None:
    """Find a value that begins with a character reserved by YAML."""
    mark = broken.text[broken.since : broken.since + 1]
    problem = f"{broken.problem} {broken.context}"
    if not any(mark in marks and re.search(words, problem) for marks, words in _RESERVED.items()):
        return None
    start, line = broken.line(broken.since)
    column = broken.since - start
    value = line[column:].rstrip()
    if not line[:column].strip(" -"):
        # Before a key only the key is quoted.
        value = value.partition(": ")[0]
    rule = refused.MARKED if mark in "*&!" else rules.SYNTAX
    typed = rules.quoted(value)
    return rule.broken(
        broken.source.between(broken.since, broken.since + 1),
        Phrase(f"文字不能以 {mark} 开头", f"a text cannot begin with {mark}"),
        Phrase(f"用单引号括起来：{typed}", f"put it in single quotes: {typed}"),
    )


def _simple_key(broken: Broken) -> Diagnostic | None:
    """Find a line without a colon: a full-width colon, or the end of a file that was cut off."""
    if "simple key" not in broken.context:
        return None
    start, line = broken.line(broken.since)
    rest = broken.text[start + len(line) :]
    if found := rules.wide_colon(broken.source, start, line):
        return found
    text = shortened(line.strip())
    if not rest.strip():
        return rules.UNCLOSED.broken(
            broken.source.between(start + len(line) - len(line.lstrip()), None),
            Phrase(f"文件断在“{text}”：没有冒号，也没有值", f"the file breaks off at “{text}”: no colon and no value"),
            Phrase(f"补完这一行（{text}: …），或删掉它", f"finish the line ({text}: …) or delete it"),
        )
    return rules.no_colon(broken.source, start, line)


def _escape(broken: Broken) -> Diagnostic | None:
    r"""Find a backslash in double quotes, as in `"C:\数据"`."""
    if "escape" not in broken.problem:
        return None
    start, line = broken.line(broken.since)
    typed = rules.quoted(line[broken.since - start :].strip().strip('"'))
    return rules.SYNTAX.broken(
        broken.source.between(broken.at, broken.at + 1),
        Phrase("双引号里的 \\ 有特殊含义", "a backslash in double quotes has a special meaning"),
        Phrase(f"改用单引号：{typed}", f"use single quotes instead: {typed}"),
    )


def _stray(broken: Broken) -> Diagnostic:
    """Return the diagnostic of anything else: the line cannot be parsed."""
    mark = broken.text[broken.at : broken.at + 1].strip()
    zh, en = (f"从 {mark} 起", f"from {mark} on") if mark else ("", "")
    return rules.SYNTAX.broken(
        broken.source.between(min(broken.at, len(broken.text.rstrip())), None),
        Phrase(f"这一行{zh}无法解析", f"this line cannot be parsed {en}".rstrip()),
    )


_DETECTORS: tuple[Callable[[Broken], Diagnostic | None], ...] = (
    _control,
    _open_quote,
    _indented_oddly,
    _open_bracket,
    _escape,
    _after_text,
    _reserved,
    misplaced.block_mark,
    _simple_key,
    misplaced.second_colon,
    misplaced.dash,
    misplaced.out_of_place,
    misplaced.indentation,
    _stray,
)
