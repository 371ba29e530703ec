"""An extra that is not installed stops the tool, which names the command that installs it."""

import pytest

from rectify_cli.core import extras
from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase


def test_a_library_that_is_missing_is_named_with_its_extra() -> None:
    with pytest.raises(RectifyError) as missing:
        extras.require("pdf", "no_such_library", Phrase("导出 PDF", "PDF output"))
    assert missing.value.message == ("导出 PDF，需要安装可选组件 pdf", "PDF output needs the extra pdf")
    assert missing.value.hint == ("pip install 'rectify-cli[pdf]'",) * 2


def test_a_library_that_is_there_is_no_matter() -> None:
    extras.require("pdf", "json", Phrase("导出 PDF", "PDF output"))
