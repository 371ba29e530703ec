"""Layout that all formats share: what a writer is told, the lines of a title, the columns of a table."""

import datetime as dt
from dataclasses import dataclass

from rectify_cli.core.terms import PageGrid, PaperFormat, PaperSize
from rectify_cli.documents.document import Document


@dataclass(frozen=True, slots=True)
class Redline:
    """The old paper whose changes are to be tracked (花脸稿), and in whose name and on which day.

    An old paper of `words_only` has no styles of its own: it was read from a file. That of a user's own Word template
    is the `file` it was filled to.
    """

    old: Document
    author: str
    day: dt.date
    words_only: bool = False
    file: bytes = b""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a writer needs beside the words.

    `dated` is the day stamped into the properties of the file (the signing date), so that the same
    data gives the same bytes; `base` is the base file whose styles are used, where the format has one;
    `sealed` sets the signature for a seal (7.3.5.1); `fragment` leaves out the page round the words;
    `landscape` turns the page, for a list, which has margins of its own; `size` is that of pages that lie across;
    `bold_level_3` sets the headings 1. bold, as many offices
    do beyond the standard; `format` is that of the paper; `grid` is that of Word, the base file's own where None;
    with a `redline` the changes since an old paper are marked.
    """

    dated: dt.date
    base: bytes = b""
    sealed: bool = False
    fragment: bool = False
    landscape: bool = False
    size: PaperSize = PaperSize.A4
    format: PaperFormat = PaperFormat.GENERAL
    bold_level_3: bool = False
    grid: PageGrid | None = None
    redline: Redline | None = None
