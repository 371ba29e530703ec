"""What a notice says -> entries of a ledger: nothing is invented, and what no entry holds is named."""

import datetime as dt
from collections.abc import Iterator, Sequence

from rectify_cli.core.chinese.numerals import hanzi
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Arrangement, Column, Kind, Register, Status
from rectify_cli.exchange.draft import Draft, Mapping
from rectify_cli.exchange.notice import internal
from rectify_cli.exchange.notice.sentences import Frame, frame
from rectify_cli.exchange.notice.tidy import itemised, tidy
from rectify_cli.notices import Claim, ListedIssue, Milepost, Quoted, QuotedPoint, Reading

_KINDS = {"巡视": Kind.TOUR, "审计": Kind.AUDIT}
_COUNTED = ("具体问题", "反馈问题", "问题", "立行立改问题")


def draft(words: Reading) -> Draft:
    """Return the entries a notice tells of; the day of every status is that of the figures, for no other is told."""
    day = _cut_off(words)
    round_it = frame(words)
    labels = _labels(words.listed)
    own = {status: word for word, status in reversed(labels.items())}
    issues = [_issue(number, one, day, own) for number, one in enumerate(_of(words, Register.ISSUES), start=1)]
    immediate = [_issue(number, one, day, own) for number, one in enumerate(_of(words, Register.IMMEDIATE), start=1)]
    figures = {register: _claim(words, register) for register in Register}
    faults = [fault for one in words.listed for fault in internal.held(one).faults(words)]
    return Draft(
        _inspection(words, round_it, labels, figures),
        tuple(issues),
        tuple(immediate or _unnamed(figures[Register.IMMEDIATE], day)),
        tuple(_petitions(figures[Register.PETITIONS], day)),
        tuple(_missing(words, round_it)),
        (*round_it.left, *words.unread),
        tuple(faults),
    )


def _cut_off(words: Reading) -> dt.date | None:
    """Return the day the notice is of: the last it counts up to, else that of its signature."""
    days = [day.value for day in words.dates.cut_off]
    return max(days) if days else words.dates.signing.value if words.dates.signing else None


def _of(words: Reading, register: Register) -> list[ListedIssue]:
    return [one for one in words.listed if one.register is register]


def _labels(listed: Sequence[ListedIssue]) -> dict[str, Status]:
    """Return the words of the body's own for its statuses, in the order they come."""
    own: dict[str, Status] = {}
    for one in listed:
        if one.word and one.status and one.word.value != one.status.label.zh:
            own.setdefault(one.word.value, one.status)
    return own


def _issue(number: int, one: ListedIssue, day: dt.date | None, own: dict[Status, str]) -> Mapping:
    """Return one problem as its file holds it."""
    made: Mapping = {"id": number, "title": tidy(one.title.value)}
    if one.aspect:
        made["aspect"] = tidy(one.aspect.value)
    made |= internal.held(one).fields
    latest: Mapping = made.pop("progress", {})
    if one.status and (day or latest):
        step: Mapping = {"date": day, "status": one.status.value, **latest}
        if one.word and one.word.value != own.get(one.status, one.status.label.zh):
            step["word"] = one.word.value
        made["progress"] = [step]
    for key, points, arrangement in (
        ("measures", one.measures, one.measures_as),
        ("results", one.results, one.results_as),
        ("plan", one.plan, one.plan_as),
    ):
        if points and arrangement is not _usual(len(points)):
            made[f"{key}_as"] = arrangement.value
        if points:
            made[key] = [_plan(point) if isinstance(point, Milepost) else _point(point) for point in points]
    return made


def _usual(points: int) -> Arrangement:
    return Arrangement.LISTED if points > 1 else Arrangement.PLAIN


def _point(point: QuotedPoint) -> Mapping | str:
    text, inner = itemised(tidy(point.value))
    items = [*inner, *(tidy(item.value) for item in point.items)]
    return {"text": text, "items": items} if items else text


def _plan(item: Milepost) -> Mapping | str:
    text = tidy("\n".join((item.text.value, *(one.value for one in item.text.items))))
    return {"text": text, "due": item.due.value} if item.due else text


def _claim(words: Reading, register: Register) -> Claim | None:
    """Return the figures of a register that say most: with their states, and of what is listed."""
    listed = len(_of(words, register))
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
    """Return declared figures, None where the notice does not say how many are completed."""
    if _column(claim, Column.COMPLETED) is None:
        return None
    said = {column.value: _column(claim, column) for column in Column}
    return {"total": claim.total.value, **{name: number.value for name, number in said.items() if number}}


