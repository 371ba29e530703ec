"""An edited paper compared with the one its ledger makes (校核): figures, statuses, problems, wording."""

import shlex
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from rectify_cli.checks.origins import Origins
from rectify_cli.core.diagnostics import Diagnostic, Place, Related, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.substrings import differing
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, lookup
from rectify_cli.ledger.model import Issue
from rectify_cli.notices import Claim, Extent, ListedIssue, Quoted, Reading, pairing
from rectify_cli.notices.grammar.lines import NoticeLine
from rectify_cli.notices.printed_lines import printed_lines

FIGURE = error(
    "C801",
    Phrase("文稿中的数字与台账一致", "the figures of the paper are those of the ledger"),
    Phrase(
        "文稿正确的，用 rectify log 更正有误的状态；台账正确的，用 rectify render 重新生成文稿",
        "if the paper is right, correct the statuses with `rectify log`; otherwise render it again",
    ),
)
STATUS = error(
    "C802",
    Phrase("文稿中各问题的状态与台账一致", "the status of each problem is the same in the paper and in the ledger"),
    Phrase(
        "文稿正确的，用 rectify log 更新台账；台账正确的，用 rectify render 重新生成文稿",
        "if the paper is right, update the ledger with `rectify log`; otherwise render it again with `rectify render`",
    ),
)
ADDED = error(
    "C803",
    Phrase("文稿中的问题台账都有记录", "every problem of the paper is in the ledger"),
    Phrase("用 rectify new 补录，或从文稿中删去", "add it with `rectify new`, or remove it from the paper"),
)
DROPPED = error(
    "C804",
    Phrase("台账应列的问题文稿都已列出", "every problem the ledger lists is in the paper"),
    Phrase(
        "在文稿中补上；不予公开的，用 rectify set 将 disclosure 改为 withheld",
        "put it back; if it is not to be published, set its disclosure to withheld with `rectify set`",
    ),
)
WORDING = warning(
    "C805",
    Phrase("文稿的文字与台账一致", "the wording of the paper is that of the ledger"),
    Phrase(
        "保留改动的，用 rectify accept 收入台账；不保留的，用 rectify render 重新生成文稿",
        "to keep the change, take it into the ledger with `rectify accept`; otherwise render the paper again",
    ),
)

_SHOWN = 20


def collate(paper: Reading, own: Reading, origins: Origins) -> list[Diagnostic]:
    """Return how `paper` differs from `own`, the paper that the ledger of `origins` makes now, showing both sides."""
    pairs, added, dropped = pairing.paired(paper.listed, own.listed)
    return [
        *_figures(paper, own),
        *(diagnostic for listed, ours in pairs for diagnostic in _status(paper, own, listed, ours, origins)),
        *(
            ADDED.broken(
                paper.place(listed.title.at),
                Phrase(f"台账中没有此问题：{listed.title.value}", f"not in the ledger: {listed.title.value}"),
                _new(listed),
            )
            for listed in added
        ),
        *(
            DROPPED.broken(
                Place(paper.source.file),
                Phrase(f"文稿中没有此问题：{ours.title.value}", f"not in the paper: {ours.title.value}"),
                _withheld(origins.home(own.place(ours.title.at))),
                related=_written(own, ours.title.at, origins),
            )
            for ours in dropped
        ),
        *_words(paper, own, origins),
    ]


def _new(listed: ListedIssue) -> Phrase:
    """Return the hint with the command that adds a problem."""
    words = ["rectify new", shlex.quote(listed.title.value)]
    words += ["--aspect", shlex.quote(listed.aspect.value)] if listed.aspect else []
    words += ["--register immediate"] if listed.register is Register.IMMEDIATE else []
    command = " ".join(words)
    return Phrase(f"补录：{command}；或从文稿中删去", f"add it with `{command}`, or remove it from the paper")


def _withheld(entry: Entry[Issue] | None) -> Phrase:
    """Return the hint with the command that keeps a problem out of papers."""
    command = (
        f"rectify set {lookup.typed(entry)} disclosure=withheld" if entry else "rectify set ID disclosure=withheld"
    )
    return Phrase(
        f"在文稿中补上；不予公开的：{command}",
        f"put it back; if it is not to be published, `{command}`",
    )


def _figures(paper: Reading, own: Reading) -> Iterator[Diagnostic]:
    """Yield each figure that both sides declare and that differs."""
    for claim in own.claims:
        theirs = next((other for other in paper.claims if _alike(other, claim)), None)
        if theirs is None:
            continue
        label = claim.register.label
        if theirs.total.value != claim.total.value:
            yield _figure(paper, theirs.total, claim.total.value, label)
        for share in claim.shares:
            printed = next((other for other in theirs.shares if other.column is share.column), None)
            if printed and share.column and printed.number.value != share.number.value:
                name = Phrase(label.zh + share.column.label.zh, f"{label.en} {share.column.label.en}")
                yield _figure(paper, printed.number, share.number.value, name)


