"""What the entries of a notice need and the notice does not say, with the command that fills it in."""

import itertools
from collections.abc import Iterator

from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.exchange.draft import Mapping
from rectify_cli.notices import Reading
from rectify_cli.notices.grammar.descriptions import is_internal

MOST_UNNAMED = 999
"""Files made of a number alone: a greater one is a misprint, and a hostile one takes all memory."""


def missing(words: Reading, inspection: Mapping, totals: Mapping) -> Iterator[Phrase]:
    """Yield what the entries need and the notice does not say, with the command that fills it in.

    `totals` are the figures of the registers.
    """
    notice = inspection["notice"]
    required = (
        (notice.get("title"), "notice.title 标题", "notice.title"),
        (notice.get("lead"), "notice.lead 导语", "notice.lead"),
        (inspection.get("body"), "body 单位", "body"),
        (inspection.get("team"), "team 巡察组", "team"),
        (inspection.get("on_site"), "on_site 进驻时间", "on_site"),
        (inspection.get("feedback"), "feedback 反馈日期", "feedback"),
        (inspection.get("cut_off"), "cut_off 截止日期", "cut_off"),
        (inspection.get("signing"), "signing 成文日期", "signing"),
    )
    for value, zh, en in required:
        if not value:
            yield Phrase(f"{zh}：rectify set inspection {en}=…", f"{en}: `rectify set inspection {en}=…`")
    for register in (Register.IMMEDIATE, Register.PETITIONS):
        total, label = totals.get(register, 0), register.label
        if total > MOST_UNNAMED:
            yield Phrase(
                f"{label.zh} {total} 个，超过 {MOST_UNNAMED} 个，未逐个建立",
                f"{total} {label.en} (more than {MOST_UNNAMED}: none created)",
            )
    numbers = {register: itertools.count(1) for register in Register}
    for issue in words.listed if not words.feeds_back else ():
        number = next(numbers[issue.register])
        if issue.status is None:
            word = issue.word.value if issue.word else ""
            printed = Phrase(f"（原文为“{word}”）", f" (printed as {word})") if word else Phrase("", "")
            which = "" if issue.register is Register.ISSUES else f" --register {issue.register.value}"
            command = f"rectify log {number}{which} --status "
            yield Phrase(
                f"“{issue.title.value}”的状态{printed.zh}：{command}状态（完成、阶段性完成、整改中、未开始）",
                f"the status of {issue.title.value}{printed.en}: "
                f"`{command}STATUS` (completed, staged, in_progress, not_started)",
            )
    if any(is_internal(line) for issue in words.listed for line in issue.internal):
        yield Phrase(
            "哪些问题、哪些措施不公开（disclosure）：原文是内部稿，公开前逐个核对",
            "which issues and measures are not public (disclosure): this is an internal paper; check before publishing",
        )
