"""The JSON of a POA&M -> the entries of a ledger: without loss for our own, as far as possible for others."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from rectify_cli.core.diagnostics import Diagnostic, Place, error
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure, FieldType, Register, Status
from rectify_cli.exchange.draft import Draft
from rectify_cli.exchange.oscal import (
    DECLARATION,
    FIELDS,
    INSPECTION,
    LEDGER_STATUS,
    NS,
    OWN,
    RESULT,
    RISK_STATUS,
    ROOT,
    TAG,
)
from rectify_cli.exchange.oscal.shapes import Evidence, Item, LogEntry, Metadata, Observation, Poam, Risk, Task, day_of

MALFORMED = error(
    "X731",
    Phrase("POA&M 符合 OSCAL 格式", "a POA&M conforms to OSCAL"),
    Phrase("从原来的系统重新导出 JSON", "export the JSON from the original system again"),
)

_DATES = ("due", "feedback", "cut_off", "signing")


def read(content: bytes, file: str) -> Draft | list[Diagnostic]:
    """Return the entries, or all that is wrong with the document; raise DataError if it is not a POA&M at all."""
    try:
        document = json.loads(content)
        json.dumps(document, ensure_ascii=False).encode()  # fails for half a character, as in "\\ud800"
    except (ValueError, RecursionError) as broken:
        at = Place(file, broken.lineno, broken.colno) if isinstance(broken, json.JSONDecodeError) else Place(file)
        raise DataError(Phrase("不是有效的 JSON", "not valid JSON"), MALFORMED.cure, at) from broken
    if not isinstance(document, dict) or ROOT not in document:
        top = ", ".join(list(document)[:3]) or "{}" if isinstance(document, dict) else type(document).__name__
        message = Phrase(f"不是 POA&M：最外层是 {top}", f"not a POA&M: the top level is {top}")
        hint = Phrase(f"应为含有 {ROOT} 的 JSON 文件", f"expected a JSON document with {ROOT}")
        raise DataError(message, hint, Place(file))
    try:
        poam = Poam.model_validate(document[ROOT])
    except ValidationError as invalid:
        return [_fault(error["loc"], error["type"], file) for error in invalid.errors(include_url=False)]
    try:
        return _draft(poam)
    except (KeyError, ValueError) as broken:
        message = Phrase(f"rectify 的属性不完整：{broken}", f"incomplete properties of rectify: {broken}")
        return [MALFORMED.broken(Place(file), message)]


def _fault(path: tuple[int | str, ...], kind: str, file: str) -> Diagnostic:
    pointer = "/".join(map(str, ("", ROOT, *path)))
    message = (
        Phrase(f"缺少 {pointer}", f"{pointer} is missing")
        if kind == "missing"
        else Phrase(f"{pointer} 的值有误（{kind}）", f"{pointer} is invalid ({kind})")
    )
    return MALFORMED.broken(Place(file), message)


def _draft(poam: Poam) -> Draft:
    risks = {risk.uuid: risk for risk in poam.risks}
    observations = {observation.uuid: observation for observation in poam.observations}
    parties = {party.uuid: party.name for party in poam.metadata.parties}
    declared = _declared(poam.metadata)
    entries: dict[str, dict[int, dict[str, Any]]] = {Register.ISSUES.value: {}, Register.IMMEDIATE.value: {}}
    for item in poam.poam_items:
        risk = next((risks[ref.risk_uuid] for ref in item.related_risks if ref.risk_uuid in risks), None)
        references = (ref.observation_uuid for ref in item.related_observations)
        evidence = [observations[uuid] for uuid in references if uuid in observations]
        register = entries.get(item.properties.get("register", ""), entries[Register.ISSUES.value])
        known = item.properties.get("id", "")
        number = int(known) if known.isdecimal() and int(known) not in register else max(register, default=0) + 1
        own = {name: value for name, value in (("tags", item.every(TAG)), ("fields", _own(item, declared))) if value}
        entry = _entry(item, risk, evidence, parties, poam.metadata.last_modified)
        register[number] = {"id": number, **entry, **own}
    inspection = _inspection(poam.metadata)
    return Draft(
        inspection,
        tuple(entry for _, entry in sorted(entries[Register.ISSUES.value].items())),
        tuple(entry for _, entry in sorted(entries[Register.IMMEDIATE.value].items())),
        (),
        tuple(_missing(inspection)),
        (),
    ).unnumbered()


def _inspection(metadata: Metadata) -> dict[str, Any]:
    properties = metadata.properties
    body = next((party.name for party in metadata.parties if party.type == "organization" and party.name), None)
    entry: dict[str, Any] = {"body": body} | {name: properties[name] for name in INSPECTION if name in properties}
    if "from" in properties and "to" in properties:
        entry["on_site"] = {name: dt.date.fromisoformat(properties[name]) for name in ("from", "to")}
    entry["fields"] = _declared(metadata)
    return {name: _typed(name, value) for name, value in entry.items() if value}


def _declared(metadata: Metadata) -> dict[str, Any]:
    """Return the declarations of the office's own fields, as `inspection.yaml` has them."""
    declared = (prop for prop in metadata.props if (prop.ns, prop.name) == (NS, DECLARATION))
    return {prop.value: json.loads(prop.remarks or "{}") for prop in declared}


