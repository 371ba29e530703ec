"""What every entry of the data is made of: texts, dates, numbers, and mappings that know their keys."""

import datetime as dt
import re
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _written_as_date(value: object) -> object:
    """Refuse what pydantic would guess a date from, such as the number 20241231."""
    if isinstance(value, dt.date) or (isinstance(value, str) and _DATE.fullmatch(value)):
        return value
    raise PydanticCustomError("date_from_datetime_parsing", "not written as YYYY-MM-DD")


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Date = Annotated[dt.date, BeforeValidator(_written_as_date)]
Id = Annotated[int, Field(ge=1)]
Count = Annotated[int, Field(ge=0)]


class Record(BaseModel):
    """An immutable mapping of the data; a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Bare(Record):
    """A mapping that may be written as one bare text instead."""

    bare: ClassVar[str]
    """The key that the bare text stands for."""

    @model_validator(mode="before")
    @classmethod
    def _bare_text(cls, value: Any) -> Any:  # noqa: ANN401 - what YAML holds can be anything
        """Read a bare text as the mapping it stands for."""
        return {cls.bare: value} if isinstance(value, str) else value


class Point(Bare):
    """A text that may be written as the bare text instead of a mapping."""

    bare = "text"
    text: Text = Field(title="内容", description="正文；“一是”“二是”由模板生成，不要写")


class Waiver(Record):
    """One rule that keeps silent about an entry, and why (豁免)."""

    rule: Text = Field(title="规则", description="不再提示的规则代码，如 L232；rectify explain 列出全部规则")
    reason: Text = Field(title="理由", description="为什么不适用；不进公开稿")
