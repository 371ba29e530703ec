"""Every rule by its code: of files, the ledger, a published notice, Word templates, sheets."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from rectify_cli import store
from rectify_cli.checks import compare, office_words, proofread, waivers
from rectify_cli.checks import layout as layout_checks
from rectify_cli.checks import ledger as ledger_checks
from rectify_cli.checks import notice as notice_checks
from rectify_cli.core.diagnostics import Rule
from rectify_cli.core.language import Phrase
from rectify_cli.exchange import notice as notice_import
from rectify_cli.exchange import oscal, workbook
from rectify_cli.exchange.workbook import merge
from rectify_cli.papers.word import faults
from rectify_cli.store import validation, yaml

FAMILIES: Mapping[str, Phrase] = {
    "F": Phrase("文件", "files"),
    "K": Phrase("键与值", "keys and values"),
    "L": Phrase("台账", "the ledger"),
    "T": Phrase("模板", "templates"),
    "N": Phrase("通报的数字", "numbers in a notice"),
    "H": Phrase("通报的层次序号", "headings and numbered items in a notice"),
    "D": Phrase("通报的日期", "dates in a notice"),
    "S": Phrase("通报的问题状态", "the status of each problem in a notice"),
    "P": Phrase("通报的标点与写法", "punctuation and style of a notice"),
    "G": Phrase("Word 文件的版式（GB/T 9704—2012）", "the layout of a Word file (GB/T 9704-2012)"),
    "R": Phrase("不宜公开的个人信息", "private data to be redacted"),
    "X": Phrase("表格与数据交换", "data exchange: spreadsheets and OSCAL"),
    "C": Phrase("文稿与台账的对照", "comparison of a paper with the ledger"),
}
"""Letter of a family -> the subject of its rules, in the order in which they are listed."""


def modules_of(*packages: ModuleType) -> Iterator[ModuleType]:
    """Yield each package, then its public modules."""
    for package in packages:
        yield package
        names = sorted(module.name for module in iter_modules(package.__path__) if not module.name.startswith("_"))
        yield from (import_module(f"{package.__name__}.{name}") for name in names)


def collect(sources: Iterable[ModuleType]) -> dict[str, Rule]:
    """Return the rules of modules by code, ordered by family and number; raises ValueError if two share a number."""
    numbered: dict[str, Rule] = {}
    for module in sources:
        for value in vars(module).values():
            if isinstance(value, Rule) and numbered.setdefault(value.number, value) is not value:
                raise ValueError(f"{value.code} and {numbered[value.number].code} share a number")
    places = {letter: place for place, letter in enumerate(FAMILIES)}
    ordered = sorted(numbered.values(), key=lambda rule: (places.get(rule.family, len(places)), rule.number))
    return {rule.code: rule for rule in ordered}


_FILES = (store, yaml, validation)

RULES = collect(
    [
        *modules_of(*_FILES, ledger_checks, notice_checks, layout_checks, workbook, merge, notice_import, oscal),
        faults,
        compare,
        proofread,
        office_words,
        waivers,
    ]
)

OF_READING = collect(modules_of(*_FILES)) | {rule.code: rule for rule in (proofread.UNREADABLE, office_words.BAD_LINE)}
"""Code -> rule, of reading files."""

OF_FIGURES = collect(ledger_checks.WHOLE)
"""Code -> rule, of those that need every entry of a ledger."""

OF_WORDS = collect([*modules_of(notice_checks), proofread, office_words])
"""Code -> rule, of the text of a notice."""

OF_PAPERS = collect([*modules_of(notice_checks, layout_checks), proofread, office_words, compare])
"""Code -> rule, of those that `rectify proofread` applies."""
