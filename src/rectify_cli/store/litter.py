"""What systems, editors and network drives leave lying in any folder, of no interest to a ledger."""

_NAMES = frozenset(
    {
        *("thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin"),  # Windows
        *("@eadir", "#recycle", "lost+found", "__macosx", "icon\r"),  # network drives, macOS
    }
)
"""In lower case."""


def is_litter(name: str) -> bool:
    """Return True if a file or a folder of this name is of no interest: hidden, a lock, a copy of an editor."""
    lower = name.lower()
    return (
        lower in _NAMES
        # .DS_Store, ._x, .x.swp, .~lock.x#; ~$x.docx of Word and WPS; x~ and #x# of Emacs and Vim
        or lower.startswith((".", "~$"))
        or lower.endswith("~")
        or (lower.startswith("~") and lower.endswith(".tmp"))
        or (len(lower) > 1 and lower.startswith("#") and lower.endswith("#"))
    )
