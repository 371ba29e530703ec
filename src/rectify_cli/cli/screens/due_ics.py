"""What is due as a calendar (RFC 5545): a whole day per deadline, under an id that never changes."""

import datetime as dt
import hashlib

from rectify_cli.cli.terminal import Terminal
from rectify_cli.core import extras
from rectify_cli.core.language import Phrase, shown
from rectify_cli.views import wording
from rectify_cli.views.due import Dues


def draw(dues: Dues, terminal: Terminal) -> bytes:
    """Return the calendar; the same ledger gives the same bytes, as each stamp is the day of the last entry.

    Raises RectifyError if the extra `calendar` is not installed.
    """
    extras.require("calendar", "icalendar", Phrase("导出日历", "calendar output"))
    import icalendar

    # Unique to a ledger: two bodies in one calendar are kept apart.
    mark = hashlib.sha256(f"{dues.body}\0{dues.feedback}".encode()).hexdigest()[:16]
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//rectify//rectify//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", shown(f"{dues.body}{dues.kind}整改（{terminal.edition.label.zh}）"))
    days = [
        (
            f"{due.register.value}-{due.id}",
            due.due,
            due.touched,
            f"{due.id} {wording.marked(due.title, due.disclosure, terminal.language)}",
            due.owner,
            due.alert,
        )
        for due in dues.issues
    ]
    if dues.plan:
        name = Phrase("报送整改方案", "submit the rectification plan").in_language(terminal.language)
        days.append(("plan", dues.plan, dues.feedback, name, None, None))
    for key, day, touched, title, owner, alert in days:
        event = icalendar.Event()
        event.add("uid", f"{key}@{mark}.rectify")
        event.add("dtstamp", dt.datetime.combine(touched, dt.time(), dt.UTC))
        event.add("dtstart", day)
        event.add("dtend", day + dt.timedelta(days=1))
        event.add("summary", shown(f"{title}（{owner}）" if owner else title))
        event.add("transp", "TRANSPARENT")
        if alert:
            event.add("categories", [alert.explanation.in_language(terminal.language)])
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
