"""A reading of a PDF that may neither take all memory nor all time, for pdfium itself knows no bounds.

On Linux the kernel holds the bounds: the reading happens in a fork of this process (a few milliseconds; a new Python
would take a tenth of a second), and pdfium, which aborts where it gets no memory, ends that alone. Elsewhere the
drawing is walked through with pypdf before pdfium sees it.
"""

import json
import os
import sys
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rectify_cli.core import bounds

FORKS = sys.platform == "linux"
"""Whether the kernel holds the bounds: macOS has `fork` and RLIMIT_AS, and neither is safe or heeded there."""

_LARGE, _FAILED = 1, 2
"""How the fork ends where memory ran out under Python, and where the reading failed otherwise."""


class TooLargeError(Exception):
    """The reading took more memory or time than it may, or would have."""


def within(read: Callable[[bytes], Any], content: bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what `read` makes of `content`, as JSON would give it back; raises TooLargeError.

    JSON because what comes back of a stranger's file is not to be trusted: pickle would run it.
    """
    if FORKS:
        return json.loads(_forked(read, content))
    from rectify_cli.documents.readers.pdf import walk  # noqa: PLC0415 - pypdf is wanted only here

    if not walk.bounded(content):
        raise TooLargeError
    return read(content)


def _forked(read: Callable[[bytes], Any], content: bytes) -> bytes:
    """Return the JSON of what `read` makes of `content` in a process of its own."""
    receiving, sending = os.pipe()
    with warnings.catch_warnings():
        # Other threads (those of a test runner, say) hold no lock that the fork needs: it reads, writes, and ends.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(receiving)
        _read(read, content, sending)
    os.close(sending)
    with os.fdopen(receiving, "rb") as stream:
        answer = stream.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == _FAILED:
        raise RuntimeError(answer.decode())
    if code:
        raise TooLargeError
    return answer


def _read(read: Callable[[bytes], Any], content: bytes, sending: int) -> None:
    """Read and answer, in the fork, which ends here: what Python does at its exit is for the first process to do."""
    code = _FAILED
    try:
        # pdfium says on its way out that there was no memory; a person is told so in words.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        _limit(len(content))
        try:
            answer, code = json.dumps(read(content)), 0
        except MemoryError:
            answer, code = "", _LARGE
        except Exception:  # noqa: BLE001 - the first process raises it
            answer = traceback.format_exc()
        with os.fdopen(sending, "w", encoding="utf-8", errors="replace") as stream:
            stream.write(answer)
    finally:
        os._exit(code)


def _limit(size: int) -> None:
    """Take no more memory than a PDF may, beyond what is mapped already, and no more time of the processor."""
    import resource  # noqa: PLC0415 - there is none on Windows

    mapped = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    limits = {
        resource.RLIMIT_AS: mapped + bounds.PDF_MEMORY,
        resource.RLIMIT_CPU: bounds.PDF_SECONDS + size // bounds.MIB,
        resource.RLIMIT_CORE: 0,
    }
    for limit, most in limits.items():
        _, hard = resource.getrlimit(limit)
        lowered = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (lowered, lowered))
