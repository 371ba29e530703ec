"""The bundle of one issue (一案一档): its closing sheet, its history, its evidence, an index and the hashes of all."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from rectify_cli.core.language import Language, Phrase
from rectify_cli.documents import Block, Document, Table, Title, paragraph
from rectify_cli.ledger.model import Evidence
from rectify_cli.views.history import History

HASHES = "SHA256SUMS.txt"
"""The list of hashes, in the form that `sha256sum --check` reads."""

_INDEX, _SHEET, _HISTORY = Phrase("目录", "index"), Phrase("销号单", "closing-sheet"), Phrase("办理经过", "history")
_EVIDENCE = Phrase("佐证材料", "evidence")
_COLUMNS = (
    *(Phrase("序号", "no."), Phrase("材料", "paper"), Phrase("文件", "file"), Phrase("字节数", "bytes")),
    *(Phrase("SHA-256", "SHA-256"), Phrase("情况", "state")),
)
_EVENTS = (Phrase("日期", "date"), Phrase("事项", "event"), Phrase("内容", "details"))
_NOTHING = "—"
_PRODUCED, _KEPT = Phrase("由台账生成", "from the ledger"), Phrase("未存文件", "no file recorded")
_MISSING, _CHANGED = Phrase("文件不在", "missing"), Phrase("存入后有改动", "changed since it was added")
_UNCHANGED = Phrase("完好", "unchanged")

_LONGEST = 240
"""Bytes of the end of a name that is kept: with its number it is to fit a file system."""

_WIDE = {ord(mark): chr(ord(mark) + 0xFEE0) for mark in '<>:"/\\|?*'}
"""Characters that Windows refuses in a file name -> their full-width forms."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the index: what it is, the path and the content of its file if there is one, and its state."""

    title: str
    path: str
    content: bytes | None
    state: Phrase

    @property
    def is_amiss(self) -> bool:
        """Return True if the file of evidence is missing or has changed."""
        return self.state in {_MISSING, _CHANGED}


def evidence(
    recorded: Sequence[Evidence], read: Callable[[str], bytes | None], language: Language
) -> tuple[Piece, ...]:
    """Return the pieces of evidence; `read` returns the content of a file of data/evidence, None if it is not there."""
    return tuple(_piece(number, piece, read, language) for number, piece in enumerate(recorded, start=1))


def _piece(number: int, piece: Evidence, read: Callable[[str], bytes | None], language: Language) -> Piece:
    content = read(piece.file) if piece.file else None
    if piece.file is None or content is None:
        return Piece(piece.name, "", None, _MISSING if piece.file else _KEPT)
    # Each file has the number of its line, so that two of one name in two folders do not meet.
    tail = PurePosixPath(piece.file).name.translate(_WIDE).encode()[-_LONGEST:].decode(errors="ignore")
    same = (len(content), hashlib.sha256(content).hexdigest()) == (piece.size, piece.sha256)
    path = f"{_EVIDENCE.in_language(language)}/{number:02}-{tail}"
    return Piece(piece.name, path, content, _UNCHANGED if same else _CHANGED)


def sheet(content: bytes, language: Language) -> Piece:
    """Return the piece that is the closing sheet."""
    return _produced(_SHEET, content, language)


def history(content: bytes, language: Language) -> Piece:
    """Return the piece that is the history."""
    return _produced(_HISTORY, content, language)


def _produced(name: Phrase, content: bytes, language: Language) -> Piece:
    return Piece(name.in_language(language), f"{name.in_language(language)}.docx", content, _PRODUCED)


def history_paper(events: History, language: Language) -> Document:
    """Return the history of an entry as a paper."""
    rows = [(event.date.isoformat(), event.summary.in_language(language), event.text) for event in events.events]
    return _paper(_HISTORY, events, _EVENTS, rows, language)


def index_paper(pieces: Sequence[Piece], events: History, language: Language) -> Document:
    """Return the index of the bundle as a paper."""
    rows = [
        (
            str(number),
            piece.title,
            piece.path,
            "" if piece.content is None else str(len(piece.content)),
            "" if piece.content is None else hashlib.sha256(piece.content).hexdigest(),
            piece.state.in_language(language),
        )
        for number, piece in enumerate(pieces, start=1)
    ]
    return _paper(_INDEX, events, _COLUMNS, rows, language)


def _paper(
    name: Phrase, entry: History, columns: Sequence[Phrase], rows: Sequence[Sequence[str]], language: Language
) -> Document:
    title = Phrase(f"第{entry.id}号问题{name.zh}", f"Issue {entry.id}: {name.en}").in_language(language)
    blocks: list[Block] = [Title((title,))]
    blocks += [paragraph(entry.title)] if entry.title else []
    # An empty cell would make the table a form, to be filled in by hand.
    cells = tuple(tuple(cell or _NOTHING for cell in row) for row in rows)
    blocks.append(Table(tuple(column.in_language(language) for column in columns), cells))
    return Document(tuple(blocks))


def files(pieces: Sequence[Piece], index: bytes, language: Language) -> dict[str, bytes]:
    """Return the files of the bundle by their paths in it, the list of their hashes among them."""
    contents = {f"{_INDEX.in_language(language)}.docx": index}
    contents |= {piece.path: piece.content for piece in pieces if piece.content is not None}
    lines = [f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in sorted(contents.items())]
    return contents | {HASHES: "".join(lines).encode()}
