"""The figures as they are shown before they are declared: old → new, and what the entries give instead."""

import pytest

import screens_in
from golden import Golden
from rectify_cli.actions import Declaration
from rectify_cli.actions.declare import Row
from rectify_cli.cli import screens
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Column, Register

OLD = dict(zip(Column, (22, 18, 3, 1), strict=True))
NEW = dict(zip(Column, (22, 19, 3, 0), strict=True))
PETITIONS = {Column.TOTAL: 21, Column.COMPLETED: 20}
ROWS = (
    Row(Register.ISSUES, OLD, NEW, NEW),
    Row(Register.PETITIONS, {}, PETITIONS, PETITIONS | {Column.COMPLETED: 21}),
)


@pytest.mark.parametrize(("language", "width"), screens_in.SIZES)
def test_the_screen_is_that_of_the_golden_file(language: Language, width: int, golden: Golden) -> None:
    terminal = Terminal(language, width)
    shown = screens.DECLARE["table"](Declaration((), Phrase("", ""), rows=ROWS, replaces=True), terminal)
    screens_in.held(golden, shown, "declare", terminal)
