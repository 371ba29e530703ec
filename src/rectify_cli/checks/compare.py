"""A paper that was edited against the one its ledger makes (校核): figures, statuses, problems, words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest

from rectify_cli.checks.origins import Origins
from rectify_cli.core.diagnostics import Diagnostic, Place, Related, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.notices import Claim, Extent, ListedIssue, Quoted, Reading
from rectify_cli.notices.grammar.lines import NoticeLine, lines

FIGURE = error(
    "C801",
    Phrase("文稿里的数与台账算得的数一致", "a figure of the paper is the one the ledger gives"),
    Phrase(
        "文稿对就改台账，台账对就重新生成文稿", "correct the ledger if the paper is right; else set the paper again"
    ),
)
STATUS = error(
    "C802",
    Phrase("文稿里各问题的状态与台账一致", "the status of a problem is the same in the paper and the ledger"),
    Phrase("文稿对就改台账的 progress，台账对就重新生成文稿", "correct progress in the ledger, or set the paper again"),
)
ADDED = error(
    "C803",
    Phrase("文稿里的问题台账里都有", "every problem of the paper is in the ledger"),
    Phrase("在台账里补上这一条，或从文稿里删去", "add it to the ledger, or take it out of the paper"),
)
DROPPED = error(
    "C804",
    Phrase("台账要印的问题文稿里都有", "every problem the ledger prints is in the paper"),
    Phrase("文稿里补上这一条，或把它的 disclosure 改为 withheld", "put it back, or set its disclosure to withheld"),
)
WORDING = warning(
    "C805",
    Phrase("文稿的文字与台账一致", "the words of the paper are those of the ledger"),
    Phrase(
        "要保留这一改动，就改在台账里，再生成文稿", "to keep the change, make it in the ledger and set the paper again"
    ),
)

_ALIKE = 0.5
_SHOWN = 20


def collate(paper: Reading, own: Reading, origins: Origins) -> list[Diagnostic]:
    """Return how `paper` differs from `own`, what the ledger of `origins` makes now; both sides are shown."""
    pairs, added, dropped = _paired(paper.listed, own.listed)
    return [
        *_figures(paper, own),
        *(found for one, ours in pairs for found in _status(paper, own, one, ours, origins)),
        *(
            ADDED.broken(
                paper.place(one.title.at),
                Phrase(
                    f"台账没有这个问题：{one.title.value}", f"a problem the ledger does not have: {one.title.value}"
                ),
            )
            for one in added
        ),
        *(
            DROPPED.broken(
                Place(paper.source.file),
                Phrase(f"文稿缺这个问题：{ours.title.value}", f"a problem the paper lacks: {ours.title.value}"),
                related=_written(own, ours.title.at, origins),
            )
            for ours in dropped
        ),
        *_words(paper, own, origins),
    ]


def _paired(
    theirs: Sequence[ListedIssue], ours: Sequence[ListedIssue]
) -> tuple[list[tuple[ListedIssue, ListedIssue]], list[ListedIssue], list[ListedIssue]]:
    """Pair the problems of both sides, those of one title first, then those alike; return the rest of each as well."""
    pairs: list[tuple[ListedIssue, ListedIssue]] = []
    left, right = list(theirs), list(ours)
    for enough in (1.0, _ALIKE):
        for one in list(left):
            best = max(right, key=lambda other: _likeness(one, other), default=None)
            if best is not None and _likeness(one, best) >= enough:
                pairs.append((one, best))
                left.remove(one)
                right.remove(best)
    return pairs, left, right


def _likeness(one: ListedIssue, other: ListedIssue) -> float:
    matcher = SequenceMatcher(None, one.title.value, other.title.value, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE else 0.0


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


def _alike(one: Claim, other: Claim) -> bool:
    return one.register is other.register and (one.unit == other.unit or one.register is not Register.ISSUES)


def _figure(paper: Reading, printed: Quoted[int], derived: int, name: Phrase) -> Diagnostic:
    return FIGURE.broken(
        paper.place(printed.at),
        Phrase(
            f"{name.zh}：文稿 {printed.value}，台账 {derived}",
            f"{name.en}: the paper says {printed.value}, the ledger {derived}",
        ),
    )


def _status(
    paper: Reading, own: Reading, one: ListedIssue, ours: ListedIssue, origins: Origins
) -> Iterator[Diagnostic]:
    """Yield the status of one problem where the sides differ."""
    theirs, wanted = (side.word.value if side.word else "—" for side in (one, ours))
    if theirs == wanted:
        return
    yield STATUS.broken(
        paper.place((one.word or one.title).at),
        Phrase(
            f"{one.title.value}：文稿 {theirs}，台账 {wanted}",
            f"{one.title.value}: the paper says {theirs}, the ledger {wanted}",
        ),
        related=_written(own, ours.title.at, origins),
    )


def _written(own: Reading, at: Extent, origins: Origins) -> tuple[Related, ...]:
    """Return where in the ledger some words of its own paper are written."""
    place = origins.place(own.text(at), 0, at.end - at.start)
    return (Related(place, Phrase("台账写在这里", "the ledger has it here")),) if place else ()


def _words(paper: Reading, own: Reading, origins: Origins) -> Iterator[Diagnostic]:
    """Yield each line that differs, line by line; figures and status words are told apart from it."""
    told = {said.at.block for reading in (paper,) for said in _spoken(reading)}
    ours_told = {said.at.block for said in _spoken(own)}
    left = [line for line in _printed(paper) if line.block not in told]
    right = [line for line in _printed(own) if line.block not in ours_told]
    matcher = SequenceMatcher(None, [line.text for line in left], [line.text for line in right], autojunk=False)
    for kind, i, j, k, n in matcher.get_opcodes():
        if kind == "equal":
            continue
        for one, other in zip_longest(left[i:j], right[k:n]):
            yield _changed(paper, own, one, other, origins)


def _printed(reading: Reading) -> Iterator[NoticeLine]:
    """Yield the lines as a reader sees them: a signature, one block of the ledger's paper, has two."""
    for line in lines(reading.source):
        start = line.start
        for text in line.text.split("\n"):
            if text:
                yield replace(line, start=start, end=start + len(text), text=text)
            start += len(text) + 1