def _alike(claim: Claim, other: Claim) -> bool:
    return claim.register is other.register and (claim.unit == other.unit or claim.register is not Register.ISSUES)


def _figure(paper: Reading, printed: Quoted[int], derived: int, name: Phrase) -> Diagnostic:
    return FIGURE.broken(
        paper.place(printed.at),
        Phrase(
            f"{name.zh}：文稿为 {printed.value}，台账为 {derived}",
            f"{name.en}: the paper says {printed.value}, the ledger {derived}",
        ),
    )


def _status(
    paper: Reading, own: Reading, listed: ListedIssue, ours: ListedIssue, origins: Origins
) -> Iterator[Diagnostic]:
    """Yield the status of one problem where the sides differ."""
    theirs, wanted = (side.word.value if side.word else "—" for side in (listed, ours))
    if theirs == wanted:
        return
    yield STATUS.broken(
        paper.place((listed.word or listed.title).at),
        Phrase(
            f"{listed.title.value}：文稿为“{theirs}”，台账为“{wanted}”",
            f"{listed.title.value}: the paper says {theirs}, the ledger {wanted}",
        ),
        related=_written(own, ours.title.at, origins),
    )


def _written(own: Reading, at: Extent, origins: Origins) -> tuple[Related, ...]:
    """Return where in the ledger some words of its own paper are written."""
    words = own.as_written(at)
    place = origins.place(words, 0, len(words), at.block)
    return (Related(place, Phrase("台账原文在此处", "the ledger says so here")),) if place else ()


def _words(paper: Reading, own: Reading, origins: Origins) -> Iterator[Diagnostic]:
    """Yield each line that differs, but for those with figures and status words, which are compared by value."""
    left, right = _worded(paper), _worded(own)
    matcher = SequenceMatcher(None, [line.text for line in left], [line.text for line in right], autojunk=False)
    for kind, i, j, k, n in matcher.get_opcodes():
        if kind == "equal" or _joined(left[i:j]) == _joined(right[k:n]):
            continue
        for line, ours in zip_longest(left[i:j], right[k:n]):
            yield _changed(paper, own, line, ours, origins)


def _joined(printed: Iterable[NoticeLine]) -> str:
    """Return the words of lines in one: a format may part a line that another leaves whole (附件1 and its title)."""
    return "".join("".join(line.printed.split()) for line in printed)


def _worded(reading: Reading) -> list[NoticeLine]:
    """Return the lines that hold neither figures nor a status word."""
    valued = {claim.total.at.block for claim in reading.claims}
    valued |= {listed.word.at.block for listed in reading.listed if listed.word}
    return [line for line in printed_lines(reading) if line.block not in valued]


def _changed(
    paper: Reading, own: Reading, line: NoticeLine | None, ours: NoticeLine | None, origins: Origins
) -> Diagnostic:
    """Return the diagnostic of one changed line; None where a side has no such line."""
    if line is None or ours is None:
        return _one_sided(paper, own, line, ours, origins)
    start, end, ours_end = differing(line.text, ours.text)
    theirs, wanted = _cut(line.text[start:end]), _cut(ours.text[start:ours_end])
    return WORDING.broken(
        paper.place(Extent(line.block, line.start + start, line.start + max(end, start + 1))),
        Phrase(f"文稿为“{theirs}”，台账为“{wanted}”", f"the paper says “{theirs}”, the ledger “{wanted}”"),
        related=_written(own, ours.own_words.at, origins),
    )


def _one_sided(
    paper: Reading, own: Reading, line: NoticeLine | None, ours: NoticeLine | None, origins: Origins
) -> Diagnostic:
    if line is not None:
        text = _cut(line.text)
        return WORDING.broken(
            paper.place(line.own_words.at), Phrase(f"台账中没有“{text}”", f"not in the ledger: “{text}”")
        )
    assert ours is not None  # noqa: S101 - one side of a difference is always there
    text = _cut(ours.text)
    return WORDING.broken(
        Place(paper.source.file),
        Phrase(f"文稿中没有“{text}”", f"not in the paper: “{text}”"),
        related=_written(own, ours.own_words.at, origins),
    )


def _cut(text: str) -> str:
    """Return a text short enough to stand in a message."""
    return text if len(text) <= 2 * _SHOWN else f"{text[:_SHOWN]}…{text[-_SHOWN:]}"
