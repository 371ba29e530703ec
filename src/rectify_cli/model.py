"""The entries of a ledger as they are written in YAML: every field with its Chinese name and meaning."""

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from rectify_cli.terms import Arrangement, Disclosure, Kind, Status

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

    model_config = ConfigDict(frozen=True, extra="forbid")


class Progress(Record):
    """One dated entry of the history of an issue (整改进展)."""

    date: Date = Field(title="日期", description="这一状态认定的日期，写作 2024-12-31")
    status: Status = Field(title="状态", description="完成、阶段性完成、整改中、未开始，或本台账自定的用语")
    word: Text | None = Field(None, title="状态用语", description="印出的用语，如“基本完成”；不写则印 status 的用语")
    note: Text | None = Field(None, title="说明", description="内部说明，不进公开稿")

    @model_validator(mode="before")
    @classmethod
    def _own_word(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - what YAML holds can be anything
        """Read a status word of the ledger's own (`labels`, given as context), and keep the word."""
        own = info.context
        if own and isinstance(value, dict) and (word := value.get("status")) in own:
            return {"word": word} | value | {"status": own[word]}
        return value


class Point(Record):
    """A text that may be written as the bare text instead of a mapping."""

    text: Text = Field(title="内容", description="正文；“一是”“二是”由模板生成，不要写")

    @model_validator(mode="before")
    @classmethod
    def _bare_text(cls, value: Any) -> Any:  # noqa: ANN401 - what YAML holds can be anything
        """Read a bare text as the mapping it stands for."""
        return {"text": value} if isinstance(value, str) else value


class Measure(Point):
    """One measure taken (整改措施), with its inner points where it has any."""

    items: tuple[Text, ...] = Field((), title="分点", description="措施下的分点，印作（1）（2）；序号由模板生成")
    disclosure: Disclosure = Field(
        Disclosure.PUBLIC, title="公开范围", description="public 公开，internal 只进党内稿，withheld 都不印"
    )
    done: Date | None = Field(None, title="办结日期", description="这条措施办结的日期，不进公开稿")


class Milestone(Record):
    """One step of a plan: what, and when - a date for the machine or the words of the notice."""

    title: Text = Field(title="事项", description="要办成的事")
    due: Date | None = Field(None, title="时限", description="有确切日期的写日期")
    when: Text | None = Field(None, title="时间用语", description="没有确切日期的照录原文用语，如“春节前后”")


class Plan(Point):
    """What is still to be done (整改计划): the words for the reader, the date for the machine."""

    due: Date | None = Field(None, title="时限", description="计划完成的日期；原文是“2025年12月底”的写 2025-12-31")
    milestones: tuple[Milestone, ...] = Field((), title="节点", description="计划里的各个节点")


class Extension(Record):
    """One postponement of a deadline that was applied for (申请延期)."""

    previous: Date = Field(alias="from", title="原时限", description="延期前的整改时限")
    until: Date = Field(alias="to", title="新时限", description="延期后的整改时限，即整改时限 due 的新值")
    date: Date = Field(title="日期", description="申请延期的日期")
    reason: Text = Field(title="理由", description="延期的理由")

    @model_validator(mode="after")
    def _later(self) -> "Extension":
        """Refuse an extension that gains no day."""
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
    """Anything whose status is told by a dated history."""

    id: Id = Field(title="编号", description="固定不变的编号，与文件名一致；与印出的序号无关")
    progress: tuple[Progress, ...] = Field(
        (), title="整改进展", description="按日期先后排列；某日的状态是不晚于该日的最后一条"
    )

    @property
    def status(self) -> Status:
        """The status the history ends on (未开始 where there is none)."""
        return self.progress[-1].status if self.progress else Status.NOT_STARTED


class Issue(Tracked):
    """One feedback issue (反馈问题), or one immediate fix (立行立改): the unit that is counted."""

    title: Text = Field(title="标题", description="反馈问题的原文，不带序号")
    aspect: Text | None = Field(None, title="方面", description="所属方面；相邻的同一方面的问题排在一个标题下")
    owner: Text | None = Field(None, title="责任部门", description="责任部门，不进公开稿")
    lead: Text | None = Field(None, title="责任领导", description="责任领导，不进公开稿")
    person: Text | None = Field(None, title="责任人", description="具体责任人，不进公开稿")
    support: Text | None = Field(None, title="配合单位", description="配合部门或单位，不进公开稿")
    due: Date | None = Field(None, title="整改时限", description="整改时限；不写则取整改计划里最晚的时限")
    extensions: tuple[Extension, ...] = Field(
        (), title="申请延期", description="历次延期，按申请日期先后排列；最后的新时限写进 due，不进公开稿"
    )
    examples: Text | None = Field(None, title="具体表现", description="具体表现或例证，不进公开稿")
    cause: Text | None = Field(None, title="原因分析", description="根本原因，不进公开稿")
    goal: Text | None = Field(None, title="整改目标", description="整改目标，不进公开稿")
    reason: Text | None = Field(None, title="未完成原因", description="没有完成的原因，不进公开稿")
    lessons: Text | None = Field(None, title="举一反三", description="举一反三的情况，不进公开稿")
    evidence: tuple[Text, ...] = Field((), title="佐证材料", description="佐证材料的名称，不进公开稿")
    disclosure: Disclosure = Field(
        Disclosure.PUBLIC,
        title="公开范围",
        description="public 公开，internal 只进党内稿，withheld 计数而不印",
    )
    note: Text | None = Field(None, title="备注", description="内部备注，任何一稿都不印")
    measures: tuple[Measure, ...] = Field((), title="整改措施", description="每条一项；“一是”“二是”由模板生成")
    measures_as: Arrangement | None = Field(
        None,
        title="措施排法",
        description="listed 分段编序，inline 连排编序，plain 不编序；不写则一条不编序，多条分段",
    )
    plan: tuple[Plan, ...] = Field((), title="整改计划", description="阶段性完成的问题须写；每条一项")
    plan_as: Arrangement | None = Field(None, title="计划排法", description="同措施排法")

    @property
    def deadline(self) -> dt.date | None:
        """The day it is due: its own `due`, else the latest of its plan (None where nothing is dated)."""
        return self.due or max((plan.due for plan in self.plan if plan.due), default=None)


class Petition(Tracked):
    """One petition handed over by the inspectors (信访件): a number and a status, nothing personal."""


class Period(Record):
    """A range of days, both ends included."""

    start: Date = Field(alias="from", title="起", description="第一天")
    end: Date = Field(alias="to", title="止", description="最后一天")

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        """Refuse a period that ends before it starts."""
        if self.end < self.start:
            raise PydanticCustomError(
                "period_order",
                "{en}",
                {
                    "zh": f"止于 {self.end}，早于起始的 {self.start}",
                    "en": f"ends on {self.end}, before it starts on {self.start}",
                    "hint_zh": "核对 from 与 to 是否写反",
                    "hint_en": "check whether from and to are swapped",
                },
            )
        return self


class Figures(Record):
    """The figures a notice declares of one register (公布数)."""

    total: Count = Field(title="总数", description="应整改数")
    completed: Count = Field(title="完成", description="已完成（已办结）数")
    staged: Count | None = Field(None, title="阶段性完成", description="阶段性完成数；没有公布就不写")
    unfinished: Count | None = Field(None, title="未完成", description="未完成数（整改中与未开始之和）；没有公布就不写")


class Declared(Record):
    """The figures declared as of one day: an assertion to prove, never a source of what is printed."""

    as_of: Date = Field(title="截至", description="公布数截至的日期")
    issues: Figures = Field(title="反馈问题", description="反馈问题的公布数")
    immediate: Figures | None = Field(None, title="立行立改", description="立行立改的公布数")
    petitions: Figures | None = Field(None, title="信访件", description="信访件的公布数")


class Contact(Record):
    """How the public can answer the notice."""

    phone: Text | None = Field(None, title="联系电话", description="联系电话")
    mail: Text | None = Field(None, title="邮政信箱", description="邮寄地址与收件人")
    email: Text | None = Field(None, title="电子邮箱", description="电子邮箱")


class Head(Record):
    """The red head of the notice (版头): whose paper it is, and its number."""

    mark: Text = Field(title="发文机关标志", description="发文机关标志，如“中共某某县人民法院党组文件”")
    number: Text | None = Field(None, title="发文字号", description="发文字号，如“某法党〔2025〕1号”")


class Annex(Record):
    """One attachment (附件): its name and its paragraphs, on a page of its own."""

    title: Text = Field(title="名称", description="附件名称，不带序号和书名号")
    text: tuple[Text, ...] = Field((), title="正文", description="附件的各段")


class Prose(Record):
    """The notice's own sentences; its numbers come from the entries."""

    title: tuple[Text, ...] = Field(min_length=1, title="标题", description="标题，一行一项，按词义断行")
    lead: Text = Field(title="导语", description="第一段；其中的日期须与本文件的日期一致")
    organisation: tuple[Text, ...] = Field((), title="组织整改", description="“组织整改落实情况”各段，统计句由模板生成")
    next_steps: tuple[Text, ...] = Field((), title="下一步", description="“下一步整改工作安排”各条，序号由模板生成")
    closing: Text | None = Field(None, title="结语", description="联系方式前的话")
    head: Head | None = Field(None, title="版头", description="红头；公开发布的通报一般没有")
    addressee: Text | None = Field(None, title="主送机关", description="主送机关，末尾用全角冒号")
    attachments: tuple[Annex, ...] = Field((), title="附件", description="附件；附件说明和序号由模板生成")
    note: Text | None = Field(None, title="附注", description="附注，写括号里的话，括号由模板加")
    mention_unlisted: bool = Field(
        False,  # noqa: FBT003 - the default of the field
        title="说明未列问题",
        description="true 时在统计句后说明有几个问题计数而未列出（按规定不予公开）",
    )
    sealed: bool = Field(False, title="加盖印章", description="true 时落款按加盖印章的格式排")  # noqa: FBT003 - the default of the field
    bold_level_3: bool = Field(
        False,  # noqa: FBT003 - the default of the field
        title="三级标题加粗",
        description="true 时“1.”一级的标题加粗；国标没有这样规定，是各单位的习惯",
    )


class Inspection(Record):
    """The inspection and the notice about it (data/inspection.yaml)."""

    body: Text = Field(title="单位", description="被巡察单位，即落款")
    kind: Kind = Field(title="类别", description="inspection 巡察，tour 巡视，audit 审计")
    team: Text = Field(title="巡察组", description="巡察组（巡视组、审计组）名称")
    on_site: Period = Field(title="进驻时间", description="进驻的起止日期")
    feedback: Date = Field(title="反馈日期", description="反馈意见的日期")
    cut_off: Date = Field(title="截止日期", description="统计截至的日期")
    signing: Date = Field(title="成文日期", description="落款的日期")
    labels: dict[str, Status] = Field(
        default_factory=dict,
        title="状态用语",
        description="本台账自己的状态用语，如 {已整改到位: completed}；第一个用语即印出的用语",
    )
    sign_offs: tuple[Text, ...] = Field(
        ("主管领导", "整改领导小组", "业务部门"),
        title="销号审核",
        description="销号单上签字的各方，按先后排列；不写则为主管领导、整改领导小组、业务部门",
    )
    declared: tuple[Declared, ...] = Field((), title="公布数", description="公布过的数字，rectify check 逐一核对")
    contact: Contact = Field(default_factory=Contact, title="联系方式", description="结尾的联系方式")
    notice: Prose = Field(title="通报", description="通报自己的文字")

    def label(self, record: Tracked) -> str:
        """Return the word printed for the status of `record`: its own, else this body's, else the usual one."""
        word = record.progress[-1].word if record.progress else None
        own = (word for word, meant in self.labels.items() if meant is record.status)
        return word or next(own, record.status.label.zh)
