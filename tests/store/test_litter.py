"""Names that are of no interest to a ledger, wherever they lie under data/."""

from pathlib import Path

import pytest

import workspaces
from rectify_cli import store
from rectify_cli.core.errors import UsageError
from rectify_cli.store import evidence
from rectify_cli.store.litter import is_litter

LITTER = [
    *("Thumbs.db", "THUMBS.DB", "ehthumbs.db", "desktop.ini", "Desktop.ini", ".DS_Store", "._001.yaml", "Icon\r"),
    *("001.yaml~", "~$报告.docx", "~WRL0001.tmp", "#001.yaml#", ".001.yaml.swp", ".~lock.报告.docx#"),
    *("@eaDir", "@EADIR", "#recycle", "$RECYCLE.BIN", "__MACOSX", ".git"),
]
KEPT = ["001.yaml", "001.yaml.bak", "报告~1.docx", "#1.yaml", "a@eaDir", "Thumbs.db.txt", "~报告.docx"]


def test_what_is_litter() -> None:
    assert [name for name in LITTER if not is_litter(name)] == []
    assert [name for name in KEPT if is_litter(name)] == []


@pytest.mark.parametrize("folder", ["", "issues/", "immediate/", "evidence/", "evidence/001/"])
def test_it_is_ignored_everywhere(tmp_path: Path, folder: str) -> None:
    names = [
        name for name in LITTER if "." in name and not name.endswith("\r") and name not in {"THUMBS.DB", "Desktop.ini"}
    ]
    workspaces.write(tmp_path, workspaces.BASE | {f"data/{folder}{name}": "x" for name in names})
    workspaces.write(tmp_path, {f"data/{folder}@eaDir/x.yaml": "x", f"data/{folder}#recycle/x.yaml": "x"})
    loaded = store.load(store.Workspace(tmp_path))
    assert loaded.diagnostics == []
    assert loaded.ledger is not None
    assert list(loaded.ledger.files) == []


@pytest.mark.parametrize("name", ["~$报告.docx", "Thumbs.db", ".x.pdf"])
def test_it_is_no_evidence(name: str) -> None:
    with pytest.raises(UsageError) as refused:
        evidence.name_of(Path(name))
    assert "temporary" in refused.value.message.en
