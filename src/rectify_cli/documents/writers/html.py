"""Document -> one HTML page that asks for nothing from outside, or the fragment a web site takes in."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from rectify_cli.core.chinese import width
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents.document import (
    Addressee,
    Attachment,
    AttachmentList,
    Block,
    Document,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Span,
    Table,
    Title,
)
from rectify_cli.documents.layout import Layout

_INDENT = "text-indent:2em"
_CENTRE = "text-align:center"
_RIGHT = "text-align:right"
_RULED = "border:1px solid;padding:.3em .5em"
_LEVELS, _DEEPEST = 4, 6
_LONG = 40  # 字 of a cell that is kept wide enough to be read
_AROUND = 10

# Print: A4, 版心 156 x 225 mm, 28 字 x 22 lines; 16 pt closed up by 0.21 pt is 1/28 of the width, 28.95 pt 1/22
# of the height. The margin boxes are left out by browsers that do not know them.
_STYLE = """\
:root {
  --song: "方正小标宋简体", FZXiaoBiaoSong-B05S, "小标宋", STZhongsong, SimSun, "Songti SC", "Noto Serif CJK SC", serif;
  --fang: "仿宋_GB2312", FangSong_GB2312, "仿宋", FangSong, STFangsong, "Noto Serif CJK SC", "Noto Serif SC", serif;
  --hei: "黑体", SimHei, STHeiti, "Heiti SC", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  --kai: "楷体_GB2312", KaiTi_GB2312, "楷体", KaiTi, STKaiti, "Kaiti SC", "LXGW WenKai", serif;
}
* { box-sizing: border-box; }
html { color: #111; background: #f2f2f0; font: 1.125rem/1.8 var(--fang); }
main { max-width: 46rem; margin: 2rem auto; padding: 4rem 4.5rem; background: #fff; }
main:has(th:nth-child(7)) { max-width: 120rem; }
body, p, h1, h2, h3, h4, h5, h6, ul { margin: 0; font-size: 1em; font-weight: normal; overflow-wrap: anywhere; }
p, h2, h3, h4, h5, h6 { text-indent: 2em; }
.heading { margin-bottom: 1.8rem; font: 1.55em/1.5 var(--song); text-align: center; text-indent: 0; }
.heading span { display: block; text-wrap: balance; }
.level-1 { font-family: var(--hei); } .level-2 { font-family: var(--kai); }
.draft { padding: .5em 1em; border: 2px solid; color: #b00000; background: #fff4f4; }
.letterhead { margin-bottom: 2.5rem; padding-bottom: .4rem; border-bottom: 3px solid #d00000; text-align: center; }
.mark { margin-bottom: 1rem; color: #d00000; font: 2.2em/1.4 var(--song); text-wrap: balance; }
.draft, .letterhead p, .addressee, .label, .attachments p, .signature p { text-indent: 0; }
.draft, .label { margin-bottom: 1.8em; font-family: var(--hei); }
.attachments, .attachments li { display: flex; }
.attachments { margin: 1.8em 0 0 2em; }
.attachments ul { padding: 0; list-style: none; }
.attachments p, .attachments li span:not(:last-child) { flex: none; }
.signature { width: fit-content; margin: 1.8em 2em 0 auto; }
.date { margin: 0 -2em 0 2em; }
.long-date, .sealed { margin-right: 4em; }
.sealed p { margin: 0; text-align: center; }
.attachment { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid #bbb; }
.table { margin: 1em 0; overflow-x: auto; }
.table:focus-visible { outline: 2px solid #0b57d0; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; font-size: .9em; line-height: 1.5; } td.long { min-width: 16em; }
th, td { min-width: 5.4em; padding: .35em .6em; border: 1px solid #555; text-align: left; vertical-align: top; }
th { font-family: var(--hei); font-weight: normal; text-align: center; vertical-align: middle; }
@media screen and (max-width: 48rem) {
  html { background: #fff; font-size: 1.0625rem; }
  main { margin: 0; padding: 1.5rem 1.125rem 2.5rem; }
  .heading { font-size: 1.3em; }
  .mark { font-size: 1.6em; }
  table { width: max-content; min-width: 100%; }
  td { max-width: 16em; }
}
@media print {
  html { background: none; color: #000; font-size: 16pt; line-height: 28.95pt; letter-spacing: -.21pt; }
  main { max-width: none; margin: 0; padding: 0; text-align: justify; }
  p { orphans: 1; widows: 1; }
  .heading { margin-bottom: 28.95pt; font-size: 22pt; line-height: 43.4pt; }
  h1, h2, h3, h4, h5, h6, .label { break-after: avoid; break-inside: avoid; }
  .attachments, .signature { margin-top: 28.95pt; break-inside: avoid; }
  .signature, .note { break-before: avoid; }
  .attachment { margin: 0; padding: 0; border: 0; break-before: page; }
  .table { overflow: visible; }
  table { font-size: 12pt; line-height: 18pt; } th, td, td.long { min-width: 0; }
  tr { break-inside: avoid; }
}
@page { size: A4; margin: 37mm 26mm 35mm 28mm; font: 14pt SimSun, serif; }
@page :right { @bottom-right { content: "— " counter(page) " —"; padding: 7mm 1em 0 0; vertical-align: top; } }
@page :left { @bottom-left { content: "— " counter(page) " —"; padding: 7mm 0 0 1em; vertical-align: top; } }
"""
_NOTHING_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'"


def write(document: Document, layout: Layout) -> bytes:
    """Return the page of `document`, in UTF-8 with LF; with `layout.fragment` what stands inside the article."""
    _check(document)
    inner = "\n".join(_Setter(layout.fragment, layout.sealed, layout.bold_level_3).lines(document))
    return (f"{inner}\n" if layout.fragment else _page(document, inner)).encode()


def _page(document: Document, inner: str) -> str:
    """Return the whole page; a paper without a title is named by its first words."""
    title = document.title or next((line for block in document for line in block.text.split("\n") if line.strip()), "")
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_NOTHING_OUTSIDE}">
<title>{escape(title)}</title>
<style>
{_STYLE}{_on_every_page(document.draft)}</style>
</head>
<body>
<main>
<article>
{inner}
</article>
</main>
</body>
</html>
"""


def _on_every_page(draft: str | None) -> str:
    """Return the rule that prints the mark of a draft on every page: every character as its number."""
    if not draft:
        return ""
    content = "".join(f"\\{ord(character):06x}" for character in draft)
    return f'@page {{ @top-center {{ content: "{content}"; color: #b00000; }} }}\n'


@dataclass(slots=True)
class _Setter:
    """Sets block after block: for the page with classes, for the fragment with what survives without a style sheet."""

    fragment: bool
    sealed: bool
    bold_level_3: bool
    attached: bool = False
    titled: bool = False
    tables: int = 0
    levels: list[int] = field(default_factory=list)

    def lines(self, document: Document) -> Iterator[str]:
        if document.draft:
            yield f'<p role="note"{self._look("draft", _CENTRE)}><strong>{escape(document.draft)}</strong></p>'
        for block in document:
            if block.text:
                yield from self._set(block)
        if self.attached:
            yield "</section>"

    def _set(self, block: Block) -> Iterator[str]:  # noqa: C901 - one case per kind of block
        match block:
            case Title(lines):
                yield self._title(lines)
            case Heading(level, text):
                yield self._heading(level, text)
            case Paragraph(spans):
                yield self._element("p", "".join(map(_span, spans)), "", _INDENT)
            case Table(header, rows):
                yield from self._table(header, rows)
            case Letterhead(mark, number):
                yield from self._letterhead(mark, number)
            case Addressee(text):
                yield self._element("p", escape(text), "addressee")
            case AttachmentList(names):
                yield from self._attachments(names)
            case Attachment(label, title):
                yield from self._attachment(label, title)
            case Note(text):
                yield self._element("p", escape(text), "note", _INDENT)
            case Signature(issuer, date):
                yield from self._signature(issuer, date)

    def _look(self, kind: str, inline: str = "") -> str:
        """Return the attribute that gives an element its look: its class in a page, its own style in a fragment."""
        name, value = ("style", inline) if self.fragment else ("class", kind)
        return f' {name}="{value}"' if value else ""

    def _element(self, tag: str, inner: str, kind: str = "", inline: str = "") -> str:
        return f"<{tag}{self._look(kind, inline)}>{inner}</{tag}>"

    def _title(self, lines: tuple[str, ...]) -> str:
        """Set the title (标题) as the one h1; a further title stands under it."""
        tag = "h2" if self.titled else "h1"
        self.titled = True
        self.levels.clear()
        if self.fragment:
            return self._element(tag, "<br>".join(map(escape, lines)), "", _CENTRE)
        return self._element(tag, "".join(f"<span>{escape(line)}</span>" for line in lines), "heading")

    def _heading(self, level: int, text: str) -> str:
        """Set a heading by its rank among the levels open above it, so that none is skipped wherever it stands."""
        while self.levels and self.levels[-1] >= level:
            self.levels.pop()
        self.levels.append(level)
        depth = min(1 + self.attached + len(self.levels), _DEEPEST)
        words = _span(Span(text, bold=self.bold_level_3 and level == 3))  # noqa: PLR2004 - the level of its name
        return self._element(f"h{depth}", words, f"level-{min(level, _LEVELS)}", _INDENT)

    def _table(self, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
        """Set a table, in a page inside a region the keyboard can reach and scroll."""
        self.tables += 1
        if not self.fragment:
            yield f'<section class="table" aria-label="表格{self.tables}" tabindex="0">'
        yield f"<table{self._look('', 'border-collapse:collapse')}>"
        yield f"<thead><tr>{''.join(map(self._head, header))}</tr></thead>"
        yield "<tbody>"
        for row in rows:
            yield f"<tr>{''.join(map(self._cell, row))}</tr>"
        yield "</tbody>\n</table>" if self.fragment else "</tbody>\n</table>\n</section>"

    def _cell(self, cell: str) -> str:
        return self._element("td", escape(cell), "long" if width.of(cell) > _LONG else "", _RULED)

    def _head(self, cell: str) -> str:
        """Set a cell of the header; an empty one heads nothing."""
        look = self._look("", _RULED)
        return f'<th scope="col"{look}>{escape(cell)}</th>' if cell else f"<td{look}></td>"

    def _letterhead(self, mark: str, number: str) -> Iterator[str]:
        """Set the red head (版头) over its red rule."""
        lines = [self._element("p", escape(mark), "mark", f"{_CENTRE};color:#d00000")]
        if number:
            lines.append(self._element("p", escape(number), "number", _CENTRE))
        yield from (*lines, "<hr>") if self.fragment else ('<header class="letterhead">', *lines, "</header>")

    def _attachments(self, names: tuple[str, ...]) -> Iterator[str]:
        """Set the list of attachments (附件说明); the printed numbers are words of the paper."""
        numbers = [f"{number}．" for number in range(1, len(names) + 1)] if len(names) > 1 else [""]
        if self.fragment:
            for index, (number, name) in enumerate(zip(numbers, names, strict=True)):
                label, indent = ("", "text-indent:5em") if index else ("附件：", _INDENT)
                yield self._element("p", f"{label}{number}{escape(name)}", "", indent)
            return
        yield '<div class="attachments">\n<p>附件：</p>\n<ul>'
        for number, name in zip(numbers, names, strict=True):
            yield f"<li>{number and f'<span>{number}</span>'}<span>{escape(name)}</span></li>"
        yield "</ul>\n</div>"

    def _attachment(self, label: str, title: str) -> Iterator[str]:
        """Begin an attachment (附件): a section, on a page of its own in print."""
        if self.attached:
            yield "</section>"
        self.attached = True
        self.levels.clear()
        yield f"<section{self._look('attachment')}>"
        if title:
            yield self._element("p", escape(label), "label")
        yield self._element("h2", escape(title or label), "heading", _CENTRE)

    def _signature(self, issuer: str, date: str) -> Iterator[str]:
        """Set the issuing body and the date (发文机关署名、成文日期; 7.3.5)."""
        if self.fragment:
            yield self._element("p", f"{escape(issuer)}<br>{escape(date)}", "", _RIGHT)
            return
        # An unsealed date longer than the 署名 ends 2 字 from the right instead (7.3.5.2).
        kind = " sealed" if self.sealed else " long-date" if width.of(date) > width.of(issuer) else ""
        yield f'<div class="signature{kind}">\n<p class="issuer">{escape(issuer)}</p>'
        yield f'<p class="date">{escape(date)}</p>\n</div>'


def _span(span: Span) -> str:
    return f"<strong>{escape(span.text)}</strong>" if span.bold else escape(span.text)


def _check(document: Document) -> None:
    """Raise DataError for the first character that HTML forbids."""
    for text in (document.draft or "", *(block.text for block in document)):
        for place, character in enumerate(text):
            if _forbidden(character):
                raise _error(text, place)


def _forbidden(character: str) -> bool:
    """Tell controls, lone surrogates and noncharacters (HTML, 13.2.3.5)."""
    code = ord(character)
    unsaid = unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n\r"
    return unsaid or code & 0xFFFF in {0xFFFE, 0xFFFF} or code in range(0xFDD0, 0xFDF0)


def _error(text: str, place: int) -> DataError:
    code = f"U+{ord(text[place]):04X}"
    around = text[max(0, place - _AROUND) : place + _AROUND]
    near = "".join(character for character in around if not _forbidden(character))
    return DataError(
        Phrase(f"“{near}”里有网页存不下的字符 {code}", f"“{near}” holds {code}, which a web page cannot hold"),
        Phrase(
            "删去这个看不见的字符，多半是从别处粘贴时带来的", "delete this invisible character; pasting often brings it"
        ),
    )