def _own(item: Item, declared: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the declared fields of an item, as its file has them."""
    listed = {key: item.every(OWN + key) for key in declared}
    kinds = {key: declaration.get("type") for key, declaration in declared.items()}
    numbers = {FieldType.NUMBER, FieldType.MONEY}
    return {
        key: texts if kinds[key] == FieldType.LIST else Decimal(texts[0]) if kinds[key] in numbers else texts[0]
        for key, texts in listed.items()
        if texts
    }


def _missing(inspection: Mapping[str, Any]) -> Iterator[Phrase]:
    for name in ("body", "kind", "team", "on_site", "feedback", "cut_off", "signing", "notice"):
        if name not in inspection:
            typed = f"rectify set inspection {'notice.title=… notice.lead=' if name == 'notice' else f'{name}='}…"
            yield Phrase(f"{name}：{typed}", f"{name}: `{typed}`")


def _typed(name: str, value: Any) -> Any:  # noqa: ANN401 - any value of a data file
    return dt.date.fromisoformat(value) if name in _DATES and isinstance(value, str) else value


def _entry(
    item: Item, risk: Risk | None, observations: list[Observation], parties: Mapping[str, str], modified: dt.date
) -> dict[str, Any]:
    """Return one entry in the form of its file, without its id."""
    properties = item.properties
    tasks = [task for response in risk.remediations for task in response.tasks] if risk else []
    without_tasks = [response for response in risk.remediations if not response.tasks] if risk else []
    entry: dict[str, Any] = {name: _typed(name, properties[name]) for name in FIELDS if name in properties}
    if not properties:
        entry |= _foreign(item, risk, tasks, parties)
    entry |= _dated(risk, modified) if risk else {}
    entry["evidence"] = [_evidence(piece) for observation in observations for piece in observation.relevant_evidence]
    done = [response.description for response in without_tasks if response.lifecycle == "completed"]
    actions = [task for task in tasks if task.type != "milestone"]
    entry["measures"] = [_measure(task) for task in actions if task.properties.get("point") != RESULT]
    entry["results"] = [*(_measure(task) for task in actions if task.properties.get("point") == RESULT), *done]
    planned = [response.description for response in without_tasks if response.lifecycle != "completed"]
    entry["plan"] = [*(_plan(task) for task in tasks if task.type == "milestone"), *planned]
    if entry.get("disclosure") == Disclosure.PUBLIC.value:
        del entry["disclosure"]
    return {"title": properties.get("title", item.title)} | {name: value for name, value in entry.items() if value}


def _foreign(item: Item, risk: Risk | None, tasks: list[Task], parties: Mapping[str, str]) -> dict[str, Any]:
    """Return what an item from another system says in the places OSCAL has for it."""
    responsible = [uuid for task in tasks for role in task.responsible_roles for uuid in role.party_uuids]
    owner = next((parties[uuid] for uuid in responsible if parties.get(uuid)), None)
    examples = item.description if item.description.strip() != item.title.strip() else None
    return {"owner": owner, "due": risk.deadline if risk else None, "examples": examples}


def _dated(risk: Risk, modified: dt.date) -> dict[str, Any]:
    """Return everything dated; if the status of the risk has changed since, that is the latest progress."""
    log = sorted(risk.risk_log.entries, key=lambda entry: entry.start)
    progress = [step for entry in log if (step := _step(entry))]
    last = Status(progress[-1]["status"]) if progress else Status.NOT_STARTED
    if RISK_STATUS[last] != risk.status:
        day = max(modified, *(step["date"] for step in progress)) if progress else modified
        progress.append({"date": day, **_status(risk.status)})
    kinds = [(entry.properties.get("entry"), entry) for entry in log]
    return {
        "progress": progress,
        "extensions": [_extension(entry) for kind, entry in kinds if kind == "extension"],
        "sign_offs": [_signature(entry) for kind, entry in kinds if kind == "sign_off"],
    }


def _step(entry: LogEntry) -> dict[str, Any] | None:
    properties = entry.properties
    if properties.get("entry") == "progress":
        step = {
            "date": entry.start,
            "status": properties["status"],
            "word": properties.get("word"),
            "note": entry.description,
        }
    elif entry.status_change and not properties:
        step = {"date": entry.start, **_status(entry.status_change), "note": entry.description or entry.title}
    else:
        return None
    return {name: value for name, value in step.items() if value}


def _status(status: str) -> dict[str, str]:
    """Return the status in the ledger, with the word of the other system."""
    return {"status": LEDGER_STATUS.get(status, Status.IN_PROGRESS).value, "word": status}


def _extension(entry: LogEntry) -> dict[str, Any]:
    properties = entry.properties
    days = {name: dt.date.fromisoformat(properties[name]) for name in ("from", "to")}
    return {"date": entry.start, **days, "reason": entry.description}


def _signature(entry: LogEntry) -> dict[str, Any]:
    properties = entry.properties
    void = {"void": dt.date.fromisoformat(properties["void"])} if "void" in properties else {}
    return {"role": properties["role"], "by": properties["by"], "date": entry.start, **void}


def _evidence(evidence: Evidence) -> dict[str, Any] | str:
    properties: dict[str, Any] = evidence.properties
    if "file" in properties:
        return properties | {"size": int(properties["size"])}
    named = evidence.description if evidence.href is None else f"{evidence.description}（{evidence.href}）"
    return properties.get("title") or named


def _measure(task: Task) -> dict[str, Any] | str:
    properties = task.properties
    disclosure = properties.get("disclosure", Disclosure.PUBLIC.value)
    details: dict[str, Any] = {
        "items": [inner.text for inner in task.tasks],
        "disclosure": None if disclosure == Disclosure.PUBLIC.value else disclosure,
        "owner": properties.get("owner"),
        "due": day_of(properties["due"]) if "due" in properties else None,
        "done": day_of(properties["done"]) if "done" in properties else None,
    }
    more = {name: value for name, value in details.items() if value}
    return {"text": task.text, **more} if more else task.text


def _plan(task: Task) -> dict[str, Any] | str:
    steps = ({"title": step.text, "due": step.day, "when": step.properties.get("when")} for step in task.tasks)
    milestones = [{name: value for name, value in step.items() if value} for step in steps]
    more = {name: value for name, value in (("due", task.day), ("milestones", milestones)) if value}
    return {"text": task.text, **more} if more else task.text
