"""The policy of the office, rule by rule: its value, its default, what it means and where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Basis, Colour, Status
from rectify_cli.ledger import Entry
from rectify_cli.ledger.edits import Path
from rectify_cli.ledger.field_shape import shape_at
from rectify_cli.ledger.model import Inspection, Policy

_KEY = "policy"
_ENGLISH: Mapping[str, tuple[str, str]] = {
    "moves": (
        "moves",
        "the statuses each status may change to; by default, any change but back to not started",
    ),
    "closing.evidence": ("evidence", "a completed issue has at least one file in data/evidence"),
    "closing.measures_done": ("measures done", "every measure of a completed issue has the date it was done"),
    "closing.sign_offs": ("signatures", "all parties of sign_offs have signed a completed issue"),
    "closing.by_cut_off": ("by the cut-off date", "an issue is completed on the cut-off date at the latest"),
    "deadlines.plan_working_days": (
        "plan, working days",
        "working days after the feedback within which the plan is submitted; excludes plan_months",
    ),
    "deadlines.plan_months": ("plan, months", "months after the feedback within which the plan is submitted"),
    "deadlines.rectification_months": (
        "rectification, months",
        "months of rectification after the feedback; an issue without a deadline is due at their end",
    ),
    "colours": (
        "warning colours",
        "days left to the deadline at which each colour begins, the most urgent first; overdue is -1",
    ),
    "dispatch_days": (
        "dispatch interval",
        "days within which an open issue has new progress; also how far back a briefing looks",
    ),
    "counts": (
        "counting basis",
        "reported: the status as reported; accepted: in progress until all parties have signed",
    ),
}
_NOTHING = Phrase("不要求", "not required")


class Rule(NamedTuple):
    """One rule: its key below `policy`, its name and meaning, its values, its place in the file if it is set there."""

    key: str
    name: Phrase
    meaning: Phrase
    value: Phrase
    default: Phrase
    example: str
    place: Place | None


def build(entry: Entry[Inspection]) -> list[Rule]:
    """Return every rule, in the order of the model."""
    policy = entry.record.policy
    written = policy.model_dump(mode="json", exclude_unset=True)
    return [_rule(entry, policy, path, written) for path in _leaves(())]


def _leaves(path: Path) -> Iterator[Path]:
    shape = shape_at(Policy, path)
    if not shape.model:
        yield path
    for key in shape.keys:
        yield from _leaves((*path, key))


def _rule(entry: Entry[Inspection], policy: Policy, path: Path, written: Any) -> Rule:  # noqa: ANN401 - data as YAML holds it
    key = ".".join(map(str, path))
    shape = shape_at(Policy, path)
    model = shape_at(Policy, path[:-1]).model
    description = model.model_fields[str(path[-1])].description if model else ""
    name, meaning = _ENGLISH[key]
    for step in path:
        written = written.get(step) if isinstance(written, Mapping) else None
    value, default = (_shown(_at(whole, path)) for whole in (policy, Policy()))
    place = None if written is None else entry.place(_KEY, *path)
    return Rule(
        key, Phrase(shape.title or key, name), Phrase(description or "", meaning), value, default, _EXAMPLES[key], place
    )


def _at(policy: Policy, path: Path) -> Any:  # noqa: ANN401 - the value of any rule
    value: Any = policy
    for step in path:
        value = getattr(value, str(step))
    return value


def _shown(value: Any) -> Phrase:  # noqa: ANN401 - the value of any rule
    """Return a value as a person reads it."""
    if value is None or value is False:
        return _NOTHING
    if value is True:
        return Phrase("要求", "required")
    if isinstance(value, Basis):
        return value.label
    if isinstance(value, Mapping):
        return _moves(value)
    if isinstance(value, Sequence):
        return _joined([_alert(alert.colour, alert.within) for alert in value])
    return Phrase(str(value), str(value))


def _moves(moves: Mapping[Status, Sequence[Status]]) -> Phrase:
    if moves == Policy().moves:
        return Phrase("除改回“未开始”外都可以", "any but back to not started")
    labels = [(before.label, _joined([it.label for it in after])) for before, after in moves.items()]
    return Phrase(
        "；".join(f"{before.zh} → {after.zh or '（无）'}" for before, after in labels),
        "; ".join(f"{before.en} → {after.en or '(none)'}" for before, after in labels),
    )


def _alert(colour: Colour, within: int | None) -> Phrase:
    days = "" if within is None else f" {within}"
    return Phrase(f"{colour.label.zh}{days}", f"{colour.label.en}{days}")


def _joined(phrases: Sequence[Phrase]) -> Phrase:
    return Phrase("、".join(phrase.zh for phrase in phrases), ", ".join(phrase.en for phrase in phrases))


_EXAMPLES = {
    "moves": f"moves.{Status.COMPLETED.value}=整改中",
    "closing.evidence": "evidence=true",
    "closing.measures_done": "measures_done=true",
    "closing.sign_offs": "closing.sign_offs=true",
    "closing.by_cut_off": "by_cut_off=true",
    "deadlines.plan_working_days": "plan_working_days=10",
    "deadlines.plan_months": "plan_months=1",
    "deadlines.rectification_months": "rectification_months=6",
    "colours": "'colours=red:-1|yellow:10|green'",
    "dispatch_days": "dispatch_days=30",
    "counts": "counts=accepted",
}
"""Key of a rule -> what is typed behind `rectify policy` to set it."""
