"""A problem of an edited paper that the ledger does not have -> a new entry, as an import of the paper makes it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register
from rectify_cli.exchange.accept.difference import Created, Difference
from rectify_cli.exchange.draft import Mapping
from rectify_cli.exchange.notice import entries, join
from rectify_cli.ledger import Ledger, facts
from rectify_cli.ledger.model import Inspection
from rectify_cli.notices import ListedIssue, Reading
from rectify_cli.notices.pairing import likeness


def differences(
    ledger: Ledger, paper: Reading, added: Sequence[ListedIssue], dropped: Sequence[ListedIssue], edition: Edition
) -> Iterator[Difference]:
    """Yield each added problem of which the paper says enough: its state, and what was or is to be done.

    The others are told by the comparison of the two papers, with the command that adds them; so is one whose words are
    those of a problem that was `dropped`: it may be that one under another title.
    """
    titles = [entry.record.title for _, entry in ledger.issues_by_register()]
    enough = [
        listed
        for listed in added
        if listed.status is not None
        and (listed.measures or listed.results or listed.plan)
        and not any(join.same(title, listed.title.value) for title in titles)
        and not any(likeness(_words(listed), _words(other)) for other in dropped)
    ]
    draft = entries.draft(replace(paper, listed=tuple(enough)))
    draft = draft.internal() if edition is Edition.INTERNAL else draft
    values = {Register.ISSUES: iter(draft.issues), Register.IMMEDIATE: iter(draft.immediate)}
    for listed in enough:
        entry = _worded(next(values[listed.register]), listed, ledger.inspection.record)
        noun = (
            Phrase("新的立行立改", "new immediate fix")
            if listed.register is Register.IMMEDIATE
            else Phrase("新问题", "new problem")
        )
        state = listed.word.value if listed.word else listed.status.label.zh if listed.status else ""
        yield Difference(
            paper.place(listed.title.at),
            noun,
            "",
            f"{entry['title']}（{state}）" if state else str(entry["title"]),
            (Created(listed.register, entry),),
        )


def _worded(entry: Mapping, listed: ListedIssue, inspection: Inspection) -> Mapping:
    """Return an entry that is printed with the word of the paper, where the ledger has another one for the status."""
    steps = entry.get("progress", [])
    own = next((word for word, status in inspection.labels.items() if status is listed.status), None)
    if not steps or listed.word is None or listed.status is None:
        return entry
    plain = {key: value for key, value in steps[-1].items() if key != "word"}
    word = {} if listed.word.value == (own or listed.status.label.zh) else {"word": listed.word.value}
    return {**entry, "progress": [*steps[:-1], {**plain, **word}]}


def _words(listed: ListedIssue) -> str:
    points = [point.value for key in facts.PRINTED for point in getattr(listed, key)]
    return "".join(points)
