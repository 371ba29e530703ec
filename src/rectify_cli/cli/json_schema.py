"""The JSON Schema of a model or a type, as text."""

import json
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from rectify_cli.core.terms import Status, Term
from rectify_cli.ledger.model import Bare


class _Generator(GenerateJsonSchema):
    """A schema that accepts what the reader of the data accepts, Chinese words and bare texts included."""

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Offer the value and the Chinese label; a status may also be a word of the ledger's own."""
        members = [member for member in schema["members"] if isinstance(member, Term)]
        words = [member.value for member in members] + [member.label.zh for member in members]
        listed: JsonSchemaValue = {"enum": list(dict.fromkeys(words))}
        return {"anyOf": [listed, {"type": "string"}]} if schema["cls"] is Status else listed

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Accept a bare text where one stands for a mapping; docstrings are for programmers, not for editors."""
        made = super().model_schema(schema)
        made.pop("description", None)
        if issubclass(schema["cls"], Bare):
            return {"anyOf": [{"type": "string", "minLength": 1}, made]}
        return made


def text(shape: Any, title: str) -> str:  # noqa: ANN401 - a model or a type
    """Return the schema of what `shape` describes under a title."""
    made = TypeAdapter(shape).json_schema(schema_generator=_Generator)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | made | {"title": title}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
