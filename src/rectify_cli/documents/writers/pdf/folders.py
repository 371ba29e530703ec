"""The font folders of each system, and the font files in them."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path


@cache
def installed() -> dict[str, Path]:
    """Return the font files of this computer by lower-case name; of several with one name, the user's own."""
    fonts: dict[str, Path] = {}
    for folder in _folders():
        for parent, children, files in os.walk(folder):
            children.sort()
            for name in sorted(files):
                if name.lower().endswith((".ttf", ".otf", ".ttc", ".otc")):
                    fonts.setdefault(name.lower(), Path(parent, name))
    return fonts


def _folders() -> Iterator[Path]:
    """Yield the font folders, the user's before the computer's."""
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("LOCALAPPDATA", home), "Microsoft", "Windows", "Fonts")
        yield Path(os.environ.get("WINDIR", "C:\\Windows"), "Fonts")
    elif sys.platform == "darwin":
        system = Path("/System/Library")
        yield from (home / "Library" / "Fonts", Path("/Library/Fonts"), system / "Fonts")
        # Since macOS 10.13 the system downloads 仿宋 and 楷体 on demand and keeps them here.
        yield from sorted((system / "AssetsV2").glob("com_apple_MobileAsset_Font*"))
    else:
        yield Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share", "fonts")
        yield home / ".fonts"
        for shared in (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":"):
            yield Path(shared, "fonts")
            # Debian's TeX Live, including Fandol; its other folders hold thousands of files that only TeX uses.
            for tree in (("texlive", "texmf-dist"), ("texmf-dist",), ("texmf",)):
                yield from (Path(shared, *tree, "fonts", kind) for kind in ("opentype", "truetype"))
