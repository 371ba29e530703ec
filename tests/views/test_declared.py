"""The declared fields, and how many entries fill each in."""

import ledgers
from own_fields import INSPECTION
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Inspection, issue_model
from rectify_cli.store.yaml import parse
from rectify_cli.views import declared

OWN = Inspection.model_validate(parse.parse(INSPECTION, "inspection.yaml").value)


def test_issues_and_immediate_fixes_count() -> None:
    records = [{"amount": "1"}, {}, {"amount": "2", "file": "甲"}]
    model = issue_model(OWN)
    entries = [
        Entry(model.model_validate({"id": 1, "title": "甲", "fields": own}), ledgers.Nowhere()) for own in records
    ]
    ledger = Ledger(Entry(OWN, ledgers.Nowhere()), tuple(entries[:2]), tuple(entries[2:]))
    filled = {field.key: field.filled for field in declared.build(ledger)}
    assert filled == {"amount": 2, "source": 0, "copies": 0, "opened": 0, "people": 0, "file": 1}
