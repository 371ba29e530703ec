"""The commands that change the ledger: the table of their purposes."""

from collections.abc import Callable

from rectify_cli.core.language import Phrase

Run = Callable[..., None]
"""A command: typer reads its options off its signature."""


def _new() -> Run:
    from rectify_cli.cli.commands.new import new

    return new


def _set() -> Run:
    from rectify_cli.cli.commands.set import set_

    return set_


def _log() -> Run:
    from rectify_cli.cli.commands.log import log

    return log


def _extend() -> Run:
    from rectify_cli.cli.commands.extend import extend

    return extend


def _sign_off() -> Run:
    from rectify_cli.cli.commands.signoff import sign_off

    return sign_off


def _reopen() -> Run:
    from rectify_cli.cli.commands.signoff import reopen

    return reopen


def _delete() -> Run:
    from rectify_cli.cli.commands.delete import delete

    return delete


def _edit() -> Run:
    from rectify_cli.cli.commands.edit import edit

    return edit


def _declare() -> Run:
    from rectify_cli.cli.commands.declare import declare

    return declare


def _policy() -> Run:
    from rectify_cli.cli.commands.policy import policy

    return policy


def _labels() -> Run:
    from rectify_cli.cli.commands.labels import labels

    return labels


def _undo() -> Run:
    from rectify_cli.cli.commands.undo import undo

    return undo


WRITING: dict[str, tuple[Callable[[], Run], Phrase]] = {
    "new": (_new, Phrase("新建一个问题", "create an issue")),
    "set": (
        _set,
        Phrase(
            "修改问题或 inspection 的字段，文件其余部分不动",
            "set fields of an issue or of the inspection; the rest of the file stays as it is",
        ),
    ),
    "log": (_log, Phrase("记录进展", "log progress")),
    "extend": (_extend, Phrase("申请延期", "extend a deadline")),
    "sign-off": (_sign_off, Phrase("销号签字：各方依次签", "sign off the closing of an issue, each party in turn")),
    "reopen": (
        _reopen,
        Phrase("退回整改（回头看），已有签字作废", "reopen a closed issue; its signatures become void"),
    ),
    "delete": (
        _delete,
        Phrase("删除一个问题：文件移到 data/removed/", "take an issue out: its file goes to data/removed/"),
    ),
    "edit": (
        _edit,
        Phrase(
            "用编辑器修改一个问题或 inspection，保存时核对",
            "edit an issue or the inspection in your editor, checked on saving",
        ),
    ),
    "declare": (
        _declare,
        Phrase(
            "写入某日的公布数：台账算得的，或照通报给的", "declare the figures of a day: those derived, or those given"
        ),
    ),
    "policy": (
        _policy,
        Phrase("说明、修改本单位的整改规定", "explain the policy of the office, rule by rule, and set it"),
    ),
    "labels": (
        _labels,
        Phrase("列出状态用语各算哪一状态，写入自定的", "list what each status word counts as, and set your own"),
    ),
    "undo": (_undo, Phrase("撤销上一次改动或导入", "take back the last change or import")),
}
"""Name of a command -> its function and its purpose."""
