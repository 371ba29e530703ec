"""The changes of words.tsv, the office's own words for papers."""

from collections.abc import Callable

from rectify_cli.checks import word_list
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.store import Workspace, save
from rectify_cli.transactions.prepared import Prepared


def added(workspace: Workspace, wrong: str, right: str, note: str, level: str) -> Prepared:
    """Return the change that appends a line; the file is made where there is none.

    Raises UsageError for an unknown level, and for a line that the file may not have.
    """
    known = {name: typed for typed, label in word_list.LEVELS.items() for name in (typed, label.zh)}
    if level.strip().lower() not in known:
        raise UsageError(
            Phrase(f"--level {level}：没有这种程度", f"--level {level}: no such level"),
            Phrase("可写 must、maybe、hint（必改、待核、提示）", "one of must, maybe, hint"),
        )
    written = known[level.strip().lower()]
    label = word_list.LEVELS[written]
    cells = (wrong, right, note, "" if written == "must" else written)
    shown = f"“{wrong}”→“{right}”" if right else f"“{wrong}”"
    sentence = Phrase(f"添加{shown}（{label.zh}）", f"{shown} added ({label.en})")
    return _changed(workspace, lambda text, name: word_list.added(text, cells, name), sentence)


def removed(workspace: Workspace, wrong: str) -> Prepared:
    """Return the change that takes out the line of some wrong words; raises UsageError if there is none."""
    sentence = Phrase(f"删去“{wrong}”", f"“{wrong}” removed")
    return _changed(workspace, lambda text, name: word_list.removed(text, wrong, name), sentence)


def _changed(workspace: Workspace, edited: Callable[[str | None, str], str], sentence: Phrase) -> Prepared:
    label = workspace.label(workspace.words)
    try:
        before = save.read(workspace.words, workspace) if workspace.words.exists() else None
    except UnicodeDecodeError as bad:
        raise UsageError(
            Phrase(f"{label} 不是 UTF-8 编码，未改动", f"{label} is not in UTF-8; it was not changed"),
            Phrase("用记事本打开，另存为 UTF-8 编码", "save it in UTF-8 first"),
        ) from bad
    return Prepared((save.Change(workspace, workspace.words, before, edited(before, label)),), sentence)
