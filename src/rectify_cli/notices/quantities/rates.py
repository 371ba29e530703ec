"""Claims of rates: what is done over what there was to do (办结率), and its opposite."""

import re
from collections.abc import Iterator, Sequence

from rectify_cli.core.patterns import lazy
from rectify_cli.notices.quantities.claims import Calculation, Claim, Kind, Stretch, Verdict, judged
from rectify_cli.notices.quantities.paragraph import Paragraph
from rectify_cli.notices.quantities.percentages import HUNDRED, MOST, NO_PART, before_it, bound, other_thing, share_of
from rectify_cli.notices.quantities.quantity import Quantity, difference

RATE = lazy("(?P<stem>[㐀-鿿]{1,8})[率度](?:仅?为|达到?了?|是|高达|已达|控制在|保持在|稳定在)?$")
_BOUNDED = lazy(
    "办结|整改|合格|满意|到会|出勤|回收|采纳|参会|参与|出席|到岗|入户|签约|销号|化解|查实|优良|及格|通过|毕业|考|达标|治愈|成活|识别|知晓|报到|投票|归档|到课|参保|参训|安装|配备|结案|破案|入住|就业|入学|绿化|覆盖|普及|占"
)
_DONE = {
    "办结": "办结|办理|答复|化解|审结|结案",
    "结案": "结案|审结|办结",
    "完成": "完成|整改|办结|实现",
    "整改": "整改|完成|到位|销号",
    "到位": "到位|拨付|完成",
    "销号": "销号|完成",
    "到会": "实到|到会|出席|参加|参会",
    "参会": "实到|到会|出席|参加|参会",
    "出席": "实到|到会|出席|参加",
    "参学": "参加|参学|实到",
    "出勤": "实到|出勤|到岗|在岗",
    "到岗": "实到|到岗|在岗",
    "回收": "回收|收回",
    "执行": "执行|支出|使用|完成|拨付",
    "支出": "支出|使用|拨付",
    "核减": "核减|审减",
    "审减": "核减|审减",
    "采纳": "采纳|采用|吸收|落实",
    "覆盖": "覆盖|已开展|[已建]建?[成有设]|设[立置]|开通|已接入|已?安装|已走访|已培训|已实现|已配备|已检查|参训|已完成",
    "满意": "满意",
    "合格": "合格|达标|符合",
    "达标": "达标|合格",
    "优良": "优良|优秀|良好",
    "就业": "就业",
    "签约": "签约|签订|签",
    "入户": "入户|走访",
    "参与": "参与|参加|参训|参评",
    "入学": "入学|在读",
    "通过": "通过|合格",
    "查实": "查实|属实",
    "成案": "立案|成案",
    "问题": "问题|违规",
    "不合格": "不合格",
    "征收": "征收|收缴|签约",
    "收缴": "收缴|缴纳|上缴",
    "投票": "投票|参加",
    "空置": "空置|闲置",
    "入住": "入住",
    "使用": "使用|入住|利用",
    "流失": "流失|离职|辞职",
    "闲置": "闲置|空置",
    "利用": "使用|出租|利用|入驻|投用",
    "空编": "实有|在编|在岗|现有|实配",
    "缺编": "实有|在编|在岗|现有|实配",
    "节约": "节约|节省",
    "节支": "节约|节支|节省",
    "中标": "中标",
    "破案": "破获|侦破|破案",
    "发病": "确诊|发病|患病",
    "资金到位": "到位|拨付",
}
_GENERAL = lazy(
    "总体|综合|平均|整体|问题|其中|总|的|已|平均|实际|初步|任务|资金|群众|一次|当场|按期|按时|首次|抽检|工作|事项|案件|项目|目前|，|均"
)
_HOW = lazy("按期|按时|当场|首次|及时")
_TOTAL = lazy("共|总|应")
_OPPOSITE = lazy("(?:即|意味着|说明|也就是)?(?P<what>[未不非][㐀-鿿]{2,4})")
_WHOLE, _PAIR = 100, 2
_NOT = lazy("(?:不|未|尚未|没有|非|待|无)(?:能|予)?$")


def impossible(percent: Quantity) -> Iterator[Claim]:
    """Yield a rate above 100 % where none can be."""
    if percent.low > 100 and (match := RATE.search(percent.lead)) and _BOUNDED.search(match["stem"]):  # noqa: PLR2004 - per cent
        yield Claim(
            Kind.SHARE,
            Verdict.FAILS,
            Stretch(percent.start, percent.end),
            percent.printed,
            f"{percent.printed} > 100%",
            "100%",
        )


