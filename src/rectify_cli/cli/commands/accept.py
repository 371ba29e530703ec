"""`rectify accept`: take what was edited in a paper of the ledger back into it."""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli.amend import Day, DryRun, asks
from rectify_cli.cli.ids import ids
from rectify_cli.cli.options import argument, edition_option, option, term_of
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition
from rectify_cli.transactions.refusals import readable

if TYPE_CHECKING:
    import datetime as dt

    from rectify_cli.exchange.accept.difference import Difference
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

AllOption = Annotated[
    bool, option("--all", zh="全部收入，退回、删去、改动时限的除外", en="take every change but those to be confirmed")
]
YesOption = Annotated[
    bool,
    option(
        "--yes",
        "-y",
        zh="全部收入，退回、删去、改动时限的也收",
        en="take every change, what moves back, deletes or moves a deadline too",
    ),
]
TakeOption = Annotated[
    str | None,
    option(
        "--take",
        metavar="NUMBERS",
        zh="只收这几处，号见各处前的方括号，如 1,3-5；写明的退回、删去也收",
        en="take these alone, by the numbers shown in brackets, such as 1,3-5; named ones that move back or delete too",
    ),
]


def accept(
    context: typer.Context,
    file: FileArgument,
    paper: PaperOption = None,
    edition: EditionOption = None,
    date: Day = None,
    every: AllOption = False,
    yes: YesOption = False,
    take: TakeOption = None,
    dry_run: DryRun = False,
) -> None:
    """Take the changes of a paper into the ledger, each asked or all; exit 1 if errors remain between the two."""
    from rectify_cli.checks import proofread
    from rectify_cli.cli import accepting
    from rectify_cli.core.diagnostics import Severity
    from rectify_cli.documents import readers, repair
    from rectify_cli.notices import grammar
    from rectify_cli.papers import PAPERS

    session: Session = context.obj
    words = grammar.read(repair.repaired(readers.open_file(file, file.as_posix())))
    name = _name(words, paper)
    which = term_of(Edition, edition or PAPERS[name].edition.value, "--edition")
    _refuse_both(take, every=every or yes)
    every = every or (dry_run and not asks() and not take)
    with session.changing(dry_run=dry_run):
        loaded = session.load()
        ledger = readable(loaded)
        listed = _differences(session, words, name, which, session.day(date, "--date"), ledger)
        numbers = set(islice(ids(take), len(listed) + 1)) if take else ()
        taken, left = accepting.choose(session, listed, every=every, yes=yes, numbers=numbers)
        written = accepting.write(session, loaded, taken, file.name, dry_run=dry_run)
        after = readable(session.load()) if written else ledger
    if left and (every or not asks()):
        accepting.report_left(session, len(left))
    if dry_run:
        return
    if written and name == "notice" and accepting.of_status(taken):
        accepting.report_late(session, session.day(date, "--date"), after.inspection.record.cut_off)
    remaining = proofread.collated(words, _made(session, words, name, which, after), after)
    accepting.report(session, remaining)
    if any(diagnostic.severity is Severity.ERROR for diagnostic in remaining):
        raise typer.Exit(1)


def _refuse_both(take: str | None, *, every: bool) -> None:
    """Raise UsageError if both some and all differences are asked for."""
    if take and every:
        raise UsageError(
            Phrase("--take 与 --all、--yes 只写一种", "--take, or --all or --yes: not both"),
            Phrase("只收几处写 --take 1,3-5", "for some of them: --take 1,3-5"),
        )


def _differences(
    session: Session, words: "Reading", name: str, edition: Edition, day: "dt.date", ledger: "Ledger"
) -> "list[Difference]":
    """Return how the paper differs from the one that the ledger makes."""
    from rectify_cli.exchange.accept.differences import Papers, differences

    ours = _made(session, words, name, edition, ledger)
    papers = Papers(words, ours, edition, _day(session, words, name, ledger), day)
    return differences(ledger, papers, session.today())


def _made(session: Session, words: "Reading", name: str, edition: Edition, ledger: "Ledger") -> "Reading":
    """Return what the paper says as the ledger makes it, on the day of the one that was edited."""
    from rectify_cli.checks import proofread
    from rectify_cli.views import Request

    request = Request(edition, _day(session, words, name, ledger))
    return proofread.made(name, ledger, request, session.workspace.templates, words)


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
