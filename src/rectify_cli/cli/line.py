"""The options of the program itself, which may stand anywhere on the line, sorted to its front."""

import re

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

_NAMES = {"-C": "--root", "-q": "--quiet", "-v": "--verbose"}
_VALUED, _FLAGS = {"--root", "--lang"}, {"--quiet", "--verbose"}
_SHORT = re.compile(r"-[qv]{2,}")
"""Several flags in one word, as in -qv."""


def sort(argv: list[str]) -> tuple[list[str], list[str]]:
    """Return the options of the program and the rest of a line; raises UsageError for one that is given twice."""
    options: dict[str, list[str]] = {}
    rest: list[str] = []
    words = iter(_apart(argv))
    for word in words:
        if word == "--":
            rest += [word, *words]
            break
        name, equals, value = word.partition("=") if word.startswith("--") else (_NAMES.get(word, word), "", "")
        if name in _VALUED | _FLAGS and name in options:
            raise _twice(name)
        if name in _FLAGS and not equals:
            options[name] = [name]
        elif name in _VALUED:
            options[name] = [name, value if equals else _value(name, next(words, None))]
        else:
            rest.append(word)
    if options.keys() >= _FLAGS:
        raise UsageError(
            Phrase("-q 和 -v 只能写一个", "-q and -v exclude each other"), Phrase("去掉一个", "omit one of them")
        )
    return [word for option in options.values() for word in option], rest


def _apart(argv: list[str]) -> list[str]:
    """Return the words of a line, -qv and -CDIR taken apart, up to a -- after which nothing is an option."""
    end = argv.index("--") if "--" in argv else len(argv)
    words: list[str] = []
    for word in argv[:end]:
        if _SHORT.fullmatch(word):
            words += [f"-{letter}" for letter in word[1:]]
        elif word.startswith("-C") and len(word) > len("-C"):
            words += ["-C", word.removeprefix("-C")]
        else:
            words.append(word)
    return words + argv[end:]


def _twice(name: str) -> UsageError:
    short = next((f"{short}（{name}）" for short, long in _NAMES.items() if long == name), name)
    english = short.replace("（", " (").replace("）", ")")
    return UsageError(Phrase(f"“{short}”写了两次", f"{english} is given twice"), Phrase("只留一个", "keep one of them"))


def _value(name: str, word: str | None) -> str:
    """Return the value after an option; raises UsageError where the line ends."""
    if word is None:
        raise UsageError(
            Phrase(f"选项 {name} 后面要写值", f"option {name} requires a value"),
            Phrase(
                *(("如 -C 台账目录", "as in -C FOLDER") if name == "--root" else ("如 --lang zh", "as in --lang en"))
            ),
        )
    return word
