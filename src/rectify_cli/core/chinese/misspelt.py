"""Words that are never right as they are typed, each with the right one; found in drafts of every office."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# 《现代汉语词典》 has the right form only. Behind / stands what must not follow: 发布署名 holds 布署.
_WORDS = """
布署=部署/名 惯彻=贯彻 反溃=反馈/败散 返馈=反馈 尊循=遵循 遵寻=遵循 资询=咨询/价问证 签定=签订/期点位量价向制时员
按装=安装/置修机备配箱货载运 倒致=导致/使力 追朔=追溯 松驰=松弛 迁徒=迁徙/增 防犯于未然=防范于未然 渎芷=渎职 贪脏=贪赃
脏款=赃款 玩乎职守=玩忽职守 循私舞弊=徇私舞弊 铺张浪废=铺张浪费 浪废=浪费 举一返三=举一反三 建章立志=建章立制
即知即该=即知即改 立行力改=立行立改 立行利改=立行立改 照单全受=照单全收 责任追纠=责任追究 一如继往=一如既往
一愁莫展=一筹莫展 再接再励=再接再厉 再接再历=再接再厉 走头无路=走投无路 不径而走=不胫而走 迫不急待=迫不及待
名列前矛=名列前茅 破斧沉舟=破釜沉舟 既往不究=既往不咎 草管人命=草菅人命 娇揉造作=矫揉造作 沤心沥血=呕心沥血 粗旷=粗犷
针贬=针砭 穿流不息=川流不息 谈笑风声=谈笑风生 金榜提名=金榜题名 悬梁刺骨=悬梁刺股 一诺千斤=一诺千金 自抱自弃=自暴自弃
鼎立相助=鼎力相助 出奇不意=出其不意 黄梁美梦=黄粱美梦 美仑美奂=美轮美奂 默守成规=墨守成规 声名雀起=声名鹊起
世外桃园=世外桃源 死皮癞脸=死皮赖脸 妄费心机=枉费心机 萎糜不振=萎靡不振 相辅相承=相辅相成 心浮气燥=心浮气躁 修茸=修葺
寻规蹈矩=循规蹈矩 言简意骇=言简意赅 一股作气=一鼓作气 因地治宜=因地制宜 有持无恐=有恃无恐 责无旁代=责无旁贷
张慌失措=张皇失措 仗义直言=仗义执言 直接了当=直截了当 中流抵柱=中流砥柱 按步就班=按部就班 不记其数=不计其数
不可思异=不可思议 惨绝人圜=惨绝人寰 陈词烂调=陈词滥调 出类拔粹=出类拔萃 当人不让=当仁不让 独挡一面=独当一面
费寝忘食=废寝忘食 攻艰克难=攻坚克难 功坚克难=攻坚克难 攻坚克艰=攻坚克难 鬼计多端=诡计多端 好高鹜远=好高骛远
轰堂大笑=哄堂大笑 急不可奈=急不可耐 集思广义=集思广益 精兵减政=精兵简政 竭泽而鱼=竭泽而渔 克敬职守=恪尽职守
恪尽职首=恪尽职守 励精图志=励精图治 墨不关心=漠不关心 轻装上陈=轻装上阵 人才倍出=人才辈出 如火如茶=如火如荼
身先士足=身先士卒 首曲一指=首屈一指 司空见贯=司空见惯 提纲携领=提纲挈领 听之认之=听之任之 推陈至新=推陈出新
完壁归赵=完璧归赵 无所是从=无所适从 虚无缥渺=虚无缥缈 训序渐进=循序渐进 寻序渐进=循序渐进 严惩不待=严惩不贷
掩人耳木=掩人耳目 养尊处忧=养尊处优 以身做则=以身作则 以逸代劳=以逸待劳 义不容词=义不容辞 异曲同功=异曲同工
英雄倍出=英雄辈出 忧心重重=忧心忡忡 幽柔寡断=优柔寡断 原形必露=原形毕露 在所不昔=在所不惜 振聋发馈=振聋发聩
震聋发聩=振聋发聩 职手可热=炙手可热 置若枉闻=置若罔闻 重蹈复辙=重蹈覆辙 专心致至=专心致志 追根朔源=追根溯源
追根索源=追根溯源 自立更生=自力更生 纵横交措=纵横交错 综合冶理=综合治理 冶理=治理 整冶=整治 政冶=政治 法冶=法治
统冶=统治 监查机关=监察机关 纪检监查=纪检监察 廉洁奉工=廉洁奉公 形式主意=形式主义 官僚主意=官僚主义 享乐主意=享乐主义
四个自心=四个自信 民主集中治=民主集中制 民主生活汇=民主生活会 组织生活汇=组织生活会 意识形太=意识形态
意思形态=意识形态 全面从严冶党=全面从严治党 全面重严治党=全面从严治党 询私舞弊=徇私舞弊 询私枉法=徇私枉法
循私枉法=徇私枉法 坐阵=坐镇/地 账蓬=帐篷 天翻地复=天翻地覆/杂 流言非语=流言蜚语
"""


class Misspelt(NamedTuple):
    """A word as typed, the right one, and where it stands in a text."""

    typed: str
    right: str
    start: int


def find(text: str) -> Iterator[Misspelt]:
    """Yield the words of a text that are never right."""
    pattern, right = table()
    for match in pattern.finditer(text):
        yield Misspelt(match[0], right[match[0]], match.start())


@cache
def table() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of every wrong word, and the right one of each."""
    right: dict[str, str] = {}
    parts: list[str] = []
    for entry in _WORDS.split():
        typed, _, rest = entry.partition("=")
        word, _, after = rest.partition("/")
        right[typed] = word
        parts.append(typed + (f"(?![{after}])" if after else ""))
    return re.compile("|".join(parts)), right
