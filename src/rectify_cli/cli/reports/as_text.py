"""Diagnostics as text: place, rule, message, the line with a caret under it, and a hint."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rectify_cli.cli.reports import Findings
from rectify_cli.core.chinese.width import narrow_columns
from rectify_cli.core.diagnostics import Diagnostic, Place, Related, Severity
from rectify_cli.core.language import COLON, Language, Phrase
from rectify_cli.core.terms import Register

if TYPE_CHECKING:
    from rectify_cli.notices import Reading

_HINT = Phrase("提示", "hint")
_SHOWN, _BEFORE = 70, 16  # columns of an excerpt; characters kept before the place


def write(findings: Findings, language: Language) -> str:
    """Return the diagnostics, the waived ones, what was read, and the verdict."""
    verdict = "\n".join(
        [
            *waived(findings, language),
            *(line for paper in findings.papers if findings.claims for line in _each_claim(paper, language)),
            *(read(paper).in_language(language) for paper in findings.papers),
            summary(findings).in_language(language),
        ]
    )
    listed = listing(findings.diagnostics, language)
    return f"{listed}\n\n{verdict}" if listed else verdict


def listing(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """Return the diagnostics, separated by blank lines."""
    return "\n\n".join("\n".join(_lines(found, language)) for found in diagnostics)


def summary(findings: Findings) -> Phrase:
    """Return the verdict in one line."""
    counts, deed = numbers(findings), findings.deed
    if not findings.complete:
        return Phrase(
            f"{deed.zh}未通过：{counts.zh}；有文件无法读取，数字未核对",
            f"{deed.en} failed: {counts.en}; some files could not be read, so the figures were not checked",
        )
    zh, en = ("未通过", "failed") if findings.failing else ("通过", "passed")
    day = Phrase(f"（截至 {findings.as_of}）", f" (as of {findings.as_of})") if findings.as_of else Phrase("", "")
    return Phrase(f"{deed.zh}{zh}：{counts.zh}{day.zh}", f"{deed.en} {en}: {counts.en}{day.en}")


def numbers(findings: Findings) -> Phrase:
    """Return the number of findings of each kind; notes, waivers and the baseline only if there are any."""
    errors, warnings, notes = (findings.number(severity) for severity in Severity)
    parts = [
        Phrase(f"{errors} 处错误", plural(errors, "error")),
        Phrase(f"{warnings} 处警告", plural(warnings, "warning")),
    ]
    if notes:
        parts.append(Phrase(f"{notes} 处提醒", plural(notes, "note")))
    if findings.waived:
        parts.append(Phrase(f"{len(findings.waived)} 处豁免", f"{len(findings.waived)} waived"))
    if findings.known:
        parts.append(Phrase(f"{findings.known} 处已在基线里", f"{findings.known} in the baseline"))
    if findings.gone:
        parts.append(Phrase(f"基线里 {findings.gone} 处已消失", f"{findings.gone} gone from the baseline"))
    return Phrase("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def waived(findings: Findings, language: Language) -> list[str]:
    """Return a line per waived diagnostic, with its reason."""
    word = Phrase("豁免", "waived").in_language(language)
    colon = COLON.in_language(language)
    return [
        f"{found.diagnostic.place}: {word}[{found.diagnostic.code}]{colon}{found.reason}" for found in findings.waived
    ]


def _each_claim(paper: "Reading", language: Language) -> Iterator[str]:
    # The grammar of quantities takes as long to load as all of `status`, which prints no paper.
    from rectify_cli.cli.reports import _claims

    return _claims.lines(paper, language)


def read(paper: "Reading") -> Phrase:
    """Return a line on what was read of a notice, so that a reader knows what was not."""
    from rectify_cli.cli.reports import _claims

    listed = sum(issue.register is Register.ISSUES for issue in paper.listed)
    immediate = len(paper.listed) - listed
    days = len(list(paper.dates.named()))
    file = paper.source.file
    claims, unclaimed = _claims.numbers(paper)
    return Phrase(
        f"{file}: 读出公布数 {len(paper.claims)} 组、反馈问题 {listed} 个、立行立改 {immediate} 个、日期 {days} 个；"
        f"核对数量关系 {claims} 条，{unclaimed} 个数量未理解；未能识别 {len(paper.unread)} 段",
        f"{file}: read {plural(len(paper.claims), 'sentence')} of figures, {plural(listed, 'issue')}, "
        f"{plural(immediate, 'immediate fix', 'es')}, {plural(days, 'date')}; "
        f"checked {plural(claims, 'claim')}, {unclaimed} quantit{'y' if unclaimed == 1 else 'ies'} not understood; "
        f"{plural(len(paper.unread), 'paragraph')} not understood",
    )


def plural(number: int, word: str, ending: str = "s") -> str:
    """Return a number and its noun, in the plural unless it is 1."""
    return f"{number} {word}" if number == 1 else f"{number} {word}{ending}"


def _lines(found: Diagnostic, language: Language) -> Iterator[str]:
    word, colon = found.severity.label.in_language(language), COLON.in_language(language)
    yield f"{found.place}: {word}[{found.code}]{colon}{found.message.in_language(language)}"
    yield from _excerpt(found.place)
    yield from (_related(related, language) for related in found.related)
    yield f"  {_HINT.in_language(language)}{colon}{found.hint.in_language(language)}"


def _related(related: Related, language: Language) -> str:
    return f"  {related.place}: {related.message.in_language(language)}"


def _excerpt(place: Place) -> Iterator[str]:
    """Yield the line and a caret under the place; a line too long for a terminal is cut around it."""
    if place.excerpt is None or place.line is None:
        return
    start = (place.column or 1) - 1
    first, last = _window(place.excerpt, start)
    left = "…" if first else ""
    right = "…" if last < len(place.excerpt) else ""
    yield f"{place.line:>5} | {left}{place.excerpt[first:last]}{right}".rstrip()
    if place.column is not None:
        before = " " * len(left) + "".join(_blank(mark) for mark in place.excerpt[first:start])
        marked = place.excerpt[start : min(start + place.width, last)]
        yield f"{'':5} | {before}{'^' * narrow_columns(marked) or '^'}"


def _window(line: str, start: int) -> tuple[int, int]:
    """Return which characters of `line` to show: all that fit, else those around `start`."""
    first = 0 if narrow_columns(line) <= _SHOWN else max(0, start - _BEFORE)
    room, last = _SHOWN, first
    while last < len(line) and room >= narrow_columns(line[last]):
        room -= narrow_columns(line[last])
        last += 1
    return first, last


def _blank(mark: str) -> str:
    """Return a space as wide as `mark`: a full-width one under a 汉字."""
    return "\t" if mark == "\t" else "\u3000" if narrow_columns(mark) > 1 else " "
