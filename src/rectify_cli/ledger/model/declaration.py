"""The fields an office declares for itself (自设栏目), and the models they make of its entries."""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, create_model, model_validator
from pydantic_core import PydanticCustomError

from rectify_cli.core.terms import FieldType, MoneyUnit, Status
from rectify_cli.ledger.model.fields import Date, Record, Text

OwnValue: TypeAlias = str | Decimal | dt.date | tuple[str, ...]
"""The value of a declared field, by its type: a text or a choice, a number or an amount, a date, a list of texts."""


def _key(typed: str) -> str:
    """Return a key that can be typed in a path of `rectify set` and in a template; raises PydanticCustomError."""
    if typed.isidentifier() and not typed.startswith("_"):
        return typed
    raise PydanticCustomError(
        "own_key",
        "{en}",
        {
            "zh": f"“{typed}”不能作键名",
            "en": f"“{typed}” cannot be a key",
            "hint_zh": "键名用汉字、字母、数字，不以数字开头，不带空格和标点，如 涉及金额",
            "hint_en": "use letters, digits and 汉字 without blanks or marks, not a digit first, such as amount",
        },
    )


Key = Annotated[Text, AfterValidator(_key)]


class Declaration(Record):
    """One field of the office's own: its heading, what it holds, and who may read it."""

    heading: Text = Field(title="栏目名称", description="表格的栏目名称，如“涉及金额”")
    synonyms: tuple[Text, ...] = Field((), title="别名", description="导入表格时也认作这一栏的名称")
    type: FieldType = Field(
        FieldType.TEXT,
        title="类型",
        description="text 文字，number 数，money 金额，date 日期，choice 选项，list 列表",
    )
    unit: MoneyUnit | None = Field(None, title="单位", description="金额的单位：元（默认）或万元")
    choices: tuple[Text, ...] = Field((), title="选项", description="choice 可选的各项")
    public: bool = Field(False, title="公开", description="true 时进公开稿；默认不公开")  # noqa: FBT003 - the default of the field
    default: Text | tuple[Text, ...] | None = Field(None, title="默认值", description="没有填写时的值")
    required_from: Status | None = Field(
        None, title="必填起于", description="从哪一状态起必填，如 staged：阶段性完成和已完成的都要填；不写则不必填"
    )

    @model_validator(mode="after")
    def _agrees_with_its_type(self) -> "Declaration":
        """Refuse a choice without choices, and a unit or choices of another type."""
        if (self.type is FieldType.CHOICE) != bool(self.choices):
            raise _refused(
                "own_choices",
                ("选项类的栏目要写 choices，其他类型不写", "a choice needs `choices`; other types have none"),
                ("写作 choices: [甲, 乙]", "write choices: [A, B]"),
            )
        if self.unit and self.type is not FieldType.MONEY:
            raise _refused(
                "own_unit",
                ("只有金额有单位", "only an amount of money has a unit"),
                ("删去 unit，或写 type: money", "remove unit, or write type: money"),
            )
        return self


def _refused(kind: str, message: tuple[str, str], hint: tuple[str, str]) -> PydanticCustomError:
    """Return the error of a value, in both languages, with its hint."""
    return PydanticCustomError(
        "own_" + kind, "{en}", dict(zip(("zh", "en", "hint_zh", "hint_en"), (*message, *hint), strict=True))
    )


def number(value: object) -> object:
    """Read a number with or without separators of thousands, such as 1,200.5; leave anything else to the model."""
    return value.replace(",", "").replace("，", "") if isinstance(value, str) else value


def amount(value: object, unit: MoneyUnit) -> object:
    """Read an amount in `unit` (元 or 万元), also where it is written with either unit behind it, such as 3,200元."""
    if not isinstance(value, str):
        return value
    plain = str(number(value.strip()))
    for typed in (MoneyUnit.TEN_THOUSAND, MoneyUnit.YUAN):
        if plain.endswith(typed.value) and _decimal(figure := plain.removesuffix(typed.value).strip()):
            return _PER_UNIT[typed] * Decimal(figure) / _PER_UNIT[unit]
    return plain


_PER_UNIT = {MoneyUnit.YUAN: Decimal(1), MoneyUnit.TEN_THOUSAND: Decimal(10_000)}


def _decimal(text: str) -> bool:
    return text.isascii() and text.removeprefix("-").replace(".", "", 1).isdigit()


class OwnFields(Record):
    """The office's own fields of an entry; the model of a ledger that declares some has them as its fields."""

    def values(self) -> dict[str, OwnValue]:
        """Return the value of each field that has one, by its key, in the order declared."""
        named = ((info.alias or name, getattr(self, name)) for name, info in type(self).model_fields.items())
        return {key: value for key, value in named if value not in (None, ())}


@lru_cache(maxsize=16)
def fields_model(declared: tuple[tuple[str, Declaration], ...], base: type[OwnFields] = OwnFields) -> type[OwnFields]:
    """Return the model of the declared fields, each by its key; `declared` are the items of the declarations."""
    # A field of pydantic may not be named like a method of its own, such as `copy`: the keys are aliases.
    fields: dict[str, Any] = {
        f"own_{index}": (_annotation(key, declaration), _field(key, declaration))
        for index, (key, declaration) in enumerate(declared)
    }
    return create_model(base.__name__, __base__=base, **fields)


def _field(key: str, declaration: Declaration) -> Any:  # noqa: ANN401 - what pydantic's Field returns
    """Return the description of a field, for messages and the schema."""
    default: Any = declaration.default
    if default is None and declaration.type is FieldType.LIST:
        default = ()
    return Field(default, alias=key, title=declaration.heading, validate_default=declaration.default is not None)


def _annotation(key: str, declaration: Declaration) -> Any:  # noqa: ANN401 - a type annotation can be anything
    """Return the type of a field."""
    unit = declaration.unit or MoneyUnit.YUAN
    match declaration.type:
        case FieldType.LIST:
            return tuple[Text, ...]
        case FieldType.CHOICE:
            # An enumeration, so that a wrong word is met with the words allowed.
            words = {f"choice_{index}": word for index, word in enumerate(declaration.choices)}
            enumeration: Any = StrEnum  # mypy knows enumerations of literals only
            return enumeration("Choice", words) | None
        case FieldType.DATE:
            return Date | None
        case FieldType.NUMBER:
            return Annotated[Decimal, BeforeValidator(number), Field(allow_inf_nan=False)] | None
        case FieldType.MONEY:
            read = BeforeValidator(lambda value: amount(value, unit))
            return Annotated[Decimal, read, Field(allow_inf_nan=False)] | None
        case _:
            return Text | None
