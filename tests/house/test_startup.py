"""A command loads only what it needs: the heavy libraries stay out of the quick ones."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import notices

HEAVY = ("pydantic", "ruamel", "rich", "jinja2", "docx", "lxml", "markdown_it", "xlsxwriter", "pyarrow", "hypothesis")
LOADED = """\
import json, sys
before = set(sys.modules)
from rectify_cli.__main__ import main
out, sys.argv[1:] = sys.argv[1], sys.argv[2:]
sys.stdout = open(out, "w", encoding="utf-8")
try:
    main()
except SystemExit:
    pass
sys.stdout = sys.__stdout__
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def modules(words: list[str], out: Path) -> set[str]:
    """Return the modules that a run of the tool loads."""
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, str(out), *words], cwd=notices.ROOT, capture_output=True, check=True
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["--help"], set()),
        (["check", "--quick"], {"pydantic", "ruamel"}),
        (["check"], {"pydantic", "ruamel", "jinja2"}),
        (["check", "--quick", "--format", "html"], {"pydantic", "ruamel", "jinja2"}),
        (["list", "--format", "json"], {"pydantic", "ruamel"}),
        (["diff", "2024-08-01", "2024-12-31", "--format", "json"], {"pydantic", "ruamel"}),
        (["diff", "2024-08-01", "2024-12-31", "--format", "html"], {"pydantic", "ruamel", "jinja2"}),
        (["status"], {"pydantic", "ruamel", "rich"}),
        (["export", "register", "-f", "csv", "-o", "-"], {"pydantic", "ruamel"}),
        (["export", "register", "-o", "-"], {"pydantic", "ruamel", "xlsxwriter"}),
        (["render", "notice", "-f", "md", "-o", "-"], {"pydantic", "ruamel", "jinja2"}),
        (["render", "notice", "-o", "-"], {"pydantic", "ruamel", "jinja2", "docx", "lxml"}),
    ],
)
def test_no_heavy_library_creeps_in(
    words: list[str], wanted: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    loaded = modules(words, tmp_path_factory.mktemp("out") / "out")
    assert loaded & set(HEAVY) == wanted


@pytest.mark.parametrize("words", [["status"], ["check", "--quick"], ["list"], ["show", "3"]])
def test_the_working_day_loads_no_paper_and_nothing_that_reads_one(
    words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    loaded = modules(words, tmp_path_factory.mktemp("out") / "out")
    assert not [name for name in loaded if name.startswith(("rectify_cli.documents", "rectify_cli.notices"))]


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        # A page of help needs the names of the commands and nothing of the ledger.
        (["--help"], {"dataclasses", "rectify_cli.cli.session", "rectify_cli.core.terms", "rectify_cli.store"}),
        # To find plug-ins pydantic would load the metadata of all packages, and e-mail to read them.
        (["check", "--quick"], {"importlib.metadata", "email", "rich", "rectify_cli.store.git"}),
        (["list", "--format", "json"], {"importlib.metadata", "email", "rectify_cli.checks"}),
        # What the ledger prints is whole: no broken line of it is put together again.
        (["check"], {"importlib.metadata", "rectify_cli.documents.repair", "rectify_cli.documents.reflow"}),
        (["render", "notice", "-f", "md", "-o", "-"], {"rectify_cli.documents.repair", "rectify_cli.documents.reflow"}),
    ],
)
def test_no_command_loads_what_it_does_not_use(
    words: list[str], unwanted: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert not modules(words, tmp_path_factory.mktemp("out") / "out") & unwanted
