"""Fill the office's own book from the ledger (`rectify export --like`), and say what of it came and went."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rectify_cli.cli import import_mapping
from rectify_cli.cli.import_run import print_faults
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rectify_cli.core.diagnostics import Place
    from rectify_cli.exchange.workbook.like.filled_book import FilledBook, Unread, Wanted
    from rectify_cli.ledger import Ledger
    from rectify_cli.views import Request

_SHOWN = 8


class LikeRequest(NamedTuple):
    """Which book is filled, as of which day, with which register and which entries of it, and how it is read."""

    book: Path
    request: "Request"
    register: Register
    conditions: "Sequence[str]" = ()
    mapping: tuple[str, ...] = ()
    block: str | None = None


def like_book(session: Session, ledger: "Ledger", part: LikeRequest, *, what: str, form: str) -> bytes:
    """Return the book filled; raises DataError if it cannot be read, UsageError for another thing than the register."""
    from rectify_cli.exchange.export import REGISTER
    from rectify_cli.exchange.workbook.like import filled_book

    if what != REGISTER or form != "xlsx" or part.request.edition is Edition.PUBLIC:
        raise UsageError(
            Phrase("--like 只用于台账的 xlsx 内部稿", "--like is for the internal register in xlsx"),
            Phrase("rectify export --like 台账.xlsx", "`rectify export --like FILE.xlsx`"),
        )
    file = part.book.as_posix()
    with session.busy(Phrase("导出", "exporting")):
        made = filled_book.filled(_content(part.book), file, _wanted(session, ledger, part))
    if not made.content:
        print_faults(session, made.faults)
        raise DataError(
            Phrase(f"{file} 里没有能填的表", f"no sheet of {file} can be filled"),
            Phrase("列名是别的说法的，加 --map 列名=字段", "if its headings have other names, add --map HEADER=FIELD"),
        )
    for phrase in _told(made):
        session.talk(phrase)
    return made.content


def _content(book: Path) -> bytes:
    """Return the bytes of a workbook; raises DataError if it is none."""
    from rectify_cli.documents import opening

    asked = Phrase("请指定一个 .xlsx 文件", "name one .xlsx file")
    content = opening.read_bytes(book, book.as_posix(), asked, asked)
    if opening.is_zip(content):
        return content
    raise DataError(
        Phrase(f"{book} 不是 .xlsx 工作簿", f"{book} is not an .xlsx workbook"),
        Phrase("用 Excel 或 WPS 打开，另存为 .xlsx", "open it in Excel or WPS, and save it as .xlsx"),
    )


def _wanted(session: Session, ledger: "Ledger", part: LikeRequest) -> "Wanted":
    """Return what is to stand in the book, which is understood as an import understands it."""
    from rectify_cli.exchange.workbook import columns
    from rectify_cli.exchange.workbook.like.filled_book import Wanted
    from rectify_cli.exchange.workbook.merge.header import Sought
    from rectify_cli.ledger.entry_fields import filtered

    register = columns.columns(ledger.inspection.record)
    saved = import_mapping.saved(import_mapping.columns(session.workspace), register)
    told = saved.under(import_mapping.told(part.mapping, register))
    sought = Sought(register, told.fields, import_mapping.block(part.block), session.today())
    shown = filtered(ledger, part.conditions, part.request.today)
    return Wanted(ledger, shown, part.request, part.register, sought, told.words, _unread(session, part.book.name))


def _unread(session: Session, name: str) -> "Unread":
    """Return what books say that the ledger has no field for; the book of this name counts first."""
    from rectify_cli.exchange.workbook.merge.unread import LEFT_OUT
    from rectify_cli.store import unread

    files = sorted(unread.path(session.workspace, name).parent.glob("*.csv"))
    files.sort(key=lambda path: path.stem != Path(name).stem)
    kept: dict[tuple[Register, int, str], str] = {}
    for path in files:
        here: dict[tuple[Register, int, str], str] = {}
        for cell in unread.read(session.workspace, path.name)[1]:
            if cell.why in LEFT_OUT and cell.issue.isdecimal() and cell.register in set(Register):
                key = Register(cell.register), int(cell.issue), cell.heading
                # A row of measures may say the same as the one above it.
                here[key] = "\n".join(dict.fromkeys([*here.get(key, "").split("\n"), cell.text])).strip("\n")
        kept = here | kept
    return kept


def _told(made: "FilledBook") -> "Iterator[Phrase]":
    """Yield what was done to the book."""
    yield Phrase(
        f"改填 {made.changed} 格，新增 {made.added} 行", f"cells changed: {made.changed}; rows added: {made.added}"
    )
    if made.removed:
        yield Phrase(
            f"不在所导出的问题里、没有带出的 {len(made.removed)} 行：{_listed(made.removed)}",
            f"rows left out, as they are of no issue that is exported ({len(made.removed)}): {_listed(made.removed)}",
        )
    if made.sums and (made.changed or made.added or made.removed):
        yield Phrase(
            f"合计、小计的行照原样，没有重算，请核对：{_listed(made.sums)}",
            f"rows of sums are as they were, not worked out again; look at them: {_listed(made.sums)}",
        )
    if made.rest:
        yield Phrase(
            f"这 {len(made.rest)} 格写不下台账所记，读回时会报：{_listed(made.rest)}",
            f"cells that cannot hold what the ledger says, and will be told when they are read back "
            f"({len(made.rest)}): {_listed(made.rest)}",
        )


def _listed(places: "Sequence[Place]") -> str:
    """Return some places: 台账!B5, 台账!7."""
    from rectify_cli.core.diagnostics import letters

    shown = [f"{place.sheet}!{letters(place.column) if place.column else ''}{place.line}" for place in places[:_SHOWN]]
    return "、".join(shown) + ("……" if len(places) > _SHOWN else "")
