"""The examples that the package carries for `rectify explain`."""

import json
import tomllib
from functools import cache
from pathlib import Path

from rectify_cli.checks.catalogue import RULES
from rectify_cli.checks.examples import FILE
from rectify_cli.core.language import Language
from reference.cases import Case, cases
from reference.rules import comments, source

PATH = Path("src") / "rectify_cli" / "checks" / FILE
TOLD = Path(__file__).parent / "told.toml"
LONGEST = 600
"""Characters of an example: a longer one is in the reference, not on a terminal."""


@cache
def _told() -> dict[str, dict[str, str]]:
    """Return the examples that no case can show, or that it shows at too great a length."""
    return tomllib.loads(TOLD.read_text(encoding="utf-8"))


def _broken(case: Case) -> str:
    """Return what breaks the rule, below the command that reports it unless that is `check`; nothing if it is long."""
    shown = f"{case.command}\n{case.broken}" if case.command else case.broken
    return shown if case.broken and len(shown) <= LONGEST else ""


def examples() -> str:
    """Return the source, the example that fails and the one that passes of each rule, as JSON."""
    shipped: dict[str, dict[str, str | list[str]]] = {}
    for code in RULES:
        entry: dict[str, str | list[str]] = {}
        if source(comments()[code], Language.ZH):
            entry["source"] = [source(comments()[code], language).rstrip("。.") for language in Language]
        case = cases().get(code)
        if case and (broken := _broken(case)):
            entry |= {"fails": broken}
            entry |= {"passes": case.twin} if 0 < len(case.twin) <= LONGEST else {}
        entry |= _told().get(code, {})
        if entry:
            shipped[code] = entry
    return json.dumps(shipped, ensure_ascii=False, indent=1) + "\n"