def rate(paragraph: Paragraph, percent: Quantity, stem: str) -> Iterator[Claim]:
    """Yield that a rate is what its word names over what stands before it: 受理50件，办结45件，办结率90%."""
    word = next((stem[-size:] for size in (4, 3, 2) if stem[-size:] in _DONE), stem[-2:])
    names = re.compile(_DONE.get(word, re.escape(word)))
    known = before_it(paragraph, percent)
    same = [
        figure for figure in paragraph.sentence(percent).quantities if figure.exact and figure.dimension not in NO_PART
    ]
    after = [figure for figure in same if figure.start > percent.end]
    if known and any(
        how not in paragraph.words(paragraph.pieces[percent.piece])[:-1].replace(percent.lead, "")
        for how in _HOW.findall(percent.lead)
    ):
        return
    subject = _GENERAL.sub("", percent.lead[: percent.lead.rfind(word)])
    claim = None
    if len(subject) < 2 or _said(subject, known):  # noqa: PLR2004 - a pair
        claim = _of_words(percent, known, after, (names, word))
        claim = claim or next(bound(percent, [figure for figure in same if figure.start < percent.start], word), None)
    if claim is None and len(after) > 1 and not [figure for figure in same if figure.piece == percent.piece - 1]:
        claim = _of_words(percent, after[:3], (), (names, word)) or next(bound(percent, after[:2], word), None)
    if claim is not None and not (
        percent.value == _WHOLE and claim.verdict is Verdict.FAILS and ("全部" in paragraph.text or len(known) > _PAIR)
    ):
        yield claim


def _said(subject: str, known: Sequence[Quantity]) -> bool:
    """Return True if all that a rate is said of was named with a quantity before."""
    labels = "，".join(figure.label for figure in known)
    return all(subject[at : at + 2] in labels for at in range(len(subject) - 1))


def _of_words(
    percent: Quantity, known: Sequence[Quantity], later: Sequence[Quantity], words: tuple[re.Pattern[str], str]
) -> Claim | None:
    """Return the claim of a rate whose part is named by its word; None without one, or where a partial one counts."""
    for part in reversed(known):
        if not _does(part, *words):
            continue
        alike = [figure for figure in known if figure.dimension == part.dimension][-MOST:]
        wholes = [figure for figure in alike if figure is not part and figure.value >= part.value]
        wholes = [figure for figure in wholes if figure.start < part.start or _TOTAL.search(figure.lead)]
        if not wholes:
            wholes = [figure for figure in later if figure.dimension == part.dimension and _TOTAL.search(figure.lead)]
            alike = [*alike, *wholes]
        if wholes and other_thing(part, wholes, words[1]):
            return None
        if wholes:
            claim = next(share_of(percent, part, wholes, alike), None)
            return None if claim is None or (claim.verdict is Verdict.FAILS and _credited(percent, known)) else claim
    return None


def _does(part: Quantity, names: re.Pattern[str], word: str) -> bool:
    """Return True if the words round a quantity name what a rate counts."""
    for match in names.finditer(part.label):
        if not _NOT.search(part.label[: match.start()]) and "率" not in part.label[match.end() : match.end() + 1]:
            return not (re.search("应|部分|阶段性|基本", part.lead) or part.lead.endswith(("需", "待", word + "问题")))
    return False


def _credited(percent: Quantity, known: Sequence[Quantity]) -> bool:
    """Return True if what is done in part counts in part: 整改率87.5% = （3 + 3/6）÷ 4."""
    pairs = [
        (figure, two)
        for figure in known
        for two in known
        if figure.dimension == two.dimension and 0 < figure.value < two.value
    ]
    return any(
        percent.low <= 100 * (figure.value + part.value / of.value) / two.value <= percent.high
        for figure, two in pairs
        for part, of in pairs
        if part.dimension != figure.dimension
    )


def complements(percents: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that a rate and its opposite make 100 %: 合格率92%，不合格率8%."""
    rates = {match["stem"]: figure for figure in percents if figure.exact and (match := RATE.search(figure.lead))}
    rates |= {
        match["what"]: figure for figure in percents if figure.exact and (match := _OPPOSITE.fullmatch(figure.lead))
    }
    for stem, figure in rates.items():
        opposite = next(
            (
                other
                for name, other in rates.items()
                if other is not figure and name[0] in "不未非" and len(name) > 1 and stem.endswith(name[1:])
            ),
            None,
        )
        if opposite is not None:
            way = Calculation(f"100% − {figure.printed}", difference(HUNDRED, figure), (figure,))
            yield judged(Kind.SHARE, opposite, [way], places=opposite.places, linear=True)
