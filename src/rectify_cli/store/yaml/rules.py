"""The rules of YAML syntax, and the diagnostics of breaking them."""

import re

from rectify_cli.core.diagnostics import Diagnostic, error
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.store.yaml.places import Written

WIDE = "\u3000\u00a0\u2002\u2003\u2007\u202f"
"""Blanks that look like indentation and are none."""

# Patterns are compiled when something is refused: to compile them takes longer than to read 20 files.
_KEY = r"(?:[A-Za-z_][\w ]{0,30}?|\w{1,8})[ \u3000]{0,4}(?=：)"
_DASHES = r"[\s\u3000]*(?:- +)*"
_ASCII_KEY = r"[a-z_]+\s*：|[a-z_]+:(?!//)\S"

SYNTAX = error(
    "F010",
    Phrase("文件符合 YAML 语法", "a file is valid YAML"),
    Phrase(
        "对照样本改这一行：键: 值，值里有特殊符号的用单引号 '…' 括起来",
        "write the line as in the sample: key: value, with a value of special characters in single quotes '…'",
    ),
)
COLON = error(
    "F011",
    Phrase("键后面是半角冒号加一个空格", "a key is followed by an ASCII colon and a space"),
    Phrase("写作 键: 值", "write key: value"),
)
SECOND_COLON = error(
    "F012",
    Phrase("一行只有一个“键: 值”", "a line holds one `key: value`"),
    Phrase("把整个值用单引号 '…' 括起来", "put the whole value in single quotes '…'"),
)
TAB = error(
    "F013",
    Phrase("缩进用空格", "lines are indented with spaces"),
    Phrase("把制表符（Tab）换成空格，一级两个", "replace the tab by spaces, two per level"),
)
WIDE_SPACE = error(
    "F014",
    Phrase("缩进用半角空格", "lines are indented with ASCII spaces"),
    Phrase("把它换成半角空格，一级两个", "replace it by ASCII spaces, two per level"),
)
UNCLOSED = error(
    "F015",
    Phrase("引号、括号成对，文件写到最后", "quotes and brackets are closed, and the file is whole"),
    Phrase("补上右引号或右括号", "add the closing one"),
)


def tab(source: Written, offset: int) -> Diagnostic:
    """Return the diagnostic of a tab used for indentation."""
    return TAB.broken(
        source.between(offset, offset + 1),
        Phrase("这一行用制表符（Tab）缩进", "this line is indented with a tab"),
    )


def wide_space(source: Written, start: int, end: int, lines: int = 1) -> Diagnostic:
    """Return the diagnostic of full-width spaces used for indentation on this line, one of `lines` in all."""
    space = source.text[start]
    kind = Phrase("全角空格", "a full-width space") if space == "\u3000" else Phrase("特殊空格", "a special space")
    more = Phrase(f"（共 {lines} 行）", f" ({lines} lines in all)") if lines > 1 else Phrase("", "")
    name = f"U+{ord(space):04X}"
    return WIDE_SPACE.broken(
        source.between(start, end),
        Phrase(f"这一行用{kind.zh}（{name}）缩进{more.zh}", f"this line is indented with {kind.en} ({name}){more.en}"),
    )


def unclosed(source: Written, offset: int) -> Diagnostic:
    """Return the diagnostic of a quote or bracket at `offset` that is not closed."""
    mark = source.text[offset : offset + 1]
    closing = {"[": "]", "{": "}"}.get(mark, mark)
    name = Phrase("括号", "bracket") if mark in "[{" else Phrase("引号", "quote")
    return UNCLOSED.broken(
        source.between(offset, offset + 1),
        Phrase(f"{name.zh} {mark} 没有闭合", f"the {name.en} {mark} is not closed"),
        Phrase(f"在值的末尾补上 {closing}", f"add {closing} at the end of the value"),
    )


def quoted(value: str) -> str:
    """Return `value` in single quotes as YAML writes them, cut where it is long."""
    return "'" + shortened(value).replace("'", "''") + "'"


def wide_colon(source: Written, start: int, line: str) -> Diagnostic | None:
    """Return the diagnostic of a full-width colon after the key that begins `line`, or None."""
    head = re.match(_DASHES, line)
    key = re.compile(_KEY).match(line, head.end() if head else 0)
    if key is None:
        return None
    value = line[key.end() + 1 :].strip()
    typed = f"{key[0].strip()}: {shortened(value)}".rstrip()
    return COLON.broken(
        source.between(start + key.end(), start + key.end() + 1),
        Phrase(f"“{key[0].strip()}”后面是全角冒号“：”", f"“{key[0].strip()}” is followed by a full-width colon ："),
        Phrase(f"改成半角冒号加一个空格：{typed}", f"type an ASCII colon and a space: {typed}"),
    )


def item_key(source: Written, start: int, value: str) -> Diagnostic | None:
    """Return the diagnostic of a list item that begins like a key but is a text, or None."""
    if not re.match(_ASCII_KEY, value):
        return None
    diagnostic = wide_colon(source, start, value) or no_colon(source, start, value)
    quoting = Phrase(
        f"；若是文字，用单引号括起来：{quoted(value)}", f"; if it is text, put it in single quotes: {quoted(value)}"
    )
    return diagnostic._replace(hint=Phrase(diagnostic.hint.zh + quoting.zh, diagnostic.hint.en + quoting.en))


def no_colon(source: Written, start: int, line: str) -> Diagnostic:
    """Return the diagnostic of a line at `start` that has no colon, or no space after it."""
    head = len(line) - len(line.lstrip())
    stripped = line.strip()
    if close := re.match(r"\s*(?:- +)*([^\s:：]+):(\S.*)", line):
        offset = start + close.end(1)
        typed = f"{close[1]}: {shortened(close[2])}"
        return COLON.broken(
            source.between(offset, offset + 1),
            Phrase(f"“{close[1]}:”的冒号后面没有空格", f"no space after the colon of “{close[1]}:”"),
            Phrase(f"冒号后加一个空格：{typed}", f"type a space after it: {typed}"),
        )
    key, _, value = stripped.partition(" ")
    typed = shortened(f"{key}: {value or '…'}")
    joined = Phrase("", "")
    if source.text[:start].endswith("\n"):
        joined = Phrase("；若是上一行的下文，并到上一行", ", or join it to the line above if it belongs there")
    return COLON.broken(
        source.between(start + head, start + len(line)),
        Phrase(f"“{shortened(stripped)}”没有冒号", f"“{shortened(stripped)}” has no colon"),
        Phrase(f"写作 {typed}{joined.zh}", f"write {typed}{joined.en}"),
    )


def no_blank(source: Written, start: int) -> Diagnostic:
    """Return the diagnostic of a dash at `start` that is not followed by a space."""
    return SYNTAX.broken(
        source.between(start, start + 1),
        Phrase("“-”后面没有空格，不成列表", "no space after the dash, so this is not a list"),
        Phrase("写作“- ”加文字", "type a dash, a space and the text"),
    )


def wide_mark(source: Written, offset: int) -> Diagnostic:
    """Return the diagnostic of a full-width comma or colon at `offset` inside brackets."""
    mark = source.text[offset]
    rule, ascii_mark, name = (COLON, ":", "colon") if mark == "：" else (SYNTAX, ",", "comma")
    return rule.broken(
        source.between(offset, offset + 1),
        Phrase(f"括号里用了全角的“{mark}”", f"full-width {name} {mark} inside the brackets"),
        Phrase(f"改成半角的“{ascii_mark}”加一个空格", f"type {ascii_mark} and a space"),
    )
