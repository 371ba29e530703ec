"""Errors that stop the tool itself: exceptions under one base, each with its exit code."""

import errno
import stat
from typing import TYPE_CHECKING

from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from rectify_cli.core.diagnostics import Place


class RectifyError(Exception):
    """The tool failed (exit 3)."""

    exit_code = 3

    def __init__(self, message: Phrase, hint: Phrase | None = None, place: "Place | None" = None) -> None:
        """Store the message and the hint in both languages, and the place if there is one."""
        super().__init__(message.en)
        self.message = message
        self.hint = hint
        self.place = place


class UsageError(RectifyError):
    """The command as typed cannot be carried out (exit 2)."""

    exit_code = 2


class DataError(RectifyError):
    """The data or the template is wrong (exit 1)."""

    exit_code = 1


class NotOrdinaryError(OSError):
    """The path is a folder, a pipe, a device or a socket; it was not opened."""

    def __init__(self, mode: int) -> None:
        """Keep what it is, by its mode."""
        super().__init__(errno.EINVAL, "not an ordinary file")
        self.reason = Phrase(
            "这不是普通文件（是管道、设备或套接字）", "this is a pipe, a device or a socket, not an ordinary file"
        )
        if stat.S_ISDIR(mode):
            self.reason = Phrase("这是文件夹，应当是文件", "this is a folder, not a file")
