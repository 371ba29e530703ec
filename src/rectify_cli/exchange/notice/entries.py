"""What a notice says -> the entries of a ledger: nothing is invented, and what no entry holds is listed."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rectify_cli.core import status_words
from rectify_cli.core.chinese import dates as chinese_dates
from rectify_cli.core.chinese.numerals import hanzi
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Arrangement, Column, Kind, Register, Status
from rectify_cli.exchange.draft import Draft, Mapping
from rectify_cli.exchange.notice import fed_back, internal
from rectify_cli.exchange.notice.head_and_attachments import Attached
from rectify_cli.exchange.notice.missing import MOST_UNNAMED, missing
from rectify_cli.exchange.notice.sentences import Frame, frame_of
from rectify_cli.exchange.notice.tidy import split_items, tidy
from rectify_cli.notices import Claim, ListedIssue, Milepost, Quoted, QuotedPoint, Reading
from rectify_cli.notices.written import as_written

_KINDS = {"巡视": Kind.TOUR, "审计": Kind.AUDIT}
_COUNTED = ("具体问题", "反馈问题", "问题", "立行立改问题")


def draft(words: Reading) -> Draft:
    """Return the entries a notice describes; every status gets the date of the figures, the only one the notice has."""
    words = _all_done(as_written(words))
    day = _cut_off(words)
    frame = frame_of(words)
    labels = _labels(words.listed)
    own = {status: word for word, status in reversed(labels.items())}
    issues, immediate = (
        [_issue(number, listed, day, own) for number, listed in enumerate(_listed(words, register), start=1)]
        for register in (Register.ISSUES, Register.IMMEDIATE)
    )
    figures = {register: _claim(words, register) for register in Register}
    inspection = _inspection(words, frame, labels, figures)
    if words.feeds_back:
        inspection = fed_back.inspection(inspection)
        frame.left = sorted({*frame.left, *fed_back.sentences(words, frame)})
    faults = [fault for listed in words.listed for fault in internal.fields_of(listed).faults(words)]
    return Draft(
        inspection,
        tuple(issues),
        tuple(immediate or _unnamed(figures[Register.IMMEDIATE], day)),
        tuple(_petitions(figures[Register.PETITIONS], day)),
        tuple(missing(words, inspection, {of: claim.total.value for of, claim in figures.items() if claim})),
        (*frame.left, *words.unread),
        tuple(faults),
    ).unnumbered()


def _all_done(words: Reading) -> Reading:
    """Return the reading with the status of problems that state none, where the figures say that all are completed."""
    registers = {issue.register for issue in words.listed}
    done = {
        register
        for register in registers
        for claim in words.claims
        if (claim.register is register or len(registers) == 1)
        and (completed := _column(claim, Column.COMPLETED))
        and completed.value == claim.total.value == len(_listed(words, register))
    }

    def stated(issue: ListedIssue) -> ListedIssue:
        silent = issue.status is None and issue.word is None
        return replace(issue, status=Status.COMPLETED) if silent and issue.register in done else issue

    return replace(words, listed=tuple(map(stated, words.listed)))


def _cut_off(words: Reading) -> dt.date | None:
    """Return the date of the notice: the latest cut-off, else the date of its signature."""
    days = [day.value for day in words.dates.cut_off]
    return max(days) if days else words.dates.signing.value if words.dates.signing else None


def _listed(words: Reading, register: Register) -> list[ListedIssue]:
    return [issue for issue in words.listed if issue.register is register]


def _labels(listed: Sequence[ListedIssue]) -> dict[str, Status]:
    """Return the body's own words for statuses, in order of appearance."""
    own: dict[str, Status] = {}
    for issue in listed:
        if issue.word and issue.status and issue.word.value != issue.status.label.zh:
            own.setdefault(issue.word.value, issue.status)
    return own


def taken(words: Reading) -> Iterator[Phrase]:
    """Yield how each word was taken that only the table of status words knows."""
    for issue in words.listed:
        phrase = status_words.by_table(issue.word.value) if issue.word and issue.status else None
        if phrase:
            yield phrase


def _issue(number: int, listed: ListedIssue, day: dt.date | None, own: dict[Status, str]) -> Mapping:
    """Return the entry of one issue, in the form of its file."""
    entry: Mapping = {"id": number, "title": tidy(listed.title.value)}
    if listed.aspect:
        entry["aspect"] = tidy(listed.aspect.value)
    entry |= internal.fields_of(listed).fields
    latest: Mapping = entry.pop("progress", {})
    if listed.status and (day or latest):
        step: Mapping = {"date": day, "status": listed.status.value, **latest}
        if listed.word and listed.word.value != own.get(listed.status, listed.status.label.zh):
            step["word"] = listed.word.value
        entry["progress"] = [step]
    for key, points, arrangement in (
        ("measures", listed.measures, listed.measures_as),
        ("results", listed.results, listed.results_as),
        ("plan", listed.plan, listed.plan_as),
    ):
        if points and arrangement is not _usual(len(points)):
            entry[f"{key}_as"] = arrangement.value
        if points:
            entry[key] = [_plan(point) if isinstance(point, Milepost) else _point(point) for point in points]
    return entry


def _usual(points: int) -> Arrangement:
    return Arrangement.LISTED if points > 1 else Arrangement.PLAIN


def _point(point: QuotedPoint) -> Mapping | str:
    text, inner = split_items(tidy(point.value))
    items = [*inner, *(tidy(item.value) for item in point.items)]
    return {"text": text, "items": items} if items else text


def _plan(item: Milepost) -> Mapping | str:
    text = tidy("\n".join((item.text.value, *(inner.value for inner in item.text.items))))
    return {"text": text, "due": item.due.value} if item.due else text


