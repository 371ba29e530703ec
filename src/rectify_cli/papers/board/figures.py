"""The panels of a board that show the whole ledger, and those by the values of a field."""

from collections.abc import Iterator

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Basis, Column, Register
from rectify_cli.documents.board import Cell, Panel, Part, Row
from rectify_cli.papers import panels
from rectify_cli.papers.board.page import NOTHING, Page
from rectify_cli.views import wording
from rectify_cli.views.board import Board
from rectify_cli.views.proof import Proof
from rectify_cli.views.stats import Group, Grouping

_GROUPINGS = 6
"""The groupings that are printed."""

_PROOF = Phrase("与公布数核对", "declared against counted")
_PROOF_NOTE = Phrase(
    "公布数取最近一次公布的，与截至当日的台账逐项核对",
    "the figures last declared, each against what the entries gave on that day",
)
_AS_OF, _VERDICT = Phrase("截至", "as of"), Phrase("核对", "verdict")
_NOT_DECLARED = Phrase("没有公布数", "nothing declared")
_COLOURS = Phrase("预警颜色", "warning colours")
_COLOURS_NOTE = Phrase(
    "未完成且有时限的反馈问题和立行立改，按距时限的天数取本单位规定的颜色",
    "open issues and immediate fixes with a deadline, in the colour the policy has for the days left",
)
_MEANING, _NUMBER = Phrase("含义", "meaning"), Phrase("个数", "number")
_AGES = Phrase("多久没有进展", "days without progress")
_AGES_NOTE = Phrase(
    "未完成的反馈问题和立行立改，距最近一次进展或延期的天数；都没有的，从反馈之日算起",
    "open issues and immediate fixes, by the days since their last progress or extension, or else the feedback",
)
_DAYS = Phrase("天数", "days")


def figures(page: Page) -> Iterator[Panel]:
    """Yield the panels of the whole ledger."""
    board, language = page.board, page.language
    columns = {each.register: each.columns for each in board.registers}

    def link(register: Register, column: Column) -> str:
        figure = columns[register][column]
        name = f"{page.say(register.label)} {page.say(column.label)}"
        if register is Register.PETITIONS:
            return "petitions" if figure.entries else ""
        return page.sets.link(name, figure.number, figure.entries)

    rows = panels.register_rows({each.register: each.tally for each in board.registers}, language, link)
    head = panels.figures_head(wording.REGISTER, language)
    yield Panel("registers", page.say(wording.REGISTERS), page.say(_basis(board)), head=head, rows=rows)
    head = tuple(map(page.say, (wording.REGISTER, _AS_OF, _VERDICT)))
    rows = tuple(Row(tuple(_proof(page, each.register, each.proof))) for each in board.registers)
    yield Panel("proof", page.say(_PROOF), page.say(_PROOF_NOTE), head=head, rows=rows, words=3, broad=2)
    yield panels.course_panel(board.stats, language)
    yield _colours(page)
    yield _ages(page)


def _basis(board: Board) -> Phrase:
    """Say what the figures of the registers count."""
    accepted = board.inspection.policy.counts is Basis.ACCEPTED
    zh = "反馈问题签字齐全的才计作完成" if accepted else "按自报状态计"
    en = "issues count as completed once signed" if accepted else "by the status as reported"
    return Phrase(
        f"公开与否都计入，{zh}；完成率＝完成÷总数", f"all entries, disclosed or not, {en}; rate = completed / total"
    )


def _proof(page: Page, register: Register, proof: Proof | None) -> Iterator[Cell]:
    yield Cell(page.say(register.label))
    if proof is None:
        yield Cell(NOTHING)
        yield Cell(page.say(_NOT_DECLARED))
        return
    yield Cell(proof.as_of.isoformat())
    zh = "、".join(f"{column.label.zh} {number}" for column, number in proof.declared.items())
    en = ", ".join(f"{column.label.en} {number}" for column, number in proof.declared.items())
    if not proof.differing:
        yield Cell(page.say(Phrase(f"√ 一致：{zh}", f"√ agrees: {en}")))
        return
    pairs = [(column.label, proof.counted.figure(column)) for column in proof.differing]
    counted = Phrase(
        "、".join(f"{label.zh} {number}" for label, number in pairs),
        ", ".join(f"{label.en} {number}" for label, number in pairs),
    )
    words = Phrase(f"× 不一致：公布{zh}；台账{counted.zh}", f"× differs: declared {en}; counted {counted.en}")
    yield Cell(page.say(words), tone="red")


def _colours(page: Page) -> Panel:
    rows = []
    for alert, figure in page.board.alerts:
        colour, meaning = page.say(alert.colour.label), page.say(alert.explanation)
        number = page.linked(f"{colour} {meaning}", figure)
        rows.append(Row((Cell(colour, tone=alert.colour.value), Cell(meaning), number)))
    head = tuple(map(page.say, (wording.COLOUR, _MEANING, _NUMBER)))
    return Panel("colours", page.say(_COLOURS), page.say(_COLOURS_NOTE), head=head, rows=tuple(rows), words=2, broad=1)


def _ages(page: Page) -> Panel:
    board, rows, least = page.board, [], 0
    total = sum(figure.number for _, figure in board.ages)
    for most, figure in board.ages:
        span = Phrase(f"{least}—{most} 天", f"{least}–{most} days")
        words = page.say(span if most else Phrase(f"{least} 天以上", f"{least} days or more"))
        parts = (Part("staged", 0, round(100 * figure.number / total, 2)),) if figure.number else ()
        rows.append(Row((Cell(words, bar=parts), page.linked(f"{page.say(_AGES)} {words}", figure))))
        least = most + 1 if most else least
    head = (page.say(_DAYS), page.say(_NUMBER))
    return Panel("ages", page.say(_AGES), page.say(_AGES_NOTE), head=head, rows=tuple(rows))


def groupings(page: Page) -> Iterator[Panel]:
    """Yield a panel for each field that groups anything."""
    grouped = [by for by in page.board.stats.by if any(group.name for group in by.groups)]
    for number, grouping in enumerate(grouped, start=1):
        yield _grouping(page, grouping, number)


def _grouping(page: Page, grouping: Grouping, number: int) -> Panel:
    columns = {each.register: each.columns for each in page.board.registers if each.register is Register.ISSUES}[
        Register.ISSUES
    ]

    field = panels.heading(grouping.field, page.language)

    def link(group: Group, column: Column, name: str) -> str:
        inside = set(page.board.group(group.ids))
        entries = [key for key in columns[column].entries if key in inside]
        return page.sets.link(f"{field} {name}", group.tally.figure(column), entries)

    panel = panels.grouping_panel(grouping, page.language, number, link)
    return panel if number <= _GROUPINGS else panels.screen_only(panel)
