"""What was taken out of the ledger: kept under data/removed, at the same place as before, and read by nobody."""

import os
from collections.abc import Mapping
from pathlib import Path

from rectify_cli.ledger.edits import Value
from rectify_cli.store import atomic, under_way
from rectify_cli.store.edit import emit
from rectify_cli.store.loader import REMOVED
from rectify_cli.store.save import place
from rectify_cli.store.workspace import Workspace


def place_of(path: Path, workspace: Workspace) -> Path:
    """Return where a data file goes that is taken out: under data/removed, numbered where its name is taken there."""
    wanted = workspace.data / REMOVED / path.relative_to(workspace.data)
    free, number = wanted, 1
    while os.path.lexists(free):
        number += 1
        free = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
    return free


def move(path: Path, workspace: Workspace, text: str | None = None) -> Path:
    """Take a data file out of the ledger, with another text where one is given, and return where it lies now.

    The caller holds the lock. Raises RectifyError where it cannot be moved. It lies in its new place before it leaves
    the old one.
    """
    source, target = place(path, workspace), place_of(path, workspace)
    if text is None:
        under_way.moving(workspace, source, target)
        atomic.move(source, target)
    else:
        under_way.writing(workspace, {target: text, source: None})
        atomic.write_atomically(target, text.encode())
        atomic.remove(source)
    return target


def keep_record(workspace: Workspace, folder: str, number: int, values: Mapping[str, Value]) -> None:
    """Write what a record of a list held under data/removed, by its id, which is not used again.

    `folder` is the place of the list in the data, without its ending. The caller holds the lock.
    """
    target = place_of(workspace.data / folder / f"{number}.yaml", workspace)
    lines = [line for key, value in values.items() for line in emit.pair(key, value, 0)]
    text = "\n".join([*lines, ""])
    under_way.writing(workspace, {target: text})
    atomic.write_atomically(target, text.encode())
