"""A ledger -> the JSON of a POA&M: for each issue an item and a risk, with measures, plan, history and evidence."""

import datetime as dt
import json
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Edition, Register, Status
from rectify_cli.exchange.oscal import DECLARATION, FIELDS, INSPECTION, NS, OWN, RESULT, RISK_STATUS, ROOT, TAG, VERSION
from rectify_cli.ledger import Ledger, facts
from rectify_cli.ledger.model import Evidence, Inspection, Issue, Measure, Milestone, Plan, Result
from rectify_cli.views import Request

Json = dict[str, Any]

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, NS)
_ROLES = {"owner": "责任部门", "lead": "责任领导", "person": "责任人", "support": "配合单位"}


def write(ledger: Ledger, request: Request) -> bytes:
    """Return the document as of the day asked for, with only what the edition may print; the same bytes each time.

    Its UUIDs derive from the inspection and the ids of the ledger: they stay when the words change. Petitions, which
    are mere numbers, are left out. Raises DataError if the edition lists nothing: a POA&M has at least one item.
    """
    writing = _Writing(facts.as_of(ledger, request.today), request)
    if not writing.issues:
        raise DataError(
            Phrase("没有可列入的问题；POA&M 至少要有一项", "no issues to list; a POA&M needs at least one item"),
            Phrase("用 rectify list 查看有哪些问题", "`rectify list` shows the issues"),
        )
    return (json.dumps({ROOT: writing.document()}, ensure_ascii=False, indent=2) + "\n").encode()


