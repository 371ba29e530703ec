"""`rectify accept`: take what was edited in a paper of the ledger back into it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli.amend import Day, DryRun, asks, readable
from rectify_cli.cli.options import argument, edition_option, option, term_of
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition

if TYPE_CHECKING:
    import datetime as dt

    from rectify_cli.ledger import Ledger
    from rectify_cli.notices import Reading

FileArgument = Annotated[
    Path,
    argument(
        metavar="FILE",
        zh="改过的文稿：.docx、.pdf、.html、.md 或 .txt",
        en="the edited paper: .docx, .pdf, .html, .md or .txt",
    ),
]
PaperOption = Annotated[
    str | None,
    option(
        "--paper",
        metavar="notice|report",
        zh="是哪种文书，默认看标题",
        en="which paper it is (default: judged by its title)",
    ),
]
EditionOption = Annotated[
    str | None,
    edition_option(
        zh="是哪一稿：通报默认公开稿，报告默认内部稿", en="its edition (default: public for a notice, else internal)"
    ),
]


def accept(
    context: typer.Context,
    file: FileArgument,
    paper: PaperOption = None,
    edition: EditionOption = None,
    date: Day = None,
    every: Annotated[
        bool,
        option("--all", zh="全部收入，退回、删去、改动时限的除外", en="take every change but those to be confirmed"),
    ] = False,
    yes: Annotated[
        bool,
        option(
            "--yes",
            "-y",
            zh="全部收入，退回、删去、改动时限的也收",
            en="take every change, what moves back, deletes or moves a deadline too",
        ),
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Take the changes of a paper into the ledger, each asked or all; exit 1 if errors remain between the two."""
    from rectify_cli.checks import proofread
    from rectify_cli.cli import accepting
    from rectify_cli.core.diagnostics import Severity
    from rectify_cli.documents import readers, repair
    from rectify_cli.exchange.accept.differences import Papers, differences
    from rectify_cli.notices import grammar
    from rectify_cli.papers import PAPERS
    from rectify_cli.views import Request

    session: Session = context.obj
    words = grammar.read(repair.repaired(readers.open_file(file, file.as_posix())))
    name = _name(words, paper)
    which = term_of(Edition, edition or PAPERS[name].edition.value, "--edition")
    with session.changing(dry_run=dry_run):
        loaded = session.load()
        ledger = readable(loaded)
        day = _day(session, words, name, ledger)
        ours = proofread.made(name, ledger, Request(which, day), session.workspace.templates)
        papers = Papers(words, ours, which, day, session.day(date, "--date"))
        listed = differences(ledger, papers, session.today())
        taken, left = accepting.choose(session, listed, every=every or (dry_run and not asks()), yes=yes)
        written = accepting.write(session, loaded, taken, file.name, dry_run=dry_run)
        ledger = readable(session.load()) if written else ledger
    if left and every and not asks():
        session.warn(
            Phrase(
                f"退回、删去、改动时限的 {len(left)} 处没有收，确要收的加 --yes",
                f"left out, as they move back, delete or move a deadline: {len(left)}; --yes takes them",
            )
        )
    if dry_run:
        return
    day = _day(session, words, name, ledger)
    ours = proofread.made(name, ledger, Request(which, day), session.workspace.templates)
    remaining = proofread.collated(words, ours, ledger)
    if written and name == "notice" and papers.day > day and accepting.of_status(taken):
        session.talk(
            Phrase(
                f"状态记在 {papers.day}，晚于截止日期 {day}，通报仍印原状态；"
                "如需改印：rectify set inspection cut_off=…",
                f"a status of {papers.day} is after the cut-off, {day}: the notice prints the old one until "
                "`rectify set inspection cut_off=…`",
            )
        )
    accepting.report(session, remaining)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in remaining):
        raise typer.Exit(1)


def _name(words: "Reading", paper: str | None) -> str:
    """Return the name of the paper: the one given, else a report if its title says so."""
    from rectify_cli.papers import named

    if paper is None:
        title = "".join(line.value for line in words.title)
        return "report" if title.rstrip().endswith("报告") else "notice"
    name = named(paper)
    if name not in {"notice", "report"}:
        raise UsageError(
            Phrase(f"--paper {paper} 不能收入", f"--paper {paper} cannot be taken"),
            Phrase("写 notice（通报）或 report（报告）", "give notice or report"),
        )
    return str(name)


def _day(session: Session, words: "Reading", name: str, ledger: "Ledger") -> "dt.date":
    """Return the day that the figures of a paper are of: a report says so, a notice has that of the ledger."""
    days = [day.value for day in words.dates.cut_off] if name == "report" else [ledger.inspection.record.cut_off]
    return min(max(days, default=session.today()), session.today())
