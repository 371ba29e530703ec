"""The entries that an import makes, before they are written to files."""

from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure
from rectify_cli.ledger import numbered
from rectify_cli.ledger.model import Issue
from rectify_cli.notices import Extent

Mapping: TypeAlias = dict[str, Any]
"""Data in the form that `store.edit.emit` writes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The entries in the form of the data; what is `missing` from the source, and the text that was `left` out.

    `faults` concern internal text that has no field and was put into the note of its entry; `ordinals` is how many the
    texts were typed with and have lost.
    """

    inspection: Mapping
    issues: tuple[Mapping, ...]
    immediate: tuple[Mapping, ...]
    petitions: tuple[Mapping, ...]
    missing: tuple[Phrase, ...]
    left: tuple[Extent, ...]
    faults: tuple[Diagnostic, ...] = ()
    ordinals: int = 0

    @property
    def listed(self) -> int:
        """The number of issues and immediate fixes that the public edition lists."""
        return sum("disclosure" not in entry for entry in (*self.issues, *self.immediate))

    def internal(self) -> "Draft":
        """Return the draft of an internal paper: what does not say otherwise is for the internal edition alone."""
        keep = {"disclosure": Disclosure.INTERNAL.value}
        issues, immediate = ((keep | entry for entry in entries) for entries in (self.issues, self.immediate))
        return replace(self, issues=tuple(map(_in_order, issues)), immediate=tuple(map(_in_order, immediate)))

    def unnumbered(self) -> "Draft":
        """Return the draft with no text that begins with an ordinal where papers number it."""
        issues, immediate = (
            [numbered.without_ordinals(entry) for entry in entries] for entries in (self.issues, self.immediate)
        )
        return replace(
            self,
            issues=tuple(entry for entry, _ in issues),
            immediate=tuple(entry for entry, _ in immediate),
            ordinals=sum(number for _, number in (*issues, *immediate)),
        )


def _in_order(entry: Mapping) -> Mapping:
    """Return an entry with its fields in the order of the model."""
    return {name: entry[name] for name in Issue.model_fields if name in entry}
