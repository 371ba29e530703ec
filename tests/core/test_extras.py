"""An extra that is not installed is told in one way."""

import pytest

from rectify_cli.core import extras
from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase


@pytest.mark.parametrize(
    ("use", "message"),
    [
        (Phrase("生成 PDF", "PDF output"), Phrase("生成 PDF 需要另装组件", "PDF output needs an extra")),
        (Phrase("生成日历", "calendar output"), Phrase("生成日历需要另装组件", "calendar output needs an extra")),
    ],
)
def test_a_missing_extra_is_told_with_what_needs_it_and_what_to_type(use: Phrase, message: Phrase) -> None:
    with pytest.raises(RectifyError) as missing:
        extras.require("no_such_library", "pdf", use)
    assert missing.value.message == message
    assert missing.value.hint == ("pip install 'rectify-cli[pdf]'",) * 2


def test_of_an_extra_that_is_installed_nothing_is_said() -> None:
    extras.require("json", "pdf", Phrase("生成 PDF", "PDF output"))
