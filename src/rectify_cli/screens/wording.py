"""The words that several screens share."""

from rectify_cli.diagnostics import Severity
from rectify_cli.language import Phrase
from rectify_cli.ledger import Tally
from rectify_cli.reports import Findings, as_text
from rectify_cli.terms import Column

NO_DATE = Phrase("未定时限", "no date")
REGISTER = Phrase("登记簿", "register")
RATE = Phrase("完成率", "rate")
ISSUE = Phrase("问题", "issue")
STATUS = Phrase("状态", "status")
DUE = Phrase("时限", "due")
LEFT = Phrase("剩余", "left")
ID = Phrase("编号", "id")
OWNER = Phrase("责任部门", "owner")
PLAN = Phrase("计划", "plan")
COLUMNS = tuple(column.label for column in Column)


def rate(tally: Tally) -> str:
    """Write the completion rate to two places, as the field prints it."""
    return "-" if tally.rate is None else f"{tally.rate:.2%}"


def left(days: int | None) -> Phrase:
    """Say how many days are left, or how many it is overdue."""
    if days is None:
        return Phrase("-", "-")
    if days < 0:
        return Phrase(f"逾期 {-days} 天", f"{-days} {_days(-days)} overdue")
    return Phrase(f"还有 {days} 天", f"{days} {_days(days)} left")


def _days(number: int) -> str:
    return "day" if number == 1 else "days"


def verdict(findings: Findings) -> Phrase:
    """Say in one line what the checks found, and where to read it."""
    deed, numbers = findings.deed, as_text.numbers(findings)
    more = Phrase("，详见 rectify check", "; see `rectify check`") if findings.diagnostics else Phrase("", "")
    zh, en = ("未通过", "failed") if findings.number(Severity.ERROR) else ("通过", "passed")
    return Phrase(f"{deed.zh}{zh}：{numbers.zh}{more.zh}", f"{deed.en} {en}: {numbers.en}{more.en}")