class _Writing:
    """The document of one ledger."""

    def __init__(self, ledger: Ledger, request: Request) -> None:
        self._inspection: Inspection = ledger.inspection.record
        self._request = request
        listed = ledger.edition(request.edition)
        self.issues: list[tuple[Register, Issue]] = [
            (register, entry.record)
            for register in (Register.ISSUES, Register.IMMEDIATE)
            for entry in listed.register(register)
            if isinstance(entry.record, Issue)
        ]

    def document(self) -> Json:
        """Return the document."""
        return _without_empty(
            {
                "uuid": self._id("document", self._request.today, self._request.edition.value),
                "metadata": self._metadata(),
                "system-id": {"identifier-type": "https://ietf.org/rfc/rfc4122", "id": self._id("system")},
                "observations": [self._observation(*pair) for pair in self.issues if pair[1].evidence],
                "risks": [self._risk(*pair) for pair in self.issues],
                "poam-items": [self._item(*pair) for pair in self.issues],
            }
        )

    def _id(self, *parts: object) -> str:
        inspection = self._inspection
        key = (inspection.body, inspection.kind.value, inspection.feedback, *parts)
        return str(uuid.uuid5(_SPACE, "\0".join(map(str, key))))

    def _metadata(self) -> Json:
        inspection, request = self._inspection, self._request
        properties = {name: getattr(inspection, name) for name in INSPECTION}
        properties |= {"edition": request.edition, "from": inspection.on_site.start, "to": inspection.on_site.end}
        parties = [{"uuid": self._id("party", inspection.body), "type": "organization", "name": inspection.body}]
        for role, names in self._names().items():
            kind = "person" if role in {"lead", "person"} else "organization"
            parties += [{"uuid": self._id("party", name), "type": kind, "name": name} for name in names]
        return _without_empty(
            {
                "title": f"{_line(inspection.body)}{inspection.kind.label.zh}整改台账",
                "last-modified": _moment(request.today),
                "version": request.today.isoformat(),
                "oscal-version": VERSION,
                "props": [*_properties(properties), *self._declarations()],
                "roles": [{"id": role, "title": title} for role, title in _ROLES.items()],
                "parties": list({party["uuid"]: party for party in parties}.values()),
            }
        )

    def _declarations(self) -> Iterator[Json]:
        """Yield a property for each declared field that the edition may print."""
        public = self._request.edition is Edition.PUBLIC
        for key, declared in self._inspection.fields.items():
            if declared.public or not public:
                text = declared.model_dump_json(exclude_defaults=True)
                yield {"name": DECLARATION, "ns": NS, "value": key, "remarks": text}

    def _names(self) -> dict[str, list[str]]:
        """Return the names in each role, in order of appearance."""
        return {
            role: list(dict.fromkeys(name for _, issue in self.issues if (name := getattr(issue, role))))
            for role in _ROLES
        }

    def _item(self, register: Register, issue: Issue) -> Json:
        own = (register.value, issue.id)
        properties = {"id": issue.id, "register": register.value, "title": issue.title}
        properties |= {name: getattr(issue, name) for name in FIELDS}
        observations = [{"observation-uuid": self._id("observation", *own)}] if issue.evidence else []
        return _without_empty(
            {
                "uuid": self._id("item", *own),
                "title": _line(issue.title),
                "description": issue.examples or issue.title,
                "props": [*_properties(properties), *_own(issue)],
                "related-observations": observations,
                "related-risks": [{"risk-uuid": self._id("risk", *own)}],
            }
        )

    def _risk(self, register: Register, issue: Issue) -> Json:
        own = (register.value, issue.id)
        deadline = None if self._request.edition is Edition.PUBLIC else issue.deadline
        return _without_empty(
            {
                "uuid": self._id("risk", *own),
                "title": _line(issue.title),
                "description": issue.examples or issue.title,
                "statement": issue.cause or issue.title,
                "props": list(_properties({"status": issue.status.value})),
                "status": RISK_STATUS[issue.status],
                "deadline": deadline and _moment(deadline),
                "remediations": [*self._measures(own, issue), *self._results(own, issue), *self._plan(own, issue)],
                "risk-log": {"entries": list(self._log(own, issue))},
            }
        )

    def _measures(self, own: tuple[object, ...], issue: Issue) -> Iterator[Json]:
        if issue.measures:
            done = issue.status is Status.COMPLETED
            tasks = [self._measure((*own, index), measure, issue) for index, measure in enumerate(issue.measures)]
            yield self._response((*own, "measures"), "completed" if done else "planned", "整改措施", tasks)

    def _results(self, own: tuple[object, ...], issue: Issue) -> Iterator[Json]:
        if issue.results:
            tasks = [self._result((*own, index), result) for index, result in enumerate(issue.results)]
            yield self._response((*own, "results"), "completed", "整改情况", tasks)

    def _plan(self, own: tuple[object, ...], issue: Issue) -> Iterator[Json]:
        if issue.plan:
            tasks = [self._planned((*own, index), plan, issue) for index, plan in enumerate(issue.plan)]
            yield self._response((*own, "plan"), "planned", "整改计划", tasks)

    def _response(self, own: tuple[object, ...], lifecycle: str, title: str, tasks: list[Json]) -> Json:
        text = "\n".join(task["description"] for task in tasks)
        return {"uuid": self._id(*own), "lifecycle": lifecycle, "title": title, "description": text, "tasks": tasks}

    def _measure(self, own: tuple[object, ...], measure: Measure, issue: Issue) -> Json:
        inner = [self._task((*own, "item", at), "action", text, None) for at, text in enumerate(measure.items)]
        properties = {
            "disclosure": measure.disclosure,
            "owner": measure.owner,
            "due": measure.due,
            "done": measure.done,
        }
        owner, day = measure.owner or issue.owner, measure.done or measure.due
        return self._task((*own, "measure"), "action", measure.text, day, properties, inner, owner)

    def _result(self, own: tuple[object, ...], result: Result) -> Json:
        inner = [self._task((*own, "result item", at), "action", text, None) for at, text in enumerate(result.items)]
        properties = {"point": RESULT, "disclosure": result.disclosure}
        return self._task((*own, "result"), "action", result.text, None, properties, inner)

    def _planned(self, own: tuple[object, ...], plan: Plan, issue: Issue) -> Json:
        inner = [self._milestone((*own, "milestone", at), step) for at, step in enumerate(plan.milestones)]
        return self._task((*own, "plan"), "milestone", plan.text, plan.due, {}, inner, issue.owner)

    def _milestone(self, own: tuple[object, ...], step: Milestone) -> Json:
        return self._task(own, "milestone", step.title, step.due, {"when": step.when})

    def _task(  # noqa: PLR0913, PLR0917 - a task of OSCAL has these
        self,
        own: tuple[object, ...],
        kind: str,
        text: str,
        day: dt.date | None,
        properties: Json | None = None,
        inner: list[Json] | None = None,
        owner: str | None = None,
    ) -> Json:
        roles = [{"role-id": "owner", "party-uuids": [self._id("party", owner)]}] if owner else []
        return _without_empty(
            {
                "uuid": self._id("task", *own),
                "type": kind,
                "title": _line(text),
                "description": text,
                "props": list(_properties(properties or {})),
                "timing": day and {"on-date": {"date": _moment(day)}},
                "tasks": inner or [],
                "responsible-roles": roles,
            }
        )

    def _log(self, own: tuple[object, ...], issue: Issue) -> Iterator[Json]:
        """Yield everything dated: progress, extensions, signatures."""
        for at, step in enumerate(issue.progress):
            properties: Json = {"entry": "progress", "status": step.status.value, "word": step.word}
            title = step.word or step.status.label.zh
            entry = self._entry((*own, "progress", at), title, step.note, step.date, properties)
            yield entry | {"status-change": RISK_STATUS[step.status]}
        for at, extension in enumerate(issue.extensions):
            properties = {"entry": "extension", "from": extension.previous, "to": extension.until}
            yield self._entry((*own, "extension", at), "申请延期", extension.reason, extension.date, properties)
        for at, signed in enumerate(issue.sign_offs):
            properties = {"entry": "sign_off", "role": signed.role, "by": signed.by, "void": signed.void}
            yield self._entry(
                (*own, "sign_off", at), "销号签字", f"{signed.role}：{signed.by}", signed.date, properties
            )

    def _entry(self, own: tuple[object, ...], title: str, text: str | None, day: dt.date, properties: Json) -> Json:
        return _without_empty(
            {
                "uuid": self._id("log", *own),
                "title": _line(title),
                "description": text,
                "start": _moment(day),
                "props": list(_properties(properties)),
            }
        )

    def _observation(self, register: Register, issue: Issue) -> Json:
        collected = issue.progress[-1].date if issue.progress else self._inspection.feedback
        return {
            "uuid": self._id("observation", register.value, issue.id),
            "title": "佐证材料",
            "description": f"{_line(issue.title)}：佐证材料",
            "methods": ["EXAMINE"],
            "collected": _moment(collected),
            "relevant-evidence": [_evidence(evidence) for evidence in issue.evidence],
        }


