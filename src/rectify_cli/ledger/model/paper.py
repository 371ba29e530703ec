"""The elements of each official paper (公文格式各要素) beside its text, as they are written in YAML."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import ListName, PaperFormat
from rectify_cli.ledger.model.fields import Count, Date, Record, Text, refused

_Line = Annotated[str, StringConstraints(strip_whitespace=True)]


class Head(Record):
    """The red head (版头): the issuing bodies, the number of the paper, and what stands above and beside them."""

    mark: Text = Field(
        title="发文机关标志", description="发文机关标志，如“中共某某县人民法院党组文件”；联合行文写主办机关"
    )
    joint: tuple[Text, ...] = Field((), title="联署机关", description="联合行文的其他机关，依次排在主办机关之下")
    number: Text | None = Field(None, title="发文字号", description="发文字号，如“某法党〔2025〕1号”")
    copy_number: Text | None = Field(None, title="份号", description='涉密公文的份号，6 位数字，加引号，如 "000001"')
    secrecy: Text | None = Field(None, title="密级和保密期限", description="密级和保密期限，如“机密★1年”")
    urgency: Text | None = Field(None, title="紧急程度", description="紧急程度：特急或加急")
    signatories: tuple[Text, ...] = Field((), title="签发人", description="上行文的签发人姓名，主办机关的在前")


class Masthead(Record):
    """The head of a briefing (简报报头): its name and number, and who edits it."""

    name: Text = Field(title="名称", description="简报名称，如“巡察整改工作简报”")
    issue: Annotated[Count, Field(ge=1)] | None = Field(None, title="期号", description="第几期，只写数字")
    office: Text | None = Field(None, title="编发单位", description="编发单位；不写则为本单位")


class Imprint(Record):
    """The foot of the last page (版记): who gets a copy, who prints it and when."""

    copies: tuple[Text, ...] = Field((), title="抄送", description="抄送机关，一个机关一项；“抄送：”和标点由模板加")
    office: Text | None = Field(None, title="印发机关", description="印发机关；不写则为本单位")
    date: Date | None = Field(None, title="印发日期", description="印发日期；不写则为成文日期")


class Annex(Record):
    """One attachment (附件), on pages of its own: its name, and paragraphs, a list or a table."""

    title: Text = Field(title="名称", description="附件名称，不带序号和书名号")
    text: tuple[Text, ...] = Field((), title="正文", description="附件的各段")
    list: ListName | None = Field(None, title="清单", description="附一张清单：整改台账、问题清单、任务清单或责任清单")
    file: Text | None = Field(None, title="表格文件", description="附一张表：工作区里的 csv 文件，如 附件/明细.csv")

    @model_validator(mode="after")
    def _one_table(self) -> "Annex":
        """Refuse an attachment with two tables."""
        if self.list is not None and self.file is not None:
            raise refused(
                "annex_tables",
                Phrase("list 和 file 只能写一个", "list and file exclude each other"),
                Phrase("删去其中一个；两张表各作一个附件", "remove one of them; two tables are two attachments"),
            )
        return self


class Attendance(Record):
    """Who was at a meeting (出席), was excused (请假) or sat in (列席): each item a body and its people."""

    present: tuple[Text, ...] = Field((), title="出席", description="出席人员，一个单位一项，如“县委办公室张某、李某”")
    excused: tuple[Text, ...] = Field((), title="请假", description="请假人员，写法同出席")
    observers: tuple[Text, ...] = Field((), title="列席", description="列席人员，写法同出席")


class Parts(Record):
    """The elements of one paper around its text."""

    format: PaperFormat = Field(
        PaperFormat.GENERAL, title="格式", description="general 公文，letter 信函，minutes 纪要"
    )
    head: Head | None = Field(None, title="版头", description="红头；公开发布的通报一般没有")
    addressee: Text | None = Field(None, title="主送机关", description="主送机关，末尾用全角冒号")
    ending: _Line | None = Field(
        None, title="结束语", description='正文之后的结束语，如“特此报告。”；不写则用惯用语，写 "" 则不印'
    )
    attachments: tuple[Annex, ...] = Field((), title="附件", description="附件；附件说明和序号由模板生成")
    attendance: Attendance | None = Field(
        None, title="参会人员", description="纪要的出席、请假、列席人员，排在正文或附件说明之下"
    )
    issuers: tuple[Text, ...] = Field(
        (), title="署名", description="落款的各机关，联合行文时主办机关在前；不写则为本单位，催办单为整改办"
    )
    sealed: bool = Field(False, title="加盖印章", description="true 时落款按加盖印章的格式排")  # noqa: FBT003 - the default of the field
    note: Text | None = Field(None, title="附注", description="附注，只写括号里的文字，括号由模板加")
    imprint: Imprint | None = Field(
        None, title="版记", description="版记：抄送、印发机关和印发日期，排在最后一页页脚之上"
    )

    @model_validator(mode="after")
    def _attended(self) -> Self:
        """Refuse names of a meeting in a paper that is no minutes: none of its formats prints them."""
        if self.attendance is not None and self.format is not PaperFormat.MINUTES:
            raise refused(
                "attendance_format",
                Phrase("只有纪要才写 attendance", "attendance is for minutes alone"),
                Phrase(
                    "先写格式：rectify set inspection papers.….format=纪要，或删去 attendance",
                    "set the format, `rectify set inspection papers.….format=minutes`, or remove it",
                ),
            )
        return self


class BriefingParts(Parts):
    """Those of a briefing."""

    masthead: Masthead | None = Field(None, title="报头", description="简报报头：名称、期号、编发单位")


class ReminderParts(Parts):
    """Those of a reminder."""

    reply_within: Annotated[Count, Field(ge=1, le=365)] = Field(
        5, title="回复期限", description="请责任部门在几个工作日内书面回复，默认 5"
    )
    contact: Text | None = Field(
        None, title="联系方式", description="催办的联系人及电话，如“张某，0700-6550000”；不写则用 contact 的电话"
    )


class Papers(Record):
    """The elements of each paper."""

    notice: Parts = Field(default_factory=Parts, title="通报", description="通报的要素")
    report: Parts = Field(default_factory=Parts, title="报告", description="整改情况报告的要素")
    briefing: BriefingParts = Field(default_factory=BriefingParts, title="简报", description="调度简报的要素")
    reminder: ReminderParts = Field(default_factory=ReminderParts, title="催办单", description="催办单的要素")
