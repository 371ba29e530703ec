"""Diagnostics as a page for a person: the notice with its faults marked and each explained beside its words."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain

from rectify_cli.cli.reports import Findings, _marked, as_text
from rectify_cli.cli.reports._marked import Mark, Segment
from rectify_cli.core.diagnostics import Diagnostic, Severity
from rectify_cli.core.language import Language, Phrase
from rectify_cli.documents import Heading, Table, Title
from rectify_cli.documents.source import Placed
from rectify_cli.notices import Reading

_HINT = Phrase("提示", "hint")
_LANG = {Language.ZH: "zh-CN", Language.EN: "en"}
_STYLE = """
:root { color-scheme: light; --error: #b3261e; --warning: #8a5a00; --note: #335c99; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; color: #1c1c1c; background: #fff;
  font: 1rem/1.75 "Noto Serif CJK SC", "SimSun", serif; }
h1, h2, h3 { margin: .6rem 0; } h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; } h3 { font-size: 1.05rem; }
.verdict { border: 1px solid #767676; padding: .5rem 1rem; }
.row { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem; }
.row p { margin: .3rem 0; text-indent: 2em; overflow-wrap: anywhere; }
table { border-collapse: collapse; } td { border: 1px solid #767676; padding: .2rem .5rem; vertical-align: top; }
mark { color: inherit; background: #fde2df; border-bottom: 2px solid var(--error); }
mark.warning { background: #fdf0cf; border-color: var(--warning); }
mark.note { background: #dfeafa; border-color: var(--note); }
mark.also { background: none; border-bottom-style: dashed; }
sup a { text-decoration: none; font: bold .75rem sans-serif; }
.fault { margin: .3rem 0; padding: .3rem .7rem; border-left: .3rem solid var(--error); background: #f7f7f7;
  font: .875rem/1.5 sans-serif; }
.fault.warning { border-color: var(--warning); } .fault.note { border-color: var(--note); }
.fault p { margin: 0; text-indent: 0; } .fault .hint { color: #454545; } .fault pre { overflow-x: auto; margin: 0; }
a { color: #1a4f9c; } :target { outline: 3px solid #1a4f9c; }
@media (max-width: 48rem) { .row { grid-template-columns: minmax(0, 1fr); gap: 0; } }
@media print { .fault { break-inside: avoid; } }
"""


def write(findings: Findings, language: Language) -> str:
    """Return one page, which asks for nothing from outside."""
    numbered = list(enumerate(findings.diagnostics, start=1))
    read = {paper.source.file for paper in findings.papers}
    apart = [(number, one) for number, one in numbered if one.place.file not in read]
    verdict = as_text.summary(findings).said(language)
    body = [
        f'<p class="verdict" role="status">{escape(verdict)}</p>',
        *(_fault(number, one, language, placed=False) for number, one in apart),
        *chain.from_iterable(_paper(paper, findings.diagnostics, language) for paper in findings.papers),
        *(f'<div class="fault note"><p>{escape(line)}</p></div>' for line in as_text.waived(findings, language)),
    ]
    heading = escape(findings.deed.said(language).capitalize())
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANG[language]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{heading}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n" + "\n".join(body) + "\n</main>\n"
        "</body>\n</html>"
    )


def _paper(paper: Reading, found: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    """Yield a notice block by block, beside each block the faults that begin in it; those of no block come first."""
    manuscript = paper.source
    yield f"<h2>{escape(manuscript.file)}</h2>\n<p>{escape(as_text.read(paper).said(language))}</p>"
    marks = _marked.marks(manuscript, found)
    shown = {mark.fault for of_block in marks.values() for mark in of_block if mark.main}
    for number, one in enumerate(found, start=1):
        if one.place.file == manuscript.file and number not in shown:
            yield _fault(number, one, language, placed=False)
    yield '<article lang="zh-CN">'
    for index, block in enumerate(manuscript.blocks):
        beside = sorted({mark.fault for mark in marks.get(index, ()) if mark.main})
        faults = "".join(_fault(number, found[number - 1], language, placed=True) for number in beside)
        aside = f'<div lang="{_LANG[language]}">{faults}</div>' if faults else ""
        yield f'<div class="row"><div>{_block(block, marks.get(index, []), found)}</div>{aside}</div>'
    yield "</article>"


def _block(block: Placed, marks: Sequence[Mark], found: Sequence[Diagnostic]) -> str:
    """Return one block with its marks."""
    inner = "".join(_segment(segment, found) for segment in _marked.segments(block.text, marks))
    if isinstance(block.block, Table):
        cells = inner.replace("\t", "</td><td>").replace("\n", "</td></tr><tr><td>")
        return f"<table><tr><td>{cells}</td></tr></table>"
    if isinstance(block.block, Title):
        return f"<h3>{inner}</h3>"
    if isinstance(block.block, Heading):
        level = min(block.block.level + 3, 6)
        return f'<p role="heading" aria-level="{level}"><b>{inner}</b></p>'
    return f"<p>{inner}</p>"


def _segment(segment: Segment, found: Sequence[Diagnostic]) -> str:
    """Return words with the mark of the gravest fault over them, and the number of each that ends with them."""
    text = escape(segment.text)
    if not segment.marks:
        return text
    order = list(Severity)
    gravest = min(segment.marks, key=lambda mark: (not mark.main, order.index(found[mark.fault - 1].severity)))
    kind = found[gravest.fault - 1].severity.value if gravest.main else "also"
    links = "".join(f'<sup><a href="#f{mark.fault}">{mark.fault}</a></sup>' for mark in segment.ending)
    return f'<mark class="{kind}">{text}</mark>{links}'


def _fault(number: int, one: Diagnostic, language: Language, *, placed: bool) -> str:
    """Return the explanation of one fault, with its line where it does not stand beside its words."""
    kind = one.severity.label.said(language)
    lines = [f"<p><b>{number} {escape(kind)} {one.code}</b> {escape(one.message.said(language))}</p>"]
    if not placed:
        lines.insert(0, f"<p>{escape(str(one.place))}</p>")
        if one.place.excerpt:
            lines.append(f"<pre>{escape(one.place.excerpt)}</pre>")
    lines += [f"<p>{escape(f'{side.place}: {side.message.said(language)}')}</p>" for side in one.related]
    lines.append(f'<p class="hint">{_HINT.said(language)}: {escape(one.hint.said(language))}</p>')
    return f'<div class="fault {one.severity.value}" id="f{number}">{"".join(lines)}</div>'
