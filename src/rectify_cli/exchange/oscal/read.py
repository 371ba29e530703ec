"""The JSON of a POA&M -> the entries of a ledger: ours come back as they were, those of others as far as they go."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from rectify_cli.core.diagnostics import Diagnostic, Place, error
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Disclosure, Register, Status
from rectify_cli.exchange.draft import Draft
from rectify_cli.exchange.oscal import FIELDS, INSPECTION, MEANT, RESULT, ROOT, STATUSES
from rectify_cli.exchange.oscal.shapes import Entry, Evidence, Item, Metadata, Observation, Poam, Risk, Task, day_of

MALFORMED = error(
    "X731",
    Phrase("POA&M 合 OSCAL 的格式", "a POA&M is as OSCAL wants it"),
    Phrase("从原来的系统重新导出 JSON", "export the JSON from the other system again"),
)

_DATES = ("due", "feedback", "cut_off", "signing")


def read(content: bytes, file: str) -> Draft | list[Diagnostic]:
    """Return the entries, or all that is wrong with the document; raises DataError where it is no POA&M at all."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as broken:
        at = Place(file, broken.lineno, broken.colno) if isinstance(broken, json.JSONDecodeError) else Place(file)
        raise DataError(Phrase("不是完整的 JSON", "it is no whole JSON"), MALFORMED.cure, at) from broken
    if not isinstance(whole, dict) or ROOT not in whole:
        named = ", ".join(list(whole)[:3]) if isinstance(whole, dict) else type(whole).__name__
        message = Phrase(f"不是 POA&M：最外层是 {named}", f"it is no POA&M: at the top stands {named}")
        hint = Phrase(f"要有 {ROOT} 的 JSON", f"wanted is a JSON document with {ROOT}")
        raise DataError(message, hint, Place(file))
    try:
        poam = Poam.model_validate(whole[ROOT])
    except ValidationError as wrong:
        return [_fault(one["loc"], one["type"], file) for one in wrong.errors(include_url=False)]
    try:
        return _draft(poam)
    except (KeyError, ValueError) as broken:
        said = Phrase(f"自有的属性不完整：{broken}", f"a property of ours is not whole: {broken}")
        return [MALFORMED.broken(Place(file), said)]


def _fault(path: tuple[int | str, ...], kind: str, file: str) -> Diagnostic:
    pointer = "/".join(map(str, ("", ROOT, *path)))
    said = (
        Phrase(f"缺 {pointer}", f"{pointer} is missing")
        if kind == "missing"
        else Phrase(f"{pointer} 的值不对（{kind}）", f"{pointer} is not what it should be ({kind})")
    )
    return MALFORMED.broken(Place(file), said)


def _draft(poam: Poam) -> Draft:
    risks = {one.uuid: one for one in poam.risks}
    seen = {one.uuid: one for one in poam.observations}
    parties = {one.uuid: one.name for one in poam.metadata.parties}
    made: dict[str, dict[int, dict[str, Any]]] = {Register.ISSUES.value: {}, Register.IMMEDIATE.value: {}}
    for item in poam.poam_items:
        risk = next((risks[one.risk_uuid] for one in item.related_risks if one.risk_uuid in risks), None)
        evidence = [seen[one.observation_uuid] for one in item.related_observations if one.observation_uuid in seen]
        register = made.get(item.told.get("register", ""), made[Register.ISSUES.value])
        wanted = item.told.get("id", "")
        number = int(wanted) if wanted.isdecimal() and int(wanted) not in register else max(register, default=0) + 1
        register[number] = {"id": number, **_entry(item, risk, evidence, parties, poam.metadata.last_modified)}
    inspection = _inspection(poam.metadata)
    return Draft(
        inspection,
        tuple(one for _, one in sorted(made[Register.ISSUES.value].items())),
        tuple(one for _, one in sorted(made[Register.IMMEDIATE.value].items())),
        (),
        tuple(_missing(inspection)),
        (),
    )


def _inspection(metadata: Metadata) -> dict[str, Any]:
    told = metadata.told
    body = next((one.name for one in metadata.parties if one.type == "organization" and one.name), None)
    made: dict[str, Any] = {"body": body} | {name: told[name] for name in INSPECTION if name in told}
    if "from" in told and "to" in told:
        made["on_site"] = {name: dt.date.fromisoformat(told[name]) for name in ("from", "to")}
    return {name: _typed(name, value) for name, value in made.items() if value}


def _missing(inspection: Mapping[str, Any]) -> Iterator[Phrase]:
    for name in ("body", "kind", "team", "on_site", "feedback", "cut_off", "signing", "notice"):
        if name not in inspection:
            yield Phrase(f"data/inspection.yaml 的 {name}", f"{name} of data/inspection.yaml")


def _typed(name: str, value: Any) -> Any:  # noqa: ANN401 - what a file of data holds
    return dt.date.fromisoformat(value) if name in _DATES and isinstance(value, str) else value


