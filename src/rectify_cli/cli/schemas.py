"""The JSON Schemas of the data files, for editors, of an exported line, and of the report of `check`."""

from collections.abc import Callable


def _inspection() -> object:
    from rectify_cli.ledger.model import Inspection

    return Inspection


def _issue() -> object:
    from rectify_cli.ledger.model import Issue

    return Issue


def _calendar() -> object:
    from rectify_cli.ledger.model import Calendar

    return Calendar


def _petitions() -> object:
    from rectify_cli.ledger.model import Petition

    return tuple[Petition, ...]


def _export() -> object:
    from rectify_cli.exchange.workbook.writers.jsonl import LineShape

    return LineShape


def _report() -> object:
    from rectify_cli.cli.reports.as_json import ReportShape

    return ReportShape


SCHEMAS: dict[str, tuple[Callable[[], object], str]] = {
    "inspection": (_inspection, "巡察与通报：data/inspection.yaml"),
    "issue": (_issue, "反馈问题或立行立改：data/issues/NNN.yaml、data/immediate/NN.yaml"),
    "calendar": (_calendar, "本单位的日历：data/calendar.yaml"),
    "petitions": (_petitions, "信访件：data/petitions.yaml"),
    "export": (_export, "rectify export register -f jsonl 的一行"),
    "report": (_report, "rectify check --format json 的输出"),
}
"""What each schema is of, and its title."""


def schemas() -> dict[str, str]:
    """Return the text of each schema by its name."""
    from rectify_cli.cli import json_schema

    return {name: json_schema.text(shape(), title) for name, (shape, title) in SCHEMAS.items()}
