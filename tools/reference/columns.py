"""The page of the columns: what an exported register contains, and what is read back."""

import datetime as dt
from collections.abc import Iterable

from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Edition, Register
from rectify_cli.exchange.export import WHAT
from rectify_cli.exchange.workbook import summary
from rectify_cli.exchange.workbook.book import Heading
from rectify_cli.exchange.workbook.columns import BY_FIELD, COLUMNS, HIDDEN, VERSION, ColumnKind, SheetColumn
from rectify_cli.exchange.workbook.extract import extract
from rectify_cli.exchange.workbook.register import LISTS
from rectify_cli.views.request import Request
from reference.edition import ledger
from reference.page import Page, code, table

TITLE = Phrase("导出的列", "Export columns")
LEAD = Phrase(
    "`rectify export` 写出、`rectify import` 读回的列，按台账里的顺序。列名可以用最后一栏里的；其中的空白、换行、冒"
    "号和括号里的说明不计。公开稿只有“公开稿”一栏写“有”的列。台账声明的自设栏目（`rectify field add`）依次接在后面。",
    "The columns that `rectify export` writes and `rectify import` reads, in their order. A header may also be any "
    "of those in the last column; blanks, line breaks, colons and remarks in brackets do not matter. The public "
    "edition has only the columns marked yes. The fields that the ledger declares (`rectify field add`) follow in "
    "their order.",
)
REGISTER_TITLE = Phrase("台账", "The register")
HEAD = Phrase("列名|字段|内容|公开稿|可以改|也认作", "header|field|content|public edition|may be changed|also read as")
YES = Phrase("有", "yes")
MAY = Phrase("可以", "yes")
KINDS = {
    ColumnKind.NUMBER: Phrase("数", "number"),
    ColumnKind.TEXT: Phrase("文字", "text"),
    ColumnKind.LINES: Phrase("分条，一条一行", "points, a line each"),
    ColumnKind.CHOICE: Phrase("下拉选择", "choice"),
    ColumnKind.WORDS: Phrase("几个词，用顿号隔开", "words, with commas between"),
    ColumnKind.AMOUNT: Phrase("数或金额", "number or amount"),
    ColumnKind.DATE: Phrase("日期", "date"),
    ColumnKind.RATE: Phrase("百分比", "percentage"),
}
WHAT_TITLE = Phrase("可以导出什么", "What can be exported")
WHAT_HEAD = Phrase("命令|得到", "command|gives")
LISTS_TITLE = Phrase("三清单", "The three lists")
LISTS_HEAD = Phrase("清单|命令|各列", "list|command|columns")
SUMMARY_TITLE = Phrase("汇总", "The summary")
SUMMARY_LEAD = Phrase(
    "`rectify export summary`，每个责任部门一行，末行为合计；公开稿只有合计。",
    "`rectify export summary`: a row per department, and a last row with the sum. The public edition has the sum "
    "alone.",
)
SUMMARY_HEAD = Phrase("列名|字段|内容", "header|field|content")
CELLS_TITLE = Phrase("单元格", "Cells")
CELLS = Phrase(
    "- 日期在工作簿和 Parquet 里是日期，在 csv 和 JSON 里写作 `2024-12-31`。\n"
    "- 分条的内容每条一行，用 `1.`、`2.` 编号，分点用 `（1）` 编号；只有一条时不编号。\n"
    "- csv 为 UTF-8 带签名、CRLF 换行；以 `=`、`+`、`-`、`@`（含全角）或制表符开头的文字前加一个 `'`，"
    "`rectify import` 读回时去掉。\n"
    "- JSON Lines 每行是一条的全部内容，另有当天的状态、印出的用语和时限，见 "
    "[export.schema.json](../../schema/export.schema.json)。",
    "- A date is a date in a workbook and in Parquet, and `2024-12-31` in csv and JSON.\n- Points are a line each, "
    "numbered `1.`, `2.`, their inner points `（1）`; a single point has no number.\n- A csv is UTF-8 with a byte "
    "order mark, and CRLF. A text that starts with `=`, `+`, `-`, `@` (full-width too) or a tab gets a `'` in "
    "front, which `rectify import` takes off.\n- JSON Lines hold each entry whole, with the status, the printed "
    "word and the deadline of the day: see [export.schema.json](../../schema/export.schema.json).",
)
HIDDEN_TITLE = Phrase("隐藏的工作表", "The hidden sheet")
HIDDEN_TEXT = Phrase(
    f"工作簿里有一张隐藏的工作表 `{HIDDEN}`，记下导出时的样子，`rectify import` 据此分清哪一格是谁改的。第一行：版本"
    f"（现为 {VERSION}）、稿别、登记簿、单位、截至日期、可见工作表的名称，再列不读回的各表；"
    "一个工作簿有几个登记簿的，各有一张（`_rectify2`……）；第二行：`id` 和各列的字段；以下每条一行："
    "编号和每一格内容的指纹，空格留空。每个 Parquet 文件和每行 JSON 也带 `version`：改名、删去或换了含义才加一，新"
    "增不加。",
    f"A workbook has a hidden sheet, `{HIDDEN}`, that records what was exported, so that `rectify import` can tell "
    f"who changed which cell. Its first row: the version (now {VERSION}), the edition, the register, the "
    "body, the day, the name of the visible sheet, and those of the sheets that are not read back; of several "
    "registers each has one of its own (`_rectify2`, …). Its second: `id` and the fields of the columns. Then a row "
    "per entry: the id and a fingerprint of each cell, blank for an empty one. Every Parquet file and every line "
    "of JSON has a `version` too: it grows when something is renamed, removed or given another meaning, not when "
    "something is added.",
)


def page(language: Language) -> Page:
    """Return the page of the columns."""
    parts = [
        LEAD.in_language(language),
        f"## {WHAT_TITLE.in_language(language)}",
        table(
            WHAT_HEAD.in_language(language).split("|"),
            ([code(f"rectify export {name}"), what.in_language(language)] for name, what in WHAT.items()),
        ),
        f"## {REGISTER_TITLE.in_language(language)}",
        table(HEAD.in_language(language).split("|"), (_row(column, language) for column in COLUMNS)),
        f"## {LISTS_TITLE.in_language(language)}",
        table(LISTS_HEAD.in_language(language).split("|"), _lists()),
        f"## {SUMMARY_TITLE.in_language(language)}",
        SUMMARY_LEAD.in_language(language),
        table(SUMMARY_HEAD.in_language(language).split("|"), (_heading(heading, language) for heading in _summary())),
        f"## {CELLS_TITLE.in_language(language)}",
        CELLS.in_language(language),
        f"## {HIDDEN_TITLE.in_language(language)}",
        HIDDEN_TEXT.in_language(language),
    ]
    return Page("export-columns", language, TITLE.in_language(language), parts)


def _row(column: SheetColumn, language: Language) -> list[str]:
    return [
        column.header,
        code(column.field),
        KINDS[column.kind].in_language(language),
        YES.in_language(language) if column.public else "",
        MAY.in_language(language) if column.editable else "",
        "、".join(column.synonyms),
    ]


def _lists() -> Iterable[list[str]]:
    for name, kept in LISTS.items():
        yield [kept.name, code(f"rectify export {name}"), "、".join(BY_FIELD[field].header for field in kept.fields)]


def _summary() -> Iterable[Heading]:
    request = Request(Edition.INTERNAL, dt.date.max)
    return summary.build(extract(ledger(), request, Register.ISSUES)).headings


def _heading(heading: Heading, language: Language) -> list[str]:
    return [heading.header, code(heading.field), KINDS[heading.kind].in_language(language)]
