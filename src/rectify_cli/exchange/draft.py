"""The entries that an import makes, before they are written to files."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Phrase
from rectify_cli.notices import Extent

Mapping: TypeAlias = dict[str, Any]
"""Data in the form that `store.edit.emit` writes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The entries in the form of the data; what is `missing` from the source, and the text that was `left` out.

    `faults` concern internal text that has no field and was put into the note of its entry.
    """

    inspection: Mapping
    issues: tuple[Mapping, ...]
    immediate: tuple[Mapping, ...]
    petitions: tuple[Mapping, ...]
    missing: tuple[Phrase, ...]
    left: tuple[Extent, ...]
    faults: tuple[Diagnostic, ...] = ()
