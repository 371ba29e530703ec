"""A named number (数据) that prose writes as {name}: typed with its source, counted from a register, or summed."""

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import MoneyUnit
from rectify_cli.ledger.model.fields import Count, Date, Record, Text, refused

_NUMBER = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?[%％]?|[〇零一二两三四五六七八九十百千万亿余多]+")


def _digits(value: object) -> object:
    """Read a number as its digits."""
    return str(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value


def _listed(value: object) -> object:
    """Read one condition as a list of one."""
    return [value] if isinstance(value, str) else value


class Fact(Record):
    """One number with where it comes from: exactly one of `value`, `count` and `sum`."""

    value: Annotated[Text | None, BeforeValidator(_digits)] = Field(
        None, title="数", description="直接写明的数，照此印出；须写 source 和 as_of"
    )
    source: Text | None = Field(None, title="来源", description="数从哪里来，如 党组会记录")
    as_of: Date | None = Field(None, title="截至", description="数截至的日期")
    count: Text | None = Field(
        None, title="计数", description="数哪个登记簿的条数：会议、制度等自设的，或 issues、immediate、petitions"
    )
    sum: Text | None = Field(
        None, title="求和", description="加哪一栏的数：登记簿.栏目，如 追缴.amount、issues.涉及金额"
    )
    where: Annotated[tuple[Text, ...], BeforeValidator(_listed)] = Field(
        (), title="条件", description="只算符合条件的，如 类别=党组会；几个条件写成列表"
    )
    unit: MoneyUnit | None = Field(None, title="单位", description="金额之和以什么为单位：元或万元；不写则与栏目相同")
    decimals: Count | None = Field(None, title="小数位", description="求和后保留几位小数；不写则有几位写几位")

    @model_validator(mode="after")
    def _one_origin(self) -> "Fact":
        """Refuse a fact with no origin or with several, and a typed one without its source and day."""
        origins = [name for name in ("value", "count", "sum") if getattr(self, name) is not None]
        if len(origins) != 1:
            raise refused(
                "fact_origin",
                Phrase("数据须写 value、count、sum 之一，只写一个", "a fact has exactly one of value, count and sum"),
                Phrase(
                    "写作 {value: 11, source: 党组会记录, as_of: 2024-12-31}、{count: 会议} 或 {sum: 追缴.amount}",
                    "write {value: 11, source: …, as_of: 2024-12-31}, {count: 会议} or {sum: 追缴.amount}",
                ),
            )
        if self.value is not None:
            self._typed(self.value)
        elif self.as_of is not None:
            raise refused(
                "fact_day",
                Phrase(
                    "计数、求和的数据随台账的日期，不写 as_of", "a counted or summed fact has the day of the ledger"
                ),
                Phrase("删去 as_of", "remove as_of"),
            )
        if self.sum is None and (self.unit is not None or self.decimals is not None):
            raise refused(
                "fact_unit",
                Phrase("只有求和的数据写 unit、decimals", "only a summed fact has unit and decimals"),
                Phrase("删去 unit、decimals", "remove unit and decimals"),
            )
        return self

    def _typed(self, value: str) -> None:
        if not _NUMBER.fullmatch(value):
            raise refused(
                "fact_number",
                Phrase(f"“{value}”不是数", f"“{value}” is not a number"),
                Phrase("写作 11、1,200、6.08%、十一；单位写在正文里", "write 11, 1,200, 6.08% or 十一, without a unit"),
            )
        if self.source is None or self.as_of is None:
            raise refused(
                "fact_source",
                Phrase("直接写明的数须写来源 source 和截至日期 as_of", "a typed number has a source and a day (as_of)"),
                Phrase("补上 source: 党组会记录, as_of: 2024-12-31", "add source: …, as_of: 2024-12-31"),
            )
        if self.where:
            raise refused(
                "fact_where",
                Phrase("直接写明的数没有条件", "a typed number has no filter"),
                Phrase("删去 where，或改用 count", "remove where, or use count"),
            )
