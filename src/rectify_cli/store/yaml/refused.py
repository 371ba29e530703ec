"""YAML features that the ledger rejects, because a clerk never intends them."""

import re

from rectify_cli.core.diagnostics import Diagnostic, Place, Related, error
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.store.yaml import rules
from rectify_cli.store.yaml.places import DEPTH, Read, Written

WIDE = rules.WIDE
# Patterns are compiled when something is refused: to compile them takes longer than to read 20 files.
_CHINESE = r"[\u2e80-\u303f\u3040-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_KEYED = r"\s*(?:- )?(?:[a-z_]+\s*：|\w{1,8}：\s*$)"

DUPLICATE = error(
    "F016",
    Phrase("同一层里一个键只写一次", "a key is written once in its mapping"),
    Phrase("留一个，删掉另一个", "keep one and delete the other"),
)
MARKED = error(
    "F017",
    Phrase("不用 YAML 的引用（&、*）和类型标记（!）", "YAML's anchors (&), aliases (*) and tags (!) are not used"),
    Phrase(
        "把内容照写一遍；若是文字，用单引号括起来",
        "write the content out in full; if it is text, put it in single quotes",
    ),
)
FOLDED = error(
    "F018",
    Phrase("中文不折行（YAML 会在折行处加一个空格）", "Chinese is not folded (YAML puts a space at every fold)"),
    Phrase(
        "写成一行，或用 |- 并从下一行写起（换行照留）",
        "write it on one line, or use |- and begin on the next (its line breaks stay)",
    ),
)
TOO_DEEP = error(
    "F019",
    Phrase(f"嵌套不超过 {DEPTH} 层", f"data nests at most {DEPTH} levels"),
    Phrase("看是不是多打了括号或“- ”", "check for brackets or dashes typed by accident"),
)
WRONG_TOP = error(
    "F020",
    Phrase(
        "文件的最外层是“键: 值”（信访件是列表）", "the top level of a file is `key: value` (in petitions.yaml, a list)"
    ),
    Phrase("对照样本改", "write it as in the sample"),
)
SEVERAL = error(
    "F021",
    Phrase("一个文件只写一份（不用 --- 隔开）", "a file holds one document (no --- in between)"),
    Phrase("删掉这一行，或把后面的内容写进另一个文件", "delete this line, or move the rest into another file"),
)

SWALLOWED = error(
    "F022",
    Phrase("值里没有被当作注释的文字", "no part of a value is read as a comment"),
    Phrase(
        "是文字就把整个值用单引号括起来；是注释就在 # 后面加一个空格",
        "put the value in single quotes, or a space after # if it is a comment",
    ),
)


def may_swallow(text: str) -> bool:
    """Return True if a # in a file could swallow text: after a blank, and with no blank behind it as comments have."""
    return re.search(r"\S[ \t]+#[^\s#!]", text) is not None


def swallowed(source: Written, event: Read) -> list[Diagnostic]:
    """Return the diagnostic of text behind a plain value that YAML takes for a comment."""
    start, end = event.start_mark.index, event.end_mark.index
    lost = re.compile(r"[ \t]+(#[^\s#!][^\n]*)").match(source.text, end)
    if lost is None:
        return []
    whole = source.text[start : lost.end()].rstrip()
    typed = rules.quoted(shortened(whole))
    return [
        SWALLOWED.broken(
            source.between(lost.start(1), lost.end(1)),
            Phrase(
                f"“{shortened(lost[1])}”会被 YAML 当作注释丢掉",
                f"YAML takes “{shortened(lost[1])}” for a comment and drops it",
            ),
            Phrase(
                f"是文字就把整个值用单引号括起来：{typed}；是注释就在 # 后面加一个空格",
                f"if it is text, put the value in single quotes: {typed}; if it is a comment, type a space after #",
            ),
        )
    ]


def duplicate(source: Written, within: tuple[str | int, ...], event: Read) -> Diagnostic:
    """Return the diagnostic of a key written twice in the mapping at `within`."""
    first = source.place(*within, event.value, key=True)
    return DUPLICATE.broken(
        _place(source, event),
        Phrase(f"“{shortened(event.value)}”写了两次", f"“{shortened(event.value)}” is written twice"),
        related=(Related(first, Phrase("第一次在这里", "first written here")),),
    )


def marked(source: Written, event: Read) -> Diagnostic:
    """Return the diagnostic of an anchor, an alias or a tag."""
    start = event.start_mark.index
    token = source.text[start:].split(maxsplit=1)[0]
    if source.text[start] == "*":
        name = Phrase("引用", "an alias")
    elif event.anchor is not None:
        name = Phrase("锚点", "an anchor")
    else:
        name = Phrase("类型标记", "a tag")
    line = source.between(start, None)
    value = (line.excerpt or "")[(line.column or 1) - 1 :]
    return MARKED.broken(
        source.between(start, start + len(token)),
        Phrase(
            f"“{shortened(token)}”在 YAML 里是{name.zh}，台账不用",
            f"“{shortened(token)}” is {name.en} to YAML, which the ledger does not use",
        ),
        Phrase(
            f"若是文字，用单引号括起来：{rules.quoted(value)}；若要引用，把内容照写一遍",
            f"if it is text, put it in single quotes: {rules.quoted(value)}; if not, write the content out",
        ),
    )


