"""The fields of the models in English, each with an example, and whole records made from the examples."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from ruamel.yaml import YAML

from rectify_cli.checks.catalogue import RULES
from rectify_cli.ledger.model import Record

_FILE = Path(__file__).parent / "english.toml"
_CODE = "X000"  # in the examples: a placeholder for the code of any rule


class Meaning(NamedTuple):
    """A field in English, and an example of it in YAML."""

    name: str
    meaning: str
    example: str


@cache
def english() -> dict[str, dict[str, Meaning]]:
    """Return the meaning of each field, by the class that declares it."""
    code = next(iter(RULES))
    return {
        model: {name: Meaning(*(part.replace(_CODE, code) for part in parts)) for name, parts in fields.items()}
        for model, fields in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()
    }


def meaning(model: type[Record], name: str) -> Meaning:
    """Return the meaning of a field; raise LookupError if it has none."""
    declaring = next(cls for cls in model.__mro__ if name in vars(cls).get("__annotations__", {}))
    try:
        return english()[declaring.__name__][name]
    except KeyError:
        raise LookupError(f"{_FILE.name} does not say what {declaring.__name__}.{name} is") from None


def leaves(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - any annotation of a field
    """Yield the classes in an annotation."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from leaves(inner)


def records(annotation: Any) -> list[type[Record]]:  # noqa: ANN401 - any annotation of a field
    """Return the models in an annotation."""
    return [leaf for leaf in leaves(annotation) if issubclass(leaf, Record)]


def example(model: type[Record]) -> dict[str, Any]:
    """Return the examples of a model's fields as one mapping."""
    loader = YAML(typ="safe", pure=True)
    return {
        field.alias or name: loader.load(meaning(model, name).example) for name, field in model.model_fields.items()
    }


def whole(model: type[Record]) -> dict[str, Any]:
    """Return the examples of a model's fields, with every field of the mappings in them too."""
    record = example(model)
    for name, field in model.model_fields.items():
        for inner in records(field.annotation):
            key = field.alias or name
            record[key] = [whole(inner)] if isinstance(record[key], list) else whole(inner)
    return record
