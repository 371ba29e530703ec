"""Who may read an issue, as an office writes it in its own book: 主动公开, 依申请公开, 否."""

import re

from rectify_cli.core.terms import Disclosure
from rectify_cli.exchange.workbook.cells import canonical
from rectify_cli.exchange.workbook.grid import Cell

_NOT = re.compile(
    "否|不|非|免|未|暂|无需|涉密|[秘机绝]密|保密|敏感|内部|党内|本单位|系统内|依申请|部分|[×✗✘xXN]|(?:FALSE)",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"(?:主动|向?社会|对外|全文|全部|已|拟|可以?|应当?|予以|同意|宜)*公开(?:发布)?|是|[√✓✔☑✅Y]|TRUE")


def of_office(cell: Cell) -> Cell:
    """Return what a cell of an office's own book means: what may not be published is internal.

    不公开 is said of the public there. The office keeps such an issue in its lists; one that no list may have
    (`withheld`) nobody writes into a book.
    """
    text = canonical(cell).strip()
    if not text or text == Disclosure.PUBLIC.label.zh:
        return cell
    if _NOT.match(text):
        return Disclosure.INTERNAL.label.zh
    return Disclosure.PUBLIC.label.zh if _PUBLIC.fullmatch(text) else cell
