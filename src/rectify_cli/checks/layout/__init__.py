"""Rules over how a Word file is set (GB/T 9704-2012): one module per subject, each a `run` that yields diagnostics."""

from collections.abc import Iterable, Iterator

from rectify_cli.checks.layout import head, lettering, page, page_number, parts, placing
from rectify_cli.core.diagnostics import Diagnostic, Related
from rectify_cli.core.language import Phrase
from rectify_cli.documents.typeset import Typeset

SUBJECTS = (page, lettering, placing, head, page_number)

_SHOWN = 20
_ALSO = Phrase("同样的一处", "the same here")


def run(paper: Typeset) -> list[Diagnostic]:
    """Return where a Word file is not set as the standard wants, by place: each deviation once."""
    read = parts.parts(paper)
    found = (diagnostic for subject in SUBJECTS for diagnostic in subject.run(paper, read))
    return sorted(_joined(found), key=lambda diagnostic: (diagnostic.place.line or 0, diagnostic.code))


def _joined(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield each deviation once: nobody reads that every paragraph is in the same wrong font."""
    alike: dict[tuple[str, Phrase], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        same = alike.setdefault((diagnostic.code, diagnostic.message), [])
        if not any(other.place == diagnostic.place for other in same[-1:]):
            same.append(diagnostic)
    for (_, message), (first, *others) in alike.items():
        if not others:
            yield first
            continue
        number = len(others) + 1
        related = tuple(Related(other.place, _ALSO) for other in others[:_SHOWN])
        yield first._replace(
            message=Phrase(f"{message.zh}（共 {number} 处）", f"{message.en} ({number} places)"), related=related
        )
