"""The cities, prefectures and leagues of the provinces (行政区划, GB/T 2260): which lies in which province."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_CITIES = """
河北省 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水
山西省 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁
内蒙古自治区 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布
辽宁省 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛
吉林省 长春 吉林 四平 辽源 通化 白山 松原 白城
黑龙江省 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化
江苏省 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁
浙江省 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水
安徽省 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城
福建省 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德
江西省 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶
山东省 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽
河南省 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店
湖北省 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州
湖南省 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底
广东省 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮
广西壮族自治区 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左
海南省 海口 三亚 三沙 儋州
四川省 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳
贵州省 贵阳 六盘水 遵义 安顺 毕节 铜仁
云南省 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧
西藏自治区 拉萨 日喀则 昌都 林芝 山南 那曲
陕西省 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛
甘肃省 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南
青海省 西宁 海东
宁夏回族自治区 银川 石嘴山 吴忠 固原 中卫
新疆维吾尔自治区 乌鲁木齐 克拉玛依 吐鲁番 哈密
"""
_OTHERS = """
内蒙古自治区 兴安+盟 锡林郭勒+盟 阿拉善+盟
吉林省 延边+朝鲜族自治+州
黑龙江省 大兴安岭+地区
湖北省 恩施+土家族苗族自治+州
湖南省 湘西+土家族苗族自治+州
四川省 阿坝+藏族羌族自治+州 甘孜+藏族自治+州 凉山+彝族自治+州
贵州省 黔西南+布依族苗族自治+州 黔东南+苗族侗族自治+州 黔南+布依族苗族自治+州
云南省 楚雄+彝族自治+州 红河+哈尼族彝族自治+州 文山+壮族苗族自治+州 西双版纳+傣族自治+州 大理+白族自治+州
云南省 德宏+傣族景颇族自治+州 怒江+傈僳族自治+州 迪庆+藏族自治+州
西藏自治区 阿里+地区
甘肃省 临夏+回族自治+州 甘南+藏族自治+州
青海省 海北+藏族自治+州 黄南+藏族自治+州 果洛+藏族自治+州 玉树+藏族自治+州 海西+蒙古族藏族自治+州
新疆维吾尔自治区 昌吉+回族自治+州 博尔塔拉+蒙古自治+州 巴音郭楞+蒙古自治+州 克孜勒苏+柯尔克孜自治+州
新疆维吾尔自治区 伊犁+哈萨克自治+州 阿克苏+地区 喀什+地区 和田+地区 塔城+地区 阿勒泰+地区
"""
_OF_THEIR_OWN = ("北京", "天津", "上海", "重庆")


class Misplaced(NamedTuple):
    """A province with a city of another one behind it; `home` is where the city lies, itself for 重庆 and its like."""

    written: str
    city: str
    home: str
    start: int


def misplaced(text: str) -> Iterator[Misplaced]:
    """Yield each city that a text writes behind a province it does not lie in; an unknown city is passed over."""
    pattern, home = _table()
    for match in pattern.finditer(text):
        province, city = match["province"], match["city"]
        if home[city] != province:
            yield Misplaced(match[0], city, home[city], match.start())


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of a province with a city behind it, and the province of each city by its name."""
    home = {f"{city}市": f"{city}市" for city in _OF_THEIR_OWN}
    for line in filter(None, _CITIES.split("\n")):
        province, *cities = line.split()
        home |= dict.fromkeys((f"{city}市" for city in cities), province)
    for line in filter(None, _OTHERS.split("\n")):
        province, *names = line.split()
        for name in names:
            first, *_, last = name.split("+")
            home |= dict.fromkeys((name.replace("+", ""), first + last), province)
    provinces = dict.fromkeys(home.values())
    return re.compile(f"(?P<province>{'|'.join(provinces)})(?P<city>{'|'.join(home)})"), home
