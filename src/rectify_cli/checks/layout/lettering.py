"""The letters: typeface, size and colour of each part of a paper."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rectify_cli.checks.layout.parts import Part, Role, hanzi, is_red, lead, place
from rectify_cli.core.diagnostics import Diagnostic, Rule, warning
from rectify_cli.core.language import Phrase
from rectify_cli.documents.layout import standard
from rectify_cli.documents.layout.standard import Face, Lettering
from rectify_cli.documents.typeset import Letters, Typeset

_CURE = Phrase("选中这几个字，改字体、字号", "select the words and change the font and the size")

TITLE = warning(
    "G611",
    # GB/T 9704-2012, 7.3.1
    Phrase("标题一般用 2 号小标宋体字", "the title is in 22 pt (二号) Xiaobiaosong (小标宋)"),
    Phrase("标题改为方正小标宋简体、二号", "set the title in 方正小标宋简体, 22 pt"),
)
HEADING = warning(
    "G612",
    # GB/T 9704-2012, 7.3.3
    Phrase(
        "第一层用黑体，第二层用楷体，第三、四层用仿宋，均为 3 号",
        "headings of level 1 are in Heiti, of level 2 in Kaiti, of levels 3 and 4 in FangSong, all 16 pt (三号)",
    ),
    _CURE,
)
BODY = warning(
    "G613",
    # GB/T 9704-2012, 7.3.3
    Phrase("正文一般用 3 号仿宋体字", "the body is in 16 pt (三号) FangSong (仿宋)"),
    Phrase("正文改为仿宋_GB2312、三号", "set the body in 仿宋_GB2312, 16 pt"),
)
ELSEWHERE = warning(
    "G614",
    # GB/T 9704-2012, 5.2.2
    Phrase(
        "主送机关、附件说明、署名、日期、附注、发文字号一般用 3 号仿宋体字",
        "addressee, list of attachments, signature, date, note and document number are in 16 pt (三号) FangSong",
    ),
    _CURE,
)
ATTACHMENT = warning(
    "G615",
    # GB/T 9704-2012, 7.3.7
    Phrase(
        "附件首行“附件”及顺序号用 3 号黑体字",
        "附件 and its number at the top of an attachment are in 16 pt Heiti (黑体)",
    ),
    Phrase("“附件”二字改为黑体、三号", "set 附件 in 黑体, 16 pt"),
)
URGENCY = warning(
    "G616",
    # GB/T 9704-2012, 7.2.2, 7.2.3
    Phrase("密级和保密期限、紧急程度一般用 3 号黑体字", "secrecy and urgency are in 16 pt Heiti (黑体)"),
    _CURE,
)
IMPRINT = warning(
    "G617",
    # GB/T 9704-2012, 7.4.2, 7.4.3
    Phrase("抄送机关、印发机关和印发日期一般用 4 号仿宋体字", "抄送 and 印发 are in 14 pt (四号) FangSong"),
    _CURE,
)
COLOUR = warning(
    "G618",
    # GB/T 9704-2012, 5.2.4
    Phrase("公文中文字一般为黑色", "the text is black"),
    Phrase("字体颜色改为“自动”", "set the colour of the font to automatic"),
)
MARK = warning(
    "G619",
    # GB/T 9704-2012, 7.2.4
    Phrase(
        "发文机关标志为红色，推荐用小标宋体字", "the mark of the issuing body is red, Xiaobiaosong (小标宋) recommended"
    ),
    Phrase("改为方正小标宋简体、红色", "set it in 方正小标宋简体, red"),
)

_PARTS = {
    Role.TITLE: (TITLE, Phrase("标题", "the title"), standard.TITLE),
    Role.BODY: (BODY, Phrase("正文", "the body"), standard.BODY),
    Role.ADDRESSEE: (ELSEWHERE, Phrase("主送机关", "the addressee"), standard.BODY),
    Role.ATTACHMENTS: (ELSEWHERE, Phrase("附件说明", "the list of attachments"), standard.BODY),
    Role.ISSUER: (ELSEWHERE, Phrase("发文机关署名", "the signature"), standard.BODY),
    Role.DATE: (ELSEWHERE, Phrase("成文日期", "the date"), standard.BODY),
    Role.NOTE: (ELSEWHERE, Phrase("附注", "the note"), standard.BODY),
    Role.NUMBER: (ELSEWHERE, Phrase("发文字号", "the document number"), standard.BODY),
    Role.ATTACHMENT: (ATTACHMENT, Phrase("“附件”", "附件"), standard.ATTACHMENT),
    Role.URGENCY: (URGENCY, Phrase("密级、紧急程度", "secrecy or urgency"), standard.URGENCY),
    Role.IMPRINT: (IMPRINT, Phrase("版记", "the imprint"), standard.IMPRINT),
}
_LEVELS = (
    Phrase("第一层标题", "a heading of level 1"),
    Phrase("第二层标题", "a heading of level 2"),
    Phrase("第三层标题", "a heading of level 3"),
    Phrase("第四层标题", "a heading of level 4"),
)
_AS_TEXT = {Face.HEITI, Face.KAITI}
"""What the words that open a paragraph of the body may be set in: the standard does not forbid that."""
_DARK = re.compile("[0-3].[0-3].[0-3].")


def run(paper: Typeset, parts: Sequence[Part]) -> Iterator[Diagnostic]:
    """Yield the parts that are not lettered as the standard wants."""
    for part in parts:
        if part.role is Role.HEADING:
            yield from _heading(paper, part)
        elif part.role is Role.MARK:
            yield from _mark(paper, part)
        elif part.role in _PARTS:
            rule, name, wanted = _PARTS[part.role]
            free = _free(part)
            yield from _lettered(paper, part, rule, name, wanted, _letters(part, len(free), None), _also(part.role))
            if free:
                yield from _lettered(paper, part, rule, name, wanted, _letters(part, 0, len(free)), _AS_TEXT)
        if part.role is not Role.MARK:
            yield from _coloured(paper, part)


def _also(role: Role) -> set[Face]:
    """Return the typefaces that a part may be set in too: the name behind 签发人 is in 楷体 (7.2.6)."""
    return {Face.KAITI} if role is Role.NUMBER else set()


def _free(part: Part) -> str:
    """Return the words that open a paragraph of the body, up to the first mark."""
    found = re.match("[^。：；，]{1,30}[。：；，]", part.paragraph.text) if part.role is Role.BODY else None
    return found[0] if found else ""


def _heading(paper: Typeset, part: Part) -> Iterator[Diagnostic]:
    """Yield what is wrong with a heading, and with the text that goes on behind its first sentence."""
    level = part.level - 1
    heading = len(lead(part.paragraph.text))
    yield from _lettered(
        paper, part, HEADING, _LEVELS[level], standard.HEADINGS[level], _letters(part, 0, heading), set()
    )
    rule, name, wanted = _PARTS[Role.BODY]
    yield from _lettered(paper, part, rule, name, wanted, _letters(part, heading, None), set())


def _letters(part: Part, start: int, end: int | None) -> list[Letters]:
    """Return the runs of a part of a paragraph; numbers that Word adds itself have none."""
    whole = part.paragraph.text.replace("\n", "")
    at = len(whole) - sum(len(letters.text) for letters in part.paragraph.letters)
    end = len(whole) if end is None else end
    runs = []
    for letters in part.paragraph.letters:
        words = letters.text[max(0, start - at) : max(0, end - at)]
        at += len(letters.text)
        if hanzi(words):
            runs.append(letters._replace(text=words))
    return runs


def _lettered(  # noqa: PLR0913, PLR0917 - the part, its rule, what is there and what is wanted
    paper: Typeset, part: Part, rule: Rule, name: Phrase, wanted: Lettering, runs: Sequence[Letters], also: set[Face]
) -> Iterator[Diagnostic]:
    """Yield how the most 汉字 that are not as wanted are set."""
    faces = {wanted.face, *also}
    off: Counter[tuple[str, float]] = Counter()
    for letters in runs:
        if standard.face_of(letters.font) not in faces or letters.points != wanted.size.points:
            off[letters.font, letters.points] += hanzi(letters.text)
    if not off or wanted.face is None:
        return
    (font, points), _ = off.most_common(1)[0]
    is_part = len(runs) > 1 and sum(off.values()) < sum(hanzi(letters.text) for letters in runs)
    words = next(letters.text for letters in runs if (letters.font, letters.points) == (font, points))
    shown = words if len(words) <= 10 else f"{words[:9]}…"  # noqa: PLR2004 - so many show which words are meant
    zh_part, en_part = (f"中“{shown}”", f" (“{shown}”)") if is_part else ("", "")
    used, size = font or "未指定字体", standard.called(points)
    yield rule.broken(
        place(paper, part.paragraph),
        Phrase(
            f"{name.zh}{zh_part}用{used}{size.zh}，应为{wanted.face.label.zh}{wanted.size.name}",
            f"{name.en}{en_part} is in {size.en} {font or 'of no named font'}, not in "
            f"{standard.called(wanted.size.points).en} {wanted.face.label.en}",
        ),
    )


def _mark(paper: Typeset, part: Part) -> Iterator[Diagnostic]:
    for letters in part.paragraph.letters:
        if not hanzi(letters.text):
            continue
        if not is_red(letters.colour):
            yield MARK.broken(
                place(paper, part.paragraph), Phrase("发文机关标志不是红色", "the mark of the issuing body is not red")
            )
            return
        if standard.face_of(letters.font) is not Face.XIAOBIAOSONG:
            yield MARK.broken(
                place(paper, part.paragraph),
                Phrase(
                    f"发文机关标志用{letters.font or '未指定字体'}，推荐用小标宋",
                    f"the mark of the issuing body is in {letters.font or 'no named font'}; 小标宋 is recommended",
                ),
            )
            return


def _coloured(paper: Typeset, part: Part) -> Iterator[Diagnostic]:
    for letters in part.paragraph.letters:
        if hanzi(letters.text) and letters.colour and not _DARK.fullmatch(letters.colour):
            yield COLOUR.broken(
                place(paper, part.paragraph),
                Phrase(
                    f"“{letters.text.strip()[:10]}”的颜色为 {letters.colour}",
                    f"“{letters.text.strip()[:10]}” is coloured {letters.colour}",
                ),
            )
            return
