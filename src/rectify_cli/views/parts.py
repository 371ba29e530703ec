"""The elements of an official paper around its text, as its template prints them."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.terms import PaperFormat
from rectify_cli.ledger.model import Annex, Attendance, BriefingParts, Head, Inspection, Parts


@dataclass(frozen=True, slots=True)
class PrintedMasthead:
    """The head of a briefing: its name, 第N期 (empty without a number), who edits it."""

    name: str
    issue: str
    office: str


@dataclass(frozen=True, slots=True)
class PrintedImprint:
    """The imprint: `copies` is its whole line, empty without copies."""

    copies: str
    office: str
    date: dt.date


@dataclass(frozen=True, slots=True)
class PrintedParts:
    """The elements of one paper; `issuer` are its bodies on a line, `date` is the one under them.

    `attendance` is a line each of 出席, 请假 and 列席 with the names.
    """

    head: Head | None
    masthead: PrintedMasthead | None
    addressee: str | None
    ending: str
    attachments: tuple[Annex, ...]
    attendance: tuple[str, ...]
    issuer: str
    date: dt.date
    note: str | None
    imprint: PrintedImprint | None


def build(inspection: Inspection, parts: Parts, date: dt.date, ending: str = "") -> PrintedParts:
    """Return the elements of a paper of `date`, with `ending` (such as 特此报告。) unless its own are given.

    Minutes (纪要) have none but their own.
    """
    usual = "" if parts.format is PaperFormat.MINUTES else ending
    return PrintedParts(
        head=parts.head,
        masthead=_masthead(inspection, parts) if isinstance(parts, BriefingParts) else None,
        addressee=parts.addressee,
        ending=usual if parts.ending is None else parts.ending,
        attachments=parts.attachments,
        attendance=_attendance(parts.attendance) if parts.attendance else (),
        issuer="\u3000".join(parts.issuers or (inspection.body,)),
        date=date,
        note=parts.note,
        imprint=_imprint(inspection, parts, date),
    )


def _attendance(attendance: Attendance) -> tuple[str, ...]:
    rows = {"出席": attendance.present, "请假": attendance.excused, "列席": attendance.observers}
    return tuple(f"{label}：{'；'.join(names)}" for label, names in rows.items() if names)


def _masthead(inspection: Inspection, parts: BriefingParts) -> PrintedMasthead | None:
    head = parts.masthead
    if head is None:
        return None
    return PrintedMasthead(head.name, f"第{head.issue}期" if head.issue else "", head.office or inspection.body)


def _imprint(inspection: Inspection, parts: Parts, date: dt.date) -> PrintedImprint | None:
    imprint = parts.imprint
    if imprint is None:
        return None
    copies = f"抄送：{'，'.join(imprint.copies)}。" if imprint.copies else ""
    return PrintedImprint(copies, imprint.office or inspection.body, imprint.date or date)
