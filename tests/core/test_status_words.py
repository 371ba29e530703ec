"""Status words as bodies write them, the same for every door."""

from rectify_cli.core import status_words
from rectify_cli.core.terms import Column, Status


def test_a_status_word_is_known_or_it_is_not() -> None:
    assert status_words.status("已整改到位") is Status.COMPLETED
    assert status_words.status("基本完成，取得阶段性成果并持续整改") is Status.STAGED
    assert status_words.column("申请延期") is Column.UNFINISHED
    assert status_words.status("优秀") is None
    assert status_words.column("优秀") is None
