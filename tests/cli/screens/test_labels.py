"""The status words as they are drawn: those of the ledger above those built in."""

import pytest

import ledgers
import screens_in
from golden import Golden
from rectify_cli.cli import screens
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language
from rectify_cli.core.terms import Status
from rectify_cli.views import status_words as view

OWN = {"完成": Status.COMPLETED, "长期坚持": Status.COMPLETED}


@pytest.mark.parametrize(("language", "width"), screens_in.SIZES)
def test_the_screen_is_that_of_the_golden_file(language: Language, width: int, golden: Golden) -> None:
    terminal = Terminal(language, width)
    rows = view.build(ledgers.INSPECTION.model_copy(update={"labels": OWN}))
    screens_in.held(golden, screens.LABELS["table"](rows, terminal), "labels", terminal)
