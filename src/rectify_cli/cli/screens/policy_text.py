"""The policy of the office as a screen of text: a rule in three lines, what is set here first to be seen."""

from collections.abc import Iterator, Sequence

from rich.padding import Padding
from rich.text import Text

from rectify_cli.cli.screens import _canvas
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import COLON, Phrase
from rectify_cli.views.policy import Rule

_INDENT = (0, 0, 0, 4)
_DEFAULT = Phrase("默认", "default")


def draw(rules: Sequence[Rule], terminal: Terminal) -> str:
    """Return the screen."""
    return _canvas.drawn([part for rule in rules for part in _rule(rule, terminal)], terminal)


def _rule(rule: Rule, terminal: Terminal) -> "Iterator[Text | Padding]":
    """Draw a rule: its value, where that comes from, what it means, and how to set it."""
    language = terminal.language
    name, value = rule.name.in_language(language), rule.value.in_language(language)
    colon = COLON.in_language(language)
    default = f"{_DEFAULT.in_language(language)}{colon}{rule.default.in_language(language)}"
    source = _DEFAULT.in_language(language) if rule.place is None else str(rule.place)
    yield Text(f"{rule.key}  {name}{colon}{value}", style="bold" if rule.place else "")
    yield Padding(Text(rule.meaning.in_language(language)), _INDENT)
    facts = [source] if rule.place is None else [source, default]
    yield Padding(Text("  ".join([*facts, f"rectify policy {rule.example}"]), style="dim"), _INDENT)
