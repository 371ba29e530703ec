"""A state as offices mark it: √, 是, 60 %, a word with a sentence behind it -> its status, its word, and a note."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rectify_cli.core import status_words
from rectify_cli.core.terms import Status

_SPOKEN = {
    Status.COMPLETED: (
        "验收通过 通过验收 已验收 已通过验收 验收合格 同意销号 予以销号 准予销号 已同意销号 完成整改任务 审核通过 "
        "认定完成 认定整改到位 整改完毕 已整改完毕 完毕 已完毕 已落实 已落实到位 落实到位 完成验收 "
        "已完成验收 已办结销号 已完成销号 已到位 已解决 已完成 已完结 完结 通过 已通过 合格 达标 "
        "完成整改并长期坚持 超前完成 逾期完成 超期完成 对账销号 已对账销号 已结 结案 已结案 "
        "已完成立行立改 yes 已达标 整改基本到位 符合销号条件 全部整改到位 已全部整改到位 全部整改完成"
    ),
    Status.STAGED: (
        "基本整改 大部分完成 大部分整改到位 部分整改到位 部分落实 部分到位 取得阶段性进展 基本落实 "
        "基本到位 初步完成 阶段性整改到位 阶段性销号 完成阶段性目标 阶段性完成并持续推进 "
        "基本完成并长期坚持 阶段完成"
    ),
    Status.IN_PROGRESS: (
        "未销号 不予销号 不同意销号 暂不销号 未通过验收 验收未通过 不通过 未通过 待验收 待销号 "
        "待审核 待认定 未验收 未到位 整改不到位 未整改到位 未落实 未落实到位 已申请延期 延期整改 "
        "延期 已延期 延期办理 推进实施 按计划推进 按序时推进 有序推进 序时推进 正常推进 正在落实 "
        "落实中 正在实施 实施中 正在开展 开展中 正在解决 退回 退回整改 已启动 已开始 部分未完成 "
        "超期未完成 逾期未完成 超期 逾期 持续整改推进 长期整改坚持 立行立改中 整改推进中 常态化推进 "
        "常态化坚持 长期 常态化 整改未到位 按期推进 验收中 审核中 待上级验收 已上报待审核 转长期 "
        "转入长期整改 纳入长期整改 挂账整改 已逾期 未到时限 未到期限 未到整改期限 未到完成时限 未到期 完成中 no "
        "滞后 进展滞后 进度滞后 推进滞后 缓慢 进展缓慢 推进缓慢"
    ),
    Status.NOT_STARTED: ("未着手 未推进 尚未开展 待整改 暂未开展 未动工 未实施 待启动 暂未启动 暂未整改 没有开始"),
}
_WORDS = {word: status for status, words in _SPOKEN.items() for word in words.split()}
"""Words of sheets, beside those that notices print: what stands in a cell of its own needs no sentence around it."""

_DOING = "(?:推进|整改|落实|实施|办理|开展|进行|建设|施工|完善|协调|处理|研究|核查|核实|调查|论证|采购|督办)"
_END = "(?:完成|到位|办结|销号|落实|完结|解决|通过|达标)"
_KEPT_UP = "(?:[，,]?并?(?:长期|持续|常态|巩固|坚持).{0,8})?"
_SHAPES = (
    (Status.NOT_STARTED, "(?:尚|暂|还)?未(?:启动|开展|开始|动工|实施|着手|推进|谋划)(?:整改|工作)?"),
    (
        Status.IN_PROGRESS,
        (
            "(?:尚|暂|还)?未(?:按期|按时|如期|完全|全部|整改)*(?:完成|到位|办结|销号|落实|到期|达标|通过|完)"
            "(?:整改|验收|销号|任务)?"
            "|(?:待|等待|拟|提请|报请|已?申请|已?提交)(?:验收|销号|审核|复核|认定|完成|办结|延期)(?:申请)?"
            f"|(?:正在|仍在|还在|持续|加快|有序|积极|稳步|深入|按(?:计划|时序|节点|进度|序时))+{_DOING}{{1,2}}(?:之?中|当中)?"
            f"|(?:正在|仍在|还在)[\u4e00-\u9fff]{{1,8}}|{_DOING}{{1,2}}(?:之?中|当中)|已(?:启动|开展|开始|着手)(?:整改|推进|实施)"
        ),
    ),
    (
        Status.STAGED,
        (
            f"已?(?:部分|基本|大部分|阶段性|初步)(?:整改)?(?:{_END}|整改)(?:整改|任务|目标|到位)?{_KEPT_UP}"
            "|(?:已)?取得(?:阶段性|初步|明显|一定|较好)?(?:成效|成果|进展)"
        ),
    ),
    (
        Status.COMPLETED,
        f"(?:已|均已|全部|全面|如期|按期|按时|提前|圆满|超前|逾期|超期)+(?:整改)?{_END}(?:整改|任务|到位|销号|验收|目标)*{_KEPT_UP}",
    ),
)
_SHAPED = tuple((status, re.compile(shape)) for status, shape in _SHAPES)
"""How the words of a state are made, where none of the words itself is known."""

_DONE = frozenset({*"√✓✔☑✅●■◆V是对有Y", "TRUE"})
_OPEN = frozenset({*"○◯〇△▲□☐◐×✗✘✕╳X否N❌", "FALSE"})
_BLANK = frozenset({"", "/", "\\", "-", "—", "——", "－", "--", "无", "空"})
_PERCENT = re.compile(r"(?:已?(?:完成|整改)率?|(?:完成)?进度|约|:|达到?)*(\d{1,3}(?:\.\d+)?)\s*%(.*)", re.DOTALL)
_BROKEN_OFF = re.compile(r"[\s，。；：:;,.（(、！!\-—]")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_SIGN = r"(?:[√✓✔☑✅●■◆○◯〇◎⊙△▲□☐◐◑◒◓◔◕★☆×✗✘✕╳❌🔴🟠🟡🟢🔵⚪⚫]+|(?<![^\s：:，,、；;（(])[—－/-]+)"
_LEGEND = re.compile(rf"[“\"]?({_SIGN})[”\"]?\s*(?:表示|代表|为|即|指|[:：=—-])+\s*[“\"]?([\u4e00-\u9fff]{{2,8}})")
_KEY = re.compile(rf"[“\"]?({_SIGN})[”\"]?\s*[“\"]?([\u4e00-\u9fff]{{2,8}})")
_KEYED = re.compile(r"\s*[（(【\[]?(?:图例|图示|标识|标记|符号|状态|注|备注|说明)[^：:]{0,8}[】\]]?\s*[：:]")
"""A line of signs with what each means: of words between them (√表示已完成), or none where it is said to be a key."""

_BOXES = re.compile(r"[√✓✔☑✅■]\s*([\u4e00-\u9fff]{2,8})")
_MARKED = re.compile(r"[√✓✔☑✅■]\s*([\u4e00-\u9fff]{2,8})")
_EMPTY_BOX = re.compile(r"[□☐○◯〇]\s*[\u4e00-\u9fff]")
_OF_SO_MANY = re.compile(r"(\d{1,4})\s*/\s*(\d{1,4})")
_CLAUSE = re.compile("[，。；,;]")
_GOING_ON = re.compile("正在|仍在|还在|尚未|暂未")
_WHOLE = 100
_LONG = 12
RANK = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.STAGED, Status.COMPLETED)
"""The statuses from the least done to the most."""


class State(NamedTuple):
    """A status, the word to be printed for it where the cell has one, and what else the cell says."""

    status: Status
    word: str | None = None
    note: str | None = None


def spoken(word: str) -> Status | None:
    """Return what a word of a cell means; None where no vocabulary has it."""
    usual = next((status for status in Status if word in status.words), None)
    return usual or _WORDS.get(word.strip("，。；、,;")) or status_words.status(word)


def worded(word: str) -> Status | None:
    """Return what a word of a cell means, known or made like one that is."""
    plain = unicodedata.normalize("NFKC", word).strip("，。；、,; ")
    return spoken(word) or next((status for status, shape in _SHAPED if shape.fullmatch(plain)), None)


def least(read: Sequence[State]) -> State | None:
    """Return the state of the whole whose parts have these: the least done; begun, where any of them is."""
    low = min(read, key=lambda state: RANK.index(state.status), default=None)
    if low and low.status is Status.NOT_STARTED and any(state.status is not low.status for state in read):
        return State(Status.IN_PROGRESS)
    return low


def blank(text: str) -> bool:
    """Return True if a cell says that it says nothing: /, —."""
    return text.strip() in _BLANK


def legend(texts: Iterable[str]) -> dict[str, Status]:
    """Return what the marks mean that a note explains: √表示已完成，○表示正在整改; 图例：●已完成 —未启动."""
    found: dict[str, Status] = {}
    for text in texts:
        for mark, word in [*(_KEY.findall(text) if _KEYED.match(text) else ()), *_LEGEND.findall(text)]:
            status = next((known for end in range(len(word), 1, -1) if (known := worded(word[:end]))), None)
            if status:
                found.setdefault(unicodedata.normalize("NFKC", mark), status)
    return found


def read(text: str, marks: dict[str, Status], *, share: bool = False) -> State | None:
    """Return the state that a cell says, None where it says none; with `share` a bare number is a part of the whole."""
    plain = unicodedata.normalize("NFKC", text).strip()
    mark = plain if plain in {"TRUE", "FALSE"} else plain.upper()
    if plain in marks or mark in _DONE | _OPEN:
        return State(marks.get(plain) or (Status.COMPLETED if mark in _DONE else Status.IN_PROGRESS))
    if number := _share(plain, share=share):
        return number
    return _word(plain, text, marks)


def _word(plain: str, text: str, marks: dict[str, Status]) -> State | None:
    """Return the state that a cell says in words: one ticked of several, a word alone, or one with more behind it."""
    if _EMPTY_BOX.search(plain) and (ticked := _BOXES.search(plain)) and (status := spoken(ticked[1])):
        return State(status, ticked[1])
    if (marked := _MARKED.fullmatch(plain)) and (status := worded(marked[1])):
        return State(status, marked[1])
    if status := worded(plain):
        return State(status, text.strip())
    bare = _BRACKETS.sub("", plain).strip()
    if bare != plain and bare and bare.upper() in _DONE | _OPEN:
        return State(marks.get(bare) or (Status.COMPLETED if bare.upper() in _DONE else Status.IN_PROGRESS), None, text)
    if bare != plain and (status := spoken(bare)):
        return State(status, bare, text.strip())
    return _leading(plain, text.strip())


def _share(plain: str, *, share: bool) -> State | None:
    """Return the state of a percentage."""
    if share and (parts := _OF_SO_MANY.fullmatch(plain)) and 0 < int(parts[1]) <= int(parts[2]):
        whole = parts[1] == parts[2]
        return State(Status.COMPLETED if whole else Status.IN_PROGRESS, None, plain)
    part = _PERCENT.fullmatch(plain)
    if part is None and share and re.fullmatch(r"\d+(?:\.\d+)?", plain):
        value = float(plain)
        value = value * _WHOLE if value <= 1 else value
        part = _PERCENT.fullmatch(f"{value:g}%")
        plain = f"{value:g}%"
    if part is None or float(part[1]) > _WHOLE:
        return None
    value = float(part[1])
    status = Status.COMPLETED if value == _WHOLE else Status.IN_PROGRESS if value else Status.NOT_STARTED
    return State(status, None, plain)


def _leading(plain: str, text: str) -> State | None:
    """Return the state of a sentence that begins with its word: 已完成，制定了…."""
    clause = _CLAUSE.split(plain, maxsplit=1)[0]
    if clause != plain and _GOING_ON.match(clause) and (status := worded(clause)):
        return State(status, clause, text)
    for end in range(min(len(plain), status_words.LONGEST), 1, -1):
        status = spoken(plain[:end])
        if status and plain[:end] == plain[:end].rstrip("，、。；,") and _BROKEN_OFF.match(plain, end):
            return State(status, plain[:end], text)
    return None


def told(word: str, note: str) -> str:
    """Return progress that begins with its state, for a sheet without a column of states."""
    state = read(note, {})
    return note if state and state.word else f"{word}。{note}" if note else word


def joined(note: str, more: str) -> str:
    """Return the progress of a row with what its state says besides."""
    if not note or note == more:
        return more
    return note if more in note else f"{note}（{more}）" if len(more) <= _LONG else f"{note}\n{more}"
