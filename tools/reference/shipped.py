"""The examples that the package carries for `rectify explain`."""

import json
from pathlib import Path

from rectify_cli.checks.catalogue import RULES
from rectify_cli.checks.examples import FILE
from rectify_cli.core.language import Language
from reference.cases import cases
from reference.rules import comments, source

PATH = Path("src") / "rectify_cli" / "checks" / FILE
LONGEST = 600
"""Characters of an example: a longer one is in the reference, not on a terminal."""


def examples() -> str:
    """Return the source, the example that fails and the one that passes of each rule, as JSON."""
    shipped: dict[str, dict[str, str | list[str]]] = {}
    for code in RULES:
        entry: dict[str, str | list[str]] = {}
        if source(comments()[code], Language.ZH):
            entry["source"] = [source(comments()[code], language).rstrip("。.") for language in Language]
        case = cases().get(code)
        if case and not case.command and 0 < len(case.broken) <= LONGEST:
            entry |= {"fails": case.broken}
            entry |= {"passes": case.twin} if 0 < len(case.twin) <= LONGEST else {}
        if entry:
            shipped[code] = entry
    return json.dumps(shipped, ensure_ascii=False, indent=1) + "\n"