def _evidence(evidence: Evidence) -> Json:
    properties = {name: getattr(evidence, name) for name in ("title", "file", "sha256", "size")}
    href = evidence.file and f"data/evidence/{quote(evidence.file)}"
    return _without_empty({"href": href, "description": evidence.name, "props": list(_properties(properties))})


def _own(issue: Issue) -> Iterator[Json]:
    """Yield the properties of the tags and of the declared fields, one for each text of a list."""
    for tag in issue.tags:
        yield from _properties({TAG: tag})
    for key, value in issue.fields.values().items():
        for each in value if isinstance(value, tuple) else (value,):
            yield from _properties({OWN + key: f"{each:f}" if isinstance(each, Decimal) else each})


def _properties(values: Json) -> Iterator[Json]:
    """Yield a property for each value; it has one line, so a longer text goes to the remarks."""
    for name, value in values.items():
        if value is None:
            continue
        text = str(value)
        line = _line(text)
        yield {"name": name, "ns": NS, "value": line} | ({} if line == text else {"remarks": text})


def _line(text: str) -> str:
    """Return the first line of a text that is not blank, stripped, as titles and values are written."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "-")


def _moment(day: dt.date) -> str:
    """Return the first moment of a day in China: OSCAL has timestamps, not dates."""
    return f"{day.isoformat()}T00:00:00+08:00"


def _without_empty(mapping: Json) -> Json:
    """Return a mapping without its empty values: OSCAL allows no empty lists."""
    return {key: value for key, value in mapping.items() if value not in (None, [], {"entries": []})}
