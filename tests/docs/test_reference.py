"""The reference pages are those that `make docs` writes, and what the pages for developers name is there."""

import re
from pathlib import Path

import pytest
from reference import FOLDER, pages
from reference.examples import english, records

import notices
from rectify_cli.ledger.model import Calendar, Inspection, Issue, OwnRecord, Petition, Record

DEVELOPMENT = Path("docs") / "development"
PAGES = sorted([*(notices.ROOT / FOLDER).glob("*.md"), *(notices.ROOT / DEVELOPMENT).glob("*.md")])
MEASURED = {FOLDER / "claims.md", FOLDER / "claims.zh-CN.md"}
"""Pages that `python -m claims --write` measures, which takes too long for every `make docs`."""
LINK = re.compile(r"\]\((?!http)([^)#]*)(?:#([^)]*))?\)")
PATH = re.compile(r"`((?:src|tests|templates|tools|schema|docs)/[\w./*-]+)`")


@pytest.fixture(scope="module")
def written() -> dict[Path, str]:
    """Return what `make docs` would write."""
    return pages()


def test_the_pages_are_current(written: dict[Path, str]) -> None:
    stale = [name for name, text in written.items() if (notices.ROOT / name).read_text(encoding="utf-8") != text]
    assert not stale, "run `make docs`"
    assert {path.relative_to(notices.ROOT) for path in PAGES if FOLDER.name in path.parts} <= {*written, *MEASURED}


def anchors(path: Path) -> set[str]:
    """Return the anchors of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for name, anchor in LINK.findall(page.read_text(encoding="utf-8")):
        target = page.parent / name if name else page
        assert target.exists(), name
        assert not anchor or anchor in anchors(target), anchor


@pytest.mark.parametrize("page", [page for page in PAGES if DEVELOPMENT.name in page.parts], ids=lambda page: page.name)
def test_every_path_a_developer_is_told_is_there(page: Path) -> None:
    for name in PATH.findall(page.read_text(encoding="utf-8")):
        assert any(notices.ROOT.glob(name.rstrip("/"))), name


def test_no_field_is_told_that_the_models_do_not_have() -> None:
    def within(model: type[Record]) -> set[str]:
        inner = [one for field in model.model_fields.values() for one in records(field.annotation)]
        own = {f"{one.__name__}.{name}" for one in model.__mro__ for name in vars(one).get("__annotations__", {})}
        return own.union(*(within(one) for one in inner))

    had = set().union(*(within(top) for top in (Inspection, Issue, Petition, OwnRecord, Calendar)))
    assert {f"{model}.{name}" for model, fields in english().items() for name in fields} <= had
