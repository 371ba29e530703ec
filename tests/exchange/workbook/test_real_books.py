"""Books of real layouts come in: at least 97 % of the titles, 95 % of measures, dates and states, every other cell."""

from collections import Counter
from pathlib import Path

import pytest

import real_books
import real_layouts
import real_layouts_odd
import real_layouts_wide
import workspaces
from commandline import Rectify
from rectify_cli import store
from rectify_cli.ledger.model import Issue


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspaces.write(tmp_path, {"data/inspection.yaml": real_books.INSPECTION}))
    return tmp_path


def bare(text: str) -> str:
    return text.strip().rstrip("；;。，")


def arrived(folder: Path, truths: list[real_books.Truth]) -> Counter[str]:
    """Count what arrived and what should have."""
    ledger = store.load(store.Workspace(folder)).ledger
    assert ledger
    unread = "\n".join(path.read_text(encoding="utf-8-sig") for path in sorted(folder.glob("data/unread/*")))
    counts: Counter[str] = Counter()
    for truth in truths:
        entries = ledger.issues if truth.register == "issues" else ledger.immediate
        issue = next((entry.record for entry in entries if entry.record.title == truth.title), None)
        counts["title wanted"] += 1
        counts["title"] += issue is not None
        for kind, _, right in judged(truth, issue, unread):
            counts[f"{kind} wanted"] += 1
            counts[kind] += right
    return counts


def judged(truth: real_books.Truth, issue: Issue | None, unread: str) -> list[tuple[str, object, bool]]:
    """Return each thing a truth says, and whether it arrived."""
    found: list[tuple[str, object, bool]] = []
    if truth.measures:
        got = tuple(bare(each.text) for each in issue.measures) if issue else ()
        found.append(("measures", (truth.measures, got), got == truth.measures))
    if truth.due or truth.when:
        got_due = (str(issue.due) if issue and issue.due else None, issue.when if issue else None)
        found.append(("date", (truth.due, truth.when, got_due), got_due == (truth.due, truth.when)))
    if truth.status:
        status = issue.status if issue else None
        found.append(("state", (truth.status, status), status == truth.status))
    dumped = str(issue.model_dump(mode="json")) if issue else ""
    found += [("cell", (heading, text), text in dumped or text in unread) for heading, text in truth.others.items()]
    return found


LAYOUTS = real_books.LAYOUTS
WRITERS = {real_layouts.company, real_layouts_odd.sections, real_layouts_wide.columns}
assert {book.write for book in LAYOUTS.values()} >= WRITERS
SHARES = {"title": 0.97, "measures": 0.95, "date": 0.95, "state": 0.95, "cell": 1.0}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_real_book_comes_in(rectify: Rectify, folder: Path, name: str) -> None:
    book = LAYOUTS[name]
    book.write(folder / "台账.xlsx")
    ran = rectify("import", "台账.xlsx", "--yes", *book.options)
    counts = arrived(folder, book.truths)
    for kind, share in SHARES.items():
        assert counts[kind] >= share * counts[f"{kind} wanted"], (kind, ran.err)
    ledger = store.load(store.Workspace(folder)).ledger
    assert ledger
    assert len(ledger.issues) == sum(truth.register == "issues" for truth in book.truths)
    before = {path: path.read_bytes() for path in folder.rglob("data/**/*") if path.is_file()}
    again = rectify("import", "台账.xlsx", *book.options)
    assert before == {path: path.read_bytes() for path in folder.rglob("data/**/*") if path.is_file()}, again.err
    assert again.code == 0, again.err
