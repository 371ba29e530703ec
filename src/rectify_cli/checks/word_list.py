"""Lines put into the file of the office's own words (words.tsv) and taken out; every other line stays as it is."""

from rectify_cli.checks import office_words
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import normal

HEAD = "错的\t对的\t说明\t程度\n"
"""What a new file begins with."""

LEVELS = {"must": Phrase("必改", "must"), "maybe": Phrase("待核", "maybe"), "hint": Phrase("提示", "hint")}
"""The levels as they are typed and written -> what they are called."""

BY_RULE = {office_words.RULES[level]: label for level, label in LEVELS.items()}
"""The rule of each level -> what it is called."""


def added(text: str | None, cells: tuple[str, str, str, str], label: str) -> str:
    """Return the text of the file (None: there is none yet) with a line of wrong words, right ones, note and level.

    Raises UsageError for a line that the file may not have.
    """
    if bad := next((cell for cell in cells if any(mark in cell for mark in "\t\r\n")), None):
        raise UsageError(
            Phrase(f"“{bad.strip()}”里有制表符或换行", f"“{bad.strip()}” has a tab or a line end in it"),
            Phrase("去掉制表符和换行", "remove tabs and line ends"),
        )
    if cells[0].strip().startswith("#"):
        raise UsageError(
            Phrase("以 # 开头的一行是说明，不是用词", "a line that begins with # is a comment"),
            Phrase("写不带 # 的词", "give the words without #"),
        )
    text = HEAD if text is None else text
    ending = "\r\n" if "\r\n" in text else "\n"
    before = text if not text or text.endswith("\n") else f"{text}{ending}"
    last = max([1, *(index for index, cell in enumerate(cells) if cell.strip())])
    after = before + "\t".join(cell.strip() for cell in cells[: last + 1])
    known = len(office_words.parse(text.encode(), label).diagnostics)
    for fault in office_words.parse(after.encode(), label).diagnostics[known:]:
        raise UsageError(
            fault.message,
            Phrase(
                "rectify words list 列出已有的；要改，先 rectify words remove",
                "`rectify words list` shows those there are; to change one, `rectify words remove` it first",
            ),
        )
    return after + ending


def removed(text: str | None, wrong: str, label: str) -> str:
    """Return the text of the file without the line of some wrong words; raises UsageError if it has none."""
    lines = (text or "").splitlines(keepends=True)
    wanted = normal.of(wrong.strip()).text
    kept = [line for line in lines if line.startswith("#") or normal.of(line.partition("\t")[0].strip()).text != wanted]
    if not wanted or len(kept) == len(lines):
        raise UsageError(
            Phrase(f"{label} 里没有“{wrong}”", f"{label} does not have “{wrong}”"),
            Phrase("rectify words list 列出已有的", "`rectify words list` shows those there are"),
        )
    return "".join(kept)