def _spoken(reading: Reading) -> Iterator[Quoted[int] | Quoted[str]]:
    """Yield the figures and status words of a paper."""
    for claim in reading.claims:
        yield claim.total
    for one in reading.listed:
        if one.word:
            yield one.word


def _changed(
    paper: Reading, own: Reading, one: NoticeLine | None, other: NoticeLine | None, origins: Origins
) -> Diagnostic:
    """Return the diagnostic of one changed line; None where a side has no such line."""
    if one is None or other is None:
        return _one_sided(paper, own, one, other, origins)
    start, end, ours_end = _differing(one.text, other.text)
    theirs, ours = one.text[start:end], other.text[start:ours_end]
    return WORDING.broken(
        paper.place(Extent(one.block, one.start + start, one.start + max(end, start + 1))),
        Phrase(
            f"文稿“{_cut(theirs)}”，台账“{_cut(ours)}”", f"the paper says “{_cut(theirs)}”, the ledger “{_cut(ours)}”"
        ),
        related=_written(own, other.said.at, origins),
    )


def _one_sided(
    paper: Reading, own: Reading, one: NoticeLine | None, other: NoticeLine | None, origins: Origins
) -> Diagnostic:
    if one is not None:
        text = _cut(one.text)
        return WORDING.broken(
            paper.place(one.said.at), Phrase(f"台账没有“{text}”", f"the ledger does not have “{text}”")
        )
    assert other is not None  # noqa: S101 - one side of a difference is always there
    text = _cut(other.text)
    return WORDING.broken(
        Place(paper.source.file),
        Phrase(f"文稿缺“{text}”", f"the paper lacks “{text}”"),
        related=_written(own, other.said.at, origins),
    )


def _differing(one: str, other: str) -> tuple[int, int, int]:
    """Return where two texts begin to differ, and where the difference ends in each."""
    start = _common(one, other)
    behind = _common(one[start:][::-1], other[start:][::-1])
    return start, len(one) - behind, len(other) - behind


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common from their start."""
    differing = (index for index, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(differing, min(len(one), len(other)))


def _cut(text: str) -> str:
    """Return a text short enough to stand in a message."""
    return text if len(text) <= 2 * _SHOWN else f"{text[:_SHOWN]}…{text[-_SHOWN:]}"
