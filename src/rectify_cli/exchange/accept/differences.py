"""An edited paper and the one its ledger makes -> the differences that the ledger can take, problem by problem."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rectify_cli import actions
from rectify_cli.core.chinese.ordinals import unnumbered
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register, Status
from rectify_cli.exchange.accept import new_problem, points, printed, prose
from rectify_cli.exchange.accept.difference import BACK, Created, Difference, Lines, Rewrite
from rectify_cli.exchange.accept.points import Leaf, List, Texts
from rectify_cli.exchange.notice import internal
from rectify_cli.exchange.notice.tidy import tidy
from rectify_cli.ledger import Entry, Ledger, facts, lookup
from rectify_cli.ledger.edits import Put
from rectify_cli.ledger.limits import Objection
from rectify_cli.ledger.model import Issue
from rectify_cli.notices import Extent, ListedIssue, Reading, pairing
from rectify_cli.notices.written import as_written

_INTERNAL = ("owner", "lead", "person", "support", "examples", "cause", "goal", "reason", "lessons")


@dataclass(frozen=True, slots=True)
class Papers:
    """The paper as it was edited, the paper as the ledger makes it, and the edition of both.

    Their figures are those at the end of `as_of`; `day` dates a status.
    """

    theirs: Reading
    ours: Reading
    edition: Edition
    as_of: dt.date
    day: dt.date


def differences(ledger: Ledger, papers: Papers, today: dt.date) -> list[Difference]:
    """Return what of the edited paper can go into the ledger, or is refused with what to type instead.

    Figures, left out problems, and what only the template writes are no differences of this kind.
    """
    known = facts.figures(ledger.as_of(papers.as_of))
    return sorted(_all(ledger, papers, known, today), key=lambda each: each.place.line or 0)


def _all(ledger: Ledger, papers: Papers, known: dict[str, str], today: dt.date) -> Iterator[Difference]:
    words, own = as_written(papers.theirs), as_written(papers.ours)
    homes = [(listed, entry) for listed, entry in pairing.entries(ledger, papers.ours)]
    pairs, added, dropped = pairing.paired(papers.theirs.listed, papers.ours.listed)
    aspects: dict[tuple[str, str], list[tuple[Place, Texts]]] = {}
    for listed, ours in pairs:
        entry = next((entry for other, entry in homes if other is ours), None)
        if entry is None:
            continue
        theirs = words.listed[papers.theirs.listed.index(listed)]
        mine = own.listed[papers.ours.listed.index(ours)]
        texts = Texts(printed.texts(ledger, entry, known))
        yield from _issue(papers, texts, entry, mine, theirs)
        yield from _status(ledger, papers, entry, (mine, theirs), today)
        if mine.aspect and theirs.aspect and tidy(mine.aspect.value) != tidy(theirs.aspect.value):
            place = papers.theirs.place(theirs.aspect.at)
            aspects.setdefault((mine.aspect.value, theirs.aspect.value), []).append((place, texts))
    yield from (_aspect(before, after, under) for (before, after), under in aspects.items())
    yield from new_problem.differences(ledger, papers.theirs, added, dropped, papers.edition)
    yield from prose.differences(ledger, papers.ours, papers.theirs, known)


def _issue(
    papers: Papers, texts: Texts, entry: Entry[Issue], ours: ListedIssue, theirs: ListedIssue
) -> Iterator[Difference]:
    """Yield the differences of the words of one problem."""
    by_hand = points.by_hand(f"rectify edit {lookup.typed(entry)}")
    place = papers.theirs.place
    title = List(texts, (("title",),), _name(entry, "title"), by_hand)
    yield from points.differences(title, [points.leaf(ours.title)], [points.leaf(theirs.title)], place)
    for key in facts.PRINTED:
        others = (key, *(other for other in facts.PRINTED if other != key))
        listed = List(texts, tuple((other,) for other in others), _name(entry, key), by_hand)
        yield from points.differences(
            listed, points.leaves(getattr(ours, key)), points.leaves(getattr(theirs, key)), place
        )
    if papers.edition is Edition.INTERNAL:
        yield from _internal(papers, texts, entry, ours, theirs)


def _internal(
    papers: Papers, texts: Texts, entry: Entry[Issue], ours: ListedIssue, theirs: ListedIssue
) -> Iterator[Difference]:
    """Yield the differences of the labelled lines that only an internal paper prints."""
    before, after = internal.fields_of(ours).fields, internal.fields_of(theirs).fields
    at = {line.field: line.at for line in theirs.internal}
    for key in (key for key in _INTERNAL if key in after and before.get(key) != after[key]):
        if key not in before:
            put = (Lines(entry, (Put((key,), after[key]),)),)
            yield Difference(papers.theirs.place(at[key]), _name(entry, key), "", after[key], put)
            continue
        field = List(texts, ((key,),), _name(entry, key), points.by_hand(f"rectify set {lookup.typed(entry)} {key}=…"))
        home = texts.find(before[key], (key,))
        leaf = Leaf(after[key], at[key])
        yield points.reworded(field, Leaf(before[key], at[key]), leaf, home, papers.theirs.place(at[key]))
    if "due" in before and "due" in after and before["due"] != after["due"]:
        command = f"rectify extend {lookup.typed(entry)} --to {after['due']} --reason …"
        moved = Objection(
            Phrase("整改时限不在此改动，须办理延期", "a deadline is not moved here: it is extended, with a reason"),
            Phrase(command, f"`{command}`"),
        )
        day = (str(before["due"]), str(after["due"]))
        yield Difference(papers.theirs.place(at["due"]), _name(entry, "due"), *day, objection=moved)


def _aspect(before: str, after: str, under: Sequence[tuple[Place, Texts]]) -> Difference:
    """Return the difference of a heading, which is that of every problem under it."""
    entries = [texts.texts[0].entry for _, texts in under]
    ids = [str(entry.record.id) for entry in entries]
    zh = f"第 {ids[0]} 号" + (f"等 {len(ids)} 个问题" if len(ids) > 1 else "")
    name = Phrase(f"{zh}的方面", f"aspect of no. {', '.join(ids)}")
    changes: list[Rewrite | Lines | Created] = []
    nowhere = Extent(0, 0, 0)
    old, new = Leaf(before, nowhere), Leaf(unnumbered(after), nowhere)
    for place, texts in under:
        of = List(
            texts, (("aspect",),), name, points.by_hand(f"rectify set {lookup.typed(texts.texts[0].entry)} aspect=…")
        )
        made = points.reworded(of, old, new, texts.find(before, ("aspect",)), place)
        if made.objection:
            return made
        changes += made.changes
    return Difference(under[0][0], name, before, after, tuple(changes))


def _status(
    ledger: Ledger, papers: Papers, entry: Entry[Issue], sides: tuple[ListedIssue, ListedIssue], today: dt.date
) -> Iterator[Difference]:
    """Yield the status of one problem where it differs: one more entry of its history, never a change of the old."""
    before, after = sides[0].word, sides[1].word
    if after is None or (before and before.value == after.value):
        return
    inspection = ledger.inspection.record
    if after.value == inspection.label(entry.record):
        return
    plain = Difference(
        papers.theirs.place(after.at), _name(entry, "progress"), before.value if before else "", after.value
    )
    try:
        log = actions.log(actions.Subject(ledger, entry, today), after.value, papers.day)
    except UsageError as refused:
        objection = Objection(refused.message, refused.hint or points.by_hand("rectify log").hint)
        yield replace(plain, objection=_named(objection, entry))
        return
    order = list(Status)
    reached = sides[1].status
    backward = reached is None or order.index(reached) > order.index(entry.record.status)
    yield replace(plain, changes=(Lines(entry, log.edits),), confirmed=BACK if backward else None)


def _named(objection: Objection, entry: Entry[Any]) -> Objection:
    """Return an objection whose commands name an entry."""
    return objection._replace(hint=lookup.named(objection.hint, entry))


def _name(entry: Entry[Issue], key: str) -> Phrase:
    title = Issue.model_fields[key].title or key
    immediate = f"/{Register.IMMEDIATE.value}/" in entry.file
    noun = Phrase("立行立改", "immediate fix") if immediate else Phrase("", "no.")
    return Phrase(f"{noun.zh}第 {entry.record.id} 号{title}", f"{noun.en} {entry.record.id}, {key}")
