"""What is true of an invented notice: the shape of tests/notices/corpus/*.json."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["completed", "staged", "in_progress", "not_started"]


class Strict(BaseModel):
    """A record without fields nobody knows."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Declared(Strict):
    """A declared figure; `printed` is its sentence, `listed` says whether its items are all in the notice."""

    counted: Literal["issues", "immediate", "petitions"] = Field(alias="register")
    unit: str
    total: int
    states: dict[str, int]
    listed: bool
    printed: str


class Item(Strict):
    """A listed issue: its status where the notice tells it, its measures where they are numbered."""

    number: int | None
    title: str
    status: Status | None
    word: str | None
    measures: Annotated[int, Field(ge=1)] | None
    plan: bool
    section: str | None


class Contact(Strict):
    """The contact of the body."""

    phone: str
    address: str
    postcode: str | None
    email: str | None


class Fault(Strict):
    """A planted fault; `also` are the kinds that follow from it: no miss where unsaid, no false alarm where said."""

    family: Literal["N", "H", "D", "S", "P", "R"]
    kind: str
    at: Annotated[str, Field(min_length=3)]
    explain: str
    also: list[str]


class Truth(Strict):
    """What is true of a notice."""

    grammar: Annotated[str, Field(pattern=r"^G([1-9]|1[0-8])$")]
    title: str
    on_site: tuple[dt.date, dt.date] | None
    feedback: dt.date | None
    cut_off: dt.date | None
    signing: dt.date | None
    body: str | None
    declared: list[Declared]
    issues: list[Item]
    immediate: list[Item]
    petitions: list[Item]
    contact: Contact | None
    faults: list[Fault]


def truth(path: Path) -> Truth:
    """Return the truth of a notice; it stands beside it."""
    return Truth.model_validate_json(path.with_suffix(".json").read_bytes())
