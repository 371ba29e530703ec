"""`rectify help`: the help page of a command, as its --help prints it."""

from typing import Annotated

from rectify_cli.cli import completion
from rectify_cli.cli.options import argument

CommandArgument = Annotated[
    list[str] | None,
    argument(
        metavar="[COMMAND]...",
        autocompletion=completion.commands,
        zh="命令，如 status 或 evidence add；不写则列出全部命令",
        en="the command, such as status or evidence add (default: a list of them)",
    ),
]


def help_(command: CommandArgument = None) -> None:
    """Declare how it is called; the app runs the line that asks for the page."""
    del command
