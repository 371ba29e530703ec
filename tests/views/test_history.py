"""The life of one entry: every date the data has, in order."""

import pytest
from hypothesis import given

import ledgers
import life
from rectify_cli.cli import screens
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Petition
from rectify_cli.views import history
from rectify_cli.views.history import History


@pytest.fixture
def built() -> History:
    return life.built()


def test_every_event_stands_in_order_with_its_kind(built: History) -> None:
    assert [(str(event.date), event.kind) for event in built.events] == [
        ("2024-06-01", "feedback"),
        ("2024-06-20", "plan"),
        ("2024-07-01", "status"),
        ("2024-09-01", "progress"),
        ("2024-10-20", "extension"),
        ("2024-12-20", "measure"),
        ("2024-12-31", "status"),
        ("2025-01-02", "measure"),
        ("2025-01-03", "sign_off"),
        ("2025-02-10", "reopened"),
        ("2025-02-10", "void"),
        ("2025-03-20", "status"),
        ("2025-03-25", "sign_off"),
    ]


@given(ledgers.ledgers())
def test_the_last_status_told_is_the_one_that_stands(whole: Ledger) -> None:
    for register in Register:
        for entry in whole.register(register):
            told = history.build(whole, register, entry.record)
            steps = [event.to for event in told.events if event.to]
            assert len(steps) == len(entry.record.progress)
            assert not steps or steps[-1] is entry.record.status
            assert [event.date for event in told.events] == sorted(event.date for event in told.events)


def test_a_petition_has_a_history_too() -> None:
    petition = Petition.model_validate({"id": 2, "progress": [{"date": "2024-08-01", "status": "completed"}]})
    whole = Ledger(Entry(ledgers.INSPECTION, ledgers.Nowhere()))
    told = history.build(whole, Register.PETITIONS, petition)
    assert [event.kind for event in told.events] == ["feedback", "status"]
    assert screens.HISTORY["table"](told, Terminal(Language.ZH)).startswith("信访件 2\n已办结\n")
