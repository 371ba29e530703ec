"""The differences of an edited paper on a terminal: each shown and asked about, those taken written in one step."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from rectify_cli.cli.amend import asks
from rectify_cli.cli.language import echo
from rectify_cli.cli.session import Session
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import COLON, Phrase, shown
from rectify_cli.core.substrings import differing
from rectify_cli.transactions.new_file import file_of, used
from rectify_cli.transactions.refusals import readable

if TYPE_CHECKING:
    import datetime as dt

    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.core.terms import Register
    from rectify_cli.exchange.accept.difference import Difference
    from rectify_cli.store import Loaded
    from rectify_cli.store.save import Change

_AROUND = 12
_MOST = 60
_TAKE, _LEAVE, _QUIT = ("y", "收"), ("n", "留"), ("q", "退")


def choose(
    session: Session,
    differences: "Sequence[Difference]",
    *,
    every: bool,
    yes: bool,
    numbers: Collection[int] = (),
) -> "tuple[list[Difference], list[Difference]]":
    """Return the differences to take, and those left that could have been: `yes` takes those to be confirmed too.

    `numbers` are those to take, counted from 1 as they are shown. Raises UsageError if there is nobody to ask and
    nothing is given, or if a number cannot be taken.
    """
    taken: list[Difference] = []
    left: list[Difference] = []
    possible = {number for number, each in enumerate(differences, start=1) if each.objection is None}
    unknown = sorted(set(numbers) - possible)
    if unknown or (possible and not (every or yes or numbers or asks())):
        for number, difference in enumerate(differences, start=1):
            show(session, difference, number)
        raise _untaken(unknown, len(possible))
    asking = True
    for number, difference in enumerate(differences, start=1):
        if numbers and number not in numbers:
            continue
        show(session, difference, number)
        if difference.objection:
            continue
        if every or yes or numbers:
            (taken if yes or numbers or not difference.confirmed else left).append(difference)
            continue
        answer = _ask(session) if asking else "n"
        asking = answer not in _QUIT
        (taken if answer in _TAKE else left).append(difference)
    return taken, left


def _untaken(unknown: Sequence[int], possible: int) -> UsageError:
    """Return the error that nothing was written: numbers that cannot be taken, or nobody to ask."""
    if unknown:
        return UsageError(
            Phrase(
                f"第 {'、'.join(map(str, unknown))} 处不能收入，未写入",
                f"cannot be taken: {', '.join(map(str, unknown))}; nothing was written",
            ),
            Phrase("--take 写上面方括号里的号", "--take wants numbers shown in brackets above"),
        )
    return UsageError(
        Phrase(f"文稿有 {possible} 处改动可以收入台账，未写入", f"changes that can be taken: {possible}"),
        Phrase(
            "加 --all 全部收入，--take 1,3-5 只收这几处；退回、删去、改动时限的须加 --yes",
            "add --all, --take 1,3-5 for some, or --yes to move back, delete and move deadlines too",
        ),
    )


def _ask(session: Session) -> str:
    """Return the answer to whether one difference is taken; anything but yes leaves it."""
    question = Phrase("收入台账？[y 收 / n 留 / q 到此为止]", "take it? [y yes / n no / q stop here]")
    return str(typer.prompt(shown(session.say(question)), default="n", show_default=False, err=True)).strip().lower()


def show(session: Session, difference: "Difference", number: int) -> None:
    """Print one difference: its number and place, what the ledger prints and the paper has, or why it is not taken."""
    before, after = _cut(difference.before, difference.after)
    place, name = difference.place, difference.name
    lines = [Phrase(f"[{number}] {place} {name.zh}", f"[{number}] {place} {name.en}")]
    if difference.confirmed:
        lines = [Phrase(f"{lines[0].zh}（{difference.confirmed.zh}）", f"{lines[0].en} ({difference.confirmed.en})")]
    none = Phrase("（没有）", "(nothing)")
    lines.append(Phrase(f"  台账：{before or none.zh}", f"  ledger: {before or none.en}"))
    lines.append(Phrase(f"  文稿：{after or none.zh}", f"  paper:  {after or none.en}"))
    if difference.objection:
        message, hint = difference.objection
        lines.append(Phrase(f"  不收：{message.zh}；{hint.zh}", f"  not taken: {message.en}; {hint.en}"))
    echo("\n".join(map(session.say, lines)), err=True)


def _cut(before: str, after: str) -> tuple[str, str]:
    """Return both texts, long ones from shortly before they differ to shortly behind."""
    if max(len(before), len(after)) <= _MOST or not (before and after):
        return _short(before), _short(after)
    start, end, end_after = differing(before, after)
    first = max(0, start - _AROUND)
    sides = ((before, end), (after, end_after))
    return tuple(  # type: ignore[return-value] # one for each side
        ("…" if first else "") + _short(text[first : last + _AROUND]) + ("…" if last + _AROUND < len(text) else "")
        for text, last in sides
    )


def _short(text: str) -> str:
    text = text.replace("\n", " ")
    return text if len(text) <= 2 * _MOST else f"{text[:_MOST]}…{text[-_MOST:]}"


def write(session: Session, loaded: "Loaded", taken: "Sequence[Difference]", name: str, *, dry_run: bool) -> bool:
    """Write the differences taken, or print the diff of a dry run; return True if anything was written."""
    from rectify_cli.exchange.accept.difference import edits
    from rectify_cli.store import save, under_way

    changes = [*save.changes(session.workspace, loaded, edits(taken)), *_new(session, loaded, taken)]
    files = [change.label for change in changes if change.needed]
    number = len(taken)
    if dry_run:
        echo("".join(change.diff() for change in changes), nl=False)
    elif files:
        under_way.describe(Phrase(f"收入 {name} 的 {number} 处改动", f"changes of {name} taken: {number}"))
        save.write_together(changes)
    zh, en = ("（未写入）", " (not written)") if dry_run and files else ("", "")
    listed = COLON.zh + "、".join(files) if files else ""
    listed_en = COLON.en + ", ".join(files) if files else ""
    session.talk(Phrase(f"收入 {number} 处改动{zh}{listed}", f"changes taken: {number}{en}{listed_en}"))
    return bool(files) and not dry_run


def _new(session: Session, loaded: "Loaded", taken: "Sequence[Difference]") -> "Iterator[Change]":
    """Yield the file of each new entry; raises UsageError if the model rejects one."""
    from rectify_cli.exchange import draft_files
    from rectify_cli.exchange.accept.difference import created
    from rectify_cli.ledger.model import Issue
    from rectify_cli.store import save

    ledger = readable(loaded)
    ids: dict[Register, set[int]] = {}
    for new in created(taken):
        folder = session.workspace.data / new.register.value
        known = ids.setdefault(new.register, used(folder, ledger.register(new.register)))
        values = {**new.values, "id": max([0, *known]) + 1}
        known.add(values["id"])
        path = session.workspace.root / file_of(new.register, values["id"])
        save.validated(values, Issue, session.workspace.label(path), ledger)
        yield save.Change(session.workspace, path, None, draft_files.issue(values))


def of_status(taken: "Sequence[Difference]") -> bool:
    """Return True if a status is among the differences taken."""
    from rectify_cli.exchange.accept.difference import Lines
    from rectify_cli.ledger.edits import Insert

    changes = (change for difference in taken for change in difference.changes if isinstance(change, Lines))
    return any(isinstance(edit, Insert) and edit.path == ("progress",) for change in changes for edit in change.edits)


def report(session: Session, remaining: "Sequence[Diagnostic]") -> None:
    """Say in what the paper and the ledger still differ, and that figures are derived."""
    from rectify_cli.checks.compare import FIGURE
    from rectify_cli.cli.reports import as_text

    if not remaining:
        return
    derived = any(diagnostic.rule is FIGURE for diagnostic in remaining)
    zh, en = ("（数字由台账得出，不从文稿收入）", " (figures are derived, never taken)") if derived else ("", "")
    session.warn(Phrase(f"\n文稿与台账仍有不同{zh}：\n", f"\nthe paper and the ledger still differ{en}:\n"))
    echo(as_text.listing(remaining, session.language), err=True)


def report_left(session: Session, number: int) -> None:
    """Say how many were not taken because they are to be confirmed."""
    session.warn(
        Phrase(
            f"退回、删去、改动时限的 {number} 处没有收，确要收的加 --yes",
            f"left out, as they move back, delete or move a deadline: {number}; --yes takes them",
        )
    )


def report_late(session: Session, day: "dt.date", cut_off: "dt.date") -> None:
    """Say why the notice prints the old status, if one was recorded on a `day` behind its cut-off."""
    if day > cut_off:
        session.talk(
            Phrase(
                f"状态记在 {day}，晚于截止日期 {cut_off}，通报仍印原状态；如需改印：rectify set inspection cut_off=…",
                f"a status of {day} is after the cut-off, {cut_off}: the notice prints the old one until "
                "`rectify set inspection cut_off=…`",
            )
        )
