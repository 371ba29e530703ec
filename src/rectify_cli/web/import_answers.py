"""What a form says of a sheet, each answer beside its question, as the options of `rectify import` say it."""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook.merge.conflict import Conflict
from rectify_cli.transactions.prepared import Prepared

SKIP, DECLARE = "-", "+"
"""What a heading may be besides a field of ours: not read at all, or a field of the office's own."""

FIELD, OWN, STATE, TIME = "field:", "own:", "state:", "time:"
"""What the names of the fields begin with that are about a heading, a word of a state, the words of a deadline."""

_OTHERS = ("side", "map", "block", "dates", "save")


@dataclass(frozen=True, slots=True)
class Answers:
    """The texts of the form, by the names of its fields."""

    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sent: Mapping[str, object]) -> "Answers":
        """Return what was answered; a browser sends the ends of lines its own way."""
        texts = {name.replace("\r\n", "\n"): text for name, text in sent.items() if isinstance(text, str)}
        kept = (FIELD, OWN, STATE, TIME)
        said = {name: text.strip() for name, text in texts.items() if name.startswith(kept) or name in _OTHERS}
        return cls({name: text for name, text in said.items() if text})

    @property
    def side(self) -> bool | None:
        """Which side conflicts are settled by: True for the sheet, False for the ledger, None for neither."""
        return {"theirs": True, "ours": False}.get(self.texts.get("side", ""))

    @property
    def mapping(self) -> tuple[str, ...]:
        """What `--map` says: HEADER=FIELD, WORD=STATUS, WORDS=DATE."""
        headings = (f"{heading}={'' if to == SKIP else to}" for heading, to in self._about(FIELD) if to != DECLARE)
        words = (f"{word}={to}" for about in (STATE, TIME) for word, to in self._about(about))
        lines = (line.strip() for line in self.texts.get("map", "").splitlines())
        return (*headings, *words, *filter(None, lines))

    @property
    def declare(self) -> tuple[str, ...]:
        """What `--declare` says: HEADER=KEY:TYPE, either of the two left out or not."""
        own = dict(self._about(OWN))
        return tuple(f"{heading}={own.get(heading, '')}" for heading, to in self._about(FIELD) if to == DECLARE)

    @property
    def block(self) -> str | None:
        """What `--block` says."""
        return self.texts.get("block")

    @property
    def dates(self) -> str | None:
        """What `--dates` says."""
        return self.texts.get("dates")

    @property
    def saved(self) -> bool:
        """True if the mapping is to be saved (`--save-map`)."""
        return "save" in self.texts

    def words(self, about: str) -> list[str]:
        """Return the words that an answer is `about`."""
        return [word for word, _ in self._about(about)]

    def _about(self, about: str) -> Iterator[tuple[str, str]]:
        for name, text in self.texts.items():
            if name.startswith(about):
                yield name.removeprefix(about), text


@dataclass(frozen=True, slots=True)
class Questions:
    """What can be said of a sheet: its headings, each with the field it is read as or none, and the `fields` there are.

    `states` and `times` are words that no vocabulary has, `blocks` the columns of tables side by side, such as A:C;
    `timed` tells that deadlines are given in words from which a day follows.
    """

    headings: Sequence[tuple[str, str]]
    fields: Sequence[tuple[str, Phrase]]
    states: Collection[str] = ()
    times: Collection[str] = ()
    blocks: Sequence[str] = ()
    timed: bool = False


@dataclass(frozen=True, slots=True)
class PlannedImport:
    """What an import would do: each change and how words were taken, what is wrong, and what has to be asked.

    `conflicts` are the cells that both sides changed; they stay as they are unless a side is chosen. `confirm` is
    what has to be known before it is done. A book that is not `read` has faults and questions, and nothing else.
    """

    prepared: Prepared
    told: Sequence[Phrase]
    faults: Sequence[Diagnostic]
    conflicts: Sequence[Conflict]
    confirm: Phrase | None
    questions: Questions
    read: bool = True

    @property
    def digest(self) -> str:
        """The hash of every file that it would change, before and after."""
        whole = json.dumps([(change.label, change.before, change.after) for change in self.prepared.changes])
        return hashlib.sha256(whole.encode()).hexdigest()