def _claim(words: Reading, register: Register) -> Claim | None:
    """Return the fullest figures of a register: with a count per status, and closest to the issues listed."""
    listed = len(_listed(words, register))
    claims = [claim for claim in words.claims if claim.register is register]
    return min(
        claims,
        key=lambda claim: (
            not _column(claim, Column.COMPLETED),
            claim.unit not in _COUNTED,
            abs(claim.total.value - listed),
        ),
        default=None,
    )


def _column(claim: Claim, column: Column) -> Quoted[int] | None:
    return next((share.number for share in claim.shares if share.column is column), None)


def _figures(claim: Claim) -> Mapping | None:
    """Return the declared figures, None if the notice does not say how many are completed."""
    if _column(claim, Column.COMPLETED) is None:
        return None
    numbers = {column.value: _column(claim, column) for column in Column}
    return {"total": claim.total.value, **{name: number.value for name, number in numbers.items() if number}}


def _unnamed(claim: Claim | None, day: dt.date | None) -> Iterator[Mapping]:
    """Yield an entry for each immediate fix that is counted but not described: withheld, with a made-up title."""
    for number, status in enumerate(_statuses(claim), start=1):
        yield {
            "id": number,
            "title": f"立行立改问题之{hanzi(number)}",
            "disclosure": "withheld",
            **_history(status, day),
            "note": "通报只公布了个数，未说明内容。",
        }


def _petitions(claim: Claim | None, day: dt.date | None) -> Iterator[Mapping]:
    for number, status in enumerate(_statuses(claim), start=1):
        yield {"id": number, **_history(status, day)}


def _statuses(claim: Claim | None) -> list[Status]:
    """Return a status for each of those counted; any without a stated status are in progress."""
    if claim is None or claim.total.value > MOST_UNNAMED:
        return []
    total = claim.total.value
    shares = {column: min(total, share.value) if (share := _column(claim, column)) else 0 for column in Column}
    known = [Status.COMPLETED] * shares[Column.COMPLETED] + [Status.STAGED] * shares[Column.STAGED]
    return (known + [Status.IN_PROGRESS] * total)[:total]


def _history(status: Status, day: dt.date | None) -> Mapping:
    return {"progress": [{"date": day, "status": status.value}]} if day else {}


def _inspection(
    words: Reading, frame: Frame, labels: dict[str, Status], figures: dict[Register, Claim | None]
) -> Mapping:
    """Return data/inspection.yaml; what the notice does not say is left out."""
    dates, day = words.dates, _cut_off(words)
    title = [line.value for line in words.title if line.value.strip("# ")]
    kind = next((kind for word, kind in _KINDS.items() if any(word in line for line in title)), Kind.INSPECTION)
    declared = {register.value: _figures(claim) for register, claim in figures.items() if claim}
    shown = {name: figure for name, figure in declared.items() if figure}
    contact = {"phone": words.phone, "mail": words.mail, "email": words.email}
    notice: Mapping = {"title": title, "lead": frame.lead} | {
        "organisation": frame.organisation,
        "next_steps": frame.next_steps,
        "closing": frame.closing,
        "mention_unlisted": frame.mention_unlisted,
        "list_immediate": bool(_listed(words, Register.IMMEDIATE)),
    }
    entry: Mapping = {
        "body": words.body and words.body.value,
        "kind": kind.value,
        "team": words.team and words.team.value,
        "on_site": dates.on_site and {"from": dates.on_site[0].value, "to": dates.on_site[1].value},
        "feedback": dates.feedback and dates.feedback.value,
        "cut_off": day,
        "signing": dates.signing and dates.signing.value,
        "labels": {word: status.value for word, status in labels.items()},
        "declared": [{"as_of": day, **shown}] if day and "issues" in shown else [],
        "contact": {name: quoted.value for name, quoted in contact.items() if quoted},
        "papers": {"notice": parts} if (parts := _parts(words, frame)) else {},
        "notice": {key: value for key, value in notice.items() if value},
    }
    return {key: value for key, value in entry.items() if value}


def _parts(words: Reading, frame: Frame) -> Mapping:
    """Return what stands around the text: all the words under it are read, so that none are added to them."""
    parts: Mapping = {
        "format": "minutes" if frame.around.attendance else None,
        "head": _head(frame),
        "addressee": frame.addressee,
        "attachments": [_annex(attached) for attached in frame.around.attachments],
        "attendance": {key: [part.text for part in names] for key, names in frame.around.attendance.items()},
        "note": frame.around.note and frame.around.note.text,
        "imprint": _imprint(words, frame),
    }
    return {key: value for key, value in parts.items() if value} | ({"ending": ""} if frame.addressee else {})


def _head(frame: Frame) -> Mapping | None:
    """Return the red head."""
    around, mark, number = frame.around, frame.around.mark, frame.around.number
    head: Mapping = {"mark": mark and mark.text, "joint": around.joint, "number": number and number.text}
    head = head | around.above | {"signatories": around.signatories}
    return {key: text for key, text in head.items() if text} if mark else None


def _imprint(words: Reading, frame: Frame) -> Mapping:
    """Return the imprint; the office and the day of the paper itself need not be written."""
    office, day = frame.around.printed or ("", "")
    printed = chinese_dates.as_day(day) if day else None
    own, signing = words.body and words.body.value, words.dates.signing and words.dates.signing.value
    imprint: Mapping = {"office": office != own and office, "date": printed != signing and printed}
    imprint = {"copies": frame.around.copies} | imprint
    return {key: value for key, value in imprint.items() if value}


def _annex(attached: Attached) -> Mapping:
    """Return one attachment."""
    text = [part.text for part in attached.text]
    return {"title": attached.title.text} | ({"text": text} if text else {})
