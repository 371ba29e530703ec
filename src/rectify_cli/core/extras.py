"""The extras: what a part of the tool needs beside the package itself, and how to come by it."""

from importlib.util import find_spec

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase


def require(library: str, extra: str, use: Phrase, place: Place | None = None) -> None:
    """Raise RectifyError, saying what to type, where the library of an extra is not installed; `use` needs it."""
    if find_spec(library) is None:
        install = f"pip install 'rectify-cli[{extra}]'"
        space = " " if use.zh[-1].isascii() else ""
        message = Phrase(f"{use.zh}{space}需要另装组件", f"{use.en} needs an extra")
        raise RectifyError(message, Phrase(install, install), place)
