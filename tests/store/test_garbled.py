"""Names that are not UTF-8 are recognised, and shown with a mark for what cannot be."""

import os

import pytest

from rectify_cli.store import garbled


@pytest.mark.parametrize("name", [os.fsdecode("名字.pdf".encode("gbk")), "\ud800.pdf"])
def test_what_is_not_utf8_is_garbled(name: str) -> None:
    assert garbled.garbles(name)
    assert not garbled.garbles(garbled.shown(name))
    assert "\ufffd" in garbled.message(name).zh


@pytest.mark.parametrize("name", ["名字.pdf", "𠮷.pdf", ""])
def test_what_is_utf8_is_shown_as_it_is(name: str) -> None:
    assert not garbled.garbles(name)
    assert garbled.shown(name) == name
