"""The words that screens, boards and pages share: headings, days left, what is pressing."""

import datetime as dt

from rectify_cli.core.language import Language, Phrase
from rectify_cli.core.terms import Column, Disclosure, Register
from rectify_cli.ledger import Tally
from rectify_cli.views.due import DueIssue, Dues
from rectify_cli.views.status import StatusView

NO_DATE = Phrase("未定时限", "no deadline")
NOTHING_DUE = Phrase("没有逾期和即将到期的问题", "nothing is overdue or due soon")
REGISTERS = Phrase("各登记簿", "registers")
REGISTER = Phrase("登记簿", "register")
RATE = Phrase("完成率", "rate")
ISSUE = Phrase("问题", "issue")
STATUS = Phrase("状态", "status")
DUE = Phrase("时限", "due")
LEFT = Phrase("剩余", "left")
ID = Phrase("编号", "id")
OWNER = Phrase("责任部门", "owner")
PLAN = Phrase("计划", "plan")
COLOUR = Phrase("颜色", "colour")
DUE_HEAD = (COLOUR, ID, ISSUE, OWNER, DUE, LEFT)
ASPECT = Phrase("方面", "aspect")
NAMELESS = Phrase("（未写）", "(none)")
COLUMNS = tuple(column.label for column in Column)


def rate(tally: Tally) -> str:
    """Return the completion rate to two decimal places, as notices print it."""
    return "-" if tally.rate is None else f"{tally.rate:.2%}"


def left(days: int | None) -> Phrase:
    """Return how many days are left, or how many it is overdue."""
    if days is None:
        return Phrase("-", "-")
    if days < 0:
        return Phrase(f"逾期 {-days} 天", f"{-days} {_days(-days)} overdue")
    return Phrase(f"还有 {days} 天", f"{days} {_days(days)} left")


def _days(number: int) -> str:
    return "day" if number == 1 else "days"


def pressing(view: StatusView) -> Phrase:
    """Return how many issues and immediate fixes are overdue, due soon, and without a deadline."""
    undated = Phrase(f"，未定时限 {view.undated} 个", f", {view.undated} without a deadline")
    zh, en = (undated.zh, undated.en) if view.undated else ("", "")
    return Phrase(
        f"逾期 {view.overdue} 个，{view.within} 天内到期 {view.soon} 个{zh}",
        f"{view.overdue} overdue, {view.soon} due within {view.within} {_days(view.within)}{en}",
    )


def due_cells(issue: DueIssue, language: Language) -> list[str]:
    """Return the cells of one issue that is due, under DUE_HEAD."""
    register = "" if issue.register is Register.ISSUES else f"{issue.register.label.in_language(language)} "
    return [
        issue.alert.colour.label.in_language(language) if issue.alert else "-",
        f"{register}{issue.id}",
        marked(issue.title, issue.disclosure, language),
        issue.owner or "-",
        issue.due.isoformat(),
        left(issue.days_left).in_language(language),
    ]


def due_summary(dues: Dues) -> list[Phrase]:
    """Return what the table does not show: a plan not yet submitted, and issues without a deadline."""
    lines = [plan_due(dues.plan, dues.as_of)] if dues.plan else []
    if dues.undated:
        lines.append(Phrase(f"未完成且未定时限的 {dues.undated} 个", f"unfinished without a deadline: {dues.undated}"))
    return lines


def plan_due(day: dt.date, today: dt.date) -> Phrase:
    """Return when the rectification plan is due."""
    days = left((day - today).days)
    return Phrase(f"整改方案最迟 {day} 报送，{days.zh}", f"the rectification plan is due on {day}: {days.en}")


def marked(title: str, disclosure: Disclosure, language: Language) -> str:
    """Return a title with a mark if the entry is not for the public."""
    if disclosure is Disclosure.PUBLIC:
        return title
    label = disclosure.label
    return f"{title}{Phrase(f'〔{label.zh}〕', f' [{label.en}]').in_language(language)}"
