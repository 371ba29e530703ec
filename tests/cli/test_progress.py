"""The bar on stderr: for what takes long, on a terminal, and nowhere else."""

import io
import sys
from pathlib import Path

import pytest

from commandline import Rectify
from rectify_cli.cli import progress as _progress
from rectify_cli.cli.progress import Bar, progress

NAMES = ["001.yaml", "002.yaml"]


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make stderr a terminal; called by the test itself, for pytest sets stderr anew after the fixtures."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stderr", stream := Terminal())
    return stream


def test_a_bar_counts_what_is_read_and_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    bar = Bar("读 [/台账]")
    first = bar.follow(NAMES)
    next(first)
    bar.show()
    assert list(first) == NAMES[1:]
    bar.hide()
    drawn = terminal.getvalue()
    assert "读 [/台账]" in drawn
    assert drawn.endswith("\x1b[2K")


def test_what_is_over_sooner_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    # An hour: the run ends at once all the same.
    monkeypatch.setattr(_progress, "DELAY", 3600)
    with progress("读台账") as follow:
        assert list(follow(NAMES)) == NAMES
    assert terminal.getvalue() == ""


def test_an_error_on_the_way_takes_the_bar_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = at_a_terminal(monkeypatch)
    monkeypatch.setattr(_progress, "DELAY", 3600)
    with pytest.raises(ValueError, match="broken"), progress("读台账"):
        raise ValueError("broken")
    assert terminal.getvalue() == ""


def test_a_pipe_shows_no_bar(rectify: Rectify, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del sample
    monkeypatch.setattr(_progress, "DELAY", 0)
    ran = rectify("status", "--as-of", "2026-11-23")
    assert (ran.code, ran.err) == (0, "")
