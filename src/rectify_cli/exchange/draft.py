"""Entries as the data will hold them, before they are files: what an import makes."""

from dataclasses import dataclass
from typing import Any, TypeAlias

from rectify_cli.core.language import Phrase
from rectify_cli.notices import Extent

Mapping: TypeAlias = dict[str, Any]
"""Data as `store.typed` writes it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The entries as the data holds them; what the notice does not say, and the words that no entry holds."""

    inspection: Mapping
    issues: tuple[Mapping, ...]
    immediate: tuple[Mapping, ...]
    petitions: tuple[Mapping, ...]
    missing: tuple[Phrase, ...]
    left: tuple[Extent, ...]
