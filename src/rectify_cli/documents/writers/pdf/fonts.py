"""The font of each role: one of the user's, known by its file name, else the installable Noto fonts."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import typst

from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase
from rectify_cli.documents.writers.pdf import folders

FALLBACK = "pylopdf_fonts_zh_cn"
"""The package of Noto Serif SC and Noto Sans SC (OFL)."""

_SANS = "黑体"

FILES = {
    "小标宋": (
        "FZXBSJW.TTF",
        "FZXBSJW--GB1-0.TTF",
        "FZXBSJW.OTF",
        "方正小标宋简体.TTF",
        "方正小标宋_GBK.TTF",
        "FZXBSK.TTF",
        "FandolSong-Bold.otf",
        "NotoSerifCJK-Bold.ttc",
        "NotoSerifSC-Bold.otf",
        "SourceHanSerifSC-Bold.otf",
    ),
    "仿宋": ("仿宋_GB2312.TTF", "SIMFANG_GB2312.TTF", "SIMFANG.TTF", "STFANGSO.TTF", "FandolFang-Regular.otf"),
    "黑体": ("SIMHEI.TTF", "STHEITI.TTF", "STHeiti Medium.ttc", "FandolHei-Regular.otf"),
    "楷体": (
        "楷体_GB2312.TTF",
        "SIMKAI_GB2312.TTF",
        "SIMKAI.TTF",
        "STKAITI.TTF",
        "Kaiti.ttc",
        "FandolKai-Regular.otf",
        "LXGWWenKai-Regular.ttf",
    ),
    "宋体": ("SIMSUN.TTC", "STSONG.TTF", "Songti.ttc", "FandolSong-Regular.otf"),
}
"""Names of font files by role, the best first: from Windows, WPS and Office, macOS, and TeX Live."""


_STAND_INS = ("fandol", "lxgw", "noto", "sourcehan")
"""What the file name of a font begins with that stands in for the one of its role."""


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a font file; `family` is the name Typst knows it by."""

    family: str
    path: Path
    index: int

    @property
    def stands_in(self) -> bool:
        """Return True if it is not a font of official papers."""
        return self.path.name.lower().startswith(_STAND_INS)


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of each role, the user's own before the fallback for what it lacks, and all of them opened."""

    roles: dict[str, tuple[Face, ...]]
    fonts: typst.Fonts


@contextmanager
def opened() -> Iterator[Faces]:
    """Open the fonts of all roles and no others, for as long as the context lasts.

    Typst opens folders, not files, and everything in them: so the chosen files are linked into folders
    of their own. Raises RectifyError for the roles that no installed font can fill.
    """
    candidates = {role: _candidates(role) for role in FILES}
    paths = dict.fromkeys(path for chosen in candidates.values() for path in chosen)
    with tempfile.TemporaryDirectory(prefix="rectify-fonts-", ignore_cleanup_errors=True) as folder:
        faces = {path: _face(path, Path(folder, str(number))) for number, path in enumerate(paths)}
        roles = {role: tuple(face for path in chosen if (face := faces[path])) for role, chosen in candidates.items()}
        if missing := [role for role, chosen in roles.items() if not chosen]:
            raise _missing(missing)
        yield Faces(roles, _open(Path(folder)))


def _candidates(role: str) -> tuple[Path, ...]:
    own = folders.installed()
    names = [name.lower() for name in FILES[role]]
    first = next((own[name] for name in names if name in own), None)
    return tuple(path for path in (first, _fallback(role)) if path)


def _fallback(role: str) -> Path | None:
    """Return the Noto font for `role`, if its package is installed."""
    if not find_spec(FALLBACK):
        return None
    package = import_module(FALLBACK)
    return Path(package.sans_path() if role == _SANS else package.serif_path())


def _face(path: Path, folder: Path) -> Face | None:
    """Return the simplified Chinese face of a file, linked into `folder`; None if Typst cannot read it."""
    folder.mkdir()
    link = folder / path.name
    try:
        link.symlink_to(path)
    except OSError:  # Windows lets only some users make links
        shutil.copyfile(path, link)
    faces = _open(folder).fonts()
    chosen = next((face for face in faces if face.family.endswith(" SC")), faces[0] if faces else None)
    return Face(chosen.family, path, chosen.index) if chosen else None


def _open(folder: Path) -> typst.Fonts:
    """Open a folder of fonts, without those of the system (which take seconds to scan) or built into Typst."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def _missing(roles: list[str]) -> RectifyError:
    zh = "、".join(f"{role}（{FILES[role][0]}）" for role in roles)
    en = ", ".join(f"{role} ({FILES[role][0]})" for role in roles)
    return RectifyError(
        Phrase(f"本机缺少字体：{zh}", f"no font on this computer for: {en}"),
        Phrase(
            "安装这些字体，或 pip install pylopdf-fonts-zh-cn",
            "install these fonts, or pip install pylopdf-fonts-zh-cn",
        ),
    )
