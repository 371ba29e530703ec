"""The page of the reference that tells how the proofreader does on the claims, in both languages."""

from collections.abc import Mapping
from pathlib import Path

from reference.page import NAMES, SUFFIX, TWIN, table

from claims.measure import CLASSES, Result
from rectify_cli.core.language import Language, Phrase

FOLDER = Path("docs") / "reference"
NAME = "claims"
TITLE = Phrase("数字校对的测量", "How the proofreader does on figures")
INTRODUCTION = Phrase(
    "由 `PYTHONPATH=tools .venv/bin/python -m claims --write` 生成（种子 {seed}，每种句式 {each} 句，"
    "全角与网页标点、单独成文与置于通报中各一次），请勿手改；不随 `make docs` 更新。"
    "错句由正确句改动一个数字而成，句子自身即可证其误；检出，指在该句处报错误或警告。"
    "正确句含形似而无误的句子：报错误即误报。",
    "Written by `PYTHONPATH=tools .venv/bin/python -m claims --write` (seed {seed}, {each} claims a shape, "
    "with full-width marks and those of the web, alone and in a notice); do not edit it by hand. "
    "`make docs` leaves it alone. A wrong sentence is a right one with one number changed, so that it contradicts "
    "itself; it is found if an error or a warning stands in it. The right ones include sentences that only resemble "
    "a claim: an error there is false.",
)
HEAD = (
    Phrase("类别", "Class"),
    Phrase("句式", "Shapes"),
    Phrase("错句", "Wrong"),
    Phrase("检出", "Found"),
    Phrase("正确句", "Right"),
    Phrase("误报错误", "False errors"),
    Phrase("误报警告", "False warnings"),
)


def _row(name: str, results: list[Result]) -> list[str]:
    wrong = sum(result.wrong for result in results)
    found = sum(sum(result.found.values()) for result in results)
    counts = (
        sum(result.right for result in results),
        sum(len(result.errors) for result in results),
        sum(len(result.warnings) for result in results),
    )
    share = f"{100 * found / (wrong or 1):.1f} %"
    return [name, str(sum(result.shapes for result in results)), str(wrong), share, *map(str, counts)]


def pages(results: Mapping[int, Result], seed: int, each: int) -> dict[str, str]:
    """Return the text of the page in each language by its file's name."""
    texts = {}
    for language in Language:
        twin = TWIN[language]
        rows = [_row(f"{kind} {CLASSES[kind].in_language(language)}", [one]) for kind, one in results.items()]
        rows.append(_row(Phrase("合计", "All").in_language(language), list(results.values())))
        introduction = INTRODUCTION.in_language(language).format(seed=seed, each=each)
        parts = [f"# {TITLE.in_language(language)}", f"[{NAMES[twin]}]({NAME}{SUFFIX[twin]})", introduction]
        parts.append(table((title.in_language(language) for title in HEAD), rows))
        texts[NAME + SUFFIX[language]] = "\n\n".join(parts) + "\n"
    return texts
