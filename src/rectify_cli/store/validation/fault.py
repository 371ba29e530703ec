"""One error of pydantic, with the value at its place and the shape expected there."""

from typing import TYPE_CHECKING

from pydantic import BaseModel

from rectify_cli.core.diagnostics import Place, Source
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.ledger import field_shape

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]


class Fault:
    """One error of pydantic with the shape expected at its place."""

    def __init__(self, details: "ErrorDetails", top: type[BaseModel] | None, source: Source, at: Path) -> None:
        """Look up the shape in `top` at the error; the validated value is at `at` in `source`."""
        self.kind = details["type"]
        self.keyed = details["loc"][-1:] == ("[key]",)
        self.path: Path = details["loc"][:-1] if self.keyed else details["loc"]
        self.value: object = details["input"]
        self.text = details["msg"]
        self.context = details.get("ctx") or {}
        self.source = source
        self.at = at
        self.within = field_shape.shape_at(top, self.path[:-1])
        self.shape = field_shape.shape_at(top, self.path)

    @property
    def key(self) -> str:
        """The key the value is written under: of an item, that of its list."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def misspelt(self) -> str | None:
        """The known key nearest to an unknown one."""
        return self.within.nearest(self.key) if self.kind == "extra_forbidden" else None

    @property
    def name(self) -> Phrase:
        """The name of the value, as in “整改时限”（due）."""
        if self.keyed:
            parent = self.within.name
            return Phrase(f"{parent.zh}的键" if parent else "键", f"a key of {parent.en}" if parent else "a key")
        if self.is_item:
            number = int(self.whole[-1]) + 1
            parent = self.shape.name
            zh, en = (parent.zh, f" of {parent.en}") if parent else ("", "")
            return Phrase(f"{zh}第 {number} 项", f"item {number}{en}")
        here = Phrase(f"“{self.key}”", f"“{self.key}”") if self.key else Phrase("这里", "this")
        return self.shape.name or here

    def assigned(self, value: str) -> str:
        """Return how a value is written to its key: as YAML in a file, as `key=value` where none holds it yet."""
        return f"{self.key}={value}" if self.place.line is None else f"{self.key}: {value}"

    @property
    def whole(self) -> Path:
        """The path from the top of the file."""
        return (*self.at, *self.path)

    @property
    def is_item(self) -> bool:
        """True if the value is an item of a list."""
        return bool(self.whole) and isinstance(self.whole[-1], int)

    @property
    def written(self) -> str:
        """The value as it is written, on its first line."""
        place = self.place
        start = (place.column or 1) - 1
        return (place.excerpt or "")[start : start + place.width]

    @property
    def place(self) -> Place:
        """Where the value is written."""
        return self.source.place(*self.whole, key=self.keyed)


def shown(value: object) -> Phrase:
    """Return a value as a message quotes it, shortened if it is long."""
    if value is None or value == "":
        return Phrase("空的", "empty")
    if isinstance(value, dict):
        return Phrase("“键: 值”", "`key: value`")
    if isinstance(value, list | tuple):
        return Phrase("列表", "a list")
    text = str(value)
    cut = f"“{shortened(text)}”"
    return Phrase(cut, cut)
