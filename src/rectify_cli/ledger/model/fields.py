"""The building blocks of every entry: texts, dates, numbers, and mappings with known keys."""

import datetime as dt
import re
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.language import Phrase

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
YEARS = range(1900, 2201)
"""The years a date may be in."""


def _written_as_date(value: object) -> object:
    """Refuse values from which pydantic would guess a date, such as the number 20241231."""
    if isinstance(value, dt.date) or (isinstance(value, str) and _DATE.fullmatch(value)):
        return value
    raise PydanticCustomError("date_from_datetime_parsing", "not written as YYYY-MM-DD")


def _possible(value: dt.date) -> dt.date:
    """Refuse years that can only be misprints, and from which no deadline could be counted."""
    if value.year in YEARS:
        return value
    first, last = YEARS[0], YEARS[-1]
    raise PydanticCustomError(
        "date_year",
        "{en}",
        {
            "zh": f"日期 {value} 的年份不在 {first} 至 {last} 之间",
            "en": f"the year of {value} is not between {first} and {last}",
            "hint_zh": "核对年份，写作 2024-12-31 这样",
            "hint_en": "check the year; a date is written as in 2024-12-31",
        },
    )


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Unnumbered = Annotated[Text, AfterValidator(unnumbered)]
"""A text that papers number: one typed with its ordinal (一是…) is read without it, so that none is printed twice."""

Date = Annotated[dt.date, BeforeValidator(_written_as_date), AfterValidator(_possible)]
Id = Annotated[int, Field(ge=1)]
Count = Annotated[int, Field(ge=0)]


def refused(kind: str, message: Phrase, hint: Phrase) -> PydanticCustomError:
    """Return the error of a value, in both languages, with its hint."""
    return PydanticCustomError(
        kind, "{en}", {"zh": message.zh, "en": message.en, "hint_zh": hint.zh, "hint_en": hint.en}
    )


class Record(BaseModel):
    """An immutable mapping of the data; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Bare(Record):
    """A mapping that may be written as a bare text instead."""

    bare: ClassVar[str]
    """The key of the bare text."""

    @model_validator(mode="before")
    @classmethod
    def _bare_text(cls, value: Any) -> Any:  # noqa: ANN401 - what YAML holds can be anything
        """Read a bare text as a mapping with one key."""
        return {cls.bare: value} if isinstance(value, str) else value


class Point(Bare):
    """A text with further keys, written as a bare text where it has none."""

    bare = "text"
    text: Unnumbered = Field(title="内容", description="正文；“一是”“二是”由模板生成，不要写")


class Waiver(Record):
    """One rule that does not apply to an entry, and why (豁免)."""

    rule: Text = Field(title="规则", description="不再提示的规则代码，如 L232；rectify explain 列出全部规则")
    reason: Text = Field(title="理由", description="为什么不适用；不进公开稿")
