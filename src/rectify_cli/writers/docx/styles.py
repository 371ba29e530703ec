"""The styles of a base file, looked up by name: an id changes when LibreOffice saves the file."""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE

from rectify_cli.errors import DataError
from rectify_cli.language import Phrase

BODY = "公文正文"
ISSUER = "公文署名"
DATE = "公文成文日期"
TITLE = "Title"


def heading(level: int) -> str:
    """Return the name of the style of a heading."""
    return f"heading {level}"


class Styles:
    """The ids of the paragraph styles of one base file, by their names in lower case."""

    def __init__(self, word: Word) -> None:
        """Read the names once."""
        self._ids: dict[str, str] = {
            style.element.name_val.lower(): style.style_id
            for style in word.styles
            if style.type == WD_STYLE_TYPE.PARAGRAPH and style.element.name_val
        }

    def __getitem__(self, name: str) -> str:
        """Return the id of a style; raises DataError where the base file has no style of that name."""
        try:
            return self._ids[name.lower()]
        except KeyError:
            raise DataError(
                Phrase(f"templates/base.docx 里没有样式“{name}”", f"templates/base.docx has no style “{name}”"),
                Phrase(
                    "从自带的 base.docx 抄来这个样式，或在 Word 里新建一个同名的",
                    "copy the style from the shipped base.docx, or make one of that name in Word",
                ),
            ) from None
