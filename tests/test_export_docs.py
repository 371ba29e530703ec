"""The pages on exports say what the code does."""

import re
from pathlib import Path

import pytest

from rectify_cli.exchange.oscal import FIELDS, INSPECTION, MEANT, NS, STATUSES, VERSION
from rectify_cli.exchange.workbook.columns import COLUMNS

DOCS = Path(__file__).parents[1] / "docs"


def rows(name: str) -> list[list[str]]:
    """Return the cells of the table of columns."""
    text = (DOCS / name).read_text(encoding="utf-8")
    table = text.partition("<!-- columns -->")[2].partition("<!-- /columns -->")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()[2:]]


@pytest.mark.parametrize(("name", "yes"), [("export.md", "yes"), ("export.zh-CN.md", "是")])
def test_every_column_is_told_in_its_order(name: str, yes: str) -> None:
    assert rows(name) == [
        [
            column.header,
            f"`{column.field}`",
            column.kind.value,
            yes if column.public else "",
            yes if column.editable else "",
            "、".join(column.synonyms),
        ]
        for column in COLUMNS
        if column.written
    ]


@pytest.mark.parametrize("name", ["oscal.md", "oscal.zh-CN.md"])
def test_every_status_and_property_is_told(name: str) -> None:
    text = (DOCS / name).read_text(encoding="utf-8")
    told = set(re.findall("`([^`\n]+)`", text))
    assert {*FIELDS, *INSPECTION, NS, *MEANT} <= told
    assert VERSION in text
    for status, risk in STATUSES.items():
        assert f"| {status.label.zh} `{status.value}` | `{risk}` |" in text
    for risk, status in MEANT.items():
        assert f"| `{risk}` | {status.label.zh} `{status.value}` |" in text
