"""Break a title too long for one line where the sense breaks: 梯形 or 菱形 (GB/T 9704-2012, 7.3.1)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rectify_cli.core.chinese import width

# Costs of a line, a break or a shape; only their order matters.
_LINE = 12.0
_CLAUSE, _JOINT, _WORD, _EDGE, _LOOSE, _TORN, _NEVER = 0.0, 2.0, 5.0, 8.0, 20.0, 60.0, 1000.0
_LEVEL, _HOURGLASS, _UNEVEN, _STUB, _MIDWAY = 3.0, 8.0, 16.0, 200.0, 20.0

_EVEN = 0.45
"""The share of its neighbour below which a line looks far too short."""

_SHORTEST = 3
"""The fewest 字 of a line; a shorter one looks like a leftover."""

# What is not broken inside a title: names in marks, numbers with their units, the words titles are made of.
_WHOLE = (
    r"《[^《》]{1,12}》|“[^“”]{1,12}”|（[^（）]{1,12}）|〔[^〔〕]*〕"
    r"|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?|度)?|第?[0-9〇一二三四五六七八九十百]+[届轮次批个项年季月日期号]?"
    r"|[0-9A-Za-z.,%/:@_-]+"
)
_TURN = "关于"
_JOINS = {"以及", "和", "与", "及", "暨", "并"}
_ACTS = """
转发 印发 批转 贯彻 落实 开展 进一步 做好 加强 推进 推动 调整 成立 深化
"""
_NAMES = """
住房和城乡建设 人力资源和社会保障 文化和旅游 发展和改革 工业和信息化 自然资源和规划 科学技术和工业信息化
文化广电和旅游 中共 中国共产党 人民法院 人民检察院 人民政府 人民代表大会 人民医院 政治协商会议 委员会
常务委员会 纪律检查 监察 领导小组 办公室 党组 党委 支部 总支 机关 公安局 教育局 财政局 民政局 审计局
司法局 医疗保障局 市场监督管理局 应急管理局 交通运输局 卫生健康 生态环境 农业农村 水利局 税务局 统计局
档案馆 信访局 自治区 自治州 自治县 工作委员会
"""
_WORDS = """
巡察 巡视 审计 整改 反馈 意见 问题 进展 情况 工作 专项 集中 常规 提级 联动 组织 落实 推进 阶段性 阶段
成效 结果 公开 公示 主体责任 责任 制度 机制 建设 管理 监督 检查 自查 报告 通报 通知 决定 方案 办法 规定
细则 清单 台账 总结 计划 年度 上半年 下半年 季度 全面 从严治党 党风廉政 意识形态 选人用人 政治 生态 资金
项目 民生 领域 重点 突出 群众 身边 不正之风 腐败 回头看 优化 营商环境 环境 乡村振兴 脱贫攻坚 安全生产
生产 安全 会议 精神 学习 教育 宣传 实施 有关 相关 立行立改 信访 移交 反馈意见 整改落实情况 整改进展情况
整改落实 违法违规使用 违法违规 整改情况 落实情况 进展情况 腐败问题
巡察组 巡视组 完成 缓慢 医保 基金 违法 违规 使用 整治 查出 决算 其他
财政 本级 成果 运用 线索 办理 处理 处置 交办 县委 市委 省委 区委 中央 国务院 系统 单位 部门 干部 队伍
作风 履职 尽责 执法 司法 审判 执行 服务 保障 财务 收支 领导 经济 人员 任期 预算 扶贫 粮食 购销 医药
国有企业 企业 基层 村居
"""
_KNOWN = {*_ACTS.split(), *_NAMES.split(), *_WORDS.split()}
_LONGEST_FIRST = sorted({_TURN, *_JOINS, *_KNOWN}, key=lambda word: (-len(word), word))
_SPLIT = re.compile("|".join((_WHOLE, *_LONGEST_FIRST, ".")), re.DOTALL)
KIND = re.compile(r"的?(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|公示)(?:（.*）)?$")
"""What the title of a paper ends in (文种)."""
_OPENS, _CLOSES = "《“‘（〔", "，、。：；！？）〕》”’"


_Way = tuple[float, tuple[int, ...]]
"""The cost of a way of breaking, and where its lines end."""


def broken(title: str, limit: float) -> tuple[str, ...]:
    """Return the lines of a title: one if it fits `limit` 字, else as few and as even as possible, none wider."""
    if width.of(title) <= limit:
        return (title,)
    costs = _breaks(title) | {len(title): 0.0}
    ends = sorted(costs)
    # Where a line ends -> its width and whether it is shorter than the one before -> the cheapest way there.
    ways: dict[int, dict[tuple[float, bool], _Way]] = {0: {(0.0, False): (0.0, ())}}
    for start in (0, *ends[:-1]):
        for end, wide in _reached(title, start, ends, limit):
            known = ways.setdefault(end, {})
            for (before, shrunk), (cost, stops) in ways[start].items():
                shape = _LINE + _shape(before, wide, shrunk=shrunk) + _MIDWAY * (title.find(_TURN, start + 1, end) > 0)
                way = (cost + shape + costs[end], (*stops, end))
                state = (wide, bool(before) and wide < before)
                known[state] = min(known.get(state, way), way)
    _, stops = min(ways[len(title)].values())
    return tuple(title[start:end] for start, end in pairwise((0, *stops)))


def _reached(title: str, start: int, ends: list[int], limit: float) -> Iterator[tuple[int, float]]:
    """Yield where a line from `start` may end, with its width; one character may be wider than the line."""
    wide = 0.0
    for at, end in pairwise((start, *ends[bisect_right(ends, start) :])):
        wide += width.of(title[at:end])
        if wide > limit and at > start:
            return
        yield end, wide


def _shape(before: float, wide: float, *, shrunk: bool) -> float:
    """Return the cost of a line after the one before it, which may itself be shorter than its own (`shrunk`)."""
    cost = _STUB if wide < _SHORTEST else 0
    if not before:
        return cost
    if abs(wide - before) < 1:
        cost += _LEVEL
    if min(wide, before) < _EVEN * max(wide, before):
        cost += _UNEVEN
    return cost + (_HOURGLASS if shrunk and wide > before else 0)


def _breaks(title: str) -> dict[int, float]:
    """Return the cost of a break at each place inside the title."""
    pieces = _SPLIT.findall(title)
    costs: dict[int, float] = {}
    at = 0
    subject = _TURN in title
    for index, piece in enumerate(pieces):
        if piece == _TURN:
            subject = False
        if at:
            costs[at] = _between(title, at, pieces[index - 1 : index + 1], subject=subject)
        costs |= {at + inner: _inside(title, at + inner) for inner in range(1, len(piece))}
        at += len(piece)
    return costs


def _between(title: str, at: int, pieces: Sequence[str], *, subject: bool) -> float:
    """Return the cost of a break between two pieces; in the `subject` (发文机关) 和 and 与 join parts of a name."""
    before, after = pieces
    if _barred(title, at):
        return _NEVER
    if KIND.match(title, at) or after == "的" or before in {_TURN, *_JOINS}:
        return _TORN
    if after == _TURN:
        return _CLAUSE
    turns = not subject and after in {*_JOINS, *_ACTS.split()}
    if turns or before in "的，、：；" or after[0] in "《“":
        return _JOINT
    known = [piece in _KNOWN or len(piece) > 1 for piece in pieces]
    return (_LOOSE, _EDGE, _WORD)[sum(known)]


def _inside(title: str, at: int) -> float:
    return _NEVER if _barred(title, at) else 2 * _TORN


def _barred(title: str, at: int) -> bool:
    """Return True if a mark would begin or end a line where it may not, or a character lose its accent."""
    return title[at] in _CLOSES or title[at - 1] in _OPENS or not width.of(title[at])


def lines(written: Sequence[str], limit: float) -> Iterator[str]:
    """Yield the lines of a title as written, with those that are too long broken."""
    for line in written:
        yield from broken(line, limit)
