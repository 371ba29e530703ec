"""Book -> bytes: one module per format, each with a `write`."""

from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.exchange.workbook.book import Book, Sheet


def only(book: Book, form: str) -> Sheet:
    """Return the one sheet of a book; raises UsageError where a format that holds one is given several."""
    if len(book.sheets) > 1:
        names = "、".join(sheet.name for sheet in book.sheets)
        raise UsageError(
            Phrase(
                f"{form} 文件只装得下一张表，这里有：{names}", f"a {form} file holds one sheet, and these are: {names}"
            ),
            Phrase("一张一张导出，或用 -f xlsx", "export them one by one, or use -f xlsx"),
        )
    return book.sheets[0]
