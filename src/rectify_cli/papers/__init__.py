"""Official papers (公文): from a ledger, its view and a template, shipped or the user's own, to a file."""

from rectify_cli.papers.catalogue import (
    PAPERS,
    Paper,
    compose,
    draft_mark,
    has,
    layout,
    named,
    starter,
    templates,
    typeset,
    view_class,
    with_draft_mark,
)

__all__ = [
    "PAPERS",
    "Paper",
    "compose",
    "draft_mark",
    "has",
    "layout",
    "named",
    "starter",
    "templates",
    "typeset",
    "view_class",
    "with_draft_mark",
]
