"""Claims that a percentage is a part divided by its whole: shares (占), rates (…率), proportions (a:b)."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from rectify_cli.notices.quantities import parts as lists
from rectify_cli.notices.quantities import units
from rectify_cli.notices.quantities.claims import Calculation, Claim, Kind, Stretch, Verdict, bare, judged
from rectify_cli.notices.quantities.paragraph import Paragraph, Piece
from rectify_cli.notices.quantities.quantity import Interval, Quantity, decimal, difference, ratio, total

_SHARE = re.compile("(?P<who>[^，]{0,16}?)(?:仅|只|约)?占(?:到|了)?(?P<base>[^，。；占]{0,24}?)的?(?:比例|比重|比)?(?:分别)?(?:为|达到?|是|高达|仅为|：)?$")
_SHARE_TAIL = re.compile("^(?:的比例|的比重)?$")
_RATE = re.compile("(?P<stem>[㐀-鿿]{1,8})[率度](?:仅?为|达到?了?|是|高达|已达|控制在|保持在|稳定在)?$")
_BASE_WORDS = re.compile("年度|总|全部|的|其|数量?|比例|比重|所有|量|额|人员|人数|面积|规模|数|投|金|共|上述|该|本次|这些|以上|整体|资")
_OTHER = re.compile("同比|环比|较|增长|下降|提高|上升|降低|增幅|降幅|可比|同口径|加权|折算|平均|扣除|剔除|未取整|去年|上年|预计|力争|(?<!完成)(?<!度)(?<!年)目标|(?<!完成)(?<!度)(?<!年)计划|确保|不低于|以上|拟|估")
_SCOPE = re.compile("全[国省市县区乡镇州院局校厂]|同期|上年|去年|GDP|生产总值|全年|世界|行业|全系统|同类")
_BOUNDED = re.compile("办结|整改|合格|满意|到会|出勤|回收|采纳|参会|参与|出席|到岗|入户|签约|销号|化解|查实|优良|及格|通过|毕业|就业|入学|绿化|覆盖|普及|占")
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
    "覆盖": "覆盖|已开展|已建|已接入|已安装|已走访|已培训|已实现|已配备|已检查|参训|已完成",
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
    "节约": "节约|节省",
    "节支": "节约|节支|节省",
    "中标": "中标",
    "破案": "破获|侦破|破案",
    "资金到位": "到位|拨付",
}
_GENERAL = re.compile("总体|综合|平均|整体|问题|其中|总|的|已|平均|实际|初步|任务|资金|群众|一次|当场|按期|按时|首次|抽检|工作|事项|案件|项目|目前|，|均")
_NOT = re.compile("(?:不|未|尚未|没有|非|待|无)(?:能|予)?$")
_HUNDRED = Interval(Fraction(100), Fraction(100), Fraction(100))
_NO_PART = {*units.RATES, units.BARE}
_PROPORTION = re.compile(
    "(?:比例|之比|比|配比|构成比)(?:约)?(?:为|是|达到?|：)(?P<terms>[0-9]{1,4}(?:\\.[0-9]{1,3})?(?:[:：∶比][0-9]{1,4}(?:\\.[0-9]{1,3})?){1,4})(?![0-9.%])"
)
_INDUSTRIES = re.compile("三次产业(?:增加值)?(?:结构|比例|比重|占比)(?:比)?[^0-9，。；]{0,8}(?P<terms>[0-9.]{1,5}[:：∶][0-9.]{1,5}[:：∶][0-9]{1,2}(?:\\.[0-9]{1,2})?)")
_NEAR = 40  # characters between quantities and their proportion
_LOOSE = Fraction(1, 20)
_MOST = 10  # quantities of one unit looked at


def claims(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield the claims of shares and rates in one paragraph."""
    percents = [one for one in paragraph.claimed() if one.dimension == units.PERCENT]
    if "比" in paragraph.text or "产业结构" in paragraph.text:
        yield from _proportions(paragraph)
    if not percents:
        return
    for percent in percents:
        piece = paragraph.pieces[percent.piece]
        if not percent.exact or _OTHER.search(piece.text) or re.search("可比|同口径|加权|折算|未取整", paragraph.words(piece)):
            continue
        yield from _impossible(percent)
        yield from _of(paragraph, percent, piece)
    yield from _hundred(paragraph, percents)
    yield from _complements(percents)


