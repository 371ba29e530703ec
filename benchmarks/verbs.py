"""The everyday commands on a ledger of sixty issues: how each is called, and what is needed to repeat it."""

import shutil
from pathlib import Path

import generated

SIXTY = 60
VERBS: dict[str, list[str]] = {
    "new": ["new", "制度执行不够严格", "--owner", "办公室"],
    "set": ["set", "5", "owner=办公室"],
    "measure add": ["measure", "add", "5", "完善制度。"],
    "measure done": ["measure", "done", "5", "1", "--date", "2024-12-31"],
    "log": ["log", "60", "--status", "staged", "--date", "2025-01-10"],
    "extend": ["extend", "60", "--to", "2030-12-31", "--reason", "尚在施工"],
    "evidence add": ["evidence", "add", "5", "report.txt"],
    "sign-off": ["sign-off", "5", "--by", "张某", "--role", "责任部门"],
    "reopen": ["reopen", "5", "--reason", "抽查发现反弹"],
    "due": ["due"],
    "status": ["status"],
    "list": ["list"],
    "show": ["show", "5"],
    "history": ["history", "5"],
    "diff": ["diff", "2024-08-01", "2025-01-01"],
    "stats": ["stats"],
}


def ledger(scratch: Path) -> Path:
    """Write a ledger of sixty, the last one open, and a file to keep as evidence."""
    root = generated.ledger(scratch / "sixty", SIXTY)
    (root / "report.txt").write_bytes(b"report")
    last = root / "data" / "issues" / f"{SIXTY:05}.yaml"
    text = last.read_text(encoding="utf-8")
    last.write_text(
        text.replace("  - {date: 2024-12-31, status: completed}\n", "") + "due: 2030-06-30\n", encoding="utf-8"
    )
    return root


def restore(root: Path) -> None:
    """Undo the changes of a command, so that it does the same work again."""
    backup = root.with_name("backup")
    if backup.is_dir():
        shutil.rmtree(root / "data")
        shutil.copytree(backup, root / "data")
    else:
        shutil.copytree(root / "data", backup)
