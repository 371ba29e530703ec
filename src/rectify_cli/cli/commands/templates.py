"""`rectify templates`: the templates of the papers, those shipped and those of the workspace."""

from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.chinese_help import Command, Group
from rectify_cli.cli.language import echo, words
from rectify_cli.cli.options import argument, format_option, option
from rectify_cli.cli.paper_output import known_paper
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase

app = typer.Typer(cls=Group, rich_markup_mode=None)


NameArgument = Annotated[
    str | None,
    argument(
        metavar="PAPER",
        autocompletion=completion.papers,
        zh="文书，如通报（或 notice）",
        en="the paper, such as notice",
    ),
]
NamesArgument = Annotated[
    list[str] | None,
    argument(
        metavar="[PAPER]...",
        autocompletion=completion.papers,
        zh="文书，默认全部",
        en="the papers (all that have a Word template)",
    ),
]
FormOption = Annotated[
    str,
    format_option(
        "-f", choices=("docx", "md"), zh="docx 用 Word 改，md 用文本编辑器改", en="docx for Word, md for a text editor"
    ),
]
ForceOption = Annotated[bool, option("--force", zh="覆盖已有的模板", en="overwrite an existing template")]


@app.command(
    "list", cls=Command, help=words("列出模板：自带的、自己的、使用哪一个", "list the templates and which are used")
)
def list_(context: typer.Context) -> None:
    """Print one line per template: the paper, its format, whose it is, and for which formats it is used."""
    from rectify_cli.papers import PAPERS, templates

    session: Session = context.obj
    origins = {True: Phrase("自己的", "own"), False: Phrase("自带的", "shipped")}
    none = Phrase("不用", "not used")
    for name in PAPERS:
        for template in templates(name, session.workspace.templates):
            used = " ".join(template.used) or session.say(none)
            echo(f"{name:<14} {template.suffix:<6} {session.say(origins[template.own])}\t{used}")


@app.command(
    "eject",
    cls=Command,
    help=words("导出一份模板到 templates/，供修改", "write a template to start from into templates/"),
)
def eject(
    context: typer.Context, paper: NameArgument = None, form: FormOption = "docx", force: ForceOption = False
) -> None:
    """Write the template of a paper into the workspace; an existing one is left as it is."""
    from rectify_cli import papers
    from rectify_cli.store.atomic import write_atomically

    session: Session = context.obj
    name = known_paper(paper)
    own = session.workspace.templates
    target = own / f"{name}.{'md.j2' if form == 'md' else 'docx'}"
    if target.exists() and not force:
        message = Phrase(f"templates/{target.name} 已存在", f"templates/{target.name} already exists")
        raise UsageError(message, Phrase("要覆盖就加 --force", "overwrite it with --force"))
    write_atomically(target, papers.starter(name, form, own))
    session.talk(
        Phrase(
            f"已写入 templates/{target.name}；改好后运行 rectify render {name}",
            f"templates/{target.name} written; change it, then run `rectify render {name}`",
        )
    )


@app.command("check", cls=Command, help=words("检查 Word 模板里的标签", "check the tags of your Word templates"))
def check(context: typer.Context, names: NamesArgument = None) -> None:
    """Print every fault of the workspace's Word templates; exit 1 if one is an error."""
    from rectify_cli import papers
    from rectify_cli.cli.reports import as_text
    from rectify_cli.core.diagnostics import Severity
    from rectify_cli.papers import own_word

    session: Session = context.obj
    own = session.workspace.templates
    chosen = [known_paper(name) for name in names or ()] or [name for name in papers.PAPERS if _word(own, name)]
    for name in chosen:
        if not _word(own, name):
            message = Phrase(f"没有 templates/{name}.docx", f"no templates/{name}.docx")
            command = f"rectify templates eject {name}"
            raise UsageError(message, Phrase(f"{command} 导出一份", f"`{command}` writes one"))
    files = {name: own / f"{name}.docx" for name in chosen}
    ledger = session.load().ledger
    faults = [
        fault
        for name, file in files.items()
        for fault in own_word.check(name, file, session.workspace.label(file), ledger)
    ]
    if faults:
        echo(as_text.listing(faults, session.language))
    errors = sum(fault.severity is Severity.ERROR for fault in faults)
    session.talk(
        Phrase(
            f"已检查 {len(chosen)} 份 Word 模板：{errors} 处错误，{len(faults) - errors} 处警告",
            f"Word templates: {len(chosen)}, errors: {errors}, warnings: {len(faults) - errors}",
        )
    )
    if errors:
        raise typer.Exit(1)


def _word(own: Path, name: str) -> bool:
    from rectify_cli.papers import has

    return has(own, f"{name}.docx")
