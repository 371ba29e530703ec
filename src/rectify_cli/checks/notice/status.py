"""The status of each problem is a known word, and its text agrees with it."""

import re
from collections import Counter
from collections.abc import Iterator

from rectify_cli.core.chinese.numerals import NUMBER
from rectify_cli.core.chinese.ordinals import COUNT
from rectify_cli.core.diagnostics import Diagnostic, Related, warning
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register, Status
from rectify_cli.notices import Extent, ListedIssue, Reading

NO_PLAN = warning(
    "S531",
    Phrase("未完成的问题写明整改计划", "an unfinished problem has a plan"),
    Phrase("补写“整改计划：”，写明事项和时限", "add “整改计划：” with what is planned and by when"),
)
UNDER_WAY = warning(
    "S532",
    Phrase("状态为完成的问题，措施均已落实", "the measures of a completed problem are done"),
    Phrase("已落实的，写明结果；未落实的，更正状态", "if it is done, state the result; otherwise correct the status"),
)
UNKNOWN = warning(
    "S533",
    Phrase("整改状态用规范用语", "a status is one of the known words"),
    Phrase("改为“完成”“阶段性完成”或“未完成”", "write “完成”, “阶段性完成” or “未完成”"),
)

_PLANNED = re.compile(
    "下一步|下步|后续|计划|时限|将继续|将持续|将进一步|长期坚持|持续推进|持续整改|延期|预计|力争|拟于|将于"
    "|前(?:全部|基本)?(?:完成|恢复|到位|办结|收回|建成|清理)"
)
_GOING_ON = (
    "招标|招投标|施工|办理|审批|报批|建设|征求|推进|申报|清收|追缴|整改"
    "|实施|协商|采购|论证|编制|走|进行|筹建|评审|验收|审核"
)
_DONE_BY = "建成|完成|投入使用|投用|竣工|交付|办结|到位|开工|启动|通车|完工|销号|验收|建设|清退|收回"
# What opens a sentence is its main statement: 正在办理的案件 within one is not. 目前 and an ordinal may stand before.
_UNDER_WAY = re.compile(
    rf"(?:^|[。；：])(?:{COUNT}是)?(?:目前|现|现已|当前)?，?"
    r"(?P<word>正在(?![^，。；]{0,12}的)|力争(?=在|于|[0-9])|尽快|将于|拟于|计划于|预计)"
    r"|(?P<rest>(?:剩余|其余|余下)[^，。；]{0,8}正在|工作(?:还未|尚未|仍未|未能)(?=[^，。；]{0,6}(?:完成|铺开|到位|办结|启动|落实)))"
    rf"|(?:^|(?<=[，。；：]))(?:{COUNT}是)?(?:目前|现)?，?(?P<whole>(?:该|此|本)?[^，。；：针对]{{0,10}}(?:工程|项目|平台|系统|设施|手续|款项|资金|问题)"
    rf"(?:还未|尚未|仍未|至今未))(?=[^，。；的]{{0,6}}(?:落实|铺开|{_DONE_BY})(?![^，。；]{{0,8}}的))"
    rf"|[，。；：](?:目前|现)?(?P<going>正在(?:{_GOING_ON})(?![^，。；]{{0,8}}的))"
    rf"|(?P<left>(?:剩余|其余|余下|尚有|仍有)[^。；]{{0,20}}?(?:正在(?:{_GOING_ON})|尚未|待(?:{_GOING_ON})))(?![^，。；]{{0,8}}的)"
    rf"|(?P<aim>(?:力争|预计|争取|(?<![原按照])计划)(?:在|于|到)?[^。；，]{{0,14}}(?:前|内|底)[^。；，]{{0,12}}(?:{_DONE_BY}))"
)

_LABELLED = re.compile("整改结果：?$")
_MEASURES = re.compile("整改情况：?$")
_COUNTED = re.compile(f"(?:{NUMBER})[㐀-鿿]")


def run(reading: Reading) -> Iterator[Diagnostic]:
    """Yield every status that the text of its problem contradicts."""
    blocks = Counter(listed.title.at.block for listed in reading.listed)
    for listed in reading.listed:
        if listed.word and listed.status is None:
            if _told(reading, listed) and not any(other.status and _told(reading, other) for other in reading.listed):
                continue  # 整改情况：退款: what was done, where no problem of the paper has its status
            yield UNKNOWN.broken(
                reading.place(listed.word.at),
                Phrase(f"“{listed.word.value}”不是整改状态用语", f"“{listed.word.value}” is not a known status"),
            )
        elif listed.status is Status.COMPLETED:
            yield from _under_way(reading, listed)
        elif blocks[listed.title.at.block] > 1:
            continue  # of bodies that one sentence names together, none has a plan of its own
        elif listed.status and listed.register is Register.ISSUES and not listed.plan:
            yield from _no_plan(reading, listed, listed.status)


def _told(reading: Reading, listed: ListedIssue) -> bool:
    """Return True if a status stands behind 整改情况, where measures stand as well."""
    word = listed.word
    return word is not None and bool(_MEASURES.search(reading.source.blocks[word.at.block].text, 0, word.at.start))


def _no_plan(reading: Reading, listed: ListedIssue, status: Status) -> Iterator[Diagnostic]:
    """Yield a problem without a plan in a notice that has plans: by its labels (整改结果), or for another problem."""
    word = listed.word
    labelled = word is not None and _LABELLED.search(reading.source.blocks[word.at.block].text, 0, word.at.start)
    if not labelled and not any(other.plan for other in reading.listed):
        return
    blocks = reading.source.blocks[listed.title.at.block : listed.last_block + 1]
    if not any(_PLANNED.search(placed.text) for placed in blocks):
        yield NO_PLAN.broken(
            reading.place(listed.title.at),
            Phrase(
                f"状态为“{status.label.zh}”，没有整改计划", f"the status is {status.label.en}, but there is no plan"
            ),
            related=_stated(reading, listed),
        )


def _under_way(reading: Reading, listed: ListedIssue) -> Iterator[Diagnostic]:
    """Yield the first statement of a completed problem that says it is still under way."""
    plans = (milepost.text for milepost in listed.plan)
    for point in (*listed.results, *listed.measures, *plans):
        text = reading.text(point.at)
        match = next((match for match in _UNDER_WAY.finditer(text) if not _accounted(text, match)), None)
        if match:
            block, start, _ = point.at
            group = match.lastgroup or "word"
            at = Extent(block, start + match.start(group), start + match.end(group))
            yield UNDER_WAY.broken(
                reading.place(at),
                Phrase(f"状态为“完成”，文中写“{match[group]}”", f"completed, but the text says “{match[group]}”"),
                related=_stated(reading, listed),
            )
            return


def _accounted(text: str, match: re.Match[str]) -> bool:
    """Return True if what is under way is what a running count leaves: 共受理66件，已办结63件，正在办理3件."""
    if match.lastgroup not in {"rest", "whole", "going", "left"}:
        return False
    sentence = text[max(text.rfind(mark, 0, match.start()) for mark in "。；：") + 1 : match.start()]
    return len(_COUNTED.findall(sentence)) > 1


def _stated(reading: Reading, listed: ListedIssue) -> tuple[Related, ...]:
    """Return where the status is stated."""
    word = listed.word
    return (Related(reading.place(word.at), Phrase("状态在此处", "the status is here")),) if word else ()
