"""A ledger as an OSCAL plan of action and milestones, and such a plan as a ledger."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ledgers
import own_fields
import workspaces
from commandline import Rectify
from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.errors import DataError
from rectify_cli.core.terms import Edition, Register, Status
from rectify_cli.exchange.draft import Draft
from rectify_cli.exchange.oscal import NS, ROOT, write
from rectify_cli.exchange.oscal import read as reading
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.edits import plain
from rectify_cli.ledger.model import Issue
from rectify_cli.store.yaml import parse
from rectify_cli.views import Request

FULL = """\
id: 3
title: 采购不规范
aspect: 财务管理
owner: 财务科
lead: 李某
person: 赵某
due: 2025-03-31
extensions:
  - {date: 2024-12-20, from: 2024-12-31, to: 2025-03-31, reason: 重新招标}
examples: "先付款，\\n后签合同。"
cause: 制度不严
disclosure: internal
evidence:
  - 采购办法
  - {title: 合同, file: 003/合同.pdf, sha256: 0f, size: 12}
sign_offs:
  - {role: 责任部门, by: 王某, date: 2025-01-02, void: 2025-01-05}
progress:
  - {date: 2024-11-01, status: in_progress, note: 已布置}
  - {date: 2025-01-06, status: staged, word: 基本完成}
measures:
  - {text: 修订办法。, items: [起草。, 征求意见。], done: 2024-12-01}
  - 开展培训。
plan:
  - {text: 完成招标。, due: 2025-03-31, milestones: [{title: 发标, when: 春节前后}, {title: 开标, due: 2025-03-01}]}
