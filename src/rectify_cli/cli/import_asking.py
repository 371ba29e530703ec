"""Ask once, in a terminal, what a word of a sheet means that no vocabulary has."""

from collections import Counter
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.import_mapping import Told
from rectify_cli.cli.session import Session
from rectify_cli.core.language import Phrase, shown
from rectify_cli.core.terms import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rectify_cli.exchange.workbook.merge.plan import ImportPlan

_STATUSES = (Status.COMPLETED, Status.STAGED, Status.IN_PROGRESS, Status.NOT_STARTED)


def answered(session: Session, plans: "Sequence[ImportPlan]") -> Told | None:
    """Return what the person says of each unknown word, None if there is none, or nothing is said of any."""
    words: Counter[str] = sum((plan.unknown for plan in plans), Counter())
    times: Counter[str] = sum((plan.undated + plan.unclear for plan in plans), Counter())
    told = Told()
    for word, number in words.items():
        _ask(session, word, number, told)
    for word, number in times.items():
        _ask_time(session, word, number, told)
    return told or None


def _ask(session: Session, word: str, number: int, told: Told) -> None:
    from rectify_cli.cli.reports.as_text import plural

    zh = " ".join(f"{at} {status.label.zh}" for at, status in enumerate(_STATUSES, start=1))
    en = " ".join(f"{at} {status.label.en}" for at, status in enumerate(_STATUSES, start=1))
    rows = plural(number, "row")
    question = Phrase(
        f"状态“{word}”（{number} 行）是：{zh} 0 不读", f"the state “{word}” ({rows}) is: {en} 0 leave it out"
    )
    answer = typer.prompt(shown(session.say(question)), type=int, err=True)
    if 1 <= answer <= len(_STATUSES):
        told.words[word] = _STATUSES[answer - 1].value


def _ask_time(session: Session, word: str, number: int, told: Told) -> None:
    from rectify_cli.cli.reports.as_text import plural
    from rectify_cli.exchange.workbook.merge import times
    from rectify_cli.exchange.workbook.merge.values import WHEN

    question = Phrase(
        f"时限“{word}”（{number} 行）：写日期，照录原文写 {WHEN}，不读写 0",
        f"the deadline “{word}” ({plural(number, 'row')}): a date, {WHEN} to keep the words, or 0 to leave it out",
    )
    answer = typer.prompt(shown(session.say(question)), default=WHEN, err=True)
    if answer == WHEN or times.exact(answer):
        told.words[word] = answer
