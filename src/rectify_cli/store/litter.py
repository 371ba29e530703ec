"""What systems, editors and network drives leave lying in any folder, of no interest to a ledger."""

import fnmatch
import re

PATTERNS = (
    ".*",  # hidden: .DS_Store, ._x, .x.swp, .~lock.x#, .directory
    "*~", "~$*", "~*.tmp", "#*#",  # copies and locks of Emacs, Vim, Word, WPS
    "Thumbs.db", "ehthumbs.db", "desktop.ini", "$RECYCLE.BIN",  # Windows
    "@eaDir", "#recycle", "lost+found", "__MACOSX", "Icon\r",  # network drives, macOS
)  # fmt: skip
"""Names, in any case, as fnmatch reads them."""

_LITTER = re.compile("|".join(fnmatch.translate(pattern.lower()) for pattern in PATTERNS))


def is_litter(name: str) -> bool:
    """Return True if a file or a folder of this name is of no interest."""
    return bool(_LITTER.fullmatch(name.lower()))
