"""The options of the program stand anywhere on the line, each once."""

import pytest

from rectify_cli.cli import line
from rectify_cli.core.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "options", "rest"),
    [
        ("status", "", "status"),
        ("-C a status", "--root a", "status"),
        ("status -C a", "--root a", "status"),
        ("status --root=a --quick", "--root a", "status --quick"),
        ("status -Ca", "--root a", "status"),
        ("check -q --lang zh", "--quiet --lang zh", "check"),
        ("check --lang=zh -v", "--lang zh --verbose", "check"),
        ("show 3 -- -C --lang", "", "show 3 -- -C --lang"),
        ("--version", "", "--version"),
        ("render notice -f md", "", "render notice -f md"),
    ],
)
def test_they_are_moved_to_the_front(typed: str, options: str, rest: str) -> None:
    assert line.sort(typed.split()) == (options.split(), rest.split())


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("-C a status -C b", "-C (--root) is given twice"),
        ("-C a status --root a", "-C (--root) is given twice"),
        ("--root=a -Cb", "-C (--root) is given twice"),
        ("--lang zh status --lang=en", "--lang is given twice"),
        ("-q check --quiet", "-q (--quiet) is given twice"),
        ("check -vv", "-v (--verbose) is given twice"),
        ("-v check -q", "-q and -v exclude each other"),
        ("check -qv", "-q and -v exclude each other"),
        ("check -C", "option --root requires a value"),
        ("check --lang", "option --lang requires a value"),
    ],
)
def test_twice_or_half_is_an_error(typed: str, message: str) -> None:
    with pytest.raises(UsageError) as refused:
        line.sort(typed.split())
    assert refused.value.message.en == message
