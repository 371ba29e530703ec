"""`rectify words`: the office's own words (words.tsv), which `proofread` and `check` look for."""

from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, finish
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import echo, words
from rectify_cli.cli.options import argument, option
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase

app = typer.Typer(cls=Group, rich_markup_mode=None)

WrongArgument = Annotated[str, argument(metavar="WRONG", zh="不用的词", en="the words that are not to be written")]


@app.command(
    "add",
    cls=Command,
    help=words("添加一个词：不用的、应写的", "add words: those that are wrong, those that are right"),
)
def add(
    context: typer.Context,
    wrong: WrongArgument,
    right: Annotated[
        str,
        argument(metavar="RIGHT", zh='应写的词；只提示不写、不改的写 ""', en='what is right; "" if anything else is'),
    ],
    note: Annotated[
        str, option("--note", metavar="TEXT", zh="说明，随提示显示", en="why; shown with the finding")
    ] = "",
    level: Annotated[
        str,
        option(
            "--level",
            metavar="must|maybe|hint",
            zh="must 必改（错误，--fix 可改），maybe 待核（警告），hint 提示",
            en="must (an error, mended by --fix), maybe (a warning) or hint (a note)",
        ),
    ] = "must",
    dry_run: DryRun = False,
) -> None:
    """Append a line to words.tsv; the file is made where there is none."""
    from rectify_cli.transactions import word_file

    session: Session = context.obj
    with session.changing(dry_run=dry_run):
        finish(session, word_file.added(session.workspace, wrong, right, note, level), dry_run=dry_run)


@app.command("list", cls=Command, help=words("列出本单位的用词", "list the office's own words"))
def list_(context: typer.Context) -> None:
    """Print a line for each: the wrong words, the right ones, the level, the note."""
    from rectify_cli.checks import office_words, word_list

    session: Session = context.obj
    own = office_words.office(session.workspace)
    for word in own.words:
        echo("\t".join([word.wrong, word.right, session.say(word_list.BY_RULE[word.rule]), word.note]).rstrip("\t"))
    for fault in own.diagnostics:
        session.talk(Phrase(f"{fault.place}：{fault.message.zh}", f"{fault.place}: {fault.message.en}"))
    if not own.words:
        session.talk(
            Phrase(
                "words.tsv 里还没有用词：rectify words add 错的 对的",
                "words.tsv has no words yet: `rectify words add WRONG RIGHT`",
            )
        )


@app.command("remove", cls=Command, help=words("删去一个词", "remove words"))
def remove(context: typer.Context, wrong: WrongArgument, dry_run: DryRun = False) -> None:
    """Take the line of some wrong words out of words.tsv."""
    from rectify_cli.transactions import word_file

    session: Session = context.obj
    with session.changing(dry_run=dry_run):
        finish(session, word_file.removed(session.workspace, wrong), dry_run=dry_run)
