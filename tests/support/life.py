"""The life of one entry: every kind of date there is."""

import datetime as dt

import ledgers
from rectify_cli.core.terms import Register
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Issue
from rectify_cli.views import history
from rectify_cli.views.history import History

ISSUE = Issue.model_validate(
    {
        "id": 7,
        "title": "合同会签流于形式",
        "due": "2025-03-31",
        "progress": [
            {"date": "2024-07-01", "status": "in_progress"},
            {"date": "2024-09-01", "status": "in_progress", "note": "正在修订办法"},
            {"date": "2024-12-31", "status": "completed"},
            {"date": "2025-02-10", "status": "in_progress", "note": "回头看发现仍有漏签"},
            {"date": "2025-03-20", "status": "completed", "word": "已整改到位"},
        ],
        "extensions": [{"from": "2024-10-31", "to": "2025-03-31", "date": "2024-10-20", "reason": "办法需上会"}],
        "measures": [
            {"text": "修订合同会签办法。", "done": "2024-12-20"},
            {
                "text": "抽查2024年以来的全部合同，漏签的逐份补签，由财务科、办公室复核，每月向党组报告，然后公示。",
                "done": "2025-01-02",
            },
        ],
        "sign_offs": [
            {"role": "责任部门", "by": "张某", "date": "2025-01-03", "void": "2025-02-10"},
            {"role": "责任部门", "by": "张某", "date": "2025-03-25"},
        ],
        "evidence": ["会签办法"],
    }
)


def built() -> History:
    """Return the history of the entry."""
    inspection = ledgers.INSPECTION.model_copy(update={"plan_submitted": dt.date(2024, 6, 20)})
    whole = Ledger(Entry(inspection, ledgers.Nowhere()))
    return history.build(whole, Register.ISSUES, ISSUE)