def _unnamed(claim: Claim | None, day: dt.date | None) -> Iterator[Mapping]:
    """Yield the immediate fixes that are counted and not described: withheld, without words of their own."""
    for number, status in enumerate(_statuses(claim), start=1):
        yield {
            "id": number,
            "title": f"立行立改问题之{hanzi(number)}",
            "disclosure": "withheld",
            **_history(status, day),
            "note": "通报只公布了个数，内容没有说明。",
        }


def _petitions(claim: Claim | None, day: dt.date | None) -> Iterator[Mapping]:
    for number, status in enumerate(_statuses(claim), start=1):
        yield {"id": number, **_history(status, day)}


def _statuses(claim: Claim | None) -> list[Status]:
    """Return a status for each of those that are counted; the rest that no state is told of is in progress."""
    if claim is None:
        return []
    told = {column: said.value if (said := _column(claim, column)) else 0 for column in Column}
    known = [Status.COMPLETED] * told[Column.COMPLETED] + [Status.STAGED] * told[Column.STAGED]
    return (known + [Status.IN_PROGRESS] * claim.total.value)[: claim.total.value]


def _history(status: Status, day: dt.date | None) -> Mapping:
    return {"progress": [{"date": day, "status": status.value}]} if day else {}


def _inspection(
    words: Reading, round_it: Frame, labels: dict[str, Status], figures: dict[Register, Claim | None]
) -> Mapping:
    """Return data/inspection.yaml; what the notice does not say is left out."""
    dates, day = words.dates, _cut_off(words)
    title = [line.value for line in words.title if line.value.strip("# ")]
    kind = next((kind for word, kind in _KINDS.items() if any(word in line for line in title)), Kind.INSPECTION)
    declared = {register.value: _figures(claim) for register, claim in figures.items() if claim}
    shown = {name: figure for name, figure in declared.items() if figure}
    contact = {"phone": words.phone, "mail": words.mail, "email": words.email}
    notice: Mapping = {"title": title, "lead": round_it.lead, "addressee": round_it.addressee} | {
        "organisation": round_it.organisation,
        "next_steps": round_it.next_steps,
        "closing": round_it.closing,
        "mention_unlisted": round_it.mention_unlisted,
    }
    made: Mapping = {
        "body": words.body and words.body.value,
        "kind": kind.value,
        "team": words.team and words.team.value,
        "on_site": dates.on_site and {"from": dates.on_site[0].value, "to": dates.on_site[1].value},
        "feedback": dates.feedback and dates.feedback.value,
        "cut_off": day,
        "signing": dates.signing and dates.signing.value,
        "labels": {word: status.value for word, status in labels.items()},
        "declared": [{"as_of": day, **shown}] if day and "issues" in shown else [],
        "contact": {name: said.value for name, said in contact.items() if said},
        "notice": {key: value for key, value in notice.items() if value},
    }
    return {key: value for key, value in made.items() if value}


def _missing(words: Reading, round_it: Frame) -> Iterator[Phrase]:
    """Yield what an entry must say and the notice does not."""
    dates = words.dates
    wanted = (
        (words.title, "notice.title 标题", "notice.title"),
        (round_it.lead, "notice.lead 导语", "notice.lead"),
        (words.body, "body 单位", "body"),
        (words.team, "team 巡察组", "team"),
        (dates.on_site, "on_site 进驻时间", "on_site"),
        (dates.feedback, "feedback 反馈日期", "feedback"),
        (_cut_off(words), "cut_off 截止日期", "cut_off"),
        (dates.signing, "signing 成文日期", "signing"),
    )
    for there, zh, en in wanted:
        if not there:
            yield Phrase(f"data/inspection.yaml 的 {zh}", f"{en} of data/inspection.yaml")
    for one in words.listed:
        if one.status is None:
            told = (
                Phrase(f"（印作“{one.word.value}”）", f" (printed as {one.word.value})") if one.word else Phrase("", "")
            )
            yield Phrase(f"“{one.title.value}”的状态{told.zh}", f"the status of {one.title.value}{told.en}")
    if any(one.internal for one in words.listed):
        yield Phrase(
            "哪些问题、哪些措施不公开（disclosure）：这是一份内部稿，公开前逐个核对",
            "which issues and measures are not public (disclosure): this is an internal paper; check before publishing",
        )
