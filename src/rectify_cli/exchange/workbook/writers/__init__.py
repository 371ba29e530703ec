"""Book -> bytes: one module per format, each with a `write`, independent of the others."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from rectify_cli.exchange.workbook.book import Book

    Writer = Callable[[Book], bytes]


def _xlsx(book: "Book") -> bytes:
    from rectify_cli.exchange.workbook.writers import xlsx

    return xlsx.write(book)


def _csv(book: "Book") -> bytes:
    from rectify_cli.exchange.workbook.writers import csv

    return csv.write(book)


def _jsonl(book: "Book") -> bytes:
    from rectify_cli.exchange.workbook.writers import jsonl

    return jsonl.write(book)


def _parquet(book: "Book") -> bytes:
    from rectify_cli.exchange.workbook.writers import parquet

    return parquet.write(book)


WRITERS: "dict[str, Writer]" = {"xlsx": _xlsx, "csv": _csv, "jsonl": _jsonl, "parquet": _parquet}
"""The writer of each format of a book; its module is imported when a book is written."""
