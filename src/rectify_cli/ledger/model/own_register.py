"""The registers of the office's own (自设登记簿): lists of dated records, with the shipped ones ready to switch on."""

from collections import Counter
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import FieldType, Register
from rectify_cli.ledger.model.declaration import Declaration, Key, OwnFields, fields_model, refuse_clashes
from rectify_cli.ledger.model.fields import Bare, Date, Id, refused

ISSUE_KEYS = ("issue", "issues")
"""The fields of a record that hold ids of issues: one, or a list of them."""

_KIND = Declaration(heading="类别", synonyms=("种类",))
_ISSUE = Declaration(heading="对应问题", synonyms=("问题编号", "对应问题编号"), type=FieldType.NUMBER)

SHIPPED: dict[str, dict[str, Declaration]] = {
    "制度": {
        "title": Declaration(heading="名称", synonyms=("制度名称", "标题")),
        "number": Declaration(heading="文号", synonyms=("发文字号",)),
        "kind": Declaration(
            heading="类别", synonyms=("种类",), type=FieldType.CHOICE, choices=("新建", "修订", "废止")
        ),
        "issues": Declaration(heading="对应问题", synonyms=("问题编号", "对应问题编号"), type=FieldType.LIST),
    },
    "问责": {
        "kind": Declaration(
            heading="类别",
            synonyms=("种类", "问责方式", "处理方式"),
            type=FieldType.CHOICE,
            choices=("党纪处分", "政务处分", "组织处理", "诫勉", "批评教育", "其他"),
        ),
        "persons": Declaration(heading="人数", type=FieldType.NUMBER),
        "issue": _ISSUE,
    },
    "会议": {"kind": _KIND},
    "追缴": {
        "amount": Declaration(heading="金额", synonyms=("追缴金额",), type=FieldType.MONEY),
        "issue": _ISSUE,
    },
    "回头看": {
        "by": Declaration(heading="开展单位", synonyms=("检查单位",)),
        "issue": _ISSUE,
        "result": Declaration(heading="结果", type=FieldType.CHOICE, choices=("巩固", "反弹")),
    },
}
"""Name of a shipped register -> its fields besides the id and the date; 问责 counts persons and never names them."""

_FIXED = {
    "id": Declaration(heading="编号", synonyms=("序号",), type=FieldType.NUMBER),
    "date": Declaration(heading="日期", synonyms=("时间",), type=FieldType.DATE),
}
"""What every record has."""

_BUILT_IN = {word for register in Register for word in register.words}


class OwnRecord(OwnFields):
    """One dated record of a register of the office's own; its model has the declared fields too."""

    id: Id = Field(title="编号", description="固定不变的编号")
    date: Date = Field(title="日期", description="发生的日期，写作 2024-12-31")


class OwnRegister(Bare):
    """One register of the office's own: a shipped one by its name alone, or with fields that the office adds."""

    bare = "name"
    name: Key = Field(title="名称", description="登记簿名称，也是 data/registers/ 里的文件名")
    fields: dict[Key, Declaration] = Field(
        default_factory=dict, title="栏目", description="编号、日期之外的栏目；自带的登记簿只写另加的"
    )

    @model_validator(mode="after")
    def _is_its_own(self) -> "OwnRegister":
        """Refuse the names of what is there anyway: the three registers, the id and the date."""
        if self.name in _BUILT_IN:
            raise refused(
                "own_register_name",
                Phrase(f"“{self.name}”是台账自带的登记簿", f"“{self.name}” is a register every ledger has"),
                Phrase("换一个名称", "give it another name"),
            )
        taken = {name: field.heading for key, field in _FIXED.items() for name in (key, *field.names)}
        refuse_clashes(self.declared, taken)
        return self

    @property
    def declared(self) -> dict[str, Declaration]:
        """The fields of its records besides the id and the date: the shipped ones, then the office's own."""
        return SHIPPED.get(self.name, {}) | self.fields

    @property
    def model(self) -> type[OwnRecord]:
        """The model of its records."""
        return _model(tuple(self.declared.items()))

    @property
    def columns(self) -> dict[str, Declaration]:
        """Every field of its records in the order written, the id and the date first."""
        return _FIXED | self.declared

    @property
    def headings(self) -> dict[str, str]:
        """Each key of a record, in the order written, with its heading; that of an amount says its unit."""
        return {key: field.titled for key, field in self.columns.items()}


@lru_cache(maxsize=32)
def _model(declared: tuple[tuple[str, Declaration], ...]) -> type[OwnRecord]:
    model = fields_model(declared, OwnRecord)
    assert issubclass(model, OwnRecord)  # noqa: S101 - it is made of it
    return model


def _distinct(registers: tuple[OwnRegister, ...]) -> tuple[OwnRegister, ...]:
    """Refuse two registers of one name."""
    twice = [name for name, times in Counter(register.name for register in registers).items() if times > 1]
    if twice:
        raise refused(
            "own_register_twice",
            Phrase(f"登记簿“{twice[0]}”声明了两次", f"the register “{twice[0]}” is declared twice"),
            Phrase("删去其中一个", "remove one of them"),
        )
    return registers


OwnRegisters = Annotated[tuple[OwnRegister, ...], AfterValidator(_distinct)]
