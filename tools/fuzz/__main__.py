"""Run as `PYTHONPATH=tools python -m fuzz --seed 1 --files 2000`; what goes wrong is kept in build/fuzz."""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fuzz import corpus, damage, trial

KEPT = Path("build") / "fuzz"


def run(seed: int, files: int, scratch: Path) -> Iterator[tuple[str, bytes, trial.Finding]]:
    """Yield name, content and finding of every damaged file that did what no file may do."""
    chance = random.Random(seed)  # noqa: S311 - the same damage for the same seed
    origin = corpus.workspace(scratch / "origin")
    seeds = list(corpus.files(corpus.workspace(scratch / "made")))
    for _ in range(files):
        name, content = chance.choice(seeds)
        changed = damage.damaged(content, chance)
        for finding in trial.tried(origin, scratch / "workspace", name, changed):
            yield name, changed, finding


def main() -> int:
    """Print every finding as it comes; return 1 if there was one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=2000)
    options = parser.parse_args()
    number = 0
    with tempfile.TemporaryDirectory() as scratch:
        for number, (name, content, finding) in enumerate(run(options.seed, options.files, Path(scratch)), start=1):
            kept = KEPT / f"{options.seed}-{number}" / name
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(content)
            print(f"{kept}: rectify {' '.join(finding.command)}: {finding.what}", flush=True)
    print(f"{options.files} files, {number} findings (seed {options.seed})")
    return 1 if number else 0


if __name__ == "__main__":
    sys.exit(main())
