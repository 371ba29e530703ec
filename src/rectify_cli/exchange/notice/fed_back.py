"""The inspection of a ledger that begins with the inspectors' own paper (反馈意见): its notice is yet to be written."""

from collections.abc import Iterator
from functools import reduce
from typing import Any

from rectify_cli.actions import begin
from rectify_cli.exchange.draft import Mapping
from rectify_cli.exchange.notice.sentences import Frame
from rectify_cli.ledger.edits import changed, plain
from rectify_cli.ledger.model import Inspection
from rectify_cli.notices import Extent, Reading


def inspection(told: Mapping) -> Mapping:
    """Return what the paper tells, with the usual days and sentences of the notice in place of the paper's own.

    The date of the paper is that of the feedback, unless it names one. Without a body, a team and the days on site,
    the sentences stay out.
    """
    feedback = told.get("feedback") or told.get("signing")
    entry = {key: value for key, value in told.items() if key not in {"feedback", "cut_off", "signing", "declared"}}
    entry |= {"feedback": feedback} if feedback else {}
    entry["notice"] = {}
    if not all(entry.get(key) for key in begin.REQUIRED):
        return _in_order(entry)
    placeholder = {"cut_off": feedback, "signing": feedback, "notice": {"title": ["-"], "lead": "-"}}
    start: Any = plain(entry | placeholder)
    for key in ("cut_off", "signing"):
        start[key] = begin.defaults(Inspection.model_validate(start), key)
    model = Inspection.model_validate(start)
    composed = reduce(changed, begin.composed(model, {}), start)
    return _in_order(entry | {"cut_off": model.cut_off, "signing": model.signing, "notice": composed["notice"]})


def _in_order(entry: Mapping) -> Mapping:
    return {name: entry[name] for name in Inspection.model_fields if name in entry}


def sentences(words: Reading, frame: Frame) -> Iterator[Extent]:
    """Yield where the paper's own sentences stand, which are no sentences of the notice."""
    kept = {frame.addressee, frame.lead, frame.closing, *frame.organisation, *frame.next_steps} - {None}
    for index, placed in enumerate(words.source.blocks):
        at = Extent(index, 0, len(placed.text))
        if any(text and text in words.as_written(at) for text in kept):
            yield at
