"""YAML in the wrong place: a second colon, a list beside its key, a line that does not line up."""

import re

from rectify_cli.core.diagnostics import Diagnostic, Related
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.store.yaml import refused, rules
from rectify_cli.store.yaml.broken import Broken, indent

_MISPLACED = "expected key|expected '-'|document start|mapping values|mapping keys"
_VALUE = re.compile(r"""\s*(?:- +)*(?:'[^']*' *|"[^"]*" *|[^'"\s:][^:]*):\s+""")


def second_colon(broken: Broken) -> Diagnostic | None:
    """Find a colon where no key can be: a second one on the line, or one below a line that lacks its own."""
    if "mapping values" not in broken.problem:
        return None
    start, line = broken.line(broken.at)
    before = line[: broken.at - start]
    if first := _VALUE.match(before):
        return _quote_value(broken, start + first.end(), line.rstrip())
    return _line_above(broken) or indentation(broken)


def _quote_value(broken: Broken, value: int, line: str) -> Diagnostic:
    """Return the diagnostic of a value at the offset `value` that holds a colon and has to be quoted."""
    start, _ = broken.line(value)
    typed = line[: value - start].lstrip() + rules.quoted(line[value - start :])
    return rules.SECOND_COLON.broken(
        broken.source.between(broken.at, broken.at + 1),
        Phrase("值里又有一个冒号加空格", "a second colon and space in the value"),
        Phrase(f"把整个值用单引号括起来：{typed}", f"put the whole value in single quotes: {typed}"),
        (Related(broken.source.between(value, None), Phrase("值从这里开始", "the value begins here")),),
    )


def _line_above(broken: Broken) -> Diagnostic | None:
    """Return the fault of the lines above that ran on into this one, if it lies in one of them."""
    own = indent(broken.line(broken.at)[1])
    above = broken.above(broken.at)
    while above and not re.search(r":(\s|$)", above[1]):
        if found := rules.wide_colon(broken.source, *above):
            return found
        further = broken.above(above[0])
        if indent(above[1]) == own and (not further or re.search(r":(\s|$)", further[1])):
            return rules.no_colon(broken.source, *above)
        above = further
    return rules.wide_colon(broken.source, *above) if above else None


def dash(broken: Broken) -> Diagnostic | None:
    """Find a list begun on the line of its key."""
    if "block sequence entries" not in broken.problem:
        return None
    start, line = broken.line(broken.at)
    key, item = line[: broken.at - start].rstrip(), shortened(line[broken.at - start :].strip())
    return rules.SYNTAX.broken(
        broken.source.between(broken.at, broken.at + 1),
        Phrase("列表项不能和键写在同一行", "a list item cannot stand on the line of its key"),
        Phrase(
            f"“{key.strip()}”后面换行，下一行写两个空格再写 {item}",
            f"break the line after “{key.strip()}”, and begin the next with two spaces and {item}",
        ),
    )


def block_mark(broken: Broken) -> Diagnostic | None:
    """Find text on the line of `|` or `>`, or a value that merely begins with one."""
    if "block scalar" not in broken.context:
        return None
    start, line = broken.line(broken.since)
    value = line[broken.since - start :].rstrip()
    return rules.SYNTAX.broken(
        broken.source.between(broken.since, None),
        Phrase(f"{value[0]} 后面不能在同一行写文字", f"no text can follow {value[0]} on its line"),
        Phrase(
            f"正文从下一行写起；若是文字里的符号，用单引号括起来：{rules.quoted(value)}",
            f"begin the text on the next line; if the mark belongs to it, quote it: {rules.quoted(value)}",
        ),
    )


def out_of_place(broken: Broken) -> Diagnostic | None:
    """Find a list item among keys, a key among list items, or a colon without a key."""
    text = shortened(broken.line(broken.at)[1].strip())
    within = broken.text[broken.since : broken.since + 1]
    if "expected key" in broken.problem and text[:2] in {"-", "- "} and within != "-" and _is_settled(broken):
        message = Phrase("列表项出现在“键: 值”之间", "a list item among keys")
        hint = Phrase(
            "写在它的键下面，如先写一行 measures:", "write it below its key, such as a line measures: before it"
        )
    elif "expected '-'" in broken.problem and not text.startswith("-"):
        message = Phrase("列表里有一行不以“- ”开头", "a line of the list does not begin with “- ”")
        hint = Phrase(
            f"写作 - {text}；若不属于这个列表，看前面的缩进",
            f"write - {text}, or check the indentation above if it is not an item of the list",
        )
    elif text.startswith(":"):
        message = Phrase("冒号前面没有键", "no key before the colon")
        hint = Phrase("写作 键: 值", "write key: value")
    else:
        return None
    return rules.SYNTAX.broken(broken.rest, message, hint)


def _is_settled(broken: Broken) -> bool:
    """Return True if the line above is a key with its value, so that no list can follow."""
    above = broken.above(broken.at)
    return above is None or not above[1].strip().startswith("-")


def indentation(broken: Broken) -> Diagnostic | None:
    """Find a line that begins further in or out than the lines it belongs with."""
    start, line = broken.line(broken.at)
    own = indent(line)
    if not line.strip() or not re.search(_MISPLACED, broken.problem):
        return None
    if broken.at != start + own and "mapping values" not in broken.problem:
        return None
    above = broken.above(broken.at)
    columns = {event.start_mark.column for event in broken.opened} | ({indent(above[1])} if above else set())
    expected = [str(column) for column in sorted(columns - {own})]
    if above and above[1].rstrip() == "...":
        return refused.several_at(broken.source, above[0])
    if not expected:
        return None
    return rules.SYNTAX.broken(
        broken.source.between(start + own, None),
        Phrase(
            f"这一行缩进 {own} 个空格，和前面的行对不齐",
            f"this line is indented by {own} spaces, which does not line up with the lines above",
        ),
        Phrase(
            f"同级的行要对齐：缩进改成 {' 或 '.join(expected)} 个空格，或改前面的行",
            f"line up lines of one level: indent this one by {' or '.join(expected)} spaces, or correct those above",
        ),
    )
