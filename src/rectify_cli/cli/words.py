"""The office's own words, read from the folder of a ledger by the commands that proofread."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rectify_cli.checks.office_words import OwnWords
    from rectify_cli.store import Workspace


def office(workspace: "Workspace") -> "OwnWords":
    """Return the words in `words.tsv` of a workspace, none where it has no such file; DataError if it is no text."""
    from rectify_cli.checks import office_words
    from rectify_cli.documents import opening

    path = workspace.words
    if not path.exists():
        return office_words.NONE
    label = workspace.label(path)
    return office_words.parse(opening.of_folder(path, workspace.root, label), label)