def _entry(
    item: Item, risk: Risk | None, seen: list[Observation], parties: Mapping[str, str], modified: dt.date
) -> dict[str, Any]:
    """Return one entry as its file holds it, without its id."""
    told = item.told
    tasks = [task for response in risk.remediations for task in response.tasks] if risk else []
    loose = [one for one in risk.remediations if not one.tasks] if risk else []
    made: dict[str, Any] = {name: _typed(name, told[name]) for name in FIELDS if name in told}
    if not told:
        made |= _foreign(item, risk, tasks, parties)
    made |= _dated(risk, modified) if risk else {}
    made["evidence"] = [_evidence(one) for each in seen for one in each.relevant_evidence]
    done = [one.description for one in loose if one.lifecycle == "completed"]
    actions = [one for one in tasks if one.type != "milestone"]
    made["measures"] = [_measure(one) for one in actions if one.told.get("point") != RESULT]
    made["results"] = [*(_measure(one) for one in actions if one.told.get("point") == RESULT), *done]
    planned = [one.description for one in loose if one.lifecycle != "completed"]
    made["plan"] = [*(_plan(one) for one in tasks if one.type == "milestone"), *planned]
    if made.get("disclosure") == Disclosure.PUBLIC.value:
        del made["disclosure"]
    return {"title": told.get("title", item.title)} | {name: value for name, value in made.items() if value}


def _foreign(item: Item, risk: Risk | None, tasks: list[Task], parties: Mapping[str, str]) -> dict[str, Any]:
    """Return what an item of somebody else's tells in the places OSCAL has for it."""
    who = [uuid for task in tasks for role in task.responsible_roles for uuid in role.party_uuids]
    owner = next((parties[one] for one in who if parties.get(one)), None)
    examples = item.description if item.description.strip() != item.title.strip() else None
    return {"owner": owner, "due": risk.deadline if risk else None, "examples": examples}


def _dated(risk: Risk, modified: dt.date) -> dict[str, Any]:
    """Return what was dated; where the status of the risk is another by now, that is the last progress."""
    log = sorted(risk.risk_log.entries, key=lambda one: one.start)
    progress = [step for one in log if (step := _step(one))]
    last = Status(progress[-1]["status"]) if progress else Status.NOT_STARTED
    if STATUSES[last] != risk.status:
        day = max(modified, *(step["date"] for step in progress)) if progress else modified
        progress.append({"date": day, **_meant(risk.status)})
    kinds = [(one.told.get("entry"), one) for one in log]
    return {
        "progress": progress,
        "extensions": [_extension(one) for kind, one in kinds if kind == "extension"],
        "sign_offs": [_signature(one) for kind, one in kinds if kind == "sign_off"],
    }


def _step(one: Entry) -> dict[str, Any] | None:
    told = one.told
    if told.get("entry") == "progress":
        step = {"date": one.start, "status": told["status"], "word": told.get("word"), "note": one.description}
    elif one.status_change and not told:
        step = {"date": one.start, **_meant(one.status_change), "note": one.description or one.title}
    else:
        return None
    return {name: value for name, value in step.items() if value}


def _meant(status: str) -> dict[str, str]:
    """Return the status of ours, with the word the other system has for it."""
    return {"status": MEANT.get(status, Status.IN_PROGRESS).value, "word": status}


def _extension(one: Entry) -> dict[str, Any]:
    told = one.told
    days = {name: dt.date.fromisoformat(told[name]) for name in ("from", "to")}
    return {"date": one.start, **days, "reason": one.description}


def _signature(one: Entry) -> dict[str, Any]:
    told = one.told
    void = {"void": dt.date.fromisoformat(told["void"])} if "void" in told else {}
    return {"role": told["role"], "by": told["by"], "date": one.start, **void}


def _evidence(one: Evidence) -> dict[str, Any] | str:
    told: dict[str, Any] = one.told
    if "file" in told:
        return told | {"size": int(told["size"])}
    return told.get("title") or (one.description if one.href is None else f"{one.description}（{one.href}）")


def _measure(one: Task) -> dict[str, Any] | str:
    told = one.told
    disclosed = told.get("disclosure", Disclosure.PUBLIC.value)
    made: dict[str, Any] = {
        "items": [inner.text for inner in one.tasks],
        "disclosure": None if disclosed == Disclosure.PUBLIC.value else disclosed,
        "owner": told.get("owner"),
        "due": day_of(told["due"]) if "due" in told else None,
        "done": day_of(told["done"]) if "done" in told else None,
    }
    more = {name: value for name, value in made.items() if value}
    return {"text": one.text, **more} if more else one.text


def _plan(one: Task) -> dict[str, Any] | str:
    inner = [
        {name: value for name, value in made.items() if value}
        for made in ({"title": step.text, "due": step.day, "when": step.told.get("when")} for step in one.tasks)
    ]
    more = {name: value for name, value in (("due", one.day), ("milestones", inner)) if value}
    return {"text": one.text, **more} if more else one.text
