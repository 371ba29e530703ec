"""`rectify render`: a paper, set and written; refused while an error stands."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from rectify_cli.commands._options import AsOf, argument, meant, option
from rectify_cli.commands._session import Session
from rectify_cli.diagnostics import Diagnostic, Severity
from rectify_cli.errors import DataError, UsageError
from rectify_cli.language import Phrase
from rectify_cli.terms import Edition


class Paper(StrEnum):
    """The papers there are."""

    NOTICE = "notice"


class Format(StrEnum):
    """The formats of a paper."""

    MD = "md"
    DOCX = "docx"
    HTML = "html"


PaperArgument = Annotated[Paper, argument(zh="文书", en="the paper")]
FormatOption = Annotated[
    Format | None,
    option(
        "--format",
        "-f",
        zh="格式，默认看 -o 的后缀，否则 docx",
        en="the format (from the name given with -o, else docx)",
    ),
]
OutputOption = Annotated[
    Path | None,
    option(
        "--output", "-o", metavar="FILE", zh="写到哪里，默认 build/；- 为标准输出", en="the file (build/…); - is stdout"
    ),
]
EditionOption = Annotated[
    str,
    option("--edition", metavar="public|internal", zh="public 公开稿，internal 党内稿", en="for whom it is set"),
]
DraftOption = Annotated[
    bool, option("--draft", zh="有错误也生成，并标明草稿", en="set it even with errors, marked as a draft")
]
FragmentOption = Annotated[
    bool, option("--fragment", zh="html：只要正文，贴进网站后台", en="html: the words alone, to paste into a CMS")
]
ForceOption = Annotated[
    bool, option("--force", zh="覆盖不是 rectify 写的文件", en="overwrite a file rectify did not write")
]


def render(
    context: typer.Context,
    paper: PaperArgument,
    form: FormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = "public",
    draft: DraftOption = False,
    fragment: FragmentOption = False,
    force: ForceOption = False,
    as_of: AsOf = None,
) -> None:
    """Set the paper, read it for withheld text, and write it whole or not at all."""
    from rectify_cli import checks, papers
    from rectify_cli.files import Written

    session: Session = context.obj
    chosen = meant(Edition, edition, "--edition")
    form = form or _format(output)
    today = session.day(as_of)
    own = session.root / "templates"
    ledger = session.ledger()
    errors = [found for found in checks.run(ledger, today) if found.severity is Severity.ERROR]
    if errors and not draft:
        _refuse(errors, session)
    document = papers.compose(paper, ledger, chosen, own)
    if draft:
        document = papers.drafted(document, len(errors), today)
    content = papers.typeset(document, form, ledger, chosen, own, fragment=fragment)
    if output == Path("-"):
        sys.stdout.buffer.write(content)
        return
    target = output or session.root / "build" / _name(paper, chosen, form)
    Written(session.root).write(target, content, force=force)
    session.talk(Phrase(f"{chosen.label.zh}写入 {_near(target)}", f"{chosen.label.en} written to {_near(target)}"))


def _format(output: Path | None) -> Format:
    """Return the format the name of the file says; docx where it says none."""
    if output is None or not output.suffix:
        return Format.DOCX
    try:
        return Format(output.suffix[1:].lower())
    except ValueError:
        known = ", ".join(Format)
        message = Phrase(f"不会写 {output.suffix} 文件", f"{output.suffix} files cannot be written")
        raise UsageError(message, Phrase(f"可用 -f：{known}", f"with -f, one of: {known}")) from None


def _refuse(errors: list[Diagnostic], session: Session) -> NoReturn:
    from rectify_cli.reports import as_text

    typer.echo(as_text.listing(errors, session.language), err=True)
    raise DataError(
        Phrase(
            f"台账有 {len(errors)} 处错误，不生成文书",
            f"the ledger has {len(errors)} errors, so no paper is set",
        ),
        Phrase("先改正；要看样子就加 --draft", "correct them first; to see what it looks like, add --draft"),
    )


def _name(paper: Paper, edition: Edition, form: Format) -> str:
    return f"{paper}.{form}" if edition is Edition.PUBLIC else f"{paper}-{edition}.{form}"


def _near(path: Path) -> str:
    """Write a path as a person here would type it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
