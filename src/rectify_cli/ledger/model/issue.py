"""One feedback issue as it is written in YAML: its progress, its measures, its results, its plan."""

import datetime as dt
from typing import Any

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from rectify_cli.core.terms import Arrangement, Disclosure, Status
from rectify_cli.ledger.model.closing import Evidence, SignOff
from rectify_cli.ledger.model.declaration import OwnFields
from rectify_cli.ledger.model.fields import Date, Id, Point, Record, Text, Unnumbered, Waiver


class Progress(Record):
    """One dated entry of the history of an issue (整改进展)."""

    date: Date = Field(title="日期", description="这一状态认定的日期，写作 2024-12-31")
    status: Status = Field(title="状态", description="已完成、阶段性完成、整改中、未开始，或本台账自定的用语")
    word: Text | None = Field(None, title="状态用语", description="印出的用语，如“基本完成”；不写则印 status 的用语")
    note: Text | None = Field(None, title="说明", description="内部说明，不进公开稿")

    @model_validator(mode="before")
    @classmethod
    def _own_word(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - what YAML holds can be anything
        """Read a status word from `labels`, which is the context of the validation, and keep the word."""
        labels = info.context
        if labels and isinstance(value, dict) and (word := value.get("status")) in labels:
            return {"word": word} | value | {"status": labels[word]}
        return value


class Result(Point):
    """One thing that was done (整改情况, 整改成效), as the notice prints it, with its inner points if it has any."""

    items: tuple[Unnumbered, ...] = Field((), title="分点", description="下面的分点，印作（1）（2）；序号由模板生成")
    disclosure: Disclosure = Field(
        Disclosure.PUBLIC, title="公开范围", description="public 公开，internal 只进内部稿，withheld 都不印"
    )


class Measure(Result):
    """What is to be done (整改措施): who answers for it, until when, and the day it was done."""

    owner: Text | None = Field(None, title="责任部门", description="这条措施的责任部门，与问题的不同才写，不进公开稿")
    due: Date | None = Field(None, title="时限", description="这条措施的时限，不进公开稿")
    when: Text | None = Field(None, title="时限用语", description="表里写的不是确切日期的照录，不进公开稿")
    done: Date | None = Field(None, title="办结日期", description="这条措施办结的日期，不进公开稿")


class Milestone(Record):
    """One step of a plan: a task and its time, as a date or in the words of the notice."""

    title: Text = Field(title="事项", description="要办的事项")
    due: Date | None = Field(None, title="时限", description="有确切日期的写日期")
    when: Text | None = Field(None, title="时间用语", description="没有确切日期的照录原文用语，如“春节前后”")


class Plan(Point):
    """What remains to be done (整改计划): the words for the reader, the date for the machine."""

    due: Date | None = Field(None, title="时限", description="计划完成的日期；原文是“2025年12月底”的写 2025-12-31")
    milestones: tuple[Milestone, ...] = Field((), title="节点", description="计划里的各个节点")


class Extension(Record):
    """One extension of a deadline that was applied for (申请延期)."""

    previous: Date = Field(alias="from", title="原时限", description="延期前的整改时限")
    until: Date = Field(alias="to", title="新时限", description="延期后的整改时限，即整改时限 due 的新值")
    date: Date = Field(title="日期", description="申请延期的日期")
    reason: Text = Field(title="理由", description="延期的理由")

    @model_validator(mode="after")
    def _later(self) -> "Extension":
        """Refuse an extension whose new deadline is not later than the old one."""
        if self.until <= self.previous:
            raise PydanticCustomError(
                "extension_order",
                "{en}",
                {
                    "zh": f"新时限 {self.until} 不晚于原时限 {self.previous}",
                    "en": f"the new deadline {self.until} is not after the old one, {self.previous}",
                    "hint_zh": "核对 from 与 to 是否写反",
                    "hint_en": "check whether from and to are swapped",
                },
            )
        return self


class Tracked(Record):
    """A record whose status is that of its dated history."""

    id: Id = Field(title="编号", description="固定不变的编号，与文件名一致；与印出的序号无关")
    progress: tuple[Progress, ...] = Field(
        (), title="整改进展", description="按日期先后排列；某日的状态是不晚于该日的最后一条"
    )

    @property
    def status(self) -> Status:
        """The last status of the history, 未开始 if there is none."""
        return self.progress[-1].status if self.progress else Status.NOT_STARTED


class Issue(Tracked):
    """One feedback issue (反馈问题) or immediate fix (立行立改), the unit that is counted."""

    title: Unnumbered = Field(title="标题", description="反馈问题的原文，不带序号")
    aspect: Unnumbered | None = Field(
        None, title="方面", description="所属方面；同一方面的问题排在一个标题下，各方面按第一个问题的先后排列"
    )
    owner: Text | None = Field(None, title="责任部门", description="责任部门，不进公开稿")
    lead: Text | None = Field(None, title="责任领导", description="责任领导，不进公开稿")
    person: Text | None = Field(None, title="责任人", description="具体责任人，不进公开稿")
    support: Text | None = Field(None, title="配合单位", description="配合部门或单位，不进公开稿")
    due: Date | None = Field(None, title="整改时限", description="整改时限；不写则取整改计划里最晚的时限")
    when: Text | None = Field(
        None, title="时限用语", description="时限不是确切日期的照录原文，如“2026年8月底前”“长期坚持”，不进公开稿"
    )
    tags: tuple[Text, ...] = Field((), title="标签", description="本单位归类用的词，如 [基建, 信访]，不进公开稿")
    extensions: tuple[Extension, ...] = Field(
        (), title="申请延期", description="历次延期，按申请日期先后排列；最后的新时限写进 due，不进公开稿"
    )
    examples: Text | None = Field(None, title="具体表现", description="具体表现或例证，不进公开稿")
    cause: Text | None = Field(None, title="原因分析", description="根本原因，不进公开稿")
    goal: Text | None = Field(None, title="整改目标", description="整改目标，不进公开稿")
    reason: Text | None = Field(None, title="未完成原因", description="没有完成的原因，不进公开稿")
    lessons: Text | None = Field(None, title="举一反三", description="举一反三的情况，不进公开稿")
    evidence: tuple[Evidence, ...] = Field(
        (), title="佐证材料", description="佐证材料的名称，或 rectify evidence add 存入的文件，不进公开稿"
    )
    sign_offs: tuple[SignOff, ...] = Field(
        (), title="销号", description="销号审核的签字，按先后排列，由 rectify sign-off 写入，不进公开稿"
    )
    disclosure: Disclosure = Field(
        Disclosure.PUBLIC,
        title="公开范围",
        description="public 公开，internal 只进内部稿，withheld 计数而不印",
    )
    note: Text | None = Field(None, title="备注", description="内部备注，只进内部稿的台账表，文书都不印")
    measures: tuple[Measure, ...] = Field(
        (), title="整改措施", description="要做什么，每条一项；“一是”“二是”由模板生成"
    )
    measures_as: Arrangement | None = Field(
        None,
        title="措施排法",
        description="listed 分段编序，inline 连排编序，plain 不编序；不写则一条不编序，多条分段",
    )
    results: tuple[Result, ...] = Field(
        (), title="整改情况", description="做了什么、成效如何，通报照此印出；每条一项，“一是”“二是”由模板生成"
    )
    results_as: Arrangement | None = Field(None, title="情况排法", description="同措施排法")
    plan: tuple[Plan, ...] = Field((), title="整改计划", description="阶段性完成的问题须写；每条一项")
    plan_as: Arrangement | None = Field(None, title="计划排法", description="同措施排法")
    fields: OwnFields = Field(
        OwnFields(), title="自设栏目", description="本单位自设的栏目，在 inspection.yaml 的 fields 声明"
    )
    waive: tuple[Waiver, ...] = Field((), title="豁免", description="这一问题不适用的规则，须写理由，不进公开稿")

    @property
    def signed(self) -> tuple[SignOff, ...]:
        """The signatures that are not void."""
        return tuple(signature for signature in self.sign_offs if signature.void is None)

    @property
    def deadline(self) -> dt.date | None:
        """The day it is due: its own `due`, else the latest date of its plan, else None."""
        return self.due or max((plan.due for plan in self.plan if plan.due), default=None)


class Petition(Tracked):
    """One petition handed over by the inspectors (信访件): an id and a history, nothing personal."""
