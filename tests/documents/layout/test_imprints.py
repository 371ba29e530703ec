"""The lines of an imprint: those of 抄送, turned where the 版心 ends, and that of 印发 where it is printed."""

import pytest

from rectify_cli.documents.document import Imprint
from rectify_cli.documents.layout import imprints

ACROSS = 31.5


@pytest.mark.parametrize(("names", "lines"), [("", 0), ("甲" * 26, 1), ("甲" * 27, 2), ("甲" * 53, 3)])
def test_copies_turn_behind_their_label(names: str, lines: int) -> None:
    written = f"抄送：{names}" if names else ""
    assert imprints.copies(Imprint(written, "某局办公室", "2025年1月12日"), ACROSS) == lines


def test_a_letter_has_no_line_of_who_printed_it() -> None:
    both, nobody = Imprint("抄送：甲。", "某局办公室", "2025年1月12日"), Imprint("抄送：甲。", "", "")
    assert [imprints.lines(both, ACROSS, ruled=ruled) for ruled in (True, False)] == [2, 1]
    assert imprints.lines(nobody, ACROSS, ruled=True) == 1
