"""The office's own calendar, where it differs from the published one (data/calendar.yaml)."""

from pydantic import Field

from rectify_cli.ledger.model.fields import Date, Record


class Calendar(Record):
    """Days off and days worked that differ from the published holidays."""

    holidays: tuple[Date, ...] = Field((), title="休假日", description="放假的日期，一天一项")
    workdays: tuple[Date, ...] = Field((), title="上班日", description="周末调休上班的日期，一天一项")
