"""`rectify proofread`: check a published notice, with or without its ledger."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import reports
from rectify_cli.cli.options import argument, edition_option, grouped, option, term_of
from rectify_cli.cli.reporting import ReportOptions
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import DataError, RectifyError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition

if TYPE_CHECKING:
    from rectify_cli.checks.office_words import OwnWords
    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.documents.source import SourceDocument
    from rectify_cli.notices import Reading

    Proofread = Callable[[SourceDocument], tuple[Reading, list[Diagnostic]]]

FilesArgument = Annotated[
    list[Path] | None,
    argument(
        metavar="FILE...",
        zh="通报文件：.docx、.pdf、.html、.md 或 .txt",
        en="notices: .docx, .pdf, .html, .md or .txt",
    ),
]
LedgerOption = Annotated[
    Path | None,
    option(
        "--ledger",
        metavar="DIR",
        zh="与此台账生成的通报逐项比较",
        en="compare it with the notice rendered from this ledger",
    ),
]
FixOption = Annotated[
    bool,
    option(
        "--fix",
        zh="改正标点、写法和错别字（P541 至 P552），不动数字；另存为“文件名（改）”",
        en="mend punctuation, form and misspelt words (P541 to P552), never a figure; writes NAME.fixed.EXT",
    ),
]
InPlaceOption = Annotated[
    bool, option("--in-place", zh="与 --fix 同用：直接改写原文件", en="with --fix: change the file itself")
]
ClaimsOption = Annotated[
    bool,
    option(
        "--claims",
        zh="列出文中各数量之间的关系和核对结果",
        en="list what the figures of the text claim of each other, each with its verdict",
    ),
]
LayoutOption = Annotated[
    bool,
    option(
        "--layout",
        zh="并按《党政机关公文格式》（GB/T 9704—2012）核对 Word 文件的版式（G601 至 G644）",
        en="also hold a Word file to the layout of GB/T 9704-2012 (G601 to G644)",
    ),
]
EditionOption = Annotated[str, edition_option(zh="与哪一稿比较", en="the edition to compare with")]


@grouped
def proofread(
    context: typer.Context,
    files: FilesArgument = None,
    ledger: LedgerOption = None,
    edition: EditionOption = Edition.PUBLIC.value,
    fix: FixOption = False,
    in_place: InPlaceOption = False,
    *,
    claims: ClaimsOption = False,
    layout: LayoutOption = False,
    reporting: ReportOptions,
) -> None:
    """Proofread notices and print what is wrong; exit 1 on an error."""
    from rectify_cli.checks import proofread as proofreading
    from rectify_cli.checks.catalogue import OF_PAPERS

    session: Session = context.obj
    if reporting.list_rules:
        reporting.print_rules(OF_PAPERS, session)
    if not files:
        raise UsageError(
            Phrase("未指定要校对的文件", "no file given"),
            Phrase("rectify proofread 通报.docx", "`rectify proofread notice.docx`"),
        )
    if in_place and not fix:
        raise UsageError(
            Phrase("--in-place 只与 --fix 同用", "--in-place goes with --fix"),
            Phrase("rectify proofread 通报.docx --fix --in-place", "`rectify proofread notice.docx --fix --in-place`"),
        )
    office = _office(ledger, session)
    if fix:
        from rectify_cli.cli.mending import mend

        files = [mend(file, reporting.chosen(OF_PAPERS), session, office, in_place=in_place) for file in files]
    if ledger:
        read = _against(ledger, term_of(Edition, edition, "--edition"), session, office)
    else:
        read = partial(proofreading.proofread, office=office)
    findings = _all(files, read)
    diagnostics = [*office.diagnostics, *findings.diagnostics, *(_layout(files) if layout else ())]
    reporting.say(replace(findings, diagnostics=diagnostics, claims=claims), lambda: OF_PAPERS, session)


def _office(ledger: Path | None, session: Session) -> "OwnWords":
    """Return the office's own words: those beside the ledger, else those of the workspace."""
    from rectify_cli.checks import office_words
    from rectify_cli.store import Workspace

    return office_words.office(Workspace.find(ledger, Path.cwd()) if ledger else session.workspace)


def _layout(files: Sequence[Path]) -> "Iterator[Diagnostic]":
    """Yield where Word files are not set as GB/T 9704 wants; raises UsageError for files of other formats."""
    from rectify_cli.checks import layout
    from rectify_cli.documents import readers
    from rectify_cli.documents.readers.docx import typeset

    for file in files:
        name = file.as_posix()
        try:
            content = readers.bytes_of(file, name)
            form = readers.format_of(content, name)
            diagnostics = layout.run(typeset.read(content, name)) if form == "docx" else []
        except DataError:
            continue  # That it cannot be read is among the findings already.
        if form != "docx":
            raise UsageError(
                Phrase(
                    f"--layout 只核对 Word 文件（.docx）的版式，{name} 不是",
                    f"--layout takes Word files (.docx); {name} is none",
                ),
                Phrase("rectify proofread 通报.docx --layout", "`rectify proofread notice.docx --layout`"),
            )
        yield from diagnostics


def _against(folder: Path, edition: Edition, session: Session, office: "OwnWords") -> "Proofread":
    """Return a function that compares a paper with the notice of the ledger in `folder`."""
    from rectify_cli.checks import proofread as proofreading
    from rectify_cli.store import Workspace
    from rectify_cli.views import Request

    workspace = Workspace.find(folder, Path.cwd())
    ledger = replace(session, workspace=workspace).ledger()
    request = Request(edition, session.day(None))
    return lambda paper: proofreading.compare(paper, ledger, request, workspace.templates, office)


def _all(files: Sequence[Path], read: "Proofread") -> reports.Findings:
    """Proofread every file; one that cannot be read is an error among the others."""
    from rectify_cli.checks import proofread as proofreading
    from rectify_cli.documents import readers

    diagnostics: list[Diagnostic] = []
    papers = []
    for file in files:
        try:
            paper, of_paper = read(readers.open_file(file, file.as_posix()))
        except RectifyError as unread:
            diagnostics.append(proofreading.unreadable(unread))
        else:
            papers.append(paper)
            diagnostics += of_paper
    return reports.Findings(diagnostics, complete=len(papers) == len(files), deed=reports.PROOFREAD, papers=papers)
