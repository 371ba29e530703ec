"""`rectify declare`: declare the figures of a day (公布数), shown before they are written."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli.amend import DryRun, asks
from rectify_cli.cli.inspection import amend_inspection
from rectify_cli.cli.language import echo
from rectify_cli.cli.options import argument, grouped, option
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase, shown
from rectify_cli.core.terms import Column, Register
from rectify_cli.transactions.refusals import readable

if TYPE_CHECKING:
    from rectify_cli.actions import Declaration
    from rectify_cli.ledger import Ledger

_PARTS = re.compile(r"\d{1,6}(?:/\d{1,6}){1,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Given:
    """The figures a notice printed, as typed; those left out are derived."""

    total: Annotated[
        int | None, option("--total", min=0, metavar="N", zh="反馈问题总数；不写的数由台账算", en="issues")
    ] = None
    completed: Annotated[int | None, option("--completed", min=0, metavar="N", zh="完成", en="completed issues")] = None
    staged: Annotated[int | None, option("--staged", min=0, metavar="N", zh="阶段性完成", en="staged issues")] = None
    unfinished: Annotated[
        int | None, option("--unfinished", min=0, metavar="N", zh="未完成", en="unfinished issues")
    ] = None
    immediate: Annotated[
        str | None,
        option("--immediate", metavar="N/N", zh="立行立改：总数/完成", en="immediate fixes: total/completed"),
    ] = None
    petitions: Annotated[
        str | None, option("--petitions", metavar="N/N", zh="信访件：总数/完成", en="petitions: total/completed")
    ] = None

    def figures(self) -> dict[Register, dict[Column, int]]:
        """Return the figures given, register by register."""
        issues = zip(Column, (self.total, self.completed, self.staged, self.unfinished), strict=True)
        figures = {
            Register.ISSUES: {column: number for column, number in issues if number is not None},
            Register.IMMEDIATE: _figures("--immediate", self.immediate),
            Register.PETITIONS: _figures("--petitions", self.petitions),
        }
        return {register: numbers for register, numbers in figures.items() if numbers}


@grouped
def declare(
    context: typer.Context,
    date: Annotated[str, argument(metavar="DATE", zh="公布数截至的日期", en="the day of the figures")],
    figures: Given,
    yes: Annotated[bool, option("--yes", "-y", zh="不再询问", en="do not ask")] = False,
    dry_run: DryRun = False,
) -> None:
    """Show the figures, old and new, and write them once they are confirmed."""
    from rectify_cli import actions
    from rectify_cli.cli import screens

    session: Session = context.obj
    day, today, given = session.day(date, ""), session.today(), figures.figures()
    shown = actions.declare(readable(session.load()), day, today, given)
    echo(session.say(Phrase(f"截至 {day} 的公布数", f"figures as of {day}")))
    echo(screens.DECLARE["table"](shown, session.terminal))
    if shown.edits and not (yes or dry_run):
        _confirm(session, shown)

    def same(ledger: "Ledger") -> "Declaration":
        declaration = actions.declare(ledger, day, today, given)
        if declaration != shown:
            message = Phrase("数字在询问期间变了，未写入", "the figures changed meanwhile; nothing was written")
            raise UsageError(message, Phrase("再运行一次", "run it again"))
        return declaration

    amend_inspection(session, same, dry_run=dry_run)


def _figures(name: str, text: str | None) -> dict[Column, int]:
    """Return the figures of a text such as 4/3; raises UsageError for any other."""
    if text is None:
        return {}
    if not _PARTS.fullmatch(text):
        raise UsageError(
            Phrase(f"{name} {text} 应写作 总数/完成", f"{name} {text} is not TOTAL/COMPLETED"),
            Phrase(f"写作 {name} 4/3，或再加上阶段性完成和未完成：4/3/1/0", f"write {name} 4/3, or all four: 4/3/1/0"),
        )
    return dict(zip(Column, map(int, text.split("/")), strict=False))


def _confirm(session: Session, declaration: "Declaration") -> None:
    """Ask whether to write; raises UsageError if there is nobody to ask, and typer.Exit for no."""
    if not asks():
        raise UsageError(
            Phrase("没有确认，未写入", "not confirmed; nothing was written"),
            Phrase("核对无误，加 --yes 写入", "if the figures are right, add --yes"),
        )
    question = Phrase("写入以上公布数？", "declare these figures?")
    if declaration.replaces:
        question = Phrase("以上“旧 → 新”替换原来的公布数？", "replace what was declared, old → new?")
    if not typer.confirm(shown(session.say(question)), default=not declaration.replaces, err=True):
        session.talk(Phrase("未写入", "nothing was written"))
        raise typer.Exit(1)
