"""`rectify bundle`: everything about one issue in one folder or zip file (一案一档)."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rectify_cli.cli import completion
from rectify_cli.cli.ids import ids
from rectify_cli.cli.options import (
    AsOf,
    DraftOption,
    EditionOption,
    ForceOption,
    argument,
    format_option,
    option,
    term_of,
)
from rectify_cli.cli.output import deliver
from rectify_cli.cli.paper_output import composed, refuse_errors
from rectify_cli.cli.session import CHECKING, Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register

if TYPE_CHECKING:
    from rectify_cli.documents import Document
    from rectify_cli.ledger import Ledger
    from rectify_cli.papers.bundle import Piece
    from rectify_cli.views import Request

_FOLDER, _ZIP = "folder", "zip"

IdsArgument = Annotated[
    str | None,
    argument(
        metavar="[IDS]",
        autocompletion=completion.ids,
        zh="编号；可写多个，如 3,5,7 或 1-9,12",
        en="the id, or several, such as 3,5,7 or 1-9,12",
    ),
]
AllOption = Annotated[bool, option("--all", zh="全部问题，每个一档", en="every issue, a bundle each")]
FormatOption = Annotated[
    str | None,
    format_option(
        "-f",
        choices=(_FOLDER, _ZIP),
        zh="folder 文件夹，zip 压缩包；默认看 -o 的后缀，否则文件夹",
        en="a folder or a zip file (default: by the suffix of -o, else a folder)",
    ),
]
OutputOption = Annotated[
    Path | None,
    option(
        "--output",
        "-o",
        metavar="PATH",
        zh="写到哪里；几个问题时为装各档的文件夹；默认 build/",
        en="where to write it; for several issues, the folder of the bundles (default: build/)",
    ),
]


@dataclass(frozen=True)
class _Order:
    """What every bundle of one run has in common."""

    session: Session
    ledger: "Ledger"
    request: "Request"
    mark: str | None


def bundle(
    context: typer.Context,
    typed: IdsArgument = None,
    every: AllOption = False,
    form: FormatOption = None,
    output: OutputOption = None,
    edition: EditionOption = "internal",
    draft: DraftOption = False,
    force: ForceOption = False,
    as_of: AsOf = None,
) -> None:
    """Build the papers of each issue, search them for withheld text, and write each bundle whole."""
    from rectify_cli import papers
    from rectify_cli.views import Request

    session: Session = context.obj
    _refuse_choice(typed, every=every)
    form = form or (_ZIP if output and output.suffix.lower() == ".zip" else _FOLDER)
    request = Request(term_of(Edition, edition, "--edition"), session.day(as_of))
    ledger = session.seen(session.ledger(), request.today)
    numbers = _numbers(typed, ledger, request.edition)
    single = len(numbers) == 1 and not every
    if output and not single and (output.suffix.lower() == ".zip" or output == Path("-")):
        message = Phrase(f"{len(numbers)} 档不能写进一个文件", f"{len(numbers)} bundles do not go into one file")
        raise UsageError(message, Phrase("-o 写文件夹，并加 -f zip", "give a folder with -o, and add -f zip"))
    errors = _errors(ledger, request, session, draft=draft)
    mark = papers.draft_mark(errors, request.today) if draft else None
    order = _Order(session, ledger, request, mark)
    for number in numbers:
        name = _name(number, request.edition, form)
        target = output if output and single else (output or session.workspace.build) / name
        _write(order, number, target, form=form, force=force)


def _refuse_choice(typed: str | None, *, every: bool) -> None:
    """Raise UsageError unless either ids or --all is given."""
    if bool(typed) == every:
        message = Phrase("编号和 --all 只写一样", "give either ids or --all")
        if not every:
            message = Phrase("没有写明是哪个问题", "no issue is named")
        raise UsageError(message, Phrase("rectify bundle 编号，或 --all", "`rectify bundle ID`, or --all"))


def _numbers(typed: str | None, ledger: "Ledger", edition: Edition) -> list[int]:
    """Return the ids asked for, by default those of every issue that the edition lists; raises UsageError otherwise."""
    from rectify_cli.ledger import lookup

    listed = [entry.record.id for entry in ledger.edition(edition).issues]
    if typed is None:
        return listed
    numbers = []
    for number in ids(typed):
        lookup.entry(ledger, Register.ISSUES, number)
        if number not in listed:
            raise UsageError(
                Phrase(f"这一稿里没有第 {number} 号", f"no issue {number} in this edition"),
                Phrase("去掉 --edition public，或写别的编号", "omit --edition public, or give another id"),
            )
        numbers.append(number)
    return numbers


def _name(number: int, edition: Edition, form: str) -> str:
    suffix = f"-{edition.value}" if edition is Edition.INTERNAL else ""
    return f"bundle-{number:03}{suffix}" + (".zip" if form == _ZIP else "")


def _errors(ledger: "Ledger", request: "Request", session: Session, *, draft: bool) -> int:
    """Return the number of errors, of which any is refused but in a draft; of evidence the index says what is amiss."""
    from rectify_cli.checks import prove
    from rectify_cli.checks.ledger import evidence

    with session.busy(CHECKING):
        errors = prove.errors(ledger, request.today)
    amiss = {evidence.MISSING, evidence.ALTERED}
    return refuse_errors([found for found in errors if found.rule not in amiss], session, draft=draft)


def _write(order: _Order, number: int, target: Path, *, form: str, force: bool) -> None:
    """Write the bundle of one issue and report its path."""
    from rectify_cli.documents.packing import packed

    session = order.session
    files = _files(order, number)
    if form == _ZIP:
        content = packed(files, order.ledger.inspection.record.signing)
        deliver(content, target, order.request.edition, session, force=force)
        return
    if target == Path("-"):
        message = Phrase("文件夹不能写到标准输出", "a folder cannot be written to stdout")
        raise UsageError(message, Phrase("加 -f zip", "add -f zip"))
    _write_folder(files, target, order, force=force)


def _write_folder(files: dict[str, bytes], target: Path, order: _Order, *, force: bool) -> None:
    from rectify_cli.cli.written import Written

    session = order.session
    Written(session.workspace).write_all({target / path: content for path, content in files.items()}, force=force)
    label, edition = session.workspace.label(target), order.request.edition.label
    session.talk(Phrase(f"{edition.zh}已写入 {label}", f"{edition.en} written to {label}"))
    for path in sorted(path for path in target.rglob("*") if not path.is_dir()):
        if path.relative_to(target).as_posix() in files:
            continue
        stray = session.workspace.label(path)
        session.warn(Phrase(f"注意：{stray} 不在目录内", f"note: {stray} is not part of the bundle"))


def _files(order: _Order, number: int) -> dict[str, bytes]:
    """Return the files of the bundle of one issue by their paths in it; warns of evidence that is amiss."""
    from rectify_cli.ledger import facts
    from rectify_cli.papers import bundle as contents
    from rectify_cli.papers.order import CLOSING, PaperOrder
    from rectify_cli.store import evidence
    from rectify_cli.views import history

    session, language = order.session, order.session.language
    request = replace(order.request, issue=number)
    sheet = PaperOrder(CLOSING, "docx", order.ledger, request, session.workspace.templates)
    closing = sheet.typeset(composed(session, sheet), order.mark)
    shown = facts.as_of(order.ledger, request.today).edition(request.edition)
    entry = next(entry.record for entry in shown.issues if entry.record.id == number)
    events = history.build(shown, Register.ISSUES, entry)
    folder = session.workspace.data / evidence.FOLDER
    pieces = [
        contents.sheet(closing, language),
        contents.history(_typeset(order, contents.history_paper(events, language)), language),
        *contents.evidence(entry.evidence, partial(evidence.content, folder), language),
    ]
    for piece in pieces:
        if piece.is_amiss:
            _warn(session, number, piece)
    index = _typeset(order, contents.index_paper(pieces, events, language), landscape=True)
    return contents.files(pieces, index, language)


def _warn(session: Session, number: int, piece: "Piece") -> None:
    zh, en = piece.state
    name = piece.title
    session.warn(
        Phrase(f"注意：第 {number} 号的佐证材料“{name}”{zh}", f"note: evidence “{name}” of issue {number}: {en}")
    )


def _typeset(order: _Order, document: "Document", *, landscape: bool = False) -> bytes:
    """Return the finished file of a paper of the bundle; raises DataError if it contains withheld text."""
    from rectify_cli import papers
    from rectify_cli.ledger.withheld import withheld
    from rectify_cli.papers.order import CLOSING

    layout = papers.layout(CLOSING, "docx", order.ledger, order.session.workspace.templates)
    secrets = withheld(order.ledger, order.request.edition)
    marked = papers.with_draft_mark(document, order.mark)
    return papers.typeset(marked, "docx", replace(layout, landscape=landscape), secrets)
