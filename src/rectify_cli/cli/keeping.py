"""`--accept`: which findings of a run are accepted, and the baseline they are kept in with the reason."""

from collections.abc import Sequence
from pathlib import Path

from rectify_cli.checks import baselines, fingerprints
from rectify_cli.cli.reports.as_text import plural
from rectify_cli.cli.session import Session
from rectify_cli.core import encodings
from rectify_cli.core.diagnostics import Diagnostic, Place
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.store.atomic import write_atomically

_ALL = "all"
_EXAMPLE = "--accept P542@¶3 --reason 引文如此 --baseline accepted.json"
_WHOLE = Phrase(f"如 {_EXAMPLE}", f"as in `{_EXAMPLE}`")


def accept(
    typed: Sequence[str], reason: str | None, file: Path | None, diagnostics: Sequence[Diagnostic], session: Session
) -> None:
    """Add the findings named on the command line to the baseline `file`, each with the reason.

    Raises UsageError where the file or the reason is missing, or a name fits no finding.
    """
    if file is None or not (reason or "").strip():
        missing = "--baseline" if file is None else "--reason"
        raise UsageError(Phrase(f"--accept 须与 {missing} 同用", f"--accept needs {missing}"), _WHOLE)
    named = list(fingerprints.named(diagnostics))
    accepted: dict[str, Diagnostic] = {}
    for name in typed:
        fitting = {key: found for key, found in named if name == _ALL or _fits(name, found)}
        if not fitting:
            raise UsageError(
                Phrase(f"--accept {name}：没有这一处", f"--accept {name}: there is no such finding"),
                Phrase(
                    f"写作 规则@位置（照结果里的写，如 P542@¶3:5）或 {_ALL}",
                    f"write CODE@PLACE as in the report, such as P542@¶3:5, or {_ALL}",
                ),
            )
        accepted |= fitting
    text = _before(file)
    written = baselines.accept(accepted.items(), (reason or "").strip(), text, str(file))
    write_atomically(file, written.encode())
    number = len(accepted)
    session.talk(Phrase(f"{number} 处经核实保留，已记入 {file}", f"{plural(number, 'finding')} accepted in {file}"))


def _before(file: Path) -> str | None:
    """Return the text of the baseline, None if there is none; raises DataError for what is no ordinary file."""
    from rectify_cli.documents import opening

    again = Phrase("指定另一个文件", "name another file")
    return encodings.unix_lines(opening.read_bytes(file, str(file), again, again).decode()) if file.exists() else None


def _fits(name: str, found: Diagnostic) -> bool:
    """Return True for `CODE@PLACE`, whose place may lack the file, the column or the sign of its unit."""
    code, at, place = name.partition("@")
    return bool(at) and code.strip().upper() == found.code and _bare(place) in _names(found.place)


def _names(place: Place) -> set[str]:
    whole = {str(place), str(place._replace(column=None))} if place.sheet is None else {str(place)}
    return {_bare(name) for name in whole | {name.removeprefix(f"{place.file}:") for name in whole}}


def _bare(name: str) -> str:
    return name.strip().replace("¶", "")
