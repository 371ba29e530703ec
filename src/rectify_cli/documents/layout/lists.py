"""The pages that lie across: those of a list (台账, 三清单) have margins of their own, to give a wide table room."""

from rectify_cli.documents.layout import Layout, standard

SIDES, TOP, BOTTOM = 12, 13, 17
"""The margins of a page of a list, in mm: the page number is below the text, as on every page (GB/T 9704-2012, 7.5)."""

TURNED = (28, 37, 26, 35)
"""Those of a page turned to the right for an attachment, in mm, from the top clockwise: the margins of the others."""

_POINTS = 72 / 25.4


def area(layout: Layout, *, across: bool) -> tuple[float, float]:
    """Return width and height of the text area in points, of a list, or of the text or an attachment that is turned."""
    if layout.landscape:
        around = (2 * SIDES, TOP + BOTTOM)
    elif across:
        around = (TURNED[1] + TURNED[3], TURNED[0] + TURNED[2])
    else:
        wide, high = standard.TEXT
        return wide * _POINTS, high * _POINTS
    wide, high = layout.size.across
    return (wide - around[0]) * _POINTS, (high - around[1]) * _POINTS