"""
FILES = workspaces.BASE | {"data/issues/003.yaml": FULL, "data/immediate/01.yaml": "id: 1\ntitle: 乱停车\n"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, FILES))
    return tmp_path


def exported(rectify: Rectify, *words: str) -> dict[str, Any]:
    assert (
        rectify("export", "-f", "oscal-poam", "-o", "poam.json", "--as-of", "2025-01-15", "--force", *words).code == 0
    )
    made: dict[str, Any] = json.loads(Path("poam.json").read_bytes())[ROOT]
    return made


def drafted(content: bytes) -> Draft:
    found = reading.read(content, "poam.json")
    assert isinstance(found, Draft), [one.message.en for one in found]
    return found


@given(ledgers.ledgers(), ledgers.DAYS, st.sampled_from(Edition))
def test_what_was_exported_comes_back(ledger: Ledger, today: dt.date, edition: Edition) -> None:
    shown = ledger.as_of(today).edition(edition)
    if not (shown.issues or shown.immediate):
        with pytest.raises(DataError, match="at least one item"):
            write.write(ledger, Request(edition, today))
        return
    back = drafted(write.write(ledger, Request(edition, today)))
    for register, entries in ((Register.ISSUES, back.issues), (Register.IMMEDIATE, back.immediate)):
        read = sorted((Issue.model_validate(entry) for entry in entries), key=lambda one: one.id)
        assert read == sorted((entry.record for entry in shown.register(register)), key=lambda one: one.id)


def test_every_field_comes_back(rectify: Rectify, folder: Path) -> None:
    exported(rectify)
    assert rectify("import", "poam.json", "--into", "back").code == 0
    shown = json.loads(rectify("show", "3", "--format", "json").out)
    (folder / "back/data/inspection.yaml").write_bytes(FILES["data/inspection.yaml"].encode())
    assert json.loads(rectify("-C", "back", "show", "3", "--format", "json").out) | {"file": shown.get("file")} == shown
    assert (folder / "back/import-source.json").read_bytes() == (folder / "poam.json").read_bytes()


def test_the_same_ledger_gives_the_same_bytes_and_ids_that_stay(rectify: Rectify, folder: Path) -> None:
    first = exported(rectify)
    content = (folder / "poam.json").read_bytes()
    assert exported(rectify) == first
    assert (folder / "poam.json").read_bytes() == content
    assert rectify("set", "3", "title=采购很不规范").code == 0
    later = exported(rectify)
    assert [one["uuid"] for one in later["poam-items"]] == [one["uuid"] for one in first["poam-items"]]
    assert [one["uuid"] for one in later["risks"]] == [one["uuid"] for one in first["risks"]]


def test_an_item_has_its_risk_its_milestones_and_its_evidence(rectify: Rectify, folder: Path) -> None:
    del folder
    made = exported(rectify)
    assert made["metadata"]["oscal-version"] == "1.1.3"
    item = next(one for one in made["poam-items"] if one["title"] == "采购不规范")
    risk = next(one for one in made["risks"] if one["uuid"] == item["related-risks"][0]["risk-uuid"])
    assert (risk["status"], risk["deadline"]) == ("remediating", "2025-03-31T00:00:00+08:00")
    assert [one["type"] for response in risk["remediations"] for one in response["tasks"]] == ["action"] * 2 + [
        "milestone"
    ]
    observation = next(
        one for one in made["observations"] if one["uuid"] == item["related-observations"][0]["observation-uuid"]
    )
    assert observation["relevant-evidence"][1]["href"] == "data/evidence/003/%E5%90%88%E5%90%8C.pdf"
    assert [one["status"] for one in made["risks"][:2]] == ["closed", "remediating"]


def test_the_public_edition_holds_what_is_public(rectify: Rectify, folder: Path) -> None:
    (folder / "data/inspection.yaml").write_bytes(
        FILES["data/inspection.yaml"].replace("total: 2", "total: 3").replace("staged: 1", "staged: 2").encode()
    )
    (folder / "data/immediate/01.yaml").unlink()
    text = (folder / "data/issues/003.yaml").read_text(encoding="utf-8")
    start, end = text.index("evidence:"), text.index("progress:")
    dated = text.replace("2025-01-06, status: staged, word: 基本完成", "2024-12-30, status: staged")
    (folder / "data/issues/003.yaml").write_bytes((dated[:start] + dated[end:]).encode())
    made = exported(rectify, "--edition", "public")
    said = json.dumps(made, ensure_ascii=False)
    assert all(word not in said for word in ("采购不规范", "财务科", "李某", "已布置"))
    assert "学习不够" in said


FOREIGN = {
    ROOT: {
        "uuid": "x",
        "metadata": {
            "title": "Plan",
            "last-modified": "2024-05-06T07:08:09Z",
            "version": "1",
            "oscal-version": "1.1.2",
            "parties": [{"uuid": "p1", "type": "organization", "name": "Finance"}],
        },
        "risks": [
            {
                "uuid": "r1",
                "title": "Late patches",
                "description": "d",
                "statement": "s",
                "status": "deviation-requested",
                "deadline": "2024-12-31T23:59:59Z",
                "remediations": [
                    {
                        "uuid": "m1",
                        "lifecycle": "planned",
                        "title": "Plan",
                        "description": "Buy a tool.",
                        "tasks": [
                            {
                                "uuid": "t1",
                                "type": "milestone",
                                "title": "Tender",
                                "timing": {
                                    "within-date-range": {
                                        "start": "2024-06-01T00:00:00Z",
                                        "end": "2024-07-01T00:00:00Z",
                                    }
                                },
                                "responsible-roles": [{"role-id": "o", "party-uuids": ["p1"]}],
                            },
                            {"uuid": "t2", "type": "action", "title": "Train"},
                        ],
                    },
                    {"uuid": "m2", "lifecycle": "completed", "title": "x", "description": "Wrote a rule."},
                    {"uuid": "m3", "lifecycle": "recommendation", "title": "x", "description": "Hire."},
                ],
                "risk-log": {
                    "entries": [
                        {"uuid": "l1", "start": "2024-04-01T00:00:00Z", "status-change": "open", "title": "found"}
                    ]
                },
            }
        ],
        "observations": [
            {
                "uuid": "o1",
                "description": "d",
                "relevant-evidence": [{"href": "https://a.example/x", "description": "scan"}],
            }
        ],
        "poam-items": [
            {
                "uuid": "i1",
                "title": "Late patches",
                "description": "Servers were patched late.",
                "related-risks": [{"risk-uuid": "r1"}],
                "related-observations": [{"observation-uuid": "o1"}],
            },
            {"uuid": "i2", "title": "No risk yet", "description": "No risk yet"},
        ],
    }
}


def test_a_plan_of_somebody_elses_goes_as_far_as_it_can() -> None:
    back = drafted(json.dumps(FOREIGN).encode())
    first, second = (Issue.model_validate(one) for one in back.issues)
    assert (first.title, first.owner, str(first.due)) == ("Late patches", "Finance", "2024-12-31")
    assert first.examples == "Servers were patched late."
    assert [(str(one.date), one.status, one.word, one.note) for one in first.progress] == [
        ("2024-04-01", Status.NOT_STARTED, "open", "found"),
        ("2024-05-06", Status.IN_PROGRESS, "deviation-requested", None),
    ]
    assert [one.text for one in first.measures] == ["Train"]
    assert [one.text for one in first.results] == ["Wrote a rule."]
    assert [(one.text, one.due and str(one.due)) for one in first.plan] == [("Tender", "2024-07-01"), ("Hire.", None)]
    assert [one.name for one in first.evidence] == ["scan（https://a.example/x）"]
    assert second == Issue(id=2, title="No risk yet")
    assert [one.en.partition(":")[0] for one in back.missing] == [
        "kind", "team", "on_site", "feedback", "cut_off", "signing", "notice",
    ]  # fmt: skip


def test_a_status_changed_elsewhere_is_the_last_progress(rectify: Rectify, folder: Path) -> None:
    del folder
    made = exported(rectify)
    made["risks"][1]["status"] = "closed"
    made["metadata"]["last-modified"] = "2025-02-01T10:00:00+08:00"
    back = drafted(json.dumps({ROOT: made}).encode())
    last = Issue.model_validate(back.issues[1]).progress[-1]
    assert (str(last.date), last.status, last.word) == ("2025-02-01", Status.COMPLETED, "closed")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "not valid JSON"),
        (b"\xff\xfe\x00", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"[]", "not a POA&M: the top level is list"),
        (b"{}", "not a POA&M: the top level is {}"),
        (b'{"catalog": {}}', "not a POA&M: the top level is catalog"),
    ],
)
def test_what_is_no_plan_is_told(content: bytes, said: str) -> None:
    with pytest.raises(DataError) as refused:
        reading.read(content, "poam.json")
    assert refused.value.message.en == said


def faults(change: Callable[[dict[str, Any]], None]) -> list[str]:
    copy = json.loads(json.dumps(FOREIGN))
    change(copy[ROOT])
    found = reading.read(json.dumps(copy).encode(), "poam.json")
    assert not isinstance(found, Draft)
    assert all(isinstance(one, Diagnostic) for one in found)
    return [one.message.en for one in found]


def test_every_fault_is_told_with_its_pointer() -> None:
    def broken(poam: dict[str, Any]) -> None:
        del poam["risks"][0]["uuid"]
        poam["risks"][0]["deadline"] = "soon"
        poam["metadata"]["last-modified"] = 5

    assert faults(broken) == [
        f"/{ROOT}/metadata/last-modified is invalid (value_error)",
        f"/{ROOT}/risks/0/uuid is missing",
        f"/{ROOT}/risks/0/deadline is invalid (value_error)",
    ]


def test_a_property_of_ours_that_is_not_whole_is_told() -> None:
    def broken(poam: dict[str, Any]) -> None:
        poam["risks"][0]["risk-log"]["entries"][0]["props"] = [{"name": "entry", "ns": NS, "value": "extension"}]

    assert faults(broken) == ["incomplete properties of rectify: 'from'"]


def test_a_bad_plan_writes_nothing(rectify: Rectify, folder: Path) -> None:
    (folder / "bad.json").write_bytes(json.dumps({ROOT: {"metadata": {}}}).encode())
    ran = rectify("import", "bad.json", "--into", "back")
    assert (ran.code, (folder / "back").exists()) == (1, False)
    assert f"error[X731]: /{ROOT}/poam-items is missing" in ran.err
    assert rectify("export", "summary", "-f", "oscal-poam").code == 2


def test_the_day_of_the_export_cuts_what_came_later(rectify: Rectify, folder: Path) -> None:
    del folder
    assert rectify("export", "-f", "oscal-poam", "-o", "poam.json", "--as-of", "2024-12-01").code == 0
    made = json.loads(Path("poam.json").read_bytes())[ROOT]
    assert {one["status"] for one in made["risks"]} == {"open", "remediating"}


def test_declared_fields_and_tags_come_back(rectify: Rectify, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspaces.write(tmp_path, own_fields.FILES))
    assert rectify("set", "2", "抄送单位=甲处,乙处", "涉及人数=3", "立项日期=2024-08-01", "文号=007").code == 0
    draft = drafted(json.dumps({ROOT: exported(rectify)}).encode())
    declared = parse.parse(own_fields.INSPECTION, "inspection.yaml").value["fields"]
    assert plain(draft.inspection["fields"]) == plain(declared)
    first, second = draft.issues
    assert (first["tags"], plain(first["fields"])) == (["基建"], {"amount": "0.32", "source": "审计"})
    assert plain(second["fields"]) == {"copies": ["甲处", "乙处"], "opened": "2024-08-01", "people": "3", "file": "007"}
