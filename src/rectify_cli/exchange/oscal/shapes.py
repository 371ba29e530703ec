"""The parts of a POA&M that are read, as pydantic models: lenient, as other systems write more than we know."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from rectify_cli.exchange.oscal import NS


def day_of(value: object) -> dt.date:
    """Return the local date of a timestamp; raise ValueError for anything else."""
    if not isinstance(value, str):
        raise ValueError("not a date")  # noqa: TRY004 - pydantic collects a ValueError
    return dt.date.fromisoformat(value[:10])


Day = Annotated[dt.date, BeforeValidator(day_of)]


class Part(BaseModel):
    """A part of the document; keys other than the fields here are ignored."""

    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", "-"), frozen=True)


class Property(Part):
    """A property, of OSCAL or of another namespace."""

    name: str
    value: str
    ns: str | None = None
    remarks: str | None = None


class PartWithProperties(Part):
    """A part with properties."""

    props: tuple[Property, ...] = ()

    @property
    def properties(self) -> dict[str, str]:
        """The properties that rectify wrote, by name; a longer text is in the remarks."""
        return {prop.name: prop.remarks or prop.value for prop in self.props if prop.ns == NS}

    def every(self, name: str) -> list[str]:
        """Return the values of all properties of one name that rectify wrote."""
        return [prop.remarks or prop.value for prop in self.props if (prop.ns, prop.name) == (NS, name)]


class Party(Part):
    """A body or a person."""

    uuid: str
    type: str
    name: str = ""


class Metadata(PartWithProperties):
    """The metadata of the document."""

    title: str
    last_modified: Day
    parties: tuple[Party, ...] = ()


class Moment(Part):
    """A date, or the end of a range."""

    date: Day | None = None
    end: Day | None = None


class Timing(Part):
    """When a task is to be done."""

    on_date: Moment | None = None
    within_date_range: Moment | None = None


class Responsible(Part):
    """Who is responsible, and in which role."""

    role_id: str = ""
    party_uuids: tuple[str, ...] = ()


class Task(PartWithProperties):
    """One task of a response, or a milestone if its type says so."""

    type: str
    title: str
    description: str | None = None
    timing: Timing | None = None
    tasks: tuple["Task", ...] = ()
    responsible_roles: tuple[Responsible, ...] = ()

    @property
    def text(self) -> str:
        """The full text."""
        return self.description or self.title

    @property
    def day(self) -> dt.date | None:
        """The date it is due: the one named, else the last of the range."""
        moment = self.timing and (self.timing.on_date or self.timing.within_date_range)
        return (moment.date or moment.end) if moment else None


class Response(Part):
    """What is done about a risk."""

    lifecycle: str
    description: str
    tasks: tuple[Task, ...] = ()


class LogEntry(PartWithProperties):
    """A dated entry in the log of a risk."""

    start: Day
    title: str | None = None
    description: str | None = None
    status_change: str | None = None


class Log(Part):
    """The log of a risk."""

    entries: tuple[LogEntry, ...] = ()


class Risk(Part):
    """A risk: its status, what is to be done, what was done."""

    uuid: str
    status: str
    description: str = ""
    deadline: Day | None = None
    remediations: tuple[Response, ...] = ()
    risk_log: Log = Log()


class Evidence(PartWithProperties):
    """A piece of evidence."""

    href: str | None = None
    description: str


class Observation(Part):
    """An observation and its evidence."""

    uuid: str
    relevant_evidence: tuple[Evidence, ...] = ()


class Reference(Part):
    """A reference to an observation or a risk."""

    observation_uuid: str = ""
    risk_uuid: str = ""


class Item(PartWithProperties):
    """An item of the plan."""

    title: str
    description: str
    related_observations: tuple[Reference, ...] = ()
    related_risks: tuple[Reference, ...] = ()


class Poam(Part):
    """The whole plan."""

    metadata: Metadata
    observations: tuple[Observation, ...] = ()
    risks: tuple[Risk, ...] = ()
    poam_items: tuple[Item, ...] = Field(min_length=1)
