"""The groups of commands, such as `rectify measure add`: the table of their purposes."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    import typer


def _templates() -> "typer.Typer":
    from rectify_cli.cli.commands.templates import app

    return app


def _evidence() -> "typer.Typer":
    from rectify_cli.cli.commands.evidence import app

    return app


def _field() -> "typer.Typer":
    from rectify_cli.cli.commands.field import app

    return app


def _measure() -> "typer.Typer":
    from rectify_cli.cli.commands.measure import app

    return app


def _petition() -> "typer.Typer":
    from rectify_cli.cli.commands.petition import app

    return app


def _plan() -> "typer.Typer":
    from rectify_cli.cli.commands.plan import app

    return app


def _progress() -> "typer.Typer":
    from rectify_cli.cli.commands.progress import app

    return app


def _register() -> "typer.Typer":
    from rectify_cli.cli.commands.register import app

    return app


def _record() -> "typer.Typer":
    from rectify_cli.cli.commands.record import app

    return app


def _fact() -> "typer.Typer":
    from rectify_cli.cli.commands.fact import app

    return app


def _results() -> "typer.Typer":
    from rectify_cli.cli.commands.results import app

    return app


def _words() -> "typer.Typer":
    from rectify_cli.cli.commands.words import app

    return app


GROUPS: "dict[str, tuple[Callable[[], typer.Typer], Phrase]]" = {
    "templates": (_templates, Phrase("列出、导出、检查文书模板", "list, eject and check the templates")),
    "evidence": (
        _evidence,
        Phrase("佐证材料：存入 data/evidence、列出、删去", "the evidence of an issue: add, list, remove"),
    ),
    "field": (_field, Phrase("自设栏目：声明、列出、删去", "the fields of the office's own: add, list, remove")),
    "measure": (
        _measure,
        Phrase("整改措施：添加、办结、改、删、移", "the measures of an issue: add, done, edit, remove, move"),
    ),
    "results": (_results, Phrase("整改情况：添加、改、删、移", "the results of an issue: add, edit, remove, move")),
    "petition": (_petition, Phrase("信访件：登记、删去", "the petitions: add, remove")),
    "plan": (_plan, Phrase("整改计划：添加、办结、改、删、移", "the plan of an issue: add, done, edit, remove, move")),
    "register": (_register, Phrase("自设登记簿：启用、列出", "registers of the office's own: add, list")),
    "record": (
        _record,
        Phrase("自设登记簿的记录：登记、列出、改、删", "the records of such a register: add, list, set, remove"),
    ),
    "fact": (
        _fact,
        Phrase("有来源的数，正文写作 {名称}：添加、改、删", "numbers with a source, {NAME} in prose: add, set, remove"),
    ),
    "words": (
        _words,
        Phrase("本单位的用词（words.tsv）：添加、列出、删去", "the office's own words: add, list, remove"),
    ),
    "progress": (_progress, Phrase("整改进展：删去一条", "the history of an entry: remove")),
}
"""Name of a group of commands -> its app and its purpose."""
