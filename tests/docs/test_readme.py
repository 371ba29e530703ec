"""The README, in both languages: short, and it shows as well where it is read outside of its repository."""

import re
import tomllib
from pathlib import Path

import pytest

import notices

PAGES = pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])


def text(page: str) -> str:
    return (notices.ROOT / page).read_text(encoding="utf-8")


@PAGES
def test_it_is_read_in_one_sitting(page: str) -> None:
    assert len(text(page).splitlines()) <= 150


@PAGES
def test_a_picture_that_is_not_shown_is_told_in_words(page: str) -> None:
    """No host is known, so a path is relative to the README: a package index shows the words instead."""
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", text(page))
    assert len(pictures) == 2
    for words, path in pictures:
        assert len(words) >= 25
        assert not Path(path).is_absolute()
        assert ":" not in path
        assert (notices.ROOT / path).is_file()


@PAGES
def test_every_extra_is_named_and_no_other(page: str) -> None:
    project = tomllib.loads((notices.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(re.findall(r"^\| `(\w+)` \|", text(page), re.MULTILINE)) == set(project["optional-dependencies"])
    for chosen in re.findall(r"'(?:\.|rectify-cli)\[(.*?)\]'", text(page)):
        assert set(chosen.split(",")) <= set(project["optional-dependencies"])


@PAGES
def test_the_targets_of_make_are_there(page: str) -> None:
    targets = re.findall(r"^([a-z-]+):.*##", (notices.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"^make ([a-z-]+)", text(page), re.MULTILINE)
    assert named == ["notice", "test"]
    assert set(named) <= set(targets)