def _impossible(percent: Quantity) -> Iterator[Claim]:
    """Yield a rate above 100 % where none can be."""
    if percent.low > 100 and (match := _RATE.search(percent.lead)) and _BOUNDED.search(match["stem"]):  # noqa: PLR2004
        yield Claim(
            Kind.SHARE, Verdict.FAILS, Stretch(percent.start, percent.end), percent.printed, f"{percent.printed} > 100%", "100%"
        )


def _of(paragraph: Paragraph, percent: Quantity, piece: Piece) -> Iterator[Claim]:
    share, rate = _SHARE.search(percent.lead), _RATE.search(percent.lead)
    explicit = _explicit(percent, piece)
    if explicit:
        yield from _over(paragraph, percent, explicit)
    elif "分别" in piece.text:
        yield from _respectively(paragraph, percent, piece)
    elif share:
        yield from _share(paragraph, percent, piece, share)
    elif rate:
        yield from _rate(paragraph, percent, rate["stem"])
    elif piece.bracket and not percent.lead and piece.anchor >= 0:
        yield from _bracketed(paragraph, percent, piece)


def _explicit(percent: Quantity, piece: Piece) -> Quantity | None:
    """Return the whole that a share itself names: 占总数80艘的60%."""
    at = piece.quantities.index(percent)
    base = piece.quantities[at - 1] if at else None
    says = re.search("占|完成|达到|相当于|实现", base.lead) if base and base.exact else None
    return base if says and re.match("^[^，]{0,6}的?(?:比例|比重)?为?$", percent.lead) else None


def _over(paragraph: Paragraph, percent: Quantity, whole: Quantity) -> Iterator[Claim]:
    """Yield that the parts before a whole are the share of it."""
    known = [one for one in _before(paragraph, percent) if one.dimension == whole.dimension and one.start < whole.start]
    if known:
        yield from _judged(percent, known[-1], [whole], [*known, whole], joined="合计" in whole.lead or "共" in whole.lead)


def _before(paragraph: Paragraph, percent: Quantity) -> list[Quantity]:
    """Return the exact quantities before a percentage in its paragraph that are none themselves, the nearest last."""
    return [one for one in paragraph.before(percent) if one.exact and one.dimension not in _NO_PART]


def _share(paragraph: Paragraph, percent: Quantity, piece: Piece, share: re.Match[str]) -> Iterator[Claim]:
    """Yield that a share is a part of a whole named before it: 渔船80艘（木质20艘），木质占30%."""
    known = _before(paragraph, percent) or [
        one for one in paragraph.sentence(percent).quantities if one.exact and one.dimension not in _NO_PART
    ]
    if known and known[0].start > percent.end:
        yield from _bound(percent, known[:2], share["who"])
        return
    base = _BASE_WORDS.sub("", share["base"])
    who = re.sub("^(?:其中|而)|(?:合计|共计|共)$", "", share["who"])
    named = [one for one in known if who and len(who) > 1 and (who in one.label or _alike(who, one.label))]
    if named:
        part: Quantity | None = named[-1]
    elif who and not who.endswith("的") and not re.search("合计|共计|两[项者类]|共|合", share["who"]) and not piece.text.startswith(("占", "仅占")):
        before = [one for one in known if one.piece == percent.piece]
        part = before[-1] if before else None
    else:
        part = known[-1] if known else None
    if part is None:
        return
    alike = [one for one in known if one.dimension == part.dimension][-_MOST:]
    wholes = [one for one in alike if one.start < part.start and one.value >= part.value]
    if not wholes and not named and who:
        later = [one for one in paragraph.sentence(percent).quantities if one.start > percent.end and one.exact]
        named = [one for one in later if who in one.label]
        part = named[0] if named else part
        alike = [one for one in later if one.dimension == part.dimension]
        wholes = [one for one in alike if one is not part and one.value >= part.value] if named else []
    if not wholes:
        later = [one for one in paragraph.sentence(percent).quantities if one.start > percent.end and one.dimension == part.dimension and one.exact]
        wholes = [one for one in later if re.search("共|总|合计|参[加评训会]", one.lead) and one.value >= part.value]
        alike = [*alike, *wholes]
    if base:
        wholes = [one for one in wholes if _named(base, one)]
    elif _SCOPE.search(share["base"]):
        return
    if not wholes or _SCOPE.search(share["base"]) and not any(_SCOPE.search(one.lead) for one in wholes):
        return
    joined = bool(re.search("合计|共计|两[项者类]|共|之和", share["who"]))
    yield from _judged(percent, part, wholes, alike, joined=joined)


