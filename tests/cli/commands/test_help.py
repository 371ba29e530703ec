"""`rectify help`: the same pages as --help."""

import pytest

from commandline import Rectify


@pytest.mark.parametrize("words", [(), ("status",), ("evidence", "add"), ("help",)])
def test_it_prints_what_help_prints(rectify: Rectify, words: tuple[str, ...]) -> None:
    wanted = rectify(*words, "--help")
    assert rectify("help", *words) == wanted
    assert (wanted.code, wanted.err) == (0, "")
    assert "Usage: rectify" in wanted.out


def test_a_command_there_is_not_is_exit_2(rectify: Rectify) -> None:
    ran = rectify("help", "stauts")
    assert (ran.code, ran.out) == (2, "")
    assert "status" in ran.err
