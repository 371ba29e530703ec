"""A tree of HTML -> its lines of text as a browser would break them, each with the element it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from rectify_cli.core import bounds
from rectify_cli.core.chinese import ordinals
from rectify_cli.core.language import Phrase
from rectify_cli.documents.notes import is_note_mark

HIDDEN = Phrase("网页上不显示的文字", "text that the page does not show")
AROUND = Phrase("网页的导航、页眉、页脚或按钮", "navigation, header, footer or buttons of the page")

_SILENT = {
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "math",
    "select",
    "textarea",
    "head",
    "title",
    # What was struck out, and how a character is read.
    "del",
    "s",
    "strike",
    "rt",
    "rp",
}
_AROUND = {"nav", "footer", "aside", "form", "button", "menu", "dialog"}
BLOCKS = {
    *("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl", "dt"),
    *("fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main"),
    *("ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", *_AROUND),
}
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|crumbs?|position|location|share|bdsharebuttonbox|bshare|social-share|"
    r"footer|foot|copyright|sidebar|toolbar|pagination|pages?-?nav|qrcode|ewm|fontsize|print)(?:$|[\s_-])",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_RULES = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_CLASS = re.compile(r"\.([\w-]{1,80})\s*$")
_BLANKS = re.compile(r"[ \t\n\r\f\u00a0\u3000]+")
_WIDE = "[\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uff00-\uffef]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n\s*(?={_WIDE})")
_LEVELS = 4
_NEAR = 4  # pieces of text in which the words before a raised digit end


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line: its words, the element that holds it, and whether it is a heading, a table, or not to be read."""

    text: str
    element: etree._Element
    linked: int = 0
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    hidden: Phrase | None = None


class Page:
    """Walks the tree once, without recursion."""

    def __init__(self, root: etree._Element) -> None:
        """Read all lines of a page."""
        self.lines: list[PageLine] = []
        self._words: list[str] = []
        self._linked = 0
        self._in_link = 0
        self._hidden: list[Phrase] = []
        self._skip: etree._Element | None = None
        self._unseen = frozenset(_unseen_classes(root))
        self._walk(root)

    def _walk(self, root: etree._Element) -> None:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            if self._skip is not None:
                if event == "end" and element is self._skip:
                    self._skip = None
                    self._add(element.tail, element.getparent())
                continue
            if len(self.lines) > bounds.HTML_LINES:
                break
            if event == "start":
                self._open(element)
            else:
                self._close(element)
        self._break(root)

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _SILENT or (tag == "sup" and is_note_mark(_words(element), "".join(self._words[-_NEAR:]))):
            self._skip = element
            return
        if tag == "table" and (rows := _rows(element)):
            self._break(element.getparent())
            words = " ".join(cell for row in rows for cell in row)
            self.lines.append(PageLine(words, element, rows=rows, hidden=self._reason()))
            self._skip = element
            return
        if tag in BLOCKS or (tag == "br" and not self._in_a_heading(element)):
            self._break(element if tag == "br" else element.getparent())
        reason = self._around(element)
        if reason:
            if tag not in BLOCKS:
                self._break(element.getparent())
            self._hidden.append(reason)
        self._in_link += tag == "a"
        self._add(element.text, element)

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        reason = self._around(element)
        if tag in BLOCKS or reason:
            self._break(element)
        if reason:
            self._hidden.pop()
        self._in_link -= tag == "a"
        self._add(element.tail, element.getparent())

    def _in_a_heading(self, element: etree._Element) -> bool:
        """Return True if a numbered heading goes on behind this element: such a one is not broken into lines."""
        return _level(element) > 0 and ordinals.leading(squeezed("".join(self._words))) != ""

    def _around(self, element: etree._Element) -> Phrase | None:
        """Return why the words of an element are no part of the paper."""
        named = element.get("class") if self._unseen else None
        return HIDDEN if named and not self._unseen.isdisjoint(named.split()) else _around(element)

    def _add(self, text: str | None, element: etree._Element | None) -> None:
        if text and element is not None:
            self._words.append(text)
            self._linked += len(text.strip()) if self._in_link else 0

    def _reason(self) -> Phrase | None:
        return self._hidden[0] if self._hidden else None

    def _break(self, element: etree._Element | None) -> None:
        """End the line that stands in an element."""
        text = squeezed("".join(self._words))
        if text and element is not None:
            self.lines.append(PageLine(text, element, self._linked, _level(element), (), self._reason()))
        self._words.clear()
        self._linked = 0


def squeezed(text: str) -> str:
    """Return a text as shown: blanks in one, none where a line of the source ends between two 字."""
    return _BLANKS.sub(" ", _WRAPPED.sub("", text)).strip()


def _unseen_classes(root: etree._Element) -> Iterator[str]:
    """Yield the classes that a style sheet in the page does not show."""
    for sheet in root.iter("style"):
        for selectors, style in _RULES.findall(sheet.text or ""):
            if _UNSEEN.search(style):
                yield from (named[1] for part in selectors.split(",") if (named := _CLASS.search(part)))


def _around(element: etree._Element) -> Phrase | None:
    """Return why the words of an element are no part of a paper, where its name tells."""
    style = element.get("style")
    if (style and _UNSEEN.search(style)) or element.get("hidden") is not None:
        return HIDDEN
    if element.tag in _AROUND:
        return AROUND
    if element.tag in {"body", "html", "main", "article", "p", "td"} or element.tag[:1] == "h":
        return None
    named = element.get("class"), element.get("id")
    return AROUND if any(name and _NAMED.search(name) for name in named) else None


def _level(element: etree._Element | None) -> int:
    """Return the level of the heading an element is or stands in, or 0."""
    for _ in range(3):
        if element is None:
            return 0
        if re.fullmatch("h[1-6]", str(element.tag)):
            return min(int(element.tag[1:]), _LEVELS)
        if element.tag in {"p", "div", "td", "body"}:
            return 0
        element = element.getparent()
    return 0


def _rows(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table that is one, or nothing where it only lays out the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return ()
    rows = [(number, row) for number, row in _grid(table) if any(row)]
    columns = sum(number > 1 for number, _ in rows)
    fits = len(rows) > 1 and max(len(row) for _, row in rows) <= bounds.TABLE_COLUMNS
    return tuple(row for _, row in rows) if fits and columns * 2 >= len(rows) else ()


def _grid(table: etree._Element) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield how many cells each row has, and its texts by column: where a cell spans several, the others are empty."""
    covered: dict[int, int] = {}  # column -> the rows below that a cell above reaches into
    for tr in table.iter("tr"):
        row: list[str] = []
        cells = [cell for cell in tr if cell.tag in {"td", "th"}]
        for cell in cells[: bounds.TABLE_COLUMNS + 1]:
            _pass(row, covered)
            first = len(row)
            row += [_cell(cell), *[""] * (_span(cell, "colspan") - 1)]
            covered |= dict.fromkeys(range(first, len(row)), _span(cell, "rowspan") - 1)
        _pass(row, covered)
        yield len(cells), tuple(row)


def _pass(row: list[str], covered: dict[int, int]) -> None:
    """Leave out the columns that a cell above reaches into."""
    while covered.get(len(row)):
        covered[len(row)] -= 1
        row.append("")


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, min(int(value), bounds.TABLE_COLUMNS)) if value.isascii() and value.isdecimal() else 1


def _cell(cell: etree._Element) -> str:
    return squeezed(_words(cell))


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))
