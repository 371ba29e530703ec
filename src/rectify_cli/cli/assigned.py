"""Fields and values as they are typed on a command line: 字段=值."""

import re
from collections.abc import Iterable

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

_ASSIGNED = re.compile(r"([^=＝]+)[=＝](.*)", re.DOTALL)


def assigned(words: Iterable[str], example: str = "owner=综合办") -> list[tuple[str, str]]:
    """Return the field and the value of each word; raises UsageError for a word that is no FIELD=VALUE."""
    return [_pair(word, example) for word in words]


def _pair(word: str, example: str) -> tuple[str, str]:
    matched = _ASSIGNED.fullmatch(word)
    if matched is None:
        message = Phrase(f"{word} 应写作 字段=值", f"{word} is not FIELD=VALUE")
        raise UsageError(
            message,
            Phrase(f"如 {example}；值里有空格的加引号", f"such as {example}, in quotes if the value has spaces"),
        )
    return matched[1].strip(), matched[2].strip()
