"""What is imported on demand is typed: a wrong signature is a type error, and every member has its line in a table."""

import subprocess
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest

import notices
from rectify_cli.cli import commands, reports, screens
from rectify_cli.documents import readers, writers
from rectify_cli.exchange.workbook import writers as sheet_writers

TABLE = Path("src/rectify_cli/documents/writers/__init__.py")
MEMBER = TABLE.with_name("md.py")
CHANGED = """\
from rectify_cli.documents.document import Document
from rectify_cli.documents.layout import Layout

def write({signature}: ...
"""


def members(package: ModuleType) -> set[str]:
    """Return the public modules of a package."""
    return {module.name for module in iter_modules(package.__path__) if not module.name.startswith("_")}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mypy")


@pytest.mark.parametrize(
    ("signature", "errors"),
    [
        ("document: Document, layout: Layout) -> bytes", 0),
        ("document: Document) -> bytes", 1),
        ("document: Document, layout: Layout) -> str", 1),
        ("layout: Layout, document: Document) -> bytes", 2),
    ],
)
def test_a_writer_of_the_wrong_signature_is_a_type_error(
    signature: str, errors: int, cache: Path, tmp_path: Path
) -> None:
    member = tmp_path / "md.py"
    member.write_text(CHANGED.format(signature=signature), encoding="utf-8")
    mypy = [sys.executable, "-m", "mypy", "--cache-dir", str(cache), "--shadow-file", str(MEMBER), str(member)]
    ran = subprocess.run([*mypy, str(TABLE)], cwd=notices.ROOT, capture_output=True, encoding="utf-8", check=False)
    assert ran.stdout.count(f"{TABLE}:") == errors, ran.stdout


@pytest.mark.parametrize(
    ("family", "table"),
    [(writers, writers.WRITERS), (readers, readers.READERS), (sheet_writers, sheet_writers.WRITERS)],
)
def test_every_format_of_a_family_stands_in_its_table(family: ModuleType, table: Iterable[str]) -> None:
    assert set(table) == members(family)


def test_every_screen_and_every_report_stands_in_its_table() -> None:
    tables = {name: table for name, table in vars(screens).items() if name.isupper() and isinstance(table, dict)}
    assert {f"{name.lower()}_{form}" for name, table in tables.items() for form in table} == members(screens)
    assert {f"as_{form}" for form in reports.REPORTS | reports.FILES} == members(reports)


def test_every_command_stands_in_the_table_and_a_group_is_the_one_it_names() -> None:
    named = {load().__module__ for load, _ in commands.COMMANDS.values()}
    for name, (load, _) in commands.GROUPS.items():
        module = f"{commands.__name__}.{name}"
        assert load() is import_module(module).app
        named.add(module)
    assert named == {f"{commands.__name__}.{member}" for member in members(commands)}
