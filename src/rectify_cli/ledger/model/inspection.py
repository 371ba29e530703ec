"""The inspection, its declared figures and the sentences of its notice, as they are written in YAML."""

from functools import lru_cache

from pydantic import ConfigDict, Field, create_model, field_validator, model_validator
from pydantic_core import PydanticCustomError

from rectify_cli.core.labels import INTERNAL_LABELS, SHEET_LABELS
from rectify_cli.core.status_words import OF_PETITIONS
from rectify_cli.core.terms import Kind, Status
from rectify_cli.ledger.model.declaration import Declaration, Key, OwnFields, fields_model, refuse_clashes
from rectify_cli.ledger.model.fact import Fact
from rectify_cli.ledger.model.fields import Count, Date, Record, Text, Unnumbered, Waiver
from rectify_cli.ledger.model.issue import Issue, Petition, Tracked
from rectify_cli.ledger.model.own_register import OwnRegister, OwnRegisters
from rectify_cli.ledger.model.paper import Papers
from rectify_cli.ledger.model.policy import Policy


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
                    "zh": f"终止日期 {self.end} 早于起始日期 {self.start}",
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
    """The figures declared as of one day: a claim to prove, never the source of a printed figure."""

    as_of: Date = Field(title="截至", description="公布数截至的日期")
    issues: Figures = Field(title="反馈问题", description="反馈问题的公布数")
    immediate: Figures | None = Field(None, title="立行立改", description="立行立改的公布数")
    petitions: Figures | None = Field(None, title="信访件", description="信访件的公布数")


class Contact(Record):
    """How the public can respond to the notice."""

    phone: Text | None = Field(None, title="联系电话", description="联系电话")
    mail: Text | None = Field(None, title="邮政信箱", description="邮寄地址与收件人")
    email: Text | None = Field(None, title="电子邮箱", description="电子邮箱")


class Prose(Record):
    """The notice's own sentences; its figures come from the entries."""

    title: tuple[Text, ...] = Field(min_length=1, title="标题", description="标题，一行一项，按词义断行")
    lead: Text = Field(title="导语", description="第一段；其中的日期须与本文件的日期一致")
    organisation: tuple[Text, ...] = Field((), title="组织整改", description="“组织整改落实情况”各段，统计句由模板生成")
    next_steps: tuple[Unnumbered, ...] = Field(
        (), title="下一步", description="“下一步整改工作安排”各条，序号由模板生成"
    )
    closing: Text | None = Field(None, title="结语", description="联系方式之前的结束语")
    mention_unlisted: bool = Field(
        False,  # noqa: FBT003 - the default of the field
        title="说明未列问题",
        description="true 时在统计句后说明有几个问题计数而未列出（按规定不予公开）",
    )
    list_immediate: bool = Field(
        False,  # noqa: FBT003 - the default of the field
        title="列出立行立改",
        description="true 时通报也逐个列出立行立改问题，排在反馈问题之后，自成一部分",
    )
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
        ("责任部门", "分管领导", "整改办"),
        title="销号审核",
        description="销号单上签字的各方，按先后排列；不写则为责任部门、分管领导、整改办",
    )
    plan_submitted: Date | None = Field(None, title="方案报送日期", description="整改方案报送的日期；尚未报送的不写")
    policy: Policy = Field(default_factory=Policy, title="整改规定", description="本单位的整改规定；不写则用默认值")
    fields: dict[Key, Declaration] = Field(
        default_factory=dict, title="自设栏目", description="本单位自设的栏目：键名和声明；rectify field add 写入"
    )
    registers: OwnRegisters = Field(
        (), title="自设登记簿", description="本单位自设的登记簿：制度、问责、会议、追缴、回头看，或自拟名称和栏目"
    )
    facts: dict[Key, Fact] = Field(
        default_factory=dict, title="数据", description="有来源的数：名称和来源；正文写作 {会议}，印出时换成数"
    )
    declared: tuple[Declared, ...] = Field((), title="公布数", description="公布过的数字，rectify check 逐一核对")
    contact: Contact = Field(default_factory=Contact, title="联系方式", description="结尾的联系方式")
    notice: Prose = Field(title="通报", description="通报自身的文字")
    papers: Papers = Field(
        default_factory=Papers, title="文书要素", description="各种文书的版头、主送机关、附件、落款、版记"
    )
    waive: tuple[Waiver, ...] = Field((), title="豁免", description="通报和本文件不适用的规则，须写理由")

    def own_register(self, name: str) -> OwnRegister | None:
        """Return a register of the office's own by its name, None if it is not declared."""
        return next((register for register in self.registers if register.name == name), None)

    @field_validator("fields")
    @classmethod
    def _named_apart(cls, declared: dict[str, Declaration]) -> dict[str, Declaration]:
        """Refuse two fields of one name, and a name that already means a field of ours."""
        return refuse_clashes(declared, _our_names())

    def label(self, record: Tracked) -> str:
        """Return the word printed for the status of `record`: its own, else the one in `labels`, else the usual one.

        `labels` are words for what is rectified; a petition is handled, and has words of that.
        """
        own = record.progress[-1].word if record.progress else None
        if isinstance(record, Petition):
            return own or OF_PETITIONS[record.status]
        labels = (word for word, status in self.labels.items() if status is record.status)
        return own or next(labels, record.status.label.zh)


@lru_cache(maxsize=1)
def _our_names() -> dict[str, str]:
    """Return the names that mean a field of ours, in the data and in sheets, and the Chinese name of each."""
    fields = {name: (field.title or name, name) for name, field in Issue.model_fields.items()}
    listed = fields | {field: names for field, names in SHEET_LABELS.items() if field not in fields}
    titles = {field: names[0] for field, names in listed.items()}
    known = [*listed.items(), *SHEET_LABELS.items(), *INTERNAL_LABELS.items()]
    return {name: titles.get(field, names[0]) for field, names in known for name in (field, *names)}


class _AnyFields(OwnFields):
    """The declared fields of a ledger whose declarations could not be read: whatever stands there."""

    model_config = ConfigDict(extra="ignore")


def issue_model(inspection: Inspection | None) -> type[Issue]:
    """Return the model of the issues of a ledger: with the fields its inspection declares.

    Without an inspection, which has errors then, any field may be declared.
    """
    if inspection is None:
        return _with_fields(_AnyFields)
    return _with_fields(fields_model(tuple(inspection.fields.items()))) if inspection.fields else Issue


@lru_cache(maxsize=16)
def _with_fields(own: type[OwnFields]) -> type[Issue]:
    described = Issue.model_fields["fields"]
    field = Field(default_factory=own, title=described.title, description=described.description)
    return create_model("Issue", __base__=Issue, fields=(own, field))
