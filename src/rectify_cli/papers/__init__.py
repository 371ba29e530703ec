"""Official papers (公文): a ledger through its view and a template, in Markdown or the user's own Word, to a file."""

from rectify_cli.papers.catalogue import (
    PAPERS,
    Paper,
    check,
    compose,
    draft_mark,
    drafted,
    fill,
    given,
    layout,
    starter,
    templates,
    typeset,
)

__all__ = [
    "PAPERS",
    "Paper",
    "check",
    "compose",
    "draft_mark",
    "drafted",
    "fill",
    "given",
    "layout",
    "starter",
    "templates",
    "typeset",
]
