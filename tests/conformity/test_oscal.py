"""The POA&M before the model of somebody else: trestle, in an environment of its own, which `make conformity` wants.

It installs some forty packages, so that a run of all tests leaves it out.
"""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from commandline import Rectify

TRESTLE = "compliance-trestle==3.12.4"  # its models are generated from the schemas of OSCAL 1.1.3
PATH = "plan-of-action-and-milestones/ledger/plan-of-action-and-milestones.json"
SAMPLE = Path(__file__).parents[2]


pytestmark = pytest.mark.skipif(
    not os.environ.get("RECTIFY_CONFORMITY"), reason="trestle is installed by `make conformity` alone"
)


@pytest.fixture(scope="module")
def trestle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install trestle and make the folder it wants; returns that folder."""
    root = tmp_path_factory.mktemp("trestle")
    venv.create(root / "env", with_pip=True)
    pip = [str(root / "env/bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", TRESTLE]
    if subprocess.run(pip, capture_output=True, check=False).returncode:
        pytest.skip(f"{TRESTLE} cannot be installed here")
    subprocess.run([root / "env/bin/trestle", "init"], cwd=root, capture_output=True, check=True)
    (root / PATH).parent.mkdir(parents=True)
    return root


def validated(trestle: Path, content: bytes) -> subprocess.CompletedProcess[bytes]:
    """Let trestle validate a document."""
    (trestle / PATH).write_bytes(content)
    return subprocess.run(
        [trestle / "env/bin/trestle", "validate", "-f", PATH], cwd=trestle, capture_output=True, check=False
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the scripts of an environment are elsewhere there")
@pytest.mark.parametrize("edition", ["internal", "public"])
def test_trestle_accepts_the_sample(trestle: Path, rectify: Rectify, tmp_path: Path, edition: str) -> None:
    out = tmp_path / "poam.json"
    words = ("-f", "oscal-poam", "--edition", edition, "--as-of", "2025-01-15", "-o", str(out))
    assert rectify("-C", str(SAMPLE), "export", *words).code == 0
    ran = validated(trestle, out.read_bytes())
    assert (ran.returncode, b"VALID" in ran.stdout + ran.stderr) == (0, True)


def test_trestle_refuses_what_oscal_refuses(trestle: Path, rectify: Rectify, tmp_path: Path) -> None:
    """The twin: the same document with one property that OSCAL does not know."""
    out = tmp_path / "poam.json"
    assert rectify("-C", str(SAMPLE), "export", "-f", "oscal-poam", "-o", str(out)).code == 0
    made = json.loads(out.read_bytes())
    made["plan-of-action-and-milestones"]["risks"][0]["colour"] = "red"
    assert validated(trestle, json.dumps(made).encode()).returncode != 0
