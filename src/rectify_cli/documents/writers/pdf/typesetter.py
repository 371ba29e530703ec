"""Run Typst: a layout file and its data in, the bytes of a PDF out."""

import datetime as dt
import tempfile
from pathlib import Path

import typst

from rectify_cli.core.errors import RectifyError
from rectify_cli.core.language import Phrase


def typeset(source: bytes, values: str, fonts: typst.Fonts, stamp: dt.datetime) -> bytes:
    """Return the PDF of a layout file, which reads `values` as JSON and can read no other file."""
    with tempfile.TemporaryDirectory(prefix="rectify-typst-") as folder:
        main = Path(folder, "main.typ")
        main.write_bytes(source)
        try:
            return typst.compile(
                main,
                root=Path(folder),
                font_paths=fonts,
                ignore_system_fonts=True,
                format="pdf",
                sys_inputs={"document": values},
                pdf_standards=["ua-1", "a-2a"],
                timestamp=stamp,
            )
        except typst.TypstError as error:
            raise RectifyError(
                Phrase(f"Typst 排版失败：{error.message}", f"Typst cannot typeset it: {error.message}"),
                Phrase("；".join(error.hints), "; ".join(error.hints)) if error.hints else None,
            ) from error
