"""The fields an office declares for itself (自设栏目), and the models they make of its entries."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    create_model,
    field_validator,
    model_serializer,
    model_validator,
)
from pydantic_core import PydanticCustomError

from rectify_cli.core import labels
from rectify_cli.core.chinese.words import SEPARATOR
from rectify_cli.core.language import Phrase
from rectify_cli.core.private_numbers import masked
from rectify_cli.core.terms import FieldType, MoneyUnit, Status
from rectify_cli.ledger.model import numbers
from rectify_cli.ledger.model.fields import Date, Record, Text

OwnValue: TypeAlias = str | Decimal | dt.date | tuple[str, ...]
"""The value of a declared field, by its type: a text or a choice, a number or an amount, a date, a list of texts."""


def _refused(message: Phrase, hint: Phrase) -> PydanticCustomError:
    """Return the error of a value, in both languages, with its hint."""
    words = {"zh": message.zh, "en": message.en, "hint_zh": hint.zh, "hint_en": hint.en}
    return PydanticCustomError("own_field", "{en}", words)


def _key(typed: str) -> str:
    """Return a key that can be typed in a path of `rectify set` and in a template; raises PydanticCustomError."""
    if typed.isidentifier() and not typed.startswith("_"):
        return typed
    raise _refused(
        Phrase(f"“{typed}”不能作键名", f"“{typed}” cannot be a key"),
        Phrase(
            "键名用汉字、字母、数字，不以数字开头，不带空格和标点，如 涉及金额",
            "use letters, digits and 汉字 without blanks or marks, not a digit first, such as amount",
        ),
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

    @property
    def names(self) -> tuple[str, ...]:
        """Its heading and its synonyms."""
        return (self.heading, *self.synonyms)

    @property
    def money_unit(self) -> MoneyUnit:
        """The unit its amounts are in."""
        return self.unit or MoneyUnit.YUAN

    @property
    def titled(self) -> str:
        """Its heading as a column has it: an amount with its unit, such as 涉及金额（万元）."""
        return f"{self.heading}（{self.money_unit}）" if self.type is FieldType.MONEY else self.heading

    @property
    def wanted(self) -> Phrase:
        """What it takes: one of its choices, or a value of its type."""
        if self.choices:
            return Phrase(f"所列选项（{SEPARATOR.join(self.choices)}）", f"one of {', '.join(self.choices)}")
        return _WANTED[self.type]

    def read(self, value: object) -> OwnValue:
        """Return a typed value as the model reads it; raises ValidationError."""
        read: OwnValue = TypeAdapter(annotation(self)).validate_python(value)
        return read

    def printed(self, value: OwnValue) -> str:
        """Return a value as it is printed: an amount with its unit, a list on one line."""
        if isinstance(value, Decimal):
            unit = self.money_unit.value if self.type is FieldType.MONEY else ""
            return f"{value:f}{unit}"
        return SEPARATOR.join(value) if isinstance(value, tuple) else str(value)

    @field_validator("default")
    @classmethod
    def _default_of_its_type(cls, value: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - a default of any type
        """Refuse a default that the field itself would refuse."""
        if value is None or "type" not in info.data:
            return value
        unit, choices = info.data.get("unit"), info.data.get("choices", ())
        declared = cls.model_construct(heading="-", type=info.data["type"], unit=unit, choices=choices)
        if declared.type is FieldType.CHOICE and not choices:
            return value
        try:
            declared.read(value)
        except ValidationError:
            wanted = declared.wanted
            raise _refused(
                Phrase(f"默认值“{value}”不是{wanted.zh}", f"the default “{value}” is not {wanted.en}"),
                Phrase(
                    "改成这一栏可以填的值，或删去 default", "give a value the field itself takes, or remove default"
                ),
            ) from None
        return value

    @model_validator(mode="after")
    def _agrees_with_its_type(self) -> "Declaration":
        """Refuse a choice without choices, and a unit or choices of another type."""
        if (self.type is FieldType.CHOICE) != bool(self.choices):
            raise _refused(
                Phrase("选项类的栏目要写 choices，其他类型不写", "a choice needs `choices`; other types have none"),
                Phrase("写作 choices: [甲, 乙]", "write choices: [A, B]"),
            )
        if self.unit and self.type is not FieldType.MONEY:
            raise _refused(
                Phrase("只有金额有单位", "only an amount of money has a unit"),
                Phrase("删去 unit，或写 type: money", "remove unit, or write type: money"),
            )
        return self


Declarations: TypeAlias = Mapping[str, Declaration]
"""The declared fields by their keys, in the order of their columns."""


def refuse_clashes(declared: dict[str, Declaration], taken: Mapping[str, str]) -> dict[str, Declaration]:
    """Return the declarations; raises PydanticCustomError if two share a name, or one has a name that is `taken`.

    `taken` maps the names that mean something else to what they mean; names are compared as headings are.
    """
    ours = {labels.plain(name): meaning for name, meaning in taken.items()}
    owners: dict[str, str] = {}
    for key, declaration in declared.items():
        for name in {key: None, **dict.fromkeys(declaration.names)}:
            plain = labels.plain(name)
            other = ours.get(plain) or owners.setdefault(plain, key)
            if other != key or plain in ours:
                message = (
                    Phrase(f"“{name}”是台账已有的栏目“{other}”", f"“{name}” is a field of the ledger already: {other}")
                    if plain in ours
                    else Phrase(
                        f"栏目“{key}”和“{other}”都叫“{name}”", f"the fields {key} and {other} share the name “{name}”"
                    )
                )
                raise _refused(message, Phrase("换一个名称", "choose another name"))
    return declared


class OwnFields(Record):
    """The office's own fields of an entry; the model of a ledger that declares some has them as its fields."""

    declared: ClassVar[Declarations] = {}
    """The declarations of its fields, by their keys."""

    @model_serializer(mode="wrap")
    def _only_filled(self, dumped: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out the fields without a value, as a file does."""
        return {key: value for key, value in dumped(self).items() if value not in (None, [], ())}

    def values(self) -> dict[str, OwnValue]:
        """Return the value of each field that has one, by its key, in the order declared."""
        named = ((info.alias or name, getattr(self, name)) for name, info in type(self).model_fields.items())
        return {key: value for key, value in named if value not in (None, ())}

    def printed(self) -> dict[str, str]:
        """Return the text of each field that has one, by its key."""
        return {key: self.declared[key].printed(value) for key, value in self.values().items()}

    def public(self) -> Self:
        """Return the fields that the public may read, private numbers masked; the others are empty."""
        fields = type(self).model_fields.items()
        shown = {
            name: _public(getattr(self, name), shown=self.declared[info.alias or name].public) for name, info in fields
        }
        return self.model_copy(update=shown) if shown else self


def _public(value: OwnValue | None, *, shown: bool) -> OwnValue | None:
    """Return a value with private numbers masked if it may be shown, else empty."""
    if isinstance(value, tuple):
        return tuple(map(masked, value)) if shown else ()
    if not shown:
        return None
    return masked(value) if isinstance(value, str) else value


@lru_cache(maxsize=16)
def fields_model(declared: tuple[tuple[str, Declaration], ...], base: type[OwnFields] = OwnFields) -> type[OwnFields]:
    """Return the model of the declared fields, each by its key; `declared` are the items of the declarations."""
    # A field of pydantic may not be named like a method of its own, such as `copy`: the keys are aliases.
    fields: dict[str, Any] = {
        f"own_{index}": (annotation(declaration, optional=True), _field(key, declaration))
        for index, (key, declaration) in enumerate(declared)
    }
    model = create_model(base.__name__, __base__=base, **fields)
    model.declared = dict(declared)
    return model


def _field(key: str, declaration: Declaration) -> Any:  # noqa: ANN401 - what pydantic's Field returns
    """Return the description of a field, for messages and the schema."""
    default: Any = declaration.default
    if default is None and declaration.type is FieldType.LIST:
        default = ()
    return Field(default, alias=key, title=declaration.heading, validate_default=declaration.default is not None)


def annotation(declaration: Declaration, *, optional: bool = False) -> Any:  # noqa: ANN401 - a type annotation can be anything
    """Return the type of a field, with None if it is `optional`; a list is empty instead."""
    if declaration.type is FieldType.LIST:
        return tuple[Text, ...]
    kind = _kind(declaration)
    return kind | None if optional else kind


def _kind(declaration: Declaration) -> Any:  # noqa: ANN401 - as above
    unit = declaration.money_unit
    match declaration.type:
        case FieldType.CHOICE:
            literal: Any = Literal  # mypy knows literals only where they are written out
            return literal[declaration.choices]
        case FieldType.DATE:
            return Date
        case FieldType.NUMBER:
            return Annotated[Decimal, BeforeValidator(numbers.number), _AS_JSON, _TYPED]
        case FieldType.MONEY:
            return Annotated[Decimal, BeforeValidator(lambda value: numbers.amount(value, unit)), _AS_JSON, _TYPED]
        case _:
            return Text


_WANTED = {
    FieldType.TEXT: Phrase("文字", "a text"),
    FieldType.NUMBER: Phrase("数（如 12.36）", "a number such as 12.36"),
    FieldType.MONEY: Phrase("金额（如 12.36、3,200元）", "an amount such as 12.36 or 3,200元"),
    FieldType.DATE: Phrase("日期（如 2024-12-31）", "a date such as 2024-12-31"),
    FieldType.CHOICE: Phrase("所列选项", "one of its choices"),
    FieldType.LIST: Phrase("列表", "a list"),
}
_TYPED = WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}]})
_AS_JSON = PlainSerializer(numbers.as_json, return_type=int | float, when_used="json")
