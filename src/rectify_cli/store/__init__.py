"""The data on disk or in git -> a ledger and what is wrong with its files; a change to a ledger -> its files."""

from typing import TYPE_CHECKING

from rectify_cli.store.workspace import Workspace

if TYPE_CHECKING:
    from rectify_cli.store.loader import Loaded, load

__all__ = ["Loaded", "Workspace", "load"]


def __getattr__(name: str) -> object:
    """Import the loader when it is first used: `--help` finds a workspace and reads nothing."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from rectify_cli.store import loader  # noqa: PLC0415 - as above

    value: object = getattr(loader, name)
    return value