def folded(source: Written, event: Read) -> list[Diagnostic]:
    """Return the diagnostic of Chinese over several lines that YAML would join with spaces."""
    start, end = event.start_mark.index, event.end_mark.index
    raw = source.text[start:end]
    if not event.style and (odd := re.search(rf"\n[ \t]*([{WIDE}]+)", raw)):
        return [rules.wide_space(source, start + odd.start(1), start + odd.end(1))]
    if not re.search(_CHINESE, event.value):
        return []
    if not event.style and re.match(r"-[^\s-]", raw):
        return [rules.no_blank(source, start)]
    if not event.style and (colon := rules.wide_colon(source, *_last_keyed(source, start, end))):
        return [colon]
    how = (
        Phrase("用 > 折行", "folded with >")
        if event.style == ">"
        else Phrase("折成了几行", "broken over several lines")
    )
    return [
        FOLDED.broken(
            source.between(start, None),
            Phrase(
                f"中文{how.zh}，YAML 会在折行处加空格",
                f"the Chinese text is {how.en}, and YAML puts a space at every fold",
            ),
        )
    ]


def _last_keyed(source: Written, start: int, end: int) -> tuple[int, str]:
    """Return the first line of a run-on value that looks like a key with a full-width colon."""
    offset = start
    for line in source.text[start:end].split("\n"):
        if "：" in line and re.match(_KEYED, line):
            return offset, line
        offset += len(line) + 1
    return start, ""


def odd_key(source: Written, event: Read) -> list[Diagnostic]:
    """Return the diagnostic of a key that swallowed its value behind a full-width colon."""
    key = event.value
    if "：" not in key or not re.match(r"[a-z_]+\s*：", key):
        return []
    diagnostic = rules.wide_colon(source, event.start_mark.index, key)
    return [diagnostic] if diagnostic else []


def odd_item(source: Written, event: Read) -> list[Diagnostic]:
    """Return the diagnostic of a list item that is a key and a value around a full-width colon."""
    diagnostic = rules.item_key(source, event.start_mark.index, event.value)
    return [diagnostic] if diagnostic else []


def no_colon(source: Written, key: Read) -> Diagnostic:
    """Return the diagnostic of a key without a colon in brackets."""
    if diagnostic := rules.wide_colon(source, key.start_mark.index, key.value):
        return diagnostic
    start, end = key.start_mark.index, key.end_mark.index
    return rules.no_colon(source, start, source.text[start:end])


def no_text_key(source: Written, event: Read) -> Diagnostic:
    """Return the diagnostic of a list or a mapping where a key is expected."""
    return rules.SYNTAX.broken(
        source.between(event.start_mark.index, None),
        Phrase("这里应当是键，却是括号或列表", "brackets or a list where a key is expected"),
        Phrase(
            "以 [ 或 { 开头的文字用单引号括起来：'[…]…'", "put a text that starts with [ or { in single quotes: '[…]…'"
        ),
    )


def wide_spaces(source: Written, keys: list[Read]) -> Diagnostic:
    """Return the one diagnostic of keys indented with full-width spaces."""
    key = keys[0]
    blanks = len(key.value) - len(key.value.lstrip(WIDE))
    start = key.start_mark.index
    return rules.wide_space(source, start, start + blanks, len(keys))


def too_deep(source: Written, event: Read) -> Diagnostic:
    """Return the diagnostic of the level that is one too many."""
    start = event.start_mark.index
    message = Phrase(
        f"这里嵌套到了第 {DEPTH + 1} 层", f"this nests {DEPTH + 1} levels deep; at most {DEPTH} are allowed"
    )
    return TOO_DEEP.broken(source.between(start, start + 1), message)


def several(source: Written, event: Read) -> Diagnostic:
    """Return the diagnostic of a second document."""
    return several_at(source, event.start_mark.index)


def several_at(source: Written, start: int) -> Diagnostic:
    """Return the diagnostic of a second document after the three marks at `start`."""
    message = Phrase("从这里起是第二份内容", "a second document begins here")
    return SEVERAL.broken(source.between(start, start + 3), message)


def top_level(source: Written, value: object, expected: type) -> Diagnostic:
    """Return the diagnostic of a file whose top level is not an `expected`."""
    top = source.place()
    if (
        expected is dict
        and isinstance(value, str)
        and top.excerpt
        and not top.excerpt.lstrip().startswith(("'", '"', "|", ">"))
    ):
        start = source.start
        line = top.excerpt[(top.column or 1) - 1 :]
        return rules.wide_colon(source, start, line) or rules.no_colon(source, start, line)
    present_zh, present_en = _KINDS[type(value)]
    expected_zh, expected_en = _KINDS[expected]
    return WRONG_TOP.broken(
        source.place(),
        Phrase(f"最外层是{present_zh}，应当是{expected_zh}", f"the top level is {present_en}, expected {expected_en}"),
        _TYPED[expected],
    )


_KINDS: dict[type, tuple[str, str]] = {
    str: ("一段文字", "text"),
    list: ("列表（“- ”开头）", "a list (of `- `)"),
    dict: ("“键: 值”", "`key: value`"),
}
_TYPED: dict[type, Phrase] = {
    dict: Phrase("每行写 键: 值，如 id: 1", "write `key: value` on every line, such as id: 1"),
    list: Phrase("每件以“- ”开头，如 - {id: 1}", "begin every item with `- `, such as - {id: 1}"),
}


def _place(source: Written, event: Read) -> Place:
    return source.between(event.start_mark.index, event.end_mark.index)
