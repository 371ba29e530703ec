"""Make a folder that runs on Windows as it is, with the embeddable Python of python.org: `make windows`.

Nothing is installed on that computer: the folder is copied, and `rectify.cmd` in it is the command. The embeddable
Python is a file one fetches from python.org (`python-3.12.*-embed-amd64.zip`); without it everything else is laid out,
and what is missing is said.
"""

import argparse
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = '@"%~dp0python\\python.exe" -X utf8 -m rectify_cli %*\n'
WHERE = "site-packages"


def install(wheelhouse: Path, python: str, target: Path) -> None:
    """Unpack the wheels that Windows needs, from the wheelhouse alone, their hashes checked."""
    command = [
        *(sys.executable, "-m", "uv", "--quiet", "pip", "install", "--no-index", "--find-links", wheelhouse / "wheels"),
        *("--python-platform", "x86_64-pc-windows-msvc", "--python-version", python, "--require-hashes"),
        *("--target", target, "--requirement", wheelhouse / "requirements.txt"),
    ]
    subprocess.run([str(word) for word in command], cwd=ROOT, check=True)
    # Start scripts of the computer this runs on: the folder has a command of its own.
    shutil.rmtree(target / "bin", ignore_errors=True)


def embed(archive: Path, folder: Path) -> None:
    """Unpack the embeddable Python and tell it where its packages are (its `_pth` file is all it looks at)."""
    with zipfile.ZipFile(archive) as file:
        file.extractall(folder)
    (paths,) = folder.glob("python*._pth")
    with paths.open("a", encoding="ascii", newline="\r\n") as lines:
        lines.write(f"\n..\\{WHERE}\n")


def main(arguments: list[str]) -> None:
    """Lay the folder out anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheelhouse", type=Path, default=ROOT / "dist" / "wheelhouse")
    parser.add_argument("--folder", type=Path, default=ROOT / "dist" / "rectify-windows")
    parser.add_argument("--python", default="3.12", help="the version the embeddable file has (default: %(default)s)")
    parser.add_argument("--embedded", type=Path, help="python-3.…-embed-amd64.zip from python.org")
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    shutil.rmtree(folder, ignore_errors=True)
    install(options.wheelhouse, options.python, folder / WHERE)
    (folder / "rectify.cmd").write_text(COMMAND, encoding="ascii", newline="\r\n")
    if options.embedded:
        embed(options.embedded, folder / "python")
        print(f"{folder}: copy it to a Windows computer and run rectify.cmd")
    else:
        print(f"{folder}: unpack python-{options.python}.*-embed-amd64.zip from python.org into {folder / 'python'}")
        print(f"  and add the line ..\\{WHERE} to its python*._pth (or run: make windows EMBEDDED=FILE.zip)")


if __name__ == "__main__":
    main(sys.argv[1:])
