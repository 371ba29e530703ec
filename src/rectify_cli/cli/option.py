"""How an option or an argument is declared: its help in both languages, its choices."""

from collections.abc import Collection
from typing import Any

import typer

from rectify_cli.cli.language import words


def option(*names: str, zh: str, en: str, choices: Collection[str] = (), **more: Any) -> Any:  # noqa: ANN401 - typer's own types
    """Declare an option whose help is in both languages; with `choices`, its value is one of these words."""
    if choices:
        more = _choice(choices) | more
    return typer.Option(*names, help=words(zh, en), **more)


def argument(*, zh: str, en: str, **more: Any) -> Any:  # noqa: ANN401 - typer's own types
    """Declare an argument whose help is in both languages."""
    return typer.Argument(help=words(zh, en), **more)


def _choice(choices: Collection[str]) -> dict[str, Any]:
    """Return the settings that limit an option to `choices`; an Enum would repeat the table they are the keys of."""
    from rectify_cli.cli import completion

    def parsed(word: str) -> str:
        if word not in choices:
            raise typer.BadParameter(f"{word!r} is not one of {', '.join(map(repr, choices))}.")
        return word

    return {
        "parser": parsed,
        "metavar": f"<{'|'.join(choices)}>",
        "autocompletion": completion.words(*choices),
    }
