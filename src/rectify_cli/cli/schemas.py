"""The JSON Schemas of the data files, for editors, and of the report of `check`."""

import json
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from rectify_cli.cli.reports.as_json import ReportShape
from rectify_cli.cli.schema_names import SchemaName
from rectify_cli.core.terms import Status, Term
from rectify_cli.exchange.workbook.writers.jsonl import LineShape
from rectify_cli.ledger.model import Bare, Calendar, Inspection, Issue, OwnFields, OwnRegister, Petition


class _Generator(GenerateJsonSchema):
    """A schema that accepts what the reader of the data accepts, Chinese words and bare texts included."""

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Offer the value, the Chinese label and its aliases; a status may also be a word of the ledger's own."""
        members = [member for member in schema["members"] if isinstance(member, Term)]
        words = [member.value for member in members] + [word for member in members for word in member.words[1:]]
        listed: JsonSchemaValue = {"enum": list(dict.fromkeys(words))}
        return {"anyOf": [listed, {"type": "string"}]} if schema["cls"] is Status else listed

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Accept a bare text that stands for a mapping; docstrings are for programmers, not for editors."""
        schema_of_model = super().model_schema(schema)
        schema_of_model.pop("description", None)
        if schema["cls"] is OwnFields:
            # What an office declares is not known here: its own schema, printed in its workspace, says it.
            schema_of_model["additionalProperties"] = True
        if issubclass(schema["cls"], Bare):
            return {"anyOf": [self.str_schema(core_schema.str_schema(min_length=1)), schema_of_model]}
        return schema_of_model


class _OfData(_Generator):
    """The schema of a file a person types: the reader takes every scalar as it is typed, a number for a text too."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Accept a number or a yes for a text."""
        return super().str_schema(schema) | {"type": ["string", "number", "boolean"]}


def schemas(issue: type[Issue] = Issue) -> dict[SchemaName, str]:
    """Return the text of each schema by its name; `issue` is the model of the issues of a ledger."""
    return {name: _text(issue if shape is Issue else shape, title) for name, (shape, title) in _SHAPES.items()}


def of_registers(inspection: Inspection) -> dict[str, str]:
    """Return the schema of each register of the office's own by the name of its file."""
    return {f"register-{register.name}": of_register(register) for register in inspection.registers}


def of_register(register: OwnRegister) -> str:
    """Return the text of the schema of a register of the office's own, which depends on its declaration."""
    records = GenericAlias(tuple, (register.model, ...))
    return _text(records, f"{register.name}：data/registers/{register.name}.yaml")


_SHAPES: dict[SchemaName, tuple[Any, str]] = {
    SchemaName.INSPECTION: (Inspection, "巡察与通报：data/inspection.yaml"),
    SchemaName.ISSUE: (Issue, "反馈问题或立行立改：data/issues/NNN.yaml、data/immediate/NN.yaml"),
    SchemaName.CALENDAR: (Calendar, "本单位的日历：data/calendar.yaml"),
    SchemaName.PETITIONS: (tuple[Petition, ...], "信访件：data/petitions.yaml"),
    SchemaName.EXPORT: (LineShape, "rectify export register -f jsonl 的一行"),
    SchemaName.REPORT: (ReportShape, "rectify check --format json 的输出"),
}
"""Name of a schema -> the type it describes and its title; that of a register depends on its declaration."""


def _text(shape: Any, title: str) -> str:  # noqa: ANN401 - a model or a type
    generator = _Generator if shape in {LineShape, ReportShape} else _OfData
    described = TypeAdapter(shape).json_schema(schema_generator=generator)
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | described | {"title": title}
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"
