"""The OFD before readers of somebody else, in an environment of their own, which `make conformity` wants.

They read the words and where each line begins; neither draws with the fonts of the file.
"""

import io
import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from commandline import Rectify

READERS = ("ofdkit==0.2.0", "easyofd==20260427")  # of two authors, with no code in common
PRINTED = {
    "ofdkit": """
import json, sys, ofdkit
pages = ofdkit.open(sys.argv[1]).pages
print(json.dumps([[(run.text, run.x, run.y) for run in page.runs] for page in pages]))
""",
    "easyofd": """
import base64, json, sys
from loguru import logger
logger.remove()
from easyofd.ofd import OFD
kept, sys.stdout = sys.stdout, sys.stderr
ofd = OFD()
ofd.read(base64.b64encode(open(sys.argv[1], "rb").read()).decode(), save_xml=False)
[document] = ofd.data
def place(text):
    return text["text"], text["pos"][0] + float(text["X"]), text["pos"][1] + float(text["Y"])
print(json.dumps([[place(text) for text in page["text_list"]] for page in document["page_info"].values()]), file=kept)
""",
}

pytestmark = [
    pytest.mark.skipif(
        not os.environ.get("RECTIFY_CONFORMITY"), reason="the readers are installed by `make conformity` alone"
    ),
    pytest.mark.skipif(sys.platform == "win32", reason="the scripts of an environment are elsewhere there"),
]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the readers; returns the interpreter that has them."""
    root = tmp_path_factory.mktemp("readers")
    venv.create(root / "env", with_pip=True)
    python = root / "env/bin/python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *READERS]
    if subprocess.run(pip, capture_output=True, check=False).returncode:
        pytest.skip(f"{', '.join(READERS)} cannot be installed here")
    return python


def written(content: bytes) -> list[list[tuple[str, float, float]]]:
    """Return the words of each page and where they begin, in millimetres, as they are in the file."""
    pages = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if "/Pages/" in name:
                page = []
                for text in etree.fromstring(package.read(name)).iter("{*}TextObject"):
                    left, top = map(float, (text.get("Boundary") or "").split()[:2])
                    [code] = text.iter("{*}TextCode")
                    page.append((code.text or "", left + float(code.get("X", "")), top + float(code.get("Y", ""))))
                pages.append(page)
    return pages


@pytest.mark.parametrize("reader", PRINTED)
@pytest.mark.parametrize("paper", ["notice", "briefing"])
def test_another_reader_finds_every_line_where_it_is(
    python: Path, rectify: Rectify, tmp_path: Path, paper: str, reader: str
) -> None:
    file = tmp_path / "paper.ofd"
    assert rectify("render", paper, "--as-of", "2025-01-10", "-o", str(file)).code == 0
    ran = subprocess.run(
        [python, "-c", PRINTED[reader], file], capture_output=True, check=True, encoding="utf-8", cwd=tmp_path
    )
    pages = json.loads(ran.stdout)
    expected = written(file.read_bytes())
    assert [[text for text, *_ in page] for page in pages] == [[text for text, *_ in page] for page in expected]
    for page, other in zip(pages, expected, strict=True):
        for (text, *place), (_, *same) in zip(page, other, strict=True):
            assert place == pytest.approx(same, abs=0.001), text
