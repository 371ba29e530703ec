"""The policy as it is drawn: what is set here with its place and its default, the rest with how to set it."""

import pytest

import ledgers
import screens_in
from golden import Golden
from rectify_cli.cli import screens
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language
from rectify_cli.ledger import Entry
from rectify_cli.ledger.model import Policy
from rectify_cli.views import policy as view

SET = Policy.model_validate({"closing": {"evidence": True}, "deadlines": {"plan_months": 1}, "counts": "accepted"})


@pytest.mark.parametrize(("language", "width"), screens_in.SIZES)
def test_the_screen_is_that_of_the_golden_file(language: Language, width: int, golden: Golden) -> None:
    terminal = Terminal(language, width)
    rules = view.build(Entry(ledgers.INSPECTION.model_copy(update={"policy": SET}), ledgers.Nowhere()))
    screens_in.held(golden, screens.POLICY["text"](rules, terminal), "policy", terminal)
