"""The page of the JSON output: the keys and types of every `--format json`, from real output."""

import datetime as dt
import json
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from rectify_cli.core.language import Language, Phrase
from rectify_cli.store.step import Step, Written
from reference.commands import help_pages
from reference.page import Page, code, table
from reference.runs import Line, run_all

ROOT = Path(__file__).parents[2]
SAMPLES = (ROOT, ROOT / "tests" / "papers" / "cases")
"""Folders with a data/: the sample, and a ledger with more of the fields filled."""
NOTICE = ROOT / "tests" / "seed" / "notice.md"
LINES = {
    "status": "status --as-of 2026-01-15",
    "check": "check --as-of 2026-01-15",
    "proofread": f"proofread {NOTICE.name}",
    "due": "due --as-of 2025-11-15",
    "list": "list --as-of 2026-01-15",
    "show": "show 1",
    "diff": "diff 2024-07-05 2025-12-31",
    "history": "history 1",
    "stats": "stats --as-of 2026-01-15",
    "undo": "undo --list",
    "field list": "field list",
    "register list": "register list",
    "record list": "record list 会议",
    "facts": "facts",
}
"""How each command that prints JSON is run for this page."""
CHANGED = Step(
    1,
    dt.datetime(2026, 1, 15, 10, 3, tzinfo=dt.timezone(dt.timedelta(hours=8))),
    Phrase("第 1 号：“责任部门”（owner）设为“办公室”", "no. 1: “owner” set to “办公室”"),
    (Written("data/issues/001.yaml", "", ""),),
)
"""A change to be listed: one made here would have the time of today."""
DECLARED = (
    "\nfields:\n  amount: {heading: 涉及金额, type: money, unit: 万元, required_from: staged, default: 1}\n"
    "registers: [会议]\n"
)
"""A field and a register that the sample ledgers declare for this page."""
MEETINGS = "- {id: 1, date: 2024-07-10, kind: 党组会}\n"
TITLE = Phrase("JSON 输出", "JSON output")
LEAD = Phrase(
    "加 `--format json` 时各命令输出的键和类型，由样例台账上的真实输出得出。`[]` 表示列表的每一项。"
    "有 `version` 的，键改名或删去时加一，新增键时不变：程序应忽略不认识的键。"
    "`check`、`proofread` 的完整定义见 [report.schema.json](../../schema/report.schema.json)，"
    "`export -f jsonl` 的见 [export.schema.json](../../schema/export.schema.json)。",
    "The keys and types that each command prints with `--format json`, taken from real output on sample ledgers. `[]` "
    "stands for each item of a list. A `version` goes up when a key is renamed or removed, not when one is added, so a "
    "program should ignore keys it does not know. The full definition for `check` and `proofread` is "
    "[report.schema.json](../../schema/report.schema.json), for `export -f jsonl` "
    "[export.schema.json](../../schema/export.schema.json).",
)
HEAD = Phrase("键|类型|示例", "key|type|example")
TYPES = {
    str: Phrase("文字", "text"),
    int: Phrase("整数", "whole number"),
    float: Phrase("数", "number"),
    bool: Phrase("真假", "true or false"),
    type(None): Phrase("空", "null"),
    list: Phrase("列表", "list"),
    dict: Phrase("对象", "object"),
}
OR = Phrase("或", " or ")
_LONG = 40


def page(language: Language) -> Page:
    """Return the page of the JSON output, a section per command."""
    parts = [LEAD.in_language(language)]
    for name, shape in shapes().items():
        parts += [f"## rectify {name}", table(HEAD.in_language(language).split("|"), shape.rows("", language))]
    return Page("json", language, TITLE.in_language(language), parts)


@dataclass
class Shape:
    """What is at one place of the JSON: every value, and the shapes inside, those of a list under `[]`."""

    values: list[Any] = field(default_factory=list)
    inner: dict[str, "Shape"] = field(default_factory=dict)

    def add(self, value: Any) -> None:  # noqa: ANN401 - any JSON
        """Add a value to the shape."""
        self.values.append(value)
        pairs: Iterable[tuple[str, Any]] = value.items() if isinstance(value, dict) else ()
        for key, inner in [("[]", item) for item in value] if isinstance(value, list) else pairs:
            self.inner.setdefault(key, Shape()).add(inner)

    def rows(self, path: str, language: Language) -> Iterator[list[str]]:
        """Yield the row of each place, outer before inner."""
        if path:
            kinds = sorted(dict.fromkeys(map(type, self.values)), key=lambda kind: kind is type(None))
            words = OR.in_language(language).join(TYPES[kind].in_language(language) for kind in kinds)
            yield [code(path), words, _example(self.values)]
        for key, shape in self.inner.items():
            yield from shape.rows(path + key if key == "[]" or not path else f"{path}.{key}", language)


@cache
def shapes() -> dict[str, Shape]:
    """Return the shape of what each command prints."""
    commands = {name for name, text in help_pages(Language.EN).items() if re.search(r"--format <[^>]*\bjson\b", text)}
    if commands != set(LINES):
        raise LookupError(f"json_shapes.LINES does not say how to run {', '.join(sorted(commands ^ set(LINES)))}")
    shapes = {name: Shape() for name in LINES}
    for sample in SAMPLES:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(sample / "data", Path(folder) / "data")
            shutil.copy(NOTICE, folder)
            record = Path(folder, "build", ".journal", "000001.json")
            record.parent.mkdir(parents=True)
            record.write_bytes(CHANGED.to_json())
            with (Path(folder) / "data" / "inspection.yaml").open("a", encoding="utf-8", newline="\n") as inspection:
                inspection.write(DECLARED)
            register = Path(folder, "data", "registers", "会议.yaml")
            register.parent.mkdir()
            register.write_text(MEETINGS, encoding="utf-8", newline="\n")
            lines = [Line(folder, [*line.split(), "--format", "json"]) for line in LINES.values()]
            for name, run in zip(LINES, run_all(lines, Language.ZH), strict=True):
                shapes[name].add(json.loads(run.out))
    return shapes


def _example(values: list[Any]) -> str:
    """Return the first scalar that is not empty, shortened if it is long."""
    scalar = next((value for value in values if value not in (None, "") and not isinstance(value, list | dict)), None)
    if scalar is None:
        return ""
    text = json.dumps(scalar, ensure_ascii=False)
    return code(text if len(text) <= _LONG else f'{text[: _LONG - 2]}…"')
