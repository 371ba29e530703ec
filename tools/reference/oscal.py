"""The page of OSCAL: where each part of a ledger goes in a plan of action and milestones."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Edition, Status
from rectify_cli.exchange import oscal
from rectify_cli.exchange.oscal import write
from rectify_cli.views.request import Request
from reference.edition import ledger
from reference.page import Page, code, table

DAY = dt.date(2026, 1, 1)
TITLE = Phrase("OSCAL 对照", "OSCAL mapping")
LEAD = Phrase(
    f"`rectify export -f oscal-poam` 把台账写成 [OSCAL](https://pages.nist.gov/OSCAL/) {oscal.VERSION} 的整改行动计"
    "划与里程碑（POA&M），`rectify import 文件.json` 由它生成台账。本工具写出的读回后与原来一致，其他系统写的尽量读"
    "入；原文件以 import-source.json 留在台账旁。",
    "`rectify export -f oscal-poam` writes the ledger as a plan of action and milestones (POA&M) of "
    f"[OSCAL](https://pages.nist.gov/OSCAL/) {oscal.VERSION}, and `rectify import FILE.json` makes a ledger of one. "
    "Our own documents come back unchanged; those of other systems are read as far as possible. The document is "
    "kept beside the ledger as import-source.json.",
)
PARTS_HEAD = Phrase("台账|OSCAL", "ledger|OSCAL")
PARTS = (
    Phrase(
        "反馈问题、立行立改|一个 `poam-item` 及其 `risk`", "an issue, an immediate fix|a `poam-item` and its `risk`"
    ),
    Phrase("状态|risk 的 `status`，见下", "its status|the `status` of the risk, see below"),
    Phrase(
        "`due`，没有则取整改计划里最晚的时限|risk 的 `deadline`（公开稿没有）",
        "`due`, else the latest date of the plan|the `deadline` of the risk (not in the public edition)",
    ),
    Phrase(
        "整改措施|一个 remediation；每条是一个 `action` 任务，分点是它下面的任务",
        "measures|a remediation with a task of type `action` each; inner points are tasks of that task",
    ),
    Phrase(
        "整改计划和节点|一个 remediation；每条是一个 `milestone` 任务，日期写在 `on-date`",
        "plan and milestones|a remediation with a task of type `milestone` each, its date in `on-date`",
    ),
    Phrase(
        "进展、延期、签字|`risk-log` 里有日期的各条", "progress, extensions, signatures|dated entries of the `risk-log`"
    ),
    Phrase(
        "佐证材料|一个 `observation`，材料写作 `relevant-evidence`，文件写路径",
        "evidence|an `observation` with `relevant-evidence`; a file by its path",
    ),
    Phrase(
        "部门和人员|`parties`；责任部门是任务的 `responsible-roles`",
        "departments and people|`parties`; the department in charge as `responsible-roles` of the tasks",
    ),
)
OUT = Phrase("状态：写出", "Status, written")
OUT_HEAD = Phrase("状态|risk 的 `status`", "status|`status` of the risk")
BACK = Phrase("状态：读回", "Status, read back")
BACK_HEAD = Phrase("risk 的 `status`|状态", "`status` of the risk|status")
BACK_TAIL = Phrase(
    "其他系统的用语保留在旁边；这里没有的一律算整改中。导出以后 risk 的状态变了的，记一条新进展，日期取文件的 "
    "`last-modified`。",
    "The word of the other system is kept beside it; any other word counts as in progress. If the status of a "
    "risk has changed since the export, that is new progress, dated by the `last-modified` of the document.",
)
PROPERTIES = Phrase("属性", "Properties")
PROPERTIES_TEXT = Phrase(
    f"OSCAL 没有位置的内容，写作命名空间 `{oscal.NS}` 的属性。值只占一行，较长的写在 remarks 里。",
    f"What OSCAL has no place for becomes properties in the namespace `{oscal.NS}`. A value has one line; longer "
    "text goes to the remarks.",
)
PROPERTIES_HEAD = Phrase("所属|属性", "of|properties")
NOTES = Phrase(
    "- 标识为 UUID 第 5 版，由单位、反馈日期和编号得出：同一台账每次写出的字节相同，问题改了文字，UUID 不变。\n"
    "- 日期写作中国时间（+08:00）当天零点。\n"
    "- 不写入的：信访件（只有数字）、通报自己的文字、公布数、备注和豁免。\n"
    "- `make conformity` 用 compliance-trestle 验证样例。",
    "- Ids are UUIDs of version 5, made from the body, the feedback date and the id: the same ledger gives the "
    "same bytes, and an issue keeps its UUID when its words change.\n- A date is the first moment of that day in "
    "China (+08:00).\n- Left out: petitions, which are mere numbers; the notice's own sentences; declared figures; "
    "notes and waivers.\n- `make conformity` has compliance-trestle validate the sample.",
)


def page(language: Language) -> Page:
    """Return the page of OSCAL."""
    properties = ([code(holder), ", ".join(map(code, names))] for holder, names in _properties().items())
    parts = [
        LEAD.in_language(language),
        table(PARTS_HEAD.in_language(language).split("|"), (part.in_language(language).split("|") for part in PARTS)),
        f"## {OUT.in_language(language)}",
        table(
            OUT_HEAD.in_language(language).split("|"),
            ([_status(status), code(risk)] for status, risk in oscal.RISK_STATUS.items()),
        ),
        f"## {BACK.in_language(language)}",
        table(
            BACK_HEAD.in_language(language).split("|"),
            ([code(risk), _status(status)] for risk, status in oscal.LEDGER_STATUS.items()),
        ),
        BACK_TAIL.in_language(language),
        f"## {PROPERTIES.in_language(language)}",
        PROPERTIES_TEXT.in_language(language),
        table(PROPERTIES_HEAD.in_language(language).split("|"), properties),
        NOTES.in_language(language),
    ]
    return Page("oscal", language, TITLE.in_language(language), parts)


def _status(status: Status) -> str:
    return f"{status.label.zh} {code(status.value)}"


def _properties() -> dict[str, list[str]]:
    """Return our properties by the object that has them, from a ledger with every field filled."""
    written = json.loads(write.write(ledger(), Request(Edition.INTERNAL, DAY)))
    names: dict[str, dict[str, None]] = {}
    for holder, name in _named(written, ""):
        names.setdefault(holder, {})[name] = None
    return {holder: list(own) for holder, own in names.items()}


def _named(value: Any, holder: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        for item in value:
            yield from _named(item, holder)
    elif isinstance(value, dict):
        yield from ((holder, prop["name"]) for prop in value.get("props", ()) if prop.get("ns") == oscal.NS)
        for key, inner in value.items():
            yield from _named(inner, key)
