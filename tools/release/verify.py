"""Compare the wheels of this folder with SHA256SUMS, before anything is installed: `python verify.py FOLDER`."""

import hashlib
import sys
from pathlib import Path


def main(folder: Path) -> int:
    """Return 0 if every wheel is what the list says, else 1 after naming those that are not."""
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    present = {f"wheels/{path.name}" for path in (folder / "wheels").glob("*.whl")}
    changed = {n for n in listed.keys() & present if hashlib.sha256((folder / n).read_bytes()).hexdigest() != listed[n]}
    wrong = sorted(changed | (listed.keys() ^ present))
    for name in wrong:
        sys.stderr.buffer.write(f"与清单不符 / not as listed: {name}\n".encode())
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
