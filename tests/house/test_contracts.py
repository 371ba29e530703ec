"""Each contract of the house is broken once, on purpose, in a copy: the linter sees it, and sees nothing else."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import notices

PROJECT = tomllib.loads((notices.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = [contract["name"] for contract in PROJECT["tool"]["importlinter"]["contracts"]]
LAYERS, PURE = CONTRACTS[:2]
BROKEN = [
    pytest.param(LAYERS, "store/evidence.py", "rectify_cli.exchange.draft", id="an arrow up"),
    pytest.param(LAYERS, "exchange/draft.py", "rectify_cli.papers.word.words", id="a sibling of the same floor"),
    pytest.param(LAYERS, "attic/__init__.py", "rectify_cli.core", id="a wing that nobody placed"),
    pytest.param(PURE, "views/request.py", "time", id="a view that asks for the time"),
    pytest.param(PURE, "notices/reading.py", "rectify_cli.documents.opening", id="a way round to a file"),
    pytest.param(
        "a writer of papers does not know its sibling",
        "documents/writers/md.py",
        "rectify_cli.documents.writers.html",
        id="writers of papers",
    ),
    pytest.param(
        "a reader of papers does not know its sibling",
        "documents/readers/txt.py",
        "rectify_cli.documents.readers.docx.package",
        id="readers of papers",
    ),
    pytest.param(
        "a rule of the ledger does not know its sibling",
        "checks/ledger/moves.py",
        "rectify_cli.checks.ledger.counts",
        id="rules of the ledger",
    ),
    pytest.param(
        "a rule of a notice does not know its sibling",
        "checks/notice/sums.py",
        "rectify_cli.checks.notice.dates",
        id="rules of a notice",
    ),
    pytest.param(
        "a writer of sheets does not know its sibling",
        "exchange/workbook/writers/csv.py",
        "rectify_cli.exchange.workbook.writers.jsonl",
        id="writers of sheets",
    ),
    pytest.param(
        "a command does not know its sibling",
        "cli/commands/log.py",
        "rectify_cli.cli.commands.show",
        id="commands",
    ),
]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the source and the contracts."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(notices.ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(notices.ROOT / "pyproject.toml", folder)
    return folder


def verdicts(folder: Path) -> dict[str, str]:
    """Return each contract with the linter's word for it."""
    lint = Path(sys.executable).with_name("lint-imports")
    environ = os.environ | {"PYTHONPATH": str(folder / "src"), "COLUMNS": "200"}
    ran = subprocess.run(
        [lint, "--no-logo", "--cache-dir", folder / "cache"],
        cwd=folder, env=environ, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    words = (line.rpartition(" ") for line in ran.stdout.splitlines())
    found = {name: verdict for name, _, verdict in words if name in CONTRACTS}
    assert ran.returncode == ("BROKEN" in found.values()), ran.stdout
    return found


def test_the_house_as_it_is_breaks_none(copy: Path) -> None:
    assert verdicts(copy) == dict.fromkeys(CONTRACTS, "KEPT")


def test_every_contract_is_broken_below() -> None:
    assert {case.values[0] for case in BROKEN} == set(CONTRACTS)


@pytest.mark.parametrize(("contract", "file", "imported"), BROKEN)
def test_a_bad_import_breaks_its_contract_alone(copy: Path, contract: str, file: str, imported: str) -> None:
    path = copy / "src" / "rectify_cli" / file
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((before or b"") + f"\nimport {imported}\n".encode())
    try:
        assert verdicts(copy) == dict.fromkeys(CONTRACTS, "KEPT") | {contract: "BROKEN"}
    finally:
        if before is None:
            shutil.rmtree(path.parent)
        else:
            path.write_bytes(before)
