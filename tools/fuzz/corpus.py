"""What the damaged files are made from: the sample ledger, in every format that the tool reads."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from rectify_cli.cli import app

ROOT = Path(__file__).parents[2]
PAPERS = ("md", "docx", "html", "pdf")
SHEETS = ("xlsx", "csv", "jsonl", "oscal-poam")
TEMPLATE = "{{ notice.title }}\n\n{% for issue in notice.issues %}{{ issue.title|truncate(9) }}{% endfor %}\n"


def workspace(folder: Path) -> Path:
    """Make a copy of the sample ledger, and return it."""
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of every seed: papers and sheets of the sample, its data, the cases of the tests."""
    for form in PAPERS:
        path = folder / f"notice.{form}"
        _run(folder, "render", "notice", "--format", form, "--output", str(path))
        yield path.name, path.read_bytes()
    yield "notice.txt", (folder / "notice.md").read_bytes()
    for form in SHEETS:
        path = folder / f"register.{form}"
        _run(folder, "export", "--format", form, "--output", str(path))
        yield ("poam.json" if form == "oscal-poam" else path.name), path.read_bytes()
    for path in sorted((ROOT / "data").rglob("*.yaml"))[:6]:
        yield path.relative_to(ROOT).as_posix(), path.read_bytes()
    yield "templates/notice.md.j2", (ROOT / "templates" / "notice.md.j2").read_bytes()
    for path in sorted((ROOT / "tests" / "notices").rglob("*.md"))[:20]:
        yield path.name, path.read_bytes()


def _run(folder: Path, *words: str) -> None:
    """Run the command line; a format whose library is missing here is an error of the set-up, not a finding."""
    code = app.run(["--quiet", "--root", str(folder), *words])
    if code not in (0, 1):
        message = f"the corpus could not be made: rectify {' '.join(words)} ended with {code}"
        raise RuntimeError(message)
