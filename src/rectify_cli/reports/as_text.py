"""Diagnostics as text: place, rule, message, the line with a caret under it, and a hint."""

from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from rectify_cli.diagnostics import Diagnostic, Place, Related, Severity
from rectify_cli.language import Language, Phrase
from rectify_cli.reports import Findings

_WORDS = {
    Severity.ERROR: Phrase("错误", "error"),
    Severity.WARNING: Phrase("警告", "warning"),
    Severity.NOTE: Phrase("提醒", "note"),
}
_HINT = Phrase("提示", "hint")
_SHOWN, _BEFORE = 70, 16  # columns of an excerpt; characters kept before what is meant


def write(findings: Findings, language: Language) -> str:
    """Return every diagnostic and the verdict."""
    verdict = summary(findings).said(language)
    listed = listing(findings.diagnostics, language)
    return f"{listed}\n\n{verdict}" if listed else verdict


def listing(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return every diagnostic, parted by blank lines."""
    return "\n\n".join("\n".join(_lines(found, language)) for found in diagnostics)


def summary(findings: Findings) -> Phrase:
    """Say the verdict in one line."""
    errors, warnings = findings.number(Severity.ERROR), findings.number(Severity.WARNING)
    if not findings.complete:
        return Phrase(
            f"核对未通过：{errors} 处错误，{warnings} 处警告；有文件没有读成，数字未核对",
            f"check failed: {_plural(errors, 'error')}, {_plural(warnings, 'warning')}; "
            "some files could not be read, so the figures were not proved",
        )
    zh, en = ("核对未通过", "check failed") if errors else ("核对通过", "check passed")
    return Phrase(
        f"{zh}：{errors} 处错误，{warnings} 处警告（截至 {findings.as_of}）",
        f"{en}: {_plural(errors, 'error')}, {_plural(warnings, 'warning')} (as of {findings.as_of})",
    )


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _lines(found: Diagnostic, language: Language) -> Iterator[str]:
    word = _WORDS[found.severity].said(language)
    yield f"{found.place}: {word}[{found.code}]: {found.message.said(language)}"
    yield from _excerpt(found.place)
    yield from (_related(related, language) for related in found.related)
    yield f"  {_HINT.said(language)}: {found.hint.said(language)}"


def _related(related: Related, language: Language) -> str:
    return f"  {related.place}: {related.message.said(language)}"


def _excerpt(place: Place) -> Iterator[str]:
    """Yield the line and a caret under what is meant; a line too long for a terminal is cut around it."""
    if place.excerpt is None or place.line is None:
        return
    start = (place.column or 1) - 1
    first, last = _window(place.excerpt, start)
    left = "…" if first else ""
    right = "…" if last < len(place.excerpt) else ""
    yield f"{place.line:>5} | {left}{place.excerpt[first:last]}{right}".rstrip()
    if place.column is not None:
        before = " " * len(left) + "".join(_blank(mark) for mark in place.excerpt[first:start])
        meant = place.excerpt[start : min(start + place.width, last)]
        yield f"{'':5} | {before}{'^' * sum(map(_cells, meant)) or '^'}"


def _window(line: str, start: int) -> tuple[int, int]:
    """Return which characters of `line` to show: all that fit, else those around `start`."""
    first = 0 if sum(map(_cells, line)) <= _SHOWN else max(0, start - _BEFORE)
    room, last = _SHOWN, first
    while last < len(line) and room >= _cells(line[last]):
        room -= _cells(line[last])
        last += 1
    return first, last


def _blank(mark: str) -> str:
    """Return a space as wide as `mark`: a full-width one under a 汉字."""
    return "\t" if mark == "\t" else "\u3000" if _cells(mark) > 1 else " "


def _cells(mark: str) -> int:
    return 2 if east_asian_width(mark) in "WF" else 1
