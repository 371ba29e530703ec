"""The extras of the package: libraries that only some formats need, and how to install them."""

from importlib.util import find_spec

from rectify_cli.core.diagnostics import Place
from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase


def require(extra: str, library: str, purpose: Phrase, place: Place | None = None) -> None:
    """Raise RectifyError, with the command to type, if the library that `purpose` needs is not installed."""
    if find_spec(library) is None:
        command = f"pip install 'rectify-cli[{extra}]'"
        raise RectifyError(
            Phrase(f"{purpose.zh}，需要安装可选组件 {extra}", f"{purpose.en} needs the extra {extra}"),
            Phrase(command, command),
            place,
        )
