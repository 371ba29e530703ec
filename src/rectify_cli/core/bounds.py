"""How much the files of strangers may take: the one table of limits, for whatever reads them.

A file of a few kilobytes can ask for all the memory there is; a file under one mebibyte may take neither a gibibyte of
memory nor ten seconds.
"""

from typing import NamedTuple

MIB = 1024 * 1024

FILE = 64 * MIB
"""The largest file read, in bytes; a notice of 16 pages has 60 thousand in Word."""

FORM = 4 * MIB
"""The most bytes of a form filled in on the local page, files apart; an issue as it is printed has ten thousand."""

TEXT = 1_000_000
"""The most characters of one paper; a notice of 16 pages has 10 thousand."""

PARAGRAPHS = 50_000
"""The most paragraphs and cells of tables of one paper; a notice of 16 pages has 150."""


class Bounds(NamedTuple):
    """What a zip package may unpack to.

    `part` and `whole` are the bytes of one part and of all together, `marks` the tags and attributes of a part, `ratio`
    the highest compression of a part over a mebibyte: Office reaches 10 to 30.
    """

    part: int
    whole: int
    marks: int
    ratio: int = 200


WORD = Bounds(part=24 * MIB, whole=512 * MIB, marks=1_000_000)
"""A paper in Word: its text has 100 thousand bytes; pictures count as parts too, but are not unpacked."""

TEMPLATE = Bounds(part=50_000_000, whole=50_000_000, marks=2_000_000)
"""A template, all of which is searched: pictures included, a real one has a few million bytes."""

WORKBOOK = Bounds(part=64 * MIB, whole=128 * MIB, marks=12_000_000)
"""A workbook: a register of 10 000 rows has 30 million bytes, and 7 marks for each cell."""

FINISHED = Bounds(part=512 * MIB, whole=1024 * MIB, marks=512 * MIB, ratio=1100)
"""A file of our own, as large as its ledger; deflate compresses 1032 times at most."""

ENTRIES = 10_000
"""How many parts a package may have; an archive of a thousand pictures has 1 100."""

SHEET_ROWS, SHEET_COLUMNS = 1_048_576, 16_384
"""The rows and columns (A to XFD) that a sheet of Excel has."""

ROWS, COLUMNS = 100_000, 1_000
"""The largest sheet read: more rows or columns are not those of a register."""

CELLS = 5_000_000
"""The most cells of one sheet, empty ones between the others included: each takes memory."""

MERGED = 100_000
"""The most merged ranges of a sheet."""

CELL_TEXTS = 96 * MIB
"""The most bytes of all texts of a workbook, each counted once per cell that uses it."""

HTML = 16 * MIB
"""The largest web page read, in bytes; a saved page of a government site has 100 thousand."""

HTML_LINES = 100_000
"""The most paragraphs of a web page; one with a notice has 300."""

ATTRIBUTES = 1_000
"""The most attributes of one tag of a web page, which libxml2 compares each with each; a tag has 3, one by Word 40."""

PAGES = 2_000
"""The most pages of a PDF; a notice has 16."""

PAGE_TEXT = 200_000
"""The most characters of one page; a page of a notice has 616."""

PDF_DRAWN = 64 * MIB
"""The most bytes that a PDF may draw, each form counted as often as it is drawn; a notice draws 200 thousand.

It protects where the next two limits cannot be enforced: everywhere but on Linux."""

PDF_MEMORY = 640 * MIB
"""The memory a PDF may take while it is read."""

PDF_SECONDS = 8
"""The processor time a PDF of a mebibyte may take; larger ones get a second more for each mebibyte."""

TEMPLATE_FILE = MIB
"""The largest template of words, in bytes; that of the notice has four thousand."""

TEMPLATE_TEXT = 10_000_000
"""The most characters that a template may make at once; a report of 1 000 problems has 600 000."""

TEMPLATE_WORK = 100_000_000
"""The most work that a template may be in all, in characters: a step of a loop counts as 40, a call as 300."""

TEMPLATE_FORMAT = 10_000
"""The longest format of `%` and `format`, in characters."""

TABLE_COLUMNS = 64
"""The most columns of a table in a paper; a wider one is read as text.

Rows are filled up to the widest, and a hostile file would grow without bound."""
