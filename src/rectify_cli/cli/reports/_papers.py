"""A notice as it was read, in the shape of the JSON report: figures, issues, dates, each with its place."""

import datetime as dt

from typing_extensions import TypedDict  # pydantic wants this one below Python 3.12

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.language import Language
from rectify_cli.notices import Claim, ListedIssue, Quoted, Reading


class PlaceShape(TypedDict):
    """A place in a file.

    `unit` is what `line` counts: line, paragraph (of a Word file) or page (of a PDF). All count from 1, columns in
    characters of `excerpt`, the whole line or paragraph; null where a file has nothing to point at.
    """

    file: str
    unit: str
    line: int | None
    column: int | None
    width: int
    excerpt: str | None


class StateShape(TypedDict):
    """One state in a sentence of figures; `column` is null where the word is in no vocabulary."""

    word: str
    column: str | None
    number: int


class DeclaredShape(TypedDict):
    """One sentence of figures: the whole in its unit, and how much of it stands where."""

    register: str
    unit: str
    total: int
    states: list[StateShape]
    place: PlaceShape


class PlanShape(TypedDict):
    """One item of a plan; `due` is null where no exact day is said."""

    text: str
    due: str | None


class ListedShape(TypedDict):
    """One issue as listed; `status` is what its printed `word` means, null where that is in no vocabulary."""

    register: str
    number: int | None
    title: str
    aspect: str | None
    word: str | None
    status: str | None
    measures: list[str]
    results: list[str]
    plan: list[PlanShape]
    place: PlaceShape


class DatesShape(TypedDict):
    """The dates the notice gives for itself."""

    on_site: list[str]
    feedback: str | None
    cut_off: list[str]
    signing: str | None


class ContactShape(TypedDict):
    """How the public can reach the body."""

    phone: str | None
    mail: str | None
    email: str | None


class LeftOutShape(TypedDict):
    """Text that was left out, and why."""

    text: str
    reason: str | None
    place: PlaceShape


class PaperShape(TypedDict):
    """One notice as it was read; `unread` was not understood, `skipped` is no part of it (furniture of a web page)."""

    file: str
    title: str
    body: str | None
    team: str | None
    declared: list[DeclaredShape]
    listed: list[ListedShape]
    dates: DatesShape
    contact: ContactShape
    unread: list[LeftOutShape]
    skipped: list[LeftOutShape]


def place(at: Place) -> PlaceShape:
    """Return the shape of a place."""
    return {
        "file": at.file,
        "unit": at.unit.name.lower(),
        "line": at.line,
        "column": at.column,
        "width": at.width,
        "excerpt": at.excerpt,
    }


def paper(words: Reading, language: Language) -> PaperShape:
    """Return the shape of what was read of a notice."""
    dates = words.dates
    return {
        "file": words.source.file,
        "title": "".join(line.value for line in words.title),
        "body": _value(words.body),
        "team": _value(words.team),
        "declared": [_declared(words, claim) for claim in words.claims],
        "listed": [_listed(words, issue) for issue in words.listed],
        "dates": {
            "on_site": [day.value.isoformat() for day in dates.on_site or ()],
            "feedback": _day(dates.feedback),
            "cut_off": [day.value.isoformat() for day in dates.cut_off],
            "signing": _day(dates.signing),
        },
        "contact": {"phone": _value(words.phone), "mail": _value(words.mail), "email": _value(words.email)},
        "unread": [{"text": words.text(at), "reason": None, "place": place(words.place(at))} for at in words.unread],
        "skipped": [
            {"text": skipped.text, "reason": skipped.reason.said(language), "place": place(skipped.place)}
            for skipped in words.source.skipped
        ],
    }


def _declared(words: Reading, claim: Claim) -> DeclaredShape:
    return {
        "register": claim.register.value,
        "unit": claim.unit,
        "total": claim.total.value,
        "states": [
            {"word": share.word, "column": share.column and share.column.value, "number": share.number.value}
            for share in claim.shares
        ],
        "place": place(words.place(claim.total.at)),
    }


def _listed(words: Reading, issue: ListedIssue) -> ListedShape:
    return {
        "register": issue.register.value,
        "number": issue.number.value if issue.number else None,
        "title": issue.title.value,
        "aspect": _value(issue.aspect),
        "word": _value(issue.word),
        "status": issue.status.value if issue.status else None,
        "measures": [point.value for point in issue.measures],
        "results": [point.value for point in issue.results],
        "plan": [{"text": item.text.value, "due": _day(item.due)} for item in issue.plan],
        "place": place(words.place(issue.title.at)),
    }


def _value(quoted: Quoted[str] | None) -> str | None:
    return quoted.value if quoted else None


def _day(quoted: Quoted[dt.date] | None) -> str | None:
    return quoted.value.isoformat() if quoted else None
