"""The rules of one office as data: status moves, conditions of closing, deadlines, colours, what is counted."""

import datetime as dt
from calendar import monthrange
from itertools import pairwise
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Basis, Colour, Status
from rectify_cli.ledger.model.fields import Record, Text

Months = Annotated[int, Field(ge=0, le=120)]
WorkingDays = Annotated[int, Field(ge=0, le=500)]
Days = Annotated[int, Field(ge=-3660, le=3660)]

BEGUN: tuple[Status, ...] = (Status.COMPLETED, Status.STAGED, Status.IN_PROGRESS)


class Closing(Record):
    """What the policy requires of a closed issue (销号条件); by default nothing."""

    evidence: bool = Field(False, title="佐证材料", description="true 时至少有一份存入 data/evidence 的文件")  # noqa: FBT003 - the default of the field
    measures_done: bool = Field(False, title="措施办结", description="true 时每条措施都有办结日期 done")  # noqa: FBT003 - the default of the field
    sign_offs: bool = Field(False, title="签字", description="true 时 sign_offs 各方都已签字")  # noqa: FBT003 - the default of the field
    by_cut_off: bool = Field(False, title="不晚于截止", description="true 时完成日期不晚于统计截止日期 cut_off")  # noqa: FBT003 - the default of the field


class Deadlines(Record):
    """How long after the feedback something is due (时限要求); by default nothing is."""

    plan_working_days: WorkingDays | None = Field(
        None, title="方案工作日", description="整改方案应在反馈后几个工作日内报送；写这一项就不写 plan_months"
    )
    plan_months: Months | None = Field(None, title="方案月数", description="整改方案应在反馈后几个月内报送")
    rectification_months: Months | None = Field(
        None, title="集中整改月数", description="集中整改期，反馈后几个月；没有时限的问题按期满日算"
    )

    @model_validator(mode="after")
    def _one_unit(self) -> "Deadlines":
        """Refuse two deadlines for one plan."""
        if self.plan_working_days is None or self.plan_months is None:
            return self
        raise PydanticCustomError(
            "plan_units",
            "{en}",
            {
                "zh": "plan_working_days 和 plan_months 只能写一个",
                "en": "plan_working_days and plan_months cannot both be written",
                "hint_zh": "删去其中一个，如 rectify policy plan_months=",
                "hint_en": "remove one of them, as in `rectify policy plan_months=`",
            },
        )


class Alert(Record):
    """One colour of warning (预警颜色), and how many days before the deadline it begins."""

    colour: Colour = Field(title="颜色", description="red 红，orange 橙，yellow 黄，blue 蓝，green 绿")
    within: Days | None = Field(
        None, title="剩余天数", description="剩余天数不多于这个数就用这一颜色；逾期写 -1，其余一律不写"
    )
    meaning: Text | None = Field(None, title="含义", description="这一颜色在本单位的含义；不写则按剩余天数说明")

    def covers(self, left: int) -> bool:
        """Return True if `left` days to a deadline (negative if overdue) are within its days."""
        return self.within is None or left <= self.within

    @property
    def explanation(self) -> Phrase:
        """The meaning of the colour, in the words of the office if it has any, else in days."""
        if self.meaning:
            return Phrase(self.meaning, self.meaning)
        if self.within is None:
            return Phrase("未到期", "not due yet")
        if self.within < -1:
            return Phrase(f"逾期 {-self.within} 天以上", f"overdue by {-self.within} days or more")
        return (
            Phrase("已逾期", "overdue")
            if self.within < 0
            else Phrase(f"{self.within} 天内到期", f"due within {self.within} days")
        )


class Policy(Record):
    """The rules of the office (inspection.yaml: policy); the defaults require no more than the notice does."""

    moves: dict[Status, tuple[Status, ...]] = Field(
        default_factory=lambda: dict.fromkeys(Status, BEGUN),
        title="状态流转",
        description="由哪一状态可改为哪些状态；不写则除改回“未开始”外都可以，写了就以写的为准",
    )
    closing: Closing = Field(default_factory=Closing, title="销号条件", description="已完成（销号）的问题须具备的条件")
    deadlines: Deadlines = Field(default_factory=Deadlines, title="时限要求", description="反馈后各项工作的完成期限")
    colours: tuple[Alert, ...] = Field(
        (
            Alert(colour=Colour.RED, within=-1),
            Alert(colour=Colour.YELLOW, within=30),
            Alert(colour=Colour.GREEN, within=None),
        ),
        title="预警颜色",
        description="由急到缓排列，取第一个符合的；不写则逾期红、30 天内黄、其余绿",
    )
    dispatch_days: int | None = Field(
        None, ge=1, le=3660, title="调度间隔", description="未完成的问题至少几天记一次进展；也是调度简报默认的天数"
    )
    counts: Basis = Field(
        Basis.REPORTED,
        title="计数口径",
        description="reported 按自报状态计，accepted 按认定计：自报完成而 sign_offs 未签齐的反馈问题计作整改中",
    )

    @model_validator(mode="after")
    def _colours_in_order(self) -> "Policy":
        """Refuse a colour that is never used because one before it covers all its days."""
        for before, after in pairwise(self.colours):
            if before.within is None or (after.within is not None and after.within <= before.within):
                zh, en = before.colour.label.zh, before.colour.label.en
                raise PydanticCustomError(
                    "colours_order",
                    "{en}",
                    {
                        "zh": f"颜色由急到缓排列，{after.colour.label.zh}排在{zh}之后就用不上了",
                        "en": f"colours go from the most urgent down: {after.colour.label.en} after {en} is never used",
                        "hint_zh": "按 within 由小到大排列，不写 within 的放最后",
                        "hint_en": "put the smallest `within` first and the colour without one last",
                    },
                )
        return self

    def colour(self, left: int) -> Alert | None:
        """Return the warning for `left` days to a deadline (negative if overdue), or None if no colour covers them."""
        return next((alert for alert in self.colours if alert.covers(left)), None)

    def may(self, before: Status, after: Status) -> bool:
        """Return True if `after` may follow `before`; a status may always follow itself."""
        return before is after or after in self.moves.get(before, ())


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day `months` later, or the last of that month if it is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
