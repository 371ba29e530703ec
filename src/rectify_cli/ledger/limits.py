"""Limits of an entry: its dates, its status moves, its deadline; used by verbs, sheets and `rectify check` alike."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger.closing import unsupported
from rectify_cli.ledger.model import ISSUE_KEYS, Inspection, Issue, Policy, Progress, SignOff, Tracked

PROGRESS = Phrase("进展日期", "the progress date")
DEADLINE = Phrase("整改时限", "the deadline")
_DONE = Phrase("措施办结日期", "the completion date")
_SIGNED = Phrase("签字日期", "the signature date")
_APPLIED = Phrase("申请延期日期", "the extension date")


class Objection(NamedTuple):
    """The reason against a change, and what to do instead."""

    message: Phrase
    hint: Phrase


class Dated(NamedTuple):
    """A date of an entry: its path, what it is the date of, and whether it may not be after today."""

    path: tuple[str | int, ...]
    name: Phrase
    day: dt.date
    past: bool = True


class Move(NamedTuple):
    """One step of a history, by its index from 0, and the statuses before and after it."""

    step: int
    before: Status
    after: Status


def first_day(inspection: Inspection) -> dt.date:
    """Return the earliest date an entry may have: the first day on site (进驻首日), in every register.

    It is not the date of the feedback: what can be put right during the visit is put right then (边巡边改), and the
    feedback lists the issue all the same, so its progress, its measures and even its deadline may rightly be older
    than the feedback. Before the visit there was nothing to rectify, so an earlier date is a slip of the pen.
    """
    return inspection.on_site.start


def too_early(inspection: Inspection, day: dt.date, name: Phrase) -> Objection | None:
    """Return the objection to `day`, which messages call `name`, if it is before the first day possible, else None."""
    first = first_day(inspection)
    if day >= first:
        return None
    return Objection(
        Phrase(f"{name.zh} {day} 早于进驻首日 {first}", f"{name.en} {day} is before the first day on site, {first}"),
        Phrase("核对年份和月份", "check the year and the month"),
    )


def too_late(today: dt.date, day: dt.date, name: Phrase) -> Objection | None:
    """Return the objection to `day`, which messages call `name`, if it is after today, else None."""
    if day <= today:
        return None
    return Objection(
        Phrase(f"{name.zh} {day} 晚于今天 {today}", f"{name.en} {day} is after today, {today}"),
        Phrase("填写已经发生的日期", "give the date on which it happened"),
    )


def milestones(inspection: Inspection) -> tuple[Dated, ...]:
    """Return the days of the inspection in the order in which they come."""
    return (
        Dated(("on_site", "to"), Phrase("进驻末日", "the last day on site"), inspection.on_site.end),
        Dated(("feedback",), Phrase("反馈日期", "the feedback date"), inspection.feedback),
        Dated(("cut_off",), Phrase("截止日期", "the cut-off date"), inspection.cut_off),
        Dated(("signing",), Phrase("成文日期", "the signing date"), inspection.signing),
    )


def disorder(steps: Sequence[Dated]) -> Objection | None:
    """Return the objection to days, one of which is before the one that it follows, else None."""
    for before, after in pairwise(steps):
        if after.day < before.day:
            return Objection(
                Phrase(
                    f"{after.name.zh} {after.day} 早于{before.name.zh} {before.day}",
                    f"{after.name.en}, {after.day}, is before {before.name.en}, {before.day}",
                ),
                Phrase("核对年份和月份", "check the year and the month"),
            )
    return None


def days(record: Tracked) -> Iterator[Dated]:
    """Yield the dates of what was done, and the deadline."""
    for index, step in enumerate(record.progress):
        yield Dated(("progress", index, "date"), PROGRESS, step.date)
    if not isinstance(record, Issue):
        return
    for index, measure in enumerate(record.measures):
        if measure.done:
            yield Dated(("measures", index, "done"), _DONE, measure.done)
    for index, signature in enumerate(record.sign_offs):
        yield Dated(("sign_offs", index, "date"), _SIGNED, signature.date)
    for index, extended in enumerate(record.extensions):
        yield Dated(("extensions", index, "date"), _APPLIED, extended.date)
    if record.due:
        yield Dated(("due",), DEADLINE, record.due, past=False)


def issues_of(values: Mapping[str, object]) -> Iterator[int | str]:
    """Yield the ids of issues that a record of a register of the office's own names; what is no id stays a text."""
    for key in ISSUE_KEYS:
        listed = values.get(key)
        for typed in listed if isinstance(listed, list | tuple) else [] if listed is None else [listed]:
            text = str(typed)
            yield int(text) if text.isascii() and text.isdecimal() else text


def out_of_order(record: Tracked) -> Iterator[tuple[tuple[str, int], dt.date, dt.date]]:
    """Yield the path of each progress entry and extension dated before the previous one, its date and the previous."""
    yield from _out_of_order("progress", [step.date for step in record.progress])
    if isinstance(record, Issue) and record.extensions:
        yield from _out_of_order("extensions", [extension.date for extension in record.extensions])


