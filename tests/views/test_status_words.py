"""The table of status words: every word once, those of the ledger where the ledger puts them."""

import ledgers
from rectify_cli.core import status_words
from rectify_cli.core.terms import Status
from rectify_cli.views import status_words as view


def test_every_word_stands_once_and_the_words_of_the_ledger_come_first() -> None:
    own = {"长期坚持": Status.COMPLETED, "完成": Status.COMPLETED}
    rows = {row.status: row for row in view.build(ledgers.INSPECTION.model_copy(update={"labels": own}))}
    assert rows[Status.COMPLETED].own == ("长期坚持", "完成")
    assert rows[Status.COMPLETED].built_in[:2] == ("已完成", "完成整改")
    assert "长期坚持" not in rows[Status.IN_PROGRESS].built_in
    words = [word for row in rows.values() for word in (*row.own, *row.built_in)]
    assert len(words) == len(set(words))
    assert set(words) >= {word for table in status_words.TABLE.values() for word in table}
