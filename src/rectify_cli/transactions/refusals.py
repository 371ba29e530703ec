"""What is not to be changed: a ledger that cannot be read, a file with errors, one in several copies or in conflict."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from rectify_cli.ledger import Entry, Ledger
    from rectify_cli.store import Loaded


def readable(loaded: "Loaded") -> "Ledger":
    """Return the part of the ledger that could be read; raises DataError if the inspection could not."""
    if loaded.ledger is None:
        refuse_missing(loaded)
        place = loaded.diagnostics[0].place
        refuse_conflicts(loaded, place.file.__eq__)
        raise DataError(
            Phrase(f"{place.file} 有错误，台账未改动", f"{place.file} has errors; the ledger was not changed"),
            Phrase(
                "先运行 rectify check，再用 rectify edit inspection 改正",
                "run `rectify check`, then correct it with `rectify edit inspection`",
            ),
        )
    return loaded.ledger


def refuse_missing(loaded: "Loaded") -> None:
    """Raise DataError if there is no ledger, or one without its inspection: nothing else is wrong with its files."""
    from rectify_cli.store.loader import NO_DATA, NO_FILE

    missing = next((fault for fault in loaded.diagnostics if fault.rule in {NO_DATA, NO_FILE}), None)
    if missing:
        raise DataError(missing.message, missing.hint)


def entry_of(loaded: "Loaded", ledger: "Ledger", register: Register, number: int) -> "Entry[Any]":
    """Return the entry with an id; raises DataError if its file is not to be changed, UsageError if there is none."""
    from rectify_cli.ledger import lookup

    file = next((entry.file for entry in ledger.register(register) if entry.record.id == number), None)
    refuse_faulty(loaded, lambda faulty: faulty == file if file else _may_hold(faulty, register, number))
    return lookup.entry(ledger, register, number)


def refuse_faulty(loaded: "Loaded", wanted: Callable[[str], bool]) -> None:
    """Raise DataError if a wanted file has errors, or if there are several of it, so that none is to be changed."""
    refuse_several(loaded, wanted)
    refuse_conflicts(loaded, wanted)
    for label in (fault.place.file for fault in loaded.diagnostics):
        if wanted(label):
            raise DataError(Phrase(f"{label} 有错误，未改动", f"{label} has errors and was not changed"), _CHECK)


def refuse_several(loaded: "Loaded", wanted: Callable[[str], bool]) -> None:
    """Raise DataError if a wanted file lies there in several copies."""
    from rectify_cli.store.copies import SEVERAL

    for fault in loaded.diagnostics:
        places = (fault.place, *(other.place for other in fault.related))
        if fault.rule is SEVERAL and any(wanted(place.file) for place in places):
            raise DataError(fault.message, fault.hint, fault.place)


def refuse_conflicts(loaded: "Loaded", wanted: Callable[[str], bool]) -> None:
    """Raise DataError if git has left the marks of a conflict in a wanted file."""
    from rectify_cli.store.yaml.conflicts import CONFLICT

    for fault in loaded.diagnostics:
        if fault.rule is CONFLICT and wanted(fault.place.file):
            raise DataError(fault.message, fault.hint, fault.place)


def _may_hold(file: str, register: Register, number: int) -> bool:
    """Return True if a file that could not be read is, by its name, the file of an id."""
    from rectify_cli.store.copies import number_of

    *_, folder, name = file.split("/")
    if register is Register.PETITIONS:
        return name == "petitions.yaml"
    return folder == register.value and number_of(name) == number


_CHECK = Phrase(
    "先运行 rectify check，再用 rectify edit ID 改正", "run `rectify check`, then correct it with `rectify edit ID`"
)
