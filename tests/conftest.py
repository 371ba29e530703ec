"""Fixtures: the command line, a copy of the sample ledger that a test may change, and the golden files."""

import gc
import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

# The tests know the English messages, whatever this computer speaks; the tool settles its language when it is imported.
os.environ["RECTIFY_LANG"] = "en"

import notices
from commandline import Rectify
from golden import Golden

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("ci", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", settings.get_profile("ci"), max_examples=10)
settings.load_profile("dev")


UNTRACED = {"conformity", "docs", "house", "papers", "revise", "store", "web", "writers"}
"""Tests of what is made of the core or lies beside it: traced they take twice their time, and cover little more."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option of `make golden`."""
    parser.addoption("--golden", action="store_true", help="run the tests with golden files, and write the files anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests that have golden files, where these are written."""
    if config.getoption("--golden"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]


def pytest_collection_finish() -> None:
    """Leave what was collected to itself: it lives to the end, and Python went through all of it again and again."""
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let what measures the coverage of the core rest while a test of something else runs, or a law on its examples."""
    beside = not UNTRACED.isdisjoint(item.path.relative_to(item.config.rootpath).parts)
    tracing = Coverage.current() if beside or item.get_closest_marker("hypothesis") else None
    if tracing is None:
        return (yield)
    tracing.stop()
    try:
        return (yield)
    finally:
        tracing.start()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return what compares a text with its golden file."""
    return Golden(request.config.getoption("--golden"))


@pytest.fixture
def rectify(capsys: pytest.CaptureFixture[str]) -> Rectify:
    """Return the command line."""
    return Rectify(capsys)


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the sample ledger and go there."""
    shutil.copytree(notices.ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path