def _judged(
    percent: Quantity, part: Quantity, wholes: Sequence[Quantity], alike: Sequence[Quantity], *, joined: bool = False
) -> Iterator[Claim]:
    """Yield the claim, every part over every whole being a reading of it; the likeliest is shown."""
    within = wholes[-1] if lists.PARTIAL.match(part.lead) else max(wholes, key=lambda one: (one.value, -one.start))
    runs = [[one for one in alike if start.start <= one.start <= part.start] for start in alike if start.start < part.start]
    parts = [[part], *(run for run in runs if within not in run)]
    if joined:
        parts.sort(key=len, reverse=True)
    chosen = [*((run, within) for run in parts), *((run, whole) for run in parts for whole in alike if whole not in run)]
    both = [(part, one) for one in alike if one is not part]
    chosen += [([one], whole) for one in alike for whole in alike if one is not whole and one.value <= whole.value]
    ways = [way for run, whole in chosen if (way := _division(run, whole))]
    for one, other in both:  # 50 done in time and 6 late: 50 ÷ (50 + 6)
        over = ratio(one, total([one, other]), 100)
        if over:
            ways.append(Calculation(f"{bare(one)} ÷ ({bare(one)} + {bare(other)})", over, (one, other)))
    rest = [difference(_HUNDRED, way.result) for way in ways[:1]]
    if ways:
        yield _rounded(percent, [*ways, *(ways[0]._replace(result=result) for result in rest)])


def _rounded(percent: Quantity, ways: Sequence[Calculation]) -> Claim:
    """Return the verdict; a percentage cut off instead of rounded is near."""
    claim = judged(Kind.SHARE, percent, ways, places=percent.places)
    first = ways[0].result.value
    if claim.verdict is Verdict.FAILS and percent.unit == "%" and percent.value <= first < percent.value + percent.step:
        return claim._replace(verdict=Verdict.NEAR)
    return claim


def _division(parts: Sequence[Quantity], whole: Quantity) -> Calculation | None:
    made = total(list(parts))
    result = ratio(made, whole, 100)
    if result is None:
        return None
    written = bare(parts[0], whole.unit) if len(parts) == 1 else f"({' + '.join(bare(one, whole.unit) for one in parts)})"
    return Calculation(f"{written} ÷ {bare(whole, whole.unit)}", result, (whole, *parts))


def _alike(words: str, label: str) -> bool:
    """Return True if words of a share name a part: its head, and in a longer name its beginning."""
    if words in {"女性", "男性"}:
        return words[0] in label
    return bool(label) and len(words) > 1 and words[-2:] in label and (len(words) <= 4 or words[:2] in label)  # noqa: PLR2004


def _named(base: str, whole: Quantity) -> bool:
    """Return True if the words of a base name a quantity: 占渔船的, of 渔船80艘."""
    return base in whole.label or whole.label.removeprefix("共").endswith(base) or _BASE_WORDS.sub("", whole.label).endswith(base)


def _rate(paragraph: Paragraph, percent: Quantity, stem: str) -> Iterator[Claim]:
    """Yield that a rate is what its word names over what stands before it: 受理50件，办结45件，办结率90%."""
    word = next((stem[-size:] for size in (4, 3, 2) if stem[-size:] in _DONE), stem[-2:])
    names = re.compile(_DONE.get(word, re.escape(word)))
    known = _before(paragraph, percent)
    same = [one for one in paragraph.sentence(percent).quantities if one.exact and one.dimension not in _NO_PART]
    after = [one for one in same if one.start > percent.end]
    subject = _GENERAL.sub("", percent.lead[: percent.lead.rfind(word)])
    claim = None
    if len(subject) < 2 or any(subject[-2:] in one.label for one in known):  # noqa: PLR2004
        claim = _of_words(percent, known, after, (names, word))
        claim = claim or next(_bound(percent, [one for one in same if one.start < percent.start], word), None)
    if claim is None and len(after) > 1 and not [one for one in same if one.piece == percent.piece - 1]:
        claim = _of_words(percent, after[:3], (), (names, word)) or next(_bound(percent, after[:2], word), None)
    if claim is not None:
        yield claim


