"""What an import is about to do, said before it is done: each change, how each word was taken, what is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rectify_cli.cli.import_notice import ordinals_left_out
from rectify_cli.core.diagnostics import letters
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import Disclosure, Register, Status

if TYPE_CHECKING:
    from rectify_cli.cli.import_run import Import
    from rectify_cli.exchange.workbook.merge.moves import Move
    from rectify_cli.exchange.workbook.merge.plan import Amended, ImportPlan
    from rectify_cli.exchange.workbook.merge.sheets import ReadBook
    from rectify_cli.exchange.workbook.merge.unread import Kept

_SHOWN = 24
_NAMED = 12
_PLACES = 3
"""How many cells a question names at most."""


def changes(plans: "Iterable[ImportPlan]") -> Iterator[Phrase]:
    """Yield each change, old and new, and each new entry."""
    for plan in plans:
        for amended in plan.amended:
            yield from _amended(amended)
        for number, values in plan.created.items():
            title = values["title"]
            if plan.register is Register.ISSUES:
                yield Phrase(f"新建第 {number} 号：{title}", f"issue {number} created: {title}")
            else:
                yield Phrase(f"新建立行立改第 {number} 号：{title}", f"immediate fix {number} created: {title}")


def _amended(amended: "Amended") -> Iterator[Phrase]:
    for cell in amended.cells:
        old, new = (shortened(text.replace("\n", " "), _SHOWN) for text in (cell.old, cell.new))
        yield Phrase(
            f"{amended.entry.file}: {cell.header}：{old or '（空）'} → {new or '（空）'}",
            f"{amended.entry.file}: {cell.header}: {old or '(empty)'} → {new or '(empty)'}",
        )


def summary(book: "ReadBook", plans: "Sequence[ImportPlan]") -> Iterator[Phrase]:
    """Yield how states, deadlines and columns were taken, and how many changes there are of a kind to be asked."""
    words: Counter[tuple[str, Status]] = sum((plan.words for plan in plans), Counter())
    if read := [(word, status, number) for (word, status), number in words.items() if word != status.label.zh]:
        zh = "，".join(f"“{_short(word)}”为{status.label.zh}（{number}）" for word, status, number in read[:_NAMED])
        en = ", ".join(f"“{_short(word)}” as {status.label.en} ({number})" for word, status, number in read[:_NAMED])
        more = Phrase(f"等 {len(read)} 种", f" … ({len(read)} in all)") if len(read) > _NAMED else Phrase("", "")
        yield Phrase(f"状态用语：{zh}{more.zh}", f"words of states: {en}{more.en}")
    yield from _disclosures(sum((plan.disclosures for plan in plans), Counter()))
    if ordinals := sum(plan.ordinals for plan in plans):
        yield ordinals_left_out(ordinals)
    if timed := sum(plan.timed for plan in plans):
        yield Phrase(
            f"{timed} 个时限不是确切日期：照录原文，日期取其最后一天（--dates words 只录原文）",
            f"deadlines in words: {timed}; the words are kept, with the last day of what they name "
            f"(--dates words keeps the words alone)",
        )
    if unclear := +sum((plan.unclear for plan in plans), Counter()):
        listed = [f"“{_short(word)}”" for word in list(unclear)[:_NAMED]]
        first = next(iter(unclear))
        yield Phrase(
            f"{unclear.total()} 个时限推不出日期，照录原文：{'、'.join(listed)}；知道是哪一天的，用 --map {first}=日期",
            f"deadlines whose day is not told: {unclear.total()}; the words are kept: {', '.join(listed)}; "
            f"if you know the day: --map {first}=DATE",
        )
    if outdated := sum(plan.outdated for plan in plans):
        yield Phrase(
            f"{outdated} 格与上次读入时一样，台账后来的改动保留；要以表为准加 --theirs",
            f"cells that say what they said when they were read before: {outdated}; what the ledger says since is kept "
            f"(--theirs takes the sheet)",
        )
    yield from _columns(book)


def _disclosures(read: "Counter[tuple[str, Disclosure]]") -> Iterator[Phrase]:
    """Yield how the words for who may read an issue were taken, and how to keep one out of every list."""
    if not read:
        return
    zh = "，".join(f"“{_short(word)}”为{taken.label.zh}（{number}）" for (word, taken), number in read.items())
    en = ", ".join(f"“{_short(word)}” as {taken.label.en} ({number})" for (word, taken), number in read.items())
    yield Phrase(
        f"公开范围用语：{zh}；内部稿也不列的，用 rectify set 编号 disclosure=withheld",
        f"words of disclosure: {en}; to keep one out of the internal edition too: `rectify set ID disclosure=withheld`",
    )


def _short(word: str) -> str:
    return shortened(word.replace("\n", " "), _NAMED)


def _columns(book: "ReadBook") -> Iterator[Phrase]:
    """Yield what each of several sheets has, and how its headings were taken, where they are not our own."""
    if book.empty:
        listed = "、".join(book.empty)
        yield Phrase(f"空表：{listed}", f"empty sheets: {listed}")
    if len(book.sheets) > 1:
        counted = [(sheet.grid.name, len(sheet.rows.lines)) for sheet in book.sheets]
        zh = "，".join(f"“{name}”{number} 个" for name, number in counted)
        en = ", ".join(f"“{name}” {number}" for name, number in counted)
        yield Phrase(f"各表的问题：{zh}", f"issues of each sheet: {en}")
    for sheet in book.sheets:
        head = sheet.head
        if head is None:
            continue
        taken = [(head.names[at], head.known[name].header) for name, at in head.columns.items() if at in head.names]
        other = [(heading, field) for heading, field in taken if heading != field]
        name = sheet.grid.name
        zh, en = (f"表“{name}”：", f"sheet “{name}”: ") if name else ("", "")
        if other:
            listed = "，".join(f"“{heading}”读作{field}" for heading, field in other)
            yield Phrase(
                f"{zh}{listed}", f"{en}{', '.join(f'“{heading}” read as {field}' for heading, field in other)}"
            )
        if marks := sheet.rows.marks:
            signs = [(f"“{mark}”", status.label) for mark, status in marks.items()]
            yield Phrase(
                f"{zh}状态符号按表内图例：{'，'.join(f'{sign}为{label.zh}' for sign, label in signs)}",
                f"{en}signs of states by its legend: {', '.join(f'{sign} is {label.en}' for sign, label in signs)}",
            )
        if head.unknown:
            listed = "、".join(head.names[at] for at in head.unknown)
            yield Phrase(
                f"{zh}以下列没有字段，原样存入 data/unread（用 --declare all 设为自设栏目）：{listed}",
                f"{en}these columns have no field and go into data/unread (--declare all makes them fields): {listed}",
            )


def asked(moves: "Counter[Move]", fresh: "Sequence[Kept]") -> Phrase | None:
    """Return what has to be confirmed before it is done, None if nothing has."""
    kinds = [(kind.value, number) for kind, number in moves.items()]
    zh = [f"{kind.zh} {number} 个" for kind, number in kinds]
    en = [f"{kind.en}: {number}" for kind, number in kinds]
    if fresh:
        places = [f"{letters(cell.column + 1)}{cell.row + 1}" for cell in fresh[:_PLACES]]
        more = len(fresh) > _PLACES
        zh.append(f"没有读入的 {len(fresh)} 格（{'、'.join(places)}{'等' if more else ''}），存入 data/unread")
        en.append(f"cells left out and kept in data/unread: {len(fresh)} ({', '.join(places)}{', …' if more else ''})")
    return Phrase("；".join(zh), "; ".join(en)) if zh else None


def totals(import_: "Import") -> Iterator[Phrase]:
    """Yield how many entries of each kind are new, changed and the same; there is at least one phrase."""
    if import_.book.sheets:
        counts = ((len(plan.created), len(plan.amended), plan.same) for plan in import_.plans)
        new, changed, same = map(sum, zip(*counts, strict=True))
        yield Phrase(
            f"新增 {new} 个，改动 {changed} 个，未变 {same} 个", f"{new} new, {changed} changed, {same} unchanged"
        )
    for each in import_.lists:
        zh, unit = (each.own.name, "条") if each.own else (Register.PETITIONS.label.zh, "件")
        yield Phrase(
            f"{zh}新增 {each.new} {unit}，改动 {each.changed} {unit}，未变 {each.same} {unit}",
            f"{each.name}: {each.new} new, {each.changed} changed, {each.same} unchanged",
        )
