"""Fill one folder with all a computer without a network needs: `make wheelhouse`.

The versions are those of `constraints.txt`, each with its hashes. uv decides what each platform needs (pip answers the
markers of a requirement for the computer it runs on, so that colorama would be missing on Windows), pip fetches it.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
TEXTS = Path(__file__).parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")


class Platform(NamedTuple):
    """A kind of computer: its name for uv, and the tags of the wheels that run on it, for pip."""

    uv: str
    tags: tuple[str, ...]


PLATFORMS = {
    "win_amd64": Platform("x86_64-pc-windows-msvc", ("win_amd64",)),
    "manylinux": Platform(
        "x86_64-manylinux_2_28", ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
    ),
    "macos": Platform("aarch64-apple-darwin", ("macosx_14_0_arm64",)),
}


def pinned(extras: list[str], *target: str) -> str:
    """Return the packages that the extras need, pinned and with their hashes, a requirements file.

    `target` are the options of uv that name a platform and a version of Python, or `--universal` for all.
    """
    command = [
        *(sys.executable, "-m", "uv", "--quiet", "pip", "compile", "pyproject.toml", "--constraint", "constraints.txt"),
        *("--no-header", "--no-annotate", "--generate-hashes", *target),
        *(word for extra in extras for word in ("--extra", extra)),
    ]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout


def fetch(listed: str, platform: Platform, python: str, target: Path) -> None:
    """Fetch the wheels of one platform and version; pip names a package that has none, and stops."""
    requirements = target.parent / "fetched.txt"
    requirements.write_text(listed, encoding="utf-8")
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"),
        *("--only-binary", ":all:", "--implementation", "cp", "--python-version", python, "--dest", str(target)),
        *(word for tag in platform.tags for word in ("--platform", tag)),
        *("--require-hashes", "--requirement", str(requirements)),
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    requirements.unlink()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, as sha256sum prints it."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_texts(folder: Path, own: Path, extras: list[str], platforms: list[str]) -> None:
    """Write what stands beside the wheels: the list to install, the sums, the scripts and the page to read."""
    version = own.name.split("-")[1]
    listed = f"rectify-cli=={version} --hash=sha256:{digest(own)}\n" + pinned(extras, "--universal")
    (folder / "requirements.txt").write_text(listed, encoding="utf-8")
    sums = [f"{digest(path)}  wheels/{path.name}\n" for path in sorted((folder / "wheels").glob("*.whl"))]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    words = {"version": version, "first": VERSIONS[0], "last": VERSIONS[-1], "platforms": " / ".join(platforms)}
    page = (TEXTS / "README.txt").read_text(encoding="utf-8").format_map(words)
    # Notepad and cmd.exe of older Windows want their own line ends, and the page a mark of its encoding.
    (folder / "README.txt").write_text(page, encoding="utf-8-sig", newline="\r\n")
    (folder / "install.cmd").write_text((TEXTS / "install.cmd").read_text("utf-8"), encoding="utf-8", newline="\r\n")
    for name in ("install.sh", "verify.py"):
        shutil.copy(TEXTS / name, folder / name)


def fill(folder: Path, extras: list[str], platforms: list[str]) -> None:
    """Fill a folder anew, with the wheel that `make dist` has built."""
    wheels = folder / "wheels"
    shutil.rmtree(folder, ignore_errors=True)
    wheels.mkdir(parents=True)
    (built,) = (ROOT / "dist").glob("*.whl")
    shutil.copy(built, wheels)
    for platform in (PLATFORMS[name] for name in platforms):
        for python in VERSIONS:
            listed = pinned(extras, "--python-platform", platform.uv, "--python-version", python)
            fetch(listed, platform, python, wheels)
    write_texts(folder, wheels / built.name, extras, platforms)


def main(arguments: list[str]) -> None:
    """Fill the folder, or write the one list of all extras that stands beside `constraints.txt`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requirements", type=Path, help="write this list and nothing else")
    parser.add_argument("--folder", type=Path, default=ROOT / "dist" / "wheelhouse")
    parser.add_argument("--extras", default="xlsx,pdf,word,calendar,web")
    parser.add_argument("--platforms", default=",".join(PLATFORMS), help="some of: %(default)s")
    options = parser.parse_args(arguments)
    extras = options.extras.split(",")
    if options.requirements:
        with (ROOT / "pyproject.toml").open("rb") as project:
            every = sorted(tomllib.load(project)["project"]["optional-dependencies"])
        options.requirements.write_text(pinned(every, "--universal"), encoding="utf-8")
    else:
        fill(options.folder, extras, options.platforms.split(","))


if __name__ == "__main__":
    main(sys.argv[1:])
