"""The office's own words (words.tsv): what is written another way here, looked for in every paper.

A line is the wrong words, the right ones, a note and a level, with tabs between: must (an error), maybe (a warning) or
hint (a note). The last two may be left out; a line that begins with # is a comment.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rectify_cli.core.chinese.sentences import quoted, within
from rectify_cli.core.diagnostics import Diagnostic, Place, Rule, error, note, warning
from rectify_cli.core.language import Phrase
from rectify_cli.documents import normal, opening
from rectify_cli.documents.decoding import decoded
from rectify_cli.notices import Extent, Reading
from rectify_cli.store import Workspace

BAD_LINE = error(
    "F041",
    Phrase("words.tsv 每行写明错的、对的", "each line of words.tsv has the wrong words and the right ones"),
    Phrase(
        "用制表符分隔：错的、对的、说明、程度（must 必改，maybe 待核，hint 提示）",
        "separate with tabs: wrong, right, note, level (must, maybe or hint)",
    ),
)
MUST = error(
    "P556",
    Phrase("没有本单位规定必改的词", "there are no words that the office never uses"),
    Phrase("按 words.tsv 改", "write what words.tsv says"),
)
MAYBE = warning(
    "P557",
    Phrase("本单位要求核对的词都已核对", "words that the office wants checked are right"),
    Phrase("按 words.tsv 核对", "check it against words.tsv"),
)
HINT = note(
    "P558",
    Phrase("用词合乎本单位习惯", "words are those the office prefers"),
    Phrase("参照 words.tsv", "see words.tsv"),
)

RULES = {"must": MUST, "maybe": MAYBE, "hint": HINT}
"""The rule of each level."""

_LEVELS = {
    **dict.fromkeys(("", "must", "必改", "error"), MUST),
    **dict.fromkeys(("maybe", "待核", "warning"), MAYBE),
    **dict.fromkeys(("hint", "提示", "note"), HINT),
}
_HEADERS = {"wrong", "错", "错的", "错误"}
_COLUMNS = 4


class OwnWord(NamedTuple):
    """Words in normal form that are not to be written, what is (empty: anything else), why, and under which rule."""

    wrong: str
    right: str
    note: str
    rule: Rule


class OwnWords(NamedTuple):
    """The words of a file, and what is wrong in it."""

    words: tuple[OwnWord, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


NONE = OwnWords()


def office(workspace: Workspace) -> OwnWords:
    """Return the words in `words.tsv` of a workspace, none where it has no such file; DataError if it is no text."""
    path = workspace.words
    if not path.exists():
        return NONE
    label = workspace.label(path)
    return parse(opening.of_folder(path, workspace.root, label), label)


def parse(content: bytes, file: str) -> OwnWords:
    """Read the file of words; what is wrong with a line is said with its number. Raises DataError if it is no text."""
    words: dict[str, OwnWord] = {}
    diagnostics: list[Diagnostic] = []
    for number, line in enumerate(decoded(content, file).split("\n"), start=1):
        cells = _cells(line)
        if not line.strip() or line.startswith("#") or (not words and cells[0].lower() in _HEADERS):
            continue
        fault = _fault(cells, words)
        if fault is not None:
            diagnostics.append(BAD_LINE.broken(Place(file, number, 1, len(line.rstrip()), line), fault))
            continue
        wrong, right, why, level = (*cells, "", "")[:_COLUMNS]
        wrong = normal.of(wrong).text
        words[wrong] = OwnWord(wrong, right, why, _LEVELS[level.lower()])
    return OwnWords(tuple(words.values()), tuple(diagnostics))


def _cells(line: str) -> list[str]:
    """Return the cells of a line, without the empty ones that Excel adds at its end."""
    cells = [cell.strip() for cell in line.split("\t")]
    while len(cells) > _COLUMNS and not cells[-1]:
        cells.pop()
    return cells


def _fault(cells: Sequence[str], known: dict[str, OwnWord]) -> Phrase | None:
    """Return what is wrong with a line, if anything."""
    if len(cells) < 2 or not cells[0]:  # noqa: PLR2004 - the wrong words and the right ones
        return Phrase("应先写错的，再写对的，中间一个制表符", "the wrong words, a tab and the right ones are wanted")
    if len(cells) > _COLUMNS:
        return Phrase(f"有 {len(cells)} 栏，最多 {_COLUMNS} 栏", f"{len(cells)} columns, at most {_COLUMNS}")
    if cells[0] == cells[1]:
        return Phrase("错的与对的相同", "the wrong and the right words are the same")
    if normal.of(cells[0]).text in known:
        return Phrase(f"“{cells[0]}”上文已有", f"“{cells[0]}” is above already")
    level = cells[3] if len(cells) == _COLUMNS else ""
    if level.lower() not in _LEVELS:
        return Phrase(f"程度写作“{level}”", f"“{level}” is no level")
    return None


def find(reading: Reading, words: Sequence[OwnWord]) -> Iterator[Diagnostic]:
    """Yield each of the words in a paper; what is quoted may be verbatim."""
    for index, placed in enumerate(reading.source.blocks):
        quotes = quoted(placed.text)
        for word in words:
            for at in _all(placed.text, word):
                if not within(quotes, at):
                    yield _broken(reading, Extent(index, at, at + len(word.wrong)), word)


def _all(text: str, word: OwnWord) -> Iterator[int]:
    """Yield where the wrong words stand, unless they are a part of the right ones."""
    lead = word.right.find(word.wrong)
    at = text.find(word.wrong)
    while at >= 0:
        if lead < 0 or not text.startswith(word.right, max(0, at - lead)):
            yield at
        at = text.find(word.wrong, at + len(word.wrong))


def _broken(reading: Reading, at: Extent, word: OwnWord) -> Diagnostic:
    why = Phrase(f"：{word.note}", f": {word.note}") if word.note else Phrase("", "")
    cure = (
        Phrase(f"改为“{word.right}”", f"write “{word.right}”")
        if word.right
        else Phrase("换一种说法", "word it otherwise")
    )
    if word.rule is not MUST:
        cure = Phrase(f"核对是否应{cure.zh}", f"check whether to {cure.en}")
    message = Phrase(f"文中有“{word.wrong}”{why.zh}", f"found “{word.wrong}”{why.en}")
    fixes = reading.mends(at, word.right) if word.rule is MUST and word.right else ()
    return word.rule.broken(reading.place(at), message, cure)._replace(fixes=fixes)
