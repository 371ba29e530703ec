"""What the shell offers after Tab: ids with their titles, owners, statuses, parties."""

import os
from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.language import LANGUAGE
from rectify_cli.core.errors import RectifyError
from rectify_cli.core.terms import Register, Status, Term

if TYPE_CHECKING:
    from rectify_cli.ledger import Ledger

Offers = list[str | tuple[str, str]]

_QUOTES = frozenset("‘’‚‛“”„")
"""What PowerShell takes for quotes, as it does those of ASCII."""

_WIDE = {ord(active): chr(ord(active) + 0xFEE0) for active in '!"#$&()*:;<>?[\\]^`{|}~'} | {ord("'"): "’"}
"""What some shell, or typer on the way to it, reads as more than a letter, and the same sign where none does.

zsh evaluates meanings, bash expands `*` in them and inserts them where Tab walks through the matches.
"""

_ROOM = 38
"""字 of a meaning: typer breaks a longer one at 80 columns, and fish takes its second line for another value."""


def ids(context: typer.Context, incomplete: str) -> Offers:
    """Offer the ids of the register named on the line, with their titles."""
    ledger = _ledger(context)
    try:
        register = Register(context.params.get("register") or Register.ISSUES)
    except ValueError:
        return []
    if ledger is None:
        return []
    told = [(str(one.record.id), getattr(one.record, "title", "")) for one in ledger.register(register)]
    return _told(told, incomplete)


def owners(context: typer.Context, incomplete: str) -> Offers:
    """Offer the owners (责任部门) there are."""
    from rectify_cli.views import due

    ledger = _ledger(context)
    return _told(((owner, "") for owner in due.owners(ledger)), incomplete) if ledger else []


def parties(context: typer.Context, incomplete: str) -> Offers:
    """Offer the parties that sign (审核方)."""
    ledger = _ledger(context)
    return _told(((party, "") for party in ledger.inspection.record.sign_offs), incomplete) if ledger else []


def statuses(context: typer.Context, incomplete: str) -> Offers:
    """Offer the statuses, and the words of the ledger's own."""
    ledger = _ledger(context)
    own = ledger.inspection.record.labels if ledger else {}
    told = [*((status.value, status.label.zh) for status in Status), *((word, own[word].label.zh) for word in own)]
    return _told(told, incomplete)


def papers(incomplete: str) -> Offers:
    """Offer the papers (文书)."""
    from rectify_cli.papers import PAPERS

    return _told([(name, paper.title.said(LANGUAGE)) for name, paper in PAPERS.items()], incomplete)


def rules(incomplete: str) -> Offers:
    """Offer the codes of the rules."""
    from rectify_cli.checks.catalogue import RULES

    return _told([(rule.code, rule.claim.said(LANGUAGE)) for rule in RULES.values()], incomplete)


def terms(*known: Term) -> Callable[[str], Offers]:
    """Return what offers the words of a closed list."""

    def offered(incomplete: str) -> Offers:
        return _told([(term.value, term.label.zh) for term in known], incomplete)

    return offered


def words(*known: str) -> Callable[[str], Offers]:
    """Return what offers some words that need no explanation."""

    def offered(incomplete: str) -> Offers:
        return _told([(word, "") for word in known], incomplete)

    return offered


def _told(told: Iterable[tuple[str, str]], incomplete: str) -> Offers:
    """Return values with what they mean: the one way out to a shell, past which nothing goes that a shell acts on.

    A value a shell would act on is not offered: each shell quotes differently, typer quotes for none of them, and
    what is quoted no longer begins as the person began it. Bash shows values alone, so there both stand in one while
    several match.
    """
    safe = [(value, _harmless(meaning)) for value, meaning in told if _plain(value)]
    if os.environ.get("_RECTIFY_COMPLETE") != "complete_bash":
        return [*safe]
    fitting = [(value, meaning) for value, meaning in safe if value.startswith(incomplete)]
    return [value if len(fitting) == 1 else f"{value}  {meaning}".rstrip() for value, meaning in fitting]


def _plain(value: str) -> bool:
    """Return True if no shell sees in a word anything but its letters."""
    return bool(value) and all(
        letter.isalnum() or letter in "_.+/-" if letter.isascii() else letter.isprintable() and letter not in _QUOTES
        for letter in value
    )


def _harmless(meaning: str) -> str:
    """Return a meaning on one line, of a width typer does not break, its active characters in their wide forms."""
    from rectify_cli.core.chinese import width

    words = "".join(letter if letter.isprintable() else " " for letter in meaning).split()
    line = " ".join(words).translate(_WIDE)
    if width.of(line) <= _ROOM:
        return line
    ends = accumulate(map(width.of, line))
    return "".join(letter for letter, end in zip(line, ends, strict=True) if end < _ROOM) + "…"


def _ledger(context: typer.Context) -> "Ledger | None":
    """Return the ledger as far as it can be read; what is wrong with it is not for Tab to tell."""
    from rectify_cli import store

    asked = context.find_root().params.get("root")
    try:
        return store.load(store.Workspace.find(Path(asked) if asked else None, Path.cwd())).ledger
    except (RectifyError, OSError):
        return None
