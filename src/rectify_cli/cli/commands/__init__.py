"""The commands: one module each, and the table of their purposes; a module is imported when its command runs."""

from collections.abc import Callable

from rectify_cli.cli.command_groups import GROUPS
from rectify_cli.cli.writing_commands import WRITING, Run
from rectify_cli.core.language import Phrase

__all__ = ["COMMANDS", "GROUPS", "Run"]


def _status() -> Run:
    from rectify_cli.cli.commands.status import status

    return status


def _check() -> Run:
    from rectify_cli.cli.commands.check import check

    return check


def _proofread() -> Run:
    from rectify_cli.cli.commands.proofread import proofread

    return proofread


def _accept() -> Run:
    from rectify_cli.cli.commands.accept import accept

    return accept


def _due() -> Run:
    from rectify_cli.cli.commands.due import due

    return due


def _list() -> Run:
    from rectify_cli.cli.commands.listing import list_

    return list_


def _serve() -> Run:
    from rectify_cli.cli.commands.serve import serve

    return serve


def _show() -> Run:
    from rectify_cli.cli.commands.show import show

    return show


def _diff() -> Run:
    from rectify_cli.cli.commands.diff import diff

    return diff


def _history() -> Run:
    from rectify_cli.cli.commands.history import history

    return history


def _stats() -> Run:
    from rectify_cli.cli.commands.stats import stats

    return stats


def _render() -> Run:
    from rectify_cli.cli.commands.render import render

    return render


def _bundle() -> Run:
    from rectify_cli.cli.commands.bundle import bundle

    return bundle


def _export() -> Run:
    from rectify_cli.cli.commands.export import export

    return export


def _import() -> Run:
    from rectify_cli.cli.commands.import_ import import_

    return import_


def _init() -> Run:
    from rectify_cli.cli.commands.init import init

    return init


def _schema() -> Run:
    from rectify_cli.cli.commands.schema import schema

    return schema


def _facts() -> Run:
    from rectify_cli.cli.commands.facts import facts

    return facts


def _explain() -> Run:
    from rectify_cli.cli.commands.explain import explain

    return explain


def _help() -> Run:
    from rectify_cli.cli.commands.help import help_

    return help_


COMMANDS: dict[str, tuple[Callable[[], Run], Phrase]] = {
    "status": (
        _status,
        Phrase(
            "一屏显示：各登记簿的数、完成率、未完成问题的时限、核对结论",
            "one screen: totals, completion, deadlines, the verdict of the checks",
        ),
    ),
    "check": (
        _check,
        Phrase(
            "核对文件、数字与日期；有错误时退出码为 1（供 CI 用）",
            "check files, figures and dates; exit 1 on an error (for CI)",
        ),
    ),
    "proofread": (
        _proofread,
        Phrase(
            "校对一份通报：数字、序号、日期、用语、标点、隐私，不需要台账",
            "proofread a notice: figures, numbering, dates, words, punctuation, privacy; needs no ledger",
        ),
    ),
    "accept": (_accept, Phrase("把文稿上的改动逐项收入台账", "take the changes of an edited paper into the ledger")),
    "due": (
        _due,
        Phrase(
            "列出逾期和即将到期的，按预警颜色；有逾期时退出码为 1（供定时任务用）",
            "list what is overdue or due soon; exit 1 if anything is overdue (for cron)",
        ),
    ),
    "list": (_list, Phrase("列出问题，可筛选", "list issues, with filters")),
    "serve": (
        _serve,
        Phrase("在浏览器里看和填台账，只供本机", "the ledger as a page of this computer, to look at and to fill in"),
    ),
    "show": (_show, Phrase("显示一条的全部内容", "show one entry in full")),
    "diff": (_diff, Phrase("比较两天或两个版本的台账", "compare the ledger of two days or two git revisions")),
    "history": (_history, Phrase("显示一条的办理经过", "show the history of one entry, event by event")),
    "stats": (
        _stats,
        Phrase("完成率走势，各责任部门、各方面的完成情况", "completion over time, by owner and by aspect"),
    ),
    "facts": (_facts, Phrase("列出数据：名称、数、来源、用处", "list the facts: name, number, origin, where used")),
    **WRITING,
    "render": (_render, Phrase("生成文书（notice 通报）", "render a paper (notice: the official notice 通报)")),
    "bundle": (_bundle, Phrase("一案一档：销号单、经过、佐证材料、目录", "one folder or zip file per issue")),
    "export": (
        _export,
        Phrase("导出台账、汇总、三清单，供 Excel 等使用", "export the register, the summary and the lists, for Excel"),
    ),
    "import": (
        _import,
        Phrase(
            "把 Excel 或 csv 台账合并进来；或由通报、OSCAL POA&M 生成台账",
            "merge a register from Excel or csv, or create a ledger from a notice or an OSCAL POA&M",
        ),
    ),
    "init": (_init, Phrase("新建一个空台账，在终端里逐项询问", "create a new workspace; on a terminal it asks")),
    "schema": (_schema, Phrase("输出编辑器用的 JSON Schema", "print the JSON Schema for editors")),
    "explain": (_explain, Phrase("说明一条规则；不写代码则列出全部", "explain a rule; without a code, list them all")),
    "help": (_help, Phrase("显示一条命令的用法", "show the help page of a command")),
}
"""Name of a command -> its function and its purpose."""