def _of_words(
    percent: Quantity, known: Sequence[Quantity], later: Sequence[Quantity], words: tuple[re.Pattern[str], str]
) -> Claim | None:
    """Return the claim of a rate whose part is named by its word; None where none is, or what is done in part counts."""
    for part in reversed(known):
        if not _does(part, *words):
            continue
        alike = [one for one in known if one.dimension == part.dimension][-_MOST:]
        wholes = [one for one in alike if one is not part and one.value >= part.value]
        if not wholes:
            wholes = [one for one in later if one.dimension == part.dimension and re.search("共|总|应", one.lead)]
            alike = [*alike, *wholes]
        if wholes:
            claim = next(_judged(percent, part, wholes, alike), None)
            return None if claim is None or (claim.verdict is Verdict.FAILS and _credited(percent, known)) else claim
    return None


def _bound(percent: Quantity, known: Sequence[Quantity], word: str) -> Iterator[Claim]:
    """Yield the rate of a part that its words bind to the whole before it: 1200户中，900户…; 420批，其中重复来访63批，重访率."""
    for whole, part in pairwise(known):
        if whole.dimension != part.dimension or whole.value < part.value or part is not known[-1]:
            continue
        of = whole.tail.endswith("中")
        among = lists.PARTIAL.match(part.lead) and any(letter in part.label for letter in word) and not re.search("[不未非无]", part.label)
        named = len(part.lead) > 2 and part.lead in word  # noqa: PLR2004 - 本科以上占比92%（教师500人，本科以上460人）
        if of or among or named:
            yield from _judged(percent, part, [whole], [whole, part])


def _does(part: Quantity, names: re.Pattern[str], word: str) -> bool:
    """Return True if the words round a quantity name what a rate counts."""
    for match in names.finditer(part.label):
        if not _NOT.search(part.label[: match.start()]) and "率" not in part.label[match.end() : match.end() + 1]:
            return not (re.search("应|部分|阶段性|基本", part.lead) or part.lead.endswith(("需", "待", word + "问题")))
    return False


def _credited(percent: Quantity, known: Sequence[Quantity]) -> bool:
    """Return True if what is done in part counts in part: 整改率87.5% = （3 + 3/6）÷ 4."""
    pairs = [(one, two) for one in known for two in known if one.dimension == two.dimension and 0 < one.value < two.value]
    return any(
        percent.low <= 100 * (one.value + part.value / of.value) / two.value <= percent.high
        for one, two in pairs
        for part, of in pairs
        if part.dimension != one.dimension
    )


def _respectively(paragraph: Paragraph, percent: Quantity, piece: Piece) -> Iterator[Claim]:
    """Yield each of several shares in a row: A30件、B20件，分别占总数的60%、40%."""
    last = piece if piece.quantities else None
    row = _row(paragraph, percent)
    known = _before(paragraph, percent)
    if last is None or "占" not in percent.lead or not known:
        return
    named = [one for one in known if one.dimension == known[-1].dimension]
    parts, wholes = named[-len(row) :], named[: -len(row)]
    if len(parts) < 2 or len(parts) != len(row):  # noqa: PLR2004 - a row
        return
    for one, part in zip(row, parts, strict=True):
        over = [whole for whole in wholes if whole.value >= part.value]
        ways = [way for whole in over if (way := _division([part], whole))]
        if not over:
            whole = total(parts)
            made = ratio(part, whole, 100)
            written = f"{bare(part)} ÷ ({' + '.join(bare(other) for other in parts)})"
            ways = [Calculation(written, made, tuple(parts))] if made else []
        if ways:
            yield _rounded(one, ways)


def _row(paragraph: Paragraph, first: Quantity) -> list[Quantity]:
    """Return the percentages that follow each other from the first: 60%、30%和10%."""
    row = [first]
    for one in paragraph.sentence(first).quantities:
        if one.start > row[-1].start and one.dimension == units.PERCENT and one.start - row[-1].end <= 2:  # noqa: PLR2004 - 、
            row.append(one)
    return row


def _bracketed(paragraph: Paragraph, percent: Quantity, piece: Piece) -> Iterator[Claim]:
    """Yield that a bare percentage in brackets is the share of the part before it: 优秀20人（40%）."""
    anchor = paragraph.pieces[piece.anchor]
    same = paragraph.by_number[piece.sentence].pieces
    if not anchor.quantities or len([one for one in same if one.bracket == piece.bracket]) > 1:
        return
    part = anchor.quantities[-1]
    known = [one for one in _before(paragraph, percent) if one.dimension == part.dimension]
    wholes = [one for one in known if one.start < part.start and one.value > part.value]
    if wholes and not part.tail and re.match("共|有|其中|$", ""):
        yield from _judged(percent, part, wholes, known)


