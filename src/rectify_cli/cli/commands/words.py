"""`rectify words`: the office's own words (words.tsv), which `proofread` and `check` look for."""

from collections.abc import Callable
from typing import Annotated

import typer

from rectify_cli.cli.amend import DryRun, finish
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import echo, words
from rectify_cli.cli.options import argument, option
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
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
    from rectify_cli.checks import word_list

    known = {name: typed for typed, label in word_list.LEVELS.items() for name in (typed, label.zh)}
    if level.strip().lower() not in known:
        raise UsageError(
            Phrase(f"--level {level}：没有这种程度", f"--level {level}: no such level"),
            Phrase("可写 must、maybe、hint（必改、待核、提示）", "one of must, maybe, hint"),
        )
    written = known[level.strip().lower()]
    label = word_list.LEVELS[written]
    cells = (wrong, right, note, "" if written == "must" else written)
    shown = f"“{wrong}”→“{right}”" if right else f"“{wrong}”"
    sentence = Phrase(f"添加{shown}（{label.zh}）", f"{shown} added ({label.en})")
    _change(context.obj, lambda text, name: word_list.added(text, cells, name), sentence, dry_run=dry_run)


@app.command("list", cls=Command, help=words("列出本单位的用词", "list the office's own words"))
def list_(context: typer.Context) -> None:
    """Print a line for each: the wrong words, the right ones, the level, the note."""
    from rectify_cli.checks import office_words

    session: Session = context.obj
    own = office_words.office(session.workspace)
    levels = {
        office_words.MUST: Phrase("必改", "must"),
        office_words.MAYBE: Phrase("待核", "maybe"),
        office_words.HINT: Phrase("提示", "hint"),
    }
    for word in own.words:
        echo("\t".join([word.wrong, word.right, session.say(levels[word.rule]), word.note]).rstrip("\t"))
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
    from rectify_cli.checks import word_list

    sentence = Phrase(f"删去“{wrong}”", f"“{wrong}” removed")
    _change(context.obj, lambda text, name: word_list.removed(text, wrong, name), sentence, dry_run=dry_run)


def _change(session: Session, edited: Callable[[str | None, str], str], sentence: Phrase, *, dry_run: bool) -> None:
    """Write the file of words as `edited` leaves it, under the lock, or print the diff."""
    from rectify_cli.store import save
    from rectify_cli.transactions.prepared import Prepared

    workspace = session.workspace
    label = workspace.label(workspace.words)
    with session.changing(dry_run=dry_run):
        try:
            before = save.read(workspace.words, workspace) if workspace.words.exists() else None
        except UnicodeDecodeError as bad:
            raise UsageError(
                Phrase(f"{label} 不是 UTF-8 编码，未改动", f"{label} is not in UTF-8; it was not changed"),
                Phrase("用记事本打开，另存为 UTF-8 编码", "save it in UTF-8 first"),
            ) from bad
        change = save.Change(workspace, workspace.words, before, edited(before, label))
        finish(session, Prepared((change,), sentence), dry_run=dry_run)
