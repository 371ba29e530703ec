"""The page of a section: what its margins leave for the text."""

from rectify_cli.documents.typeset import Section

MARGINS = {"top": 2098, "bottom": 1984, "left": 1587, "right": 1474, "gutter": 0, "header": 0, "footer": 0}


def test_the_text_is_what_margins_and_gutter_leave() -> None:
    section = Section((11906, 16838), MARGINS)
    assert (section.across, section.down, section.upright) == (8845, 12756, True)
    assert Section((11906, 16838), MARGINS | {"gutter": 284}).across == 8845 - 284
    assert not Section((16838, 11906), MARGINS).upright
