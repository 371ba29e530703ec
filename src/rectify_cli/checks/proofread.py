"""A notice proofread: one that stands in a file, or the one a ledger makes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rectify_cli import papers
from rectify_cli.checks import notice as notice_checks
from rectify_cli.checks import office_words
from rectify_cli.checks.compare import collate
from rectify_cli.checks.notice import status
from rectify_cli.checks.office_words import OwnWord, OwnWords
from rectify_cli.checks.origins import Origins
from rectify_cli.core.diagnostics import Diagnostic, Place, error, note
from rectify_cli.core.errors import DataError, RectifyError
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import Column, Edition, Register
from rectify_cli.documents import Document
from rectify_cli.documents.source import SourceDocument, of_document
from rectify_cli.ledger import Ledger, Tally, facts, lists, lookup
from rectify_cli.notices import Extent, Quoted, Reading, Share, Unlisted, grammar
from rectify_cli.views import Request

UNLISTED = note(
    "N510",
    Phrase("计数而不列出的问题，通报中有说明", "the notice says how many problems it counts but does not list"),
    Phrase(
        "如需说明，rectify set inspection notice.mention_unlisted=是",
        "to say so, `rectify set inspection notice.mention_unlisted=yes`",
    ),
)

UNSET = error(
    "T320",
    Phrase("通报能够生成", "the notice can be rendered"),
    Phrase("改正模板，再运行 rectify render notice", "correct the template, then run `rectify render notice`"),
)
UNREAD = note(
    "S534",
    Phrase("每个问题下的文字都能识别", "the text under every problem is understood"),
    Phrase(
        "核对是否放错位置；其余内容照常校对", "check whether it is in the right place; everything else is proofread"
    ),
)
UNREADABLE = error(
    "F040",
    Phrase("文件可以读取", "the file can be read"),
    Phrase("指定一个 .docx、.pdf、.html、.md 或 .txt 文件", "give a .docx, .pdf, .html, .md or .txt file"),
)

_CURES = {
    status.NO_PLAN.code: Phrase("rectify plan add ID 还要做什么 --due 时限", "`rectify plan add ID TEXT --due DATE`"),
    status.UNDER_WAY.code: Phrase(
        "已落实的，用 rectify edit ID 写明结果；未落实的，用 rectify log ID --status staged 更正状态",
        "if it is done, state the result with `rectify edit ID`; otherwise correct the status with "
        "`rectify log ID --status staged`",
    ),
    status.UNKNOWN.code: Phrase(
        "用 rectify log ID --status 状态 更正", "correct it with `rectify log ID --status STATUS`"
    ),
}
"""Code of a rule of the status of a problem -> what mends it in the ledger that the notice was made from."""

NOTICE = "notice"


def proofread(paper: SourceDocument, office: OwnWords = office_words.NONE) -> tuple[Reading, list[Diagnostic]]:
    """Return what a notice says and what is wrong in it, by place."""
    words = _read(paper)
    unread = (UNREAD.broken(words.place(at), _not_understood(words.text(at))) for at in words.unread)
    written = office_words.find(words, office.words)
    return words, sorted([*notice_checks.run(words), *unread, *written], key=by_place)


def compare(
    paper: SourceDocument, ledger: Ledger, request: Request, own: Path, office: OwnWords = office_words.NONE
) -> tuple[Reading, list[Diagnostic]]:
    """Return the same for an edited notice of a ledger, with all in which it differs from the one the ledger makes."""
    words = _read(paper)
    diagnostics = notice_checks.run(_accounted(words, ledger, request.edition))
    differing = collated(words, made(NOTICE, ledger, request, own, words), ledger)
    written = office_words.find(words, office.words)
    return words, sorted([*diagnostics, *differing, *written], key=by_place)


def _read(paper: SourceDocument) -> Reading:
    """Return what a file says, its broken lines and headings put together again."""
    from rectify_cli.documents import repair  # noqa: PLC0415 - a paper the ledger makes needs no repair

    return grammar.read(repair.repaired(paper))


def made(name: str, ledger: Ledger, request: Request, own: Path, edited: Reading) -> Reading:
    """Return what the ledger makes of a paper; of its own Word template where the `edited` one is a Word file."""
    if edited.source.file.lower().endswith(".docx") and papers.has(own, f"{name}.docx"):
        paper = _of_word(name, ledger, request, own)
        if isinstance(paper, Document):
            return grammar.read(of_document(paper, name))
    return grammar.read(of_document(papers.compose(name, ledger, request, own), name))


def collated(words: Reading, printed: Reading, ledger: Ledger) -> list[Diagnostic]:
    """Return all in which an edited paper differs from the one as `printed` by its ledger."""
    return collate(words, printed, _origins(ledger, printed))


def unreadable(reason: RectifyError) -> Diagnostic:
    """Return the diagnostic of a file that could not be read."""
    return UNREADABLE.broken(reason.place or Place(""), reason.message, reason.hint)


def by_place(diagnostic: Diagnostic) -> tuple[int, int, str]:
    """Return what diagnostics of one file are sorted by."""
    return diagnostic.place.line or 0, diagnostic.place.column or 0, diagnostic.code


def check_rendered(
    ledger: Ledger, edition: Edition, notice: Document, office: Sequence[OwnWord] = ()
) -> list[Diagnostic]:
    """Return what is wrong in the words of the notice of a ledger, each where it was written in the data.

    What the edition does not list is known here, so it accounts for the gap between counted and
    listed: a note, where a reader of the paper alone finds an error.
    """
    words = grammar.read(of_document(notice, NOTICE))
    diagnostics = [
        *notice_checks.run(_accounted(words, ledger, edition)),
        *office_words.find(words, office),
    ]
    if diagnostics:  # a long ledger holds many places, and mostly none is asked for
        origins = _origins(ledger, words)
        diagnostics = [origins.moved(_cured(diagnostic, origins)) for diagnostic in diagnostics]
    return [*diagnostics, *(_note(ledger, edition) if words.unlisted is None else ())]


def _cured(diagnostic: Diagnostic, origins: Origins) -> Diagnostic:
    """Return a diagnostic of a problem with the commands that mend its entry as the hint, where there are any."""
    cure, entry = _CURES.get(diagnostic.code), origins.home(diagnostic.place)
    return diagnostic._replace(hint=lookup.named(cure, entry)) if cure and entry else diagnostic


def compose(ledger: Ledger, request: Request, own: Path) -> Document | list[Diagnostic]:
    """Return the notice of a ledger, or what is wrong with the template it is set with.

    Where the workspace has a Word template of its own, the words are those of that.
    """
    try:
        if papers.has(own, f"{NOTICE}.docx"):
            return _of_word(NOTICE, ledger, request, own)
        return papers.compose(NOTICE, ledger, request, own)
    except DataError as broken:
        place = broken.place or ledger.inspection.place("notice", key=True)
        return [UNSET.broken(place, broken.message, broken.hint)]


def _of_word(name: str, ledger: Ledger, request: Request, own: Path) -> Document | list[Diagnostic]:
    from rectify_cli.papers import own_word  # noqa: PLC0415 - python-docx, wanted only for a Word template

    filled = own_word.fill(name, ledger, request, own)
    return own_word.words(filled.content, name) if filled.content else filled.faults


def _origins(ledger: Ledger, paper: Reading) -> Origins:
    """Return where the words of the notice are written, those of its facts among them."""
    return Origins(facts.as_of(ledger, ledger.inspection.record.cut_off), paper)


def _on_cut_off(ledger: Ledger) -> Ledger:
    """Return the ledger as the notice counts it."""
    return ledger.as_of(ledger.inspection.record.cut_off).counted()


def _accounted(words: Reading, ledger: Ledger, edition: Edition) -> Reading:
    """Return the reading of a notice as if it said of each register how many it counts and does not list."""
    counted = _on_cut_off(ledger)
    return replace(
        words,
        unlisted=words.unlisted or _said(counted.unlisted(edition, Register.ISSUES)),
        unlisted_immediate=_said(counted.unlisted(edition, Register.IMMEDIATE)),
    )


def _said(unlisted: Tally) -> Unlisted | None:
    """Return what a notice would say of those it does not list, if there are any."""
    if not unlisted.total:
        return None
    nowhere = Extent(0, 0, 0)
    columns = (Column.COMPLETED, Column.STAGED, Column.UNFINISHED)
    shares = (Share(column.label.zh, column, Quoted(unlisted.figure(column), nowhere)) for column in columns)
    return Unlisted(Quoted(unlisted.total, nowhere), tuple(shares))


def _note(ledger: Ledger, edition: Edition) -> Iterator[Diagnostic]:
    """Yield that some problems are counted and not listed, where the first of them says so."""
    first = next((entry for entry in ledger.issues if not lists(edition, entry.record)), None)
    if first is not None:
        unlisted = _on_cut_off(ledger).unlisted(edition, Register.ISSUES)
        yield UNLISTED.broken(
            first.place("disclosure"),
            Phrase(
                f"通报共计 {len(ledger.issues)} 个问题，{unlisted.total} 个不列出（{edition.label.zh}），文中未作说明",
                f"of {len(ledger.issues)} problems counted, {unlisted.total} are not listed in the "
                f"{edition.label.en}, and the notice does not say so",
            ),
        )


def _not_understood(text: str) -> Phrase:
    shown = shortened(text)
    return Phrase(f"未能识别：{shown}", f"not understood: {shown}")
