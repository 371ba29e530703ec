"""The words of drop-downs, on a sheet of their own: in the rule itself they may have at most 255 characters."""

from itertools import zip_longest

from xlsxwriter.utility import xl_col_to_name

from rectify_cli.exchange.workbook.columns import CHOICES


class Choices:
    """The lists of words so far, a column each."""

    def __init__(self) -> None:
        """Start with none."""
        self._lists: list[tuple[str, ...]] = []

    def source(self, words: tuple[str, ...]) -> str:
        """Return the range of these words, as a formula."""
        if words not in self._lists:
            self._lists.append(words)
        column = xl_col_to_name(self._lists.index(words))
        return f"={CHOICES}!${column}$1:${column}${len(words)}"

    def rows(self) -> list[tuple[str | None, ...]]:
        """Return the rows of the sheet."""
        return list(zip_longest(*self._lists))
