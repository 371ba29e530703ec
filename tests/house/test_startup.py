"""A command loads only what it needs: the heavy libraries stay out of the quick ones."""

import json
import subprocess
import sys

import pytest

import notices

HEAVY = ("pydantic", "ruamel", "rich", "jinja2", "docx", "lxml", "markdown_it", "xlsxwriter", "pyarrow", "hypothesis")
LOADED = """\
import json, sys
from rectify_cli.cli import app
sys.stdout = open(sys.argv[1], "w", encoding="utf-8")
try:
    app.run(sys.argv[2:])
except SystemExit:
    pass
sys.stdout = sys.__stdout__
print(json.dumps(sorted({*(name.partition(".")[0] for name in sys.modules), *sys.modules})))
"""


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
    out = tmp_path_factory.mktemp("out") / "out"
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, str(out), *words], cwd=notices.ROOT, capture_output=True, check=True
    )
    loaded = set(json.loads(ran.stdout.splitlines()[-1]))
    assert loaded & set(HEAVY) == wanted


@pytest.mark.parametrize("words", [["status"], ["check", "--quick"], ["list"], ["show", "3"]])
def test_the_working_day_does_not_load_what_reads_a_notice(
    words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path_factory.mktemp("out") / "out"
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, str(out), *words], cwd=notices.ROOT, capture_output=True, check=True
    )
    assert not [name for name in json.loads(ran.stdout.splitlines()[-1]) if name.startswith("rectify_cli.notices")]
