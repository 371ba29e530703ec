"""No file takes more than a bounded memory and time, ends in a traceback, or is refused without saying what to do."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the bound on memory is one of POSIX")

import hostile

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def outcomes() -> dict[str, str]:
    path = Path(hostile.__file__)
    environ = {**os.environ, "PYTHONPATH": str(path.parent)}
    ran = subprocess.run([sys.executable, str(path)], capture_output=True, check=False, env=environ)
    found = dict[str, str](map(json.loads, ran.stdout.splitlines()))
    assert ran.returncode == 0, (f"ended after {list(found)[-1:]}", ran.stderr.decode())
    return found


@pytest.mark.parametrize("name", hostile.REFUSED)
def test_what_cannot_be_read_is_refused_with_a_cure(name: str, outcomes: dict[str, str]) -> None:
    said = outcomes[f"refused {name}"]
    assert re.fullmatch(f"DataError: .*({hostile.REFUSED[name][1]}).* → .+", said), said


@pytest.mark.parametrize("name", hostile.READ)
def test_what_is_only_odd_is_read(name: str, outcomes: dict[str, str]) -> None:
    assert re.fullmatch("read: [1-9][0-9]*", outcomes[f"read {name}"]), outcomes[f"read {name}"]


@pytest.mark.parametrize("name", hostile.NOTICES)
def test_a_notice_is_proofread_in_time_that_grows_as_its_length(name: str, outcomes: dict[str, str]) -> None:
    assert outcomes[f"proofread {name}"] == "read: 2"