def _out_of_order(key: str, dates: Sequence[dt.date]) -> Iterator[tuple[tuple[str, int], dt.date, dt.date]]:
    for index, (before, after) in enumerate(pairwise(dates), start=1):
        if after < before:
            yield (key, index), after, before


def forbidden(progress: Sequence[Progress], policy: Policy) -> Iterator[Move]:
    """Yield the moves of a history that the policy does not allow; the first move starts from 未开始."""
    statuses = [Status.NOT_STARTED, *(step.status for step in progress)]
    for index, (before, after) in enumerate(pairwise(statuses)):
        if not policy.may(before, after):
            yield Move(index, before, after)


def breach(before: Tracked, after: Tracked, inspection: Inspection, today: dt.date) -> Objection | None:
    """Return the first objection to a changed entry that did not apply to it before, or None."""
    present = Counter(_breaches(before, inspection, today))
    for objection in _breaches(after, inspection, today):
        if not present[objection]:
            return objection
        present[objection] -= 1
    return None


def _breaches(record: Tracked, inspection: Inspection, today: dt.date) -> Iterator[Objection]:
    for dated in days(record):
        late = too_late(today, dated.day, dated.name) if dated.past else None
        yield from filter(None, (late, too_early(inspection, dated.day, dated.name)))
    for _, day, last in out_of_order(record):
        message = Phrase(f"{day} 排在 {last} 之后", f"{day} comes after {last}")
        yield Objection(message, Phrase("按日期先后记", "keep them in order of date"))
    for move in forbidden(record.progress, inspection.policy):
        yield _not_allowed(inspection.policy, move)
    if isinstance(record, Issue):
        for index in reversed(list(unsupported(record.sign_offs, record.progress))):
            yield _signed(record.id, record.sign_offs[index])
        if record.extensions and record.due != record.extensions[-1].until:
            yield _extended(record.id, record.extensions[-1].until)


def extension(issue: Issue, until: dt.date, day: dt.date) -> Objection | None:
    """Return the objection to extending an issue until `until` on `day`: it must be open and due earlier."""
    number, due = issue.id, issue.deadline
    if issue.status is Status.COMPLETED:
        message = Phrase(f"第 {number} 号已完成，不用延期", f"issue {number} is completed and needs no extension")
        return Objection(message, Phrase(f"核对编号：rectify show {number}", f"check the id: `rectify show {number}`"))
    if due is None:
        message = Phrase(f"第 {number} 号没有整改时限", f"issue {number} has no deadline to extend")
        return Objection(
            message,
            Phrase(f"先写时限：rectify set {number} due={until}", f"set one first: `rectify set {number} due={until}`"),
        )
    if until <= due:
        message = Phrase(
            f"新时限 {until} 不晚于现在的时限 {due}",
            f"the new deadline {until} is not after the present one, {due}",
        )
        return Objection(message, Phrase("填写更晚的日期", "give a later date"))
    if issue.extensions and day < (last := max(earlier.date for earlier in issue.extensions)):
        message = Phrase(
            f"日期 {day} 早于上次延期的日期 {last}", f"the date {day} is before the last extension, {last}"
        )
        return Objection(message, Phrase("延期按日期先后记", "extensions are kept in order of date"))
    return None


def _not_allowed(policy: Policy, move: Move) -> Objection:
    before, after = move.before.label, move.after.label
    allowed = [status.label for status in policy.moves.get(move.before, ())]
    zh, en = "、".join(label.zh for label in allowed), ", ".join(label.en for label in allowed)
    return Objection(
        Phrase(f"“{before.zh}”不能改为“{after.zh}”", f"{before.en} may not be followed by {after.en}"),
        Phrase(
            f"可改为：{zh or '（无）'}；本单位规定不同的，用 rectify policy moves.原状态=新状态、… 修改",
            f"it may be followed by: {en or '(nothing)'}; if your rules differ, `rectify policy moves.STATUS=…`",
        ),
    )


def _extended(number: int, until: dt.date) -> Objection:
    """Return the objection to a deadline other than that of the last extension."""
    return Objection(
        Phrase(f"第 {number} 号的时限已延期到 {until}", f"the deadline of issue {number} was extended to {until}"),
        Phrase(
            f"再延期用 rectify extend {number} --to 新时限 --reason 理由；延期记错的用 rectify edit {number} 改正",
            f"to extend it again: `rectify extend {number} --to DATE --reason …`; "
            f"to correct the extension: `rectify edit {number}`",
        ),
    )


def _signed(number: int, signature: SignOff) -> Objection:
    """Return the objection to a history that would leave a signature without its completion."""
    role, by, day = signature.role, signature.by, signature.date
    return Objection(
        Phrase(
            f"第 {number} 号已由{role}（{by}）于 {day} 签字", f"issue {number} was signed by {by} ({role}) on {day}"
        ),
        Phrase(
            f"退回用 rectify reopen {number} --reason 理由，签字随之作废",
            f"to send it back and void the signatures: `rectify reopen {number} --reason …`",
        ),
    )
