"""What the shell offers after Tab: ids with their titles, owners, statuses, parties."""

import os
from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.language import LANGUAGE
from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register, Status, Term

if TYPE_CHECKING:
    from rectify_cli.ledger import Ledger

Offers = list[str | tuple[str, str]]

_QUOTES = frozenset("‘’‚‛“”„")
"""Characters that PowerShell takes for quotes, as it does those of ASCII."""

_WIDE = {ord(active): chr(ord(active) + 0xFEE0) for active in '!"#$&()*:;<>?[\\]^`{|}~'} | {ord("'"): "’"}
"""Characters that are special to some shell, or to typer -> the same sign in a harmless form.

zsh evaluates descriptions; bash expands `*` in them and inserts them if Tab cycles through the matches.
"""

_ROOM = 38
"""Width of a description in 字: typer wraps longer ones at 80 columns, and fish takes the second line for a value."""


def ids(context: typer.Context, incomplete: str) -> Offers:
    """Offer the ids of the register named on the line, with their titles."""
    ledger = _ledger(context)
    try:
        register = Register(context.params.get("register") or Register.ISSUES)
    except ValueError:
        return []
    if ledger is None:
        return []
    entries = ledger.register(register)
    return _offers(((str(entry.record.id), getattr(entry.record, "title", "")) for entry in entries), incomplete)


def subjects(context: typer.Context, incomplete: str) -> Offers:
    """Offer the inspection, and the ids of the register named on the line."""
    name = Phrase("data/inspection.yaml：单位、日期、规定、通报文字", "the body, the dates, the policy, the notice")
    return [*_offers([("inspection", name.in_language(LANGUAGE))], incomplete), *ids(context, incomplete)]


def owners(context: typer.Context, incomplete: str) -> Offers:
    """Offer the owners (责任部门) of the ledger."""
    from rectify_cli.views import due

    ledger = _ledger(context)
    return _offers(((owner, "") for owner in due.owners(ledger)), incomplete) if ledger else []


def parties(context: typer.Context, incomplete: str) -> Offers:
    """Offer the parties that sign (审核方)."""
    ledger = _ledger(context)
    return _offers(((party, "") for party in ledger.inspection.record.sign_offs), incomplete) if ledger else []


def statuses(context: typer.Context, incomplete: str) -> Offers:
    """Offer the statuses and the ledger's own words for them."""
    ledger = _ledger(context)
    own = ledger.inspection.record.labels if ledger else {}
    words = [*((status.value, status.label.zh) for status in Status), *((word, own[word].label.zh) for word in own)]
    return _offers(words, incomplete)


def papers(incomplete: str) -> Offers:
    """Offer the papers (文书), by their Chinese names once one is begun."""
    from rectify_cli.papers import PAPERS

    if not incomplete.isascii():
        return _offers([(called, name) for name, paper in PAPERS.items() for called in paper.names], incomplete)
    return _offers([(name, paper.title.in_language(LANGUAGE)) for name, paper in PAPERS.items()], incomplete)


def rendered(incomplete: str) -> Offers:
    """Offer the papers, and the board (看板), which has no template of its own."""
    from rectify_cli.papers import board

    names = board.NAMES[1:] if not incomplete.isascii() else (board.NAME,)
    return [*papers(incomplete), *_offers([(name, board.TITLE.in_language(LANGUAGE)) for name in names], incomplete)]


def commands(context: typer.Context, incomplete: str) -> Offers:
    """Offer the commands with their purposes."""
    known = getattr(context.find_root().command, "commands", {})
    return _offers([(name, command.help or "") for name, command in known.items()], incomplete)


def rules(incomplete: str) -> Offers:
    """Offer the codes of the rules."""
    from rectify_cli.checks.catalogue import RULES

    return _offers([(rule.code, rule.claim.in_language(LANGUAGE)) for rule in RULES.values()], incomplete)


def terms(*known: Term) -> Callable[[str], Offers]:
    """Return a function that offers the words of a closed list."""

    def offered(incomplete: str) -> Offers:
        return _offers([(term.value, term.label.zh) for term in known], incomplete)

    return offered


def words(*known: str) -> Callable[[str], Offers]:
    """Return a function that offers words without descriptions."""

    def offered(incomplete: str) -> Offers:
        return _offers([(word, "") for word in known], incomplete)

    return offered


def _offers(values: Iterable[tuple[str, str]], incomplete: str) -> Offers:
    """Return values with their descriptions, nothing of which a shell would act on: the one way out to a shell.

    A value a shell would act on is not offered: each shell quotes differently, typer quotes for none of them, and
    what is quoted no longer starts as the person typed it. Bash shows only values, so one carries its description while
    several match.
    """
    safe = [(value, _harmless(description)) for value, description in values if _is_plain(value)]
    if os.environ.get("_RECTIFY_COMPLETE") != "complete_bash":
        return [*safe]
    fitting = [(value, description) for value, description in safe if value.startswith(incomplete)]
    return [value if len(fitting) == 1 else f"{value}  {description}".rstrip() for value, description in fitting]


def _is_plain(value: str) -> bool:
    """Return True if no shell treats any character of a word as special."""
    return bool(value) and all(
        letter.isalnum() or letter in "_.+/-" if letter.isascii() else letter.isprintable() and letter not in _QUOTES
        for letter in value
    )


def _harmless(description: str) -> str:
    """Return a description on one line that typer does not wrap, without special characters."""
    from rectify_cli.core.chinese import width

    words = "".join(letter if letter.isprintable() else " " for letter in description).split()
    line = " ".join(words).translate(_WIDE)
    if width.of(line) <= _ROOM:
        return line
    ends = accumulate(map(width.of, line))
    return "".join(letter for letter, end in zip(line, ends, strict=True) if end < _ROOM) + "…"


def _ledger(context: typer.Context) -> "Ledger | None":
    """Return the part of the ledger that can be read; completion reports no errors."""
    from rectify_cli import store

    root = context.find_root().params.get("root")
    try:
        return store.load(store.Workspace.find(Path(root) if root else None, Path.cwd())).ledger
    except (RectifyError, OSError):
        return None