def _hundred(paragraph: Paragraph, percents: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that shares make 100 %, where the last is that of the rest."""
    for sentence in paragraph.sentences():
        row = [one for one in sentence.quantities if one.dimension == units.PERCENT]
        if len(row) < 2 or any(_OTHER.search(piece.text) for piece in sentence.pieces):  # noqa: PLR2004
            continue
        rest = bool(re.search("^(?:而)?(?:其余|其他|剩余|余下)", row[-1].lead))
        respectively = _row(paragraph, row[0])
        if len(respectively) == len(row) > 2 and "占比分别" in row[0].lead:  # noqa: PLR2004
            closed = "产业" in paragraph.words(sentence.pieces[0])
            made = total(row)
            if closed or made.low > 100:  # noqa: PLR2004
                rest = True
                row = [one._replace(lead="占") for one in row]
        shares = [one for one in row if "占" in one.lead or not one.lead or one is row[-1]]
        same = len({one.lead[-3:] for one in row}) == 1 or all("占" in one.lead for one in row)
        if len(shares) != len(row) or not all(one.exact for one in row) or not (rest or (same and lists.complete(row))):
            continue
        made = total(row)
        off = not made.low <= 100 <= made.high  # noqa: PLR2004
        near = abs(made.value - 100) >= max(one.step for one in row)
        yield Claim(
            Kind.SHARE,
            Verdict.FAILS if off else Verdict.NEAR if near else Verdict.PROVED,
            Stretch(row[-1].start, row[-1].end),
            row[-1].printed,
            f"{' + '.join(one.printed for one in row)} = {decimal(made.value)}%",
            f"{decimal(100 - made.value + row[-1].value)}%",
            tuple(Stretch(one.start, one.end) for one in row[:-1]),
        )


def _complements(percents: Sequence[Quantity]) -> Iterator[Claim]:
    """Yield that a rate and its opposite make 100 %: 合格率92%，不合格率8%."""
    rates = {match["stem"]: one for one in percents if one.exact and (match := _RATE.search(one.lead))}
    for stem, one in rates.items():
        opposite = next((other for name, other in rates.items() if name in {f"不{stem}", f"未{stem}", f"非{stem}"}), None)
        if opposite is not None:
            way = Calculation(f"100% − {one.printed}", difference(_HUNDRED, one), (one,))
            yield judged(Kind.SHARE, opposite, [way], places=opposite.places, linear=True)



def _proportions(paragraph: Paragraph) -> Iterator[Claim]:
    """Yield that quantities stand in the proportion named behind them: 男60人、女40人，男女比例为3:2."""
    for match in _INDUSTRIES.finditer(paragraph.text):
        shares = [Fraction(one) for one in re.split("[:：∶]", match["terms"])]
        off = abs(sum(shares) - 100) > Fraction(3, 20)
        written = f"{' + '.join(decimal(one) for one in shares)} = {decimal(Fraction(sum(shares)))}"
        yield Claim(Kind.SHARE, Verdict.FAILS if off else Verdict.PROVED, Stretch(*match.span("terms")), match["terms"], written, "")
    for match in _PROPORTION.finditer(paragraph.text):
        terms = [Fraction(one) for one in re.split("[:：∶比]", match["terms"])]
        before = [one for one in paragraph.quantities if one.end <= match.start() and match.start() - one.end < _NEAR]
        named = [one for one in before if before and one.dimension == before[-1].dimension][-len(terms) :]
        if len(named) != len(terms) or not named[0].dimension or not all(terms) or not all(one.exact and one.value for one in named):
            continue
        exact = [one.value / named[-1].value for one in named]
        printed = [one / terms[-1] for one in terms]
        holds = any(all(abs(a - b) <= _LOOSE * b for a, b in zip(way, printed, strict=True)) for way in (exact, [one.value / named[0].value for one in named[::-1]]))
        shown = ":".join(bare(one, named[0].unit) for one in named)
        yield Claim(
            Kind.SHARE,
            Verdict.PROVED if holds else Verdict.FAILS,
            Stretch(*match.span("terms")),
            match["terms"],
            f"{shown} = {':'.join(decimal(one, 2) for one in exact)}",
            "",
            tuple(Stretch(one.start, one.end) for one in named),
        )
