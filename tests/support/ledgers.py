"""Generated ledgers for property tests."""

import datetime as dt
from dataclasses import dataclass

from hypothesis import strategies as st

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.terms import Disclosure, Status
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Inspection, Issue, Measure, OwnRecord, OwnRegister, Petition, Plan, Progress

DAYS = st.dates(dt.date(2024, 3, 1), dt.date(2025, 12, 31))
STATUSES = st.sampled_from(Status)


@dataclass(frozen=True)
class Nowhere:
    """A source for records that were never written."""

    file: str = "data/issues/001.yaml"

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Return the file alone."""
        del path, key
        return Place(self.file)


INSPECTION = Inspection.model_validate(
    {
        "body": "某局",
        "kind": "inspection",
        "team": "第一巡察组",
        "on_site": {"from": "2024-03-01", "to": "2024-04-30"},
        "feedback": "2024-06-01",
        "cut_off": "2024-12-31",
        "signing": "2025-01-10",
        "notice": {"title": ["某局", "通报"], "lead": "导语。"},
    }
)

REGISTERED = INSPECTION.model_copy(update={"registers": (OwnRegister(name="会议"),)})
"""The same, with a register of the office's own."""


def histories() -> st.SearchStrategy[tuple[Progress, ...]]:
    """Make histories in the order of their dates."""
    notes = st.sampled_from([None, "一句内部说明"])
    steps = st.builds(Progress, date=DAYS, status=STATUSES, note=notes)
    return st.lists(steps, max_size=4).map(lambda some: tuple(sorted(some, key=lambda step: step.date)))


def issues() -> st.SearchStrategy[Issue]:
    """Make issues with every kind of disclosure; each text is unlike every other."""
    return st.builds(
        lambda number, progress, disclosure, hidden, planned: Issue(
            id=number,
            title=f"第{number}项问题的标题",
            owner=f"第{number}项责任部门",
            lead=f"第{number}项责任领导",
            note=f"第{number}项内部备注",
            progress=progress,
            disclosure=disclosure,
            measures=(
                Measure(text=f"第{number}项公开的措施"),
                Measure(text=f"第{number}项另一措施", disclosure=hidden),
            ),
            plan=(Plan(text=f"第{number}项整改计划"),) if planned else (),
        ),
        st.integers(1, 999),
        histories(),
        st.sampled_from(Disclosure),
        st.sampled_from(Disclosure),
        st.booleans(),
    )


def meetings() -> st.SearchStrategy[tuple[Entry[OwnRecord], ...]]:
    """Make the records of a register of the office's own, in any order."""
    model = OwnRegister(name="会议").model
    kinds = st.sampled_from([None, "党组会", "院务会"])
    record = st.builds(
        lambda number, day, kind: model.model_validate({"id": number, "date": day, "kind": kind}),
        st.integers(1, 99),
        DAYS,
        kinds,
    )
    some = st.lists(record, max_size=5, unique_by=lambda record: record.id)
    return some.map(lambda made: tuple(Entry(record, Nowhere()) for record in made))


def ledgers() -> st.SearchStrategy[Ledger]:
    """Make ledgers whose entries have ids of their own."""
    some = st.lists(issues(), max_size=6, unique_by=lambda issue: issue.id)
    petitions = st.lists(st.builds(Petition, id=st.integers(1, 99), progress=histories()), max_size=3)
    return st.builds(
        lambda first, second, third, records: Ledger(
            Entry(REGISTERED, Nowhere("data/inspection.yaml")),
            tuple(Entry(issue, Nowhere()) for issue in first),
            tuple(Entry(issue, Nowhere()) for issue in second),
            tuple(Entry(petition, Nowhere()) for petition in third),
            records={"会议": records},
        ),
        some,
        some,
        petitions,
        meetings(),
    )
