"""What numbers are counted and measured in, and how the units of one kind convert."""

from fractions import Fraction
from functools import cache

MONEY, PERCENT, POINTS, TIMES, BARE = "元", "%", "个百分点", "倍", ""
"""The dimensions that rules ask for by name; a count has its own unit as its dimension."""

_CONVERTED: dict[str, dict[str, int | Fraction]] = {
    MONEY: {"元": 1, "块钱": 1},
    "米": {"米": 1, "公里": 1000, "千米": 1000, "里": 500, "厘米": Fraction(1, 100), "延米": 1},
    "平方米": {"平方米": 1, "平米": 1, "平方公里": 10**6, "公顷": 10**4, "亩": Fraction(2000, 3)},
    "立方米": {"立方米": 1, "方": 1},
    "吨": {"吨": 1, "公斤": Fraction(1, 1000), "千克": Fraction(1, 1000), "斤": Fraction(1, 2000)},
    "千瓦时": {"千瓦时": 1, "度": 1, "兆瓦时": 1000},
    "天": {"天": 1, "日": 1},
    "小时": {"小时": 1, "个小时": 1, "分钟": Fraction(1, 60)},
    "个月": {"个月": 1},
    "人": {"人": 1, "名": 1, "位": 1},
    PERCENT: {"%": 1, "％": 1, "‰": Fraction(1, 10), "成": 10},
    POINTS: {"个百分点": 1, "百分点": 1},
    TIMES: {"倍": 1},
}
_COUNTED = (
    "台件 台套 台次 人份 剂次 亩次 人天 人时 人学时 学时 "
    "人次 件次 批次 户次 家次 车次 架次 台次 艘次 场次 例次 项次 班次 课时 学时 学分 个工作日 工作日 "
    "个 件 项 起 条 份 次 处 笔 户 宗 篇 家 台 套 期 批 例 辆 间 座 本 场 所 艘 箱 只 头 匹 株 棵 颗 "
    "栋 幢 层 张 册 部 支 队 组 班 届 级 种 类 门 节 堂 课 题 道 封 幅 面 块 片 段 根 盏 把 扇 口 眼 井 尾 羽 亩次 "
    "枚 颁 副 双 对 盒 瓶 袋 包 桶 罐 捆 车 船 架 列 岁 分 年 周 季 轮 版 页 字 公斤次 卷 枝 团 站 线 股 项目 "
    "部门 单位 村 镇 乡 县 市 州 省 区 街道 社区 校 院 店 厂 矿 点 片区 网格 平方千米 千瓦 兆瓦 千伏 摄氏度 公升 "
    "升 毫升 毫米 "
    "微克 毫克 克 吨公里 床 桌 人天 万步 方面 环节 单 票 席 位次 名次 条次 步 回 趟 档 样 首 顶 具 管 孔 墩 跨 "
)
# A single 汉字 behind a number is its unit, unless it only joins what follows.
NO_UNIT = (
    "的和与及或至到在为是于即则而中并又也均都被由从对将已未能可占比较共合总达增减升降"
    "超近约余多以上下内左右前后第其等时月号之按经给月年日底末"
)

TABLE = {unit: (dimension, Fraction(size)) for dimension, sizes in _CONVERTED.items() for unit, size in sizes.items()}
TABLE |= {unit: (unit, Fraction(1)) for unit in _COUNTED.split() if unit not in TABLE}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}

MEASURED = {MONEY, "米", "平方米", "立方米", "吨", "千瓦时", "小时", PERCENT, POINTS, TIMES, "千瓦", "升", "克"}
"""Dimensions whose whole numbers may be rounded as well."""

RATES = {PERCENT, POINTS, TIMES}
"""Dimensions of what is computed from other figures."""


@cache
def pattern() -> str:
    """Return a pattern of the units there are, the longest first."""
    return "|".join(sorted(TABLE, key=len, reverse=True))


def dimension(unit: str) -> tuple[str, Fraction]:
    """Return what a unit measures, and its size in the base unit of that."""
    return TABLE.get(unit, (unit, Fraction(1)))
