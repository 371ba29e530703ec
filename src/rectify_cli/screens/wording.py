"""The words that several screens share."""

from rectify_cli.diagnostics import Severity
from rectify_cli.language import Phrase
from rectify_cli.ledger import Tally
from rectify_cli.reports import Findings
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
    errors, warnings = findings.number(Severity.ERROR), findings.number(Severity.WARNING)
    more = Phrase("，详见 rectify check", "; see `rectify check`") if errors or warnings else Phrase("", "")
    if errors:
        return Phrase(
            f"核对未通过：{errors} 处错误，{warnings} 处警告{more.zh}",
            f"check failed: {errors} errors, {warnings} warnings{more.en}",
        )
    return Phrase(
        f"核对通过：0 处错误，{warnings} 处警告{more.zh}",
        f"check passed: 0 errors, {warnings} warnings{more.en}",
    )
