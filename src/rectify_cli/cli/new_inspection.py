"""The data/inspection.yaml of a new workspace: what is asked or given, written into the example."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rectify_cli.cli.amend import asks
from rectify_cli.cli.language import echo
from rectify_cli.cli.options import option
from rectify_cli.cli.session import Session, explain
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase, shown

if TYPE_CHECKING:
    from rectify_cli.ledger.model import Inspection

_DATES = "FROM..TO"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person says of the inspection, each as typed."""

    body: Annotated[str | None, option("--body", metavar="TEXT", zh="单位，即落款", en="the body that signs")] = None
    kind: Annotated[str | None, option("--kind", metavar="KIND", zh="巡察、巡视或审计", en="inspection|tour|audit")] = (
        None
    )
    team: Annotated[str | None, option("--team", metavar="TEXT", zh="巡察组名称", en="the inspection team")] = None
    on_site: Annotated[
        str | None,
        option(
            "--on-site", metavar=_DATES, zh="进驻起止，如 2025-03-03..2025-04-30", en="the first and last day on site"
        ),
    ] = None
    feedback: Annotated[
        str | None, option("--feedback", metavar="DATE", zh="反馈日期", en="the date of the feedback")
    ] = None
    cut_off: Annotated[
        str | None,
        option(
            "--cut-off", metavar="DATE", zh="统计截止日期，默认反馈后六个月", en="the cut-off (default: in six months)"
        ),
    ] = None
    signing: Annotated[
        str | None,
        option("--signing", metavar="DATE", zh="成文日期，默认截止后十天", en="the signing (default: ten days later)"),
    ] = None
    phone: Annotated[str | None, option("--phone", metavar="TEXT", zh="联系电话", en="the phone to call")] = None

    def given(self) -> dict[str, str]:
        """Return what was given, by its key in data/inspection.yaml."""
        keys = ("body", "kind", "team", "on_site", "feedback", "cut_off", "signing", "contact.phone")
        values = (self.body, self.kind, self.team, self.on_site, self.feedback, self.cut_off, self.signing, self.phone)
        return {key: value.strip() for key, value in zip(keys, values, strict=True) if value and value.strip()}


_QUESTIONS = {
    "body": Phrase("单位全称，即落款（如 中共云山县林业局党组）", "the body that signs, in full"),
    "kind": Phrase("类别：巡察、巡视、审计", "the kind: inspection, tour, audit"),
    "team": Phrase("巡察组（巡视组、审计组）名称", "the name of the team"),
    "on_site": Phrase("进驻起止（如 2025-03-03..2025-04-30）", "first and last day on site, as 2025-03-03..2025-04-30"),
    "feedback": Phrase("反馈日期（如 2025-06-10）", "date of the feedback, such as 2025-06-10"),
    "cut_off": Phrase("通报统计截至的日期", "cut-off date of the notice"),
    "signing": Phrase("通报成文日期", "signing date of the notice"),
    "contact.phone": Phrase("联系电话（没有就回车）", "phone (Enter for none)"),
}


def text(session: Session, example: Path, answers: Answers) -> str | None:
    """Return the text of the file, or None if nothing is given and there is nobody to ask: then the example stays.

    Raises UsageError for an option that is wrong or missing. What is asked is asked again until it is right.
    """
    from rectify_cli.actions import begin
    from rectify_cli.ledger.model import Inspection
    from rectify_cli.store import save
    from rectify_cli.store.edit import splice
    from rectify_cli.store.yaml import parse

    given = answers.given()
    if not given and not asks():
        return None
    read = parse.parse(example.read_text(encoding="utf-8"), example.name)
    _Asking(session, read.value, given).ask()
    inspection = _valid(read.value, given)
    edits = [*begin.answered(read.value, given), *begin.composed(inspection, given)]
    made = splice.edited(read, edits, Inspection, lambda value: save.validated(value, Inspection, example.name, None))
    return made.replace("\n\n\n", "\n\n")


def _valid(start: Mapping[str, Any], given: dict[str, str]) -> "Inspection":
    """Return the example with the answers given so far; raises UsageError if one of them is wrong."""
    from rectify_cli.actions import begin
    from rectify_cli.ledger.edits import changed, plain
    from rectify_cli.ledger.model import Inspection
    from rectify_cli.store import save

    data: Any = plain(reduce(changed, begin.answered(start, given), start))
    inspection: Inspection = save.validated(data, Inspection, "data/inspection.yaml", None)
    begin.refuse_order(inspection, given)
    return inspection


@dataclass(frozen=True, slots=True)
class _Asking:
    """The questions, one after another; what was given is not asked."""

    session: Session
    start: Mapping[str, Any]
    given: dict[str, str]

    def ask(self) -> None:
        """Complete `given`: with answers if there is somebody to ask, else with defaults."""
        from rectify_cli.actions import begin

        inspection = _valid(self.start, self.given)
        missing = [key for key in begin.REQUIRED if key not in self.given and key != "kind"]
        if missing and not asks():
            names = [f"--{key.replace('_', '-')}" for key in missing]
            raise UsageError(
                Phrase(f"还缺 {'、'.join(names)}", f"{', '.join(names)} missing"),
                Phrase("一并写上；在终端里运行则逐项询问", "give them too; on a terminal, they are asked for"),
            )
        for key in begin.ASKED:
            if key not in self.given:
                inspection = self._next(key, inspection) if asks() else self._default(key, inspection)

    def _default(self, key: str, inspection: "Inspection") -> "Inspection":
        from rectify_cli.actions import begin

        if default := begin.defaults(inspection, key):
            self.given[key] = default
        return _valid(self.start, self.given)

    def _next(self, key: str, inspection: "Inspection") -> "Inspection":
        """Ask one question until the answer is right, and return the inspection with it."""
        from rectify_cli.actions import begin

        default = begin.defaults(inspection, key) or {"kind": inspection.kind.label.zh, "contact.phone": ""}.get(key)
        while True:
            question = self.session.say(_QUESTIONS[key])
            answer = typer.prompt(shown(question), default=default, show_default=bool(default), err=True).strip()
            try:
                answered = self.given | {key: answer}
                inspection = _valid(self.start, answered)
            except UsageError as wrong:
                echo(explain(wrong, self.session.language), err=True)
                continue
            self.given.update({key: answer} if answer else {})
            return inspection
