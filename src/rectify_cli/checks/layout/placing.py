"""Where each part of a paper stands: indents, alignment, the signature, attachments on pages of their own."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rectify_cli.checks.layout.parts import Part, Role, place
from rectify_cli.core.chinese import width
from rectify_cli.core.diagnostics import Diagnostic, error
from rectify_cli.core.language import Phrase
from rectify_cli.documents.layout import standard
from rectify_cli.documents.typeset import TWIPS, Typeset, TypesetParagraph

CENTRED = error(
    "G621",
    # GB/T 9704-2012, 7.3.1
    Phrase("标题居中", "the title is centred"),
    Phrase("标题设为居中，不缩进", "centre the title, without an indent"),
)
ADDRESSEE = error(
    "G622",
    # GB/T 9704-2012, 7.3.2
    Phrase("主送机关居左顶格，后标全角冒号", "the addressee stands flush left and ends in a full-width colon"),
    Phrase("取消缩进，末尾写“：”", "remove the indent, end with “：”"),
)
INDENTED = error(
    "G623",
    # GB/T 9704-2012, 7.3.3
    Phrase("每个自然段左空二字，回行顶格", "each paragraph begins 2 字 in, and its further lines are flush"),
    Phrase("段落设首行缩进 2 字符，左、右缩进 0", "set a first-line indent of 2 characters, and none at the left"),
)
ATTACHMENTS = error(
    "G624",
    # GB/T 9704-2012, 7.3.4
    Phrase(
        "附件说明在正文下空一行，左空二字，名称后不加标点",
        "the list of attachments stands one line under the text, 2 字 in, and its names end in no mark",
    ),
    Phrase(
        "上空一行，左空二字，去掉末尾的标点", "leave a blank line above, indent by 2 字, remove the mark at the end"
    ),
)
SIGNATURE = error(
    "G625",
    # GB/T 9704-2012, 7.3.5.1, 7.3.5.2
    Phrase(
        "加盖印章的，日期右空四字，署名居中于日期之上；不加盖的，署名右空二字，日期首字比署名首字右移二字",
        "with a seal the date ends 4 字 from the right, the issuer centred over it; without one the issuer ends 2 字 "
        "from the right, the date begins 2 字 right of it",
    ),
    Phrase(
        "加盖印章：日期右缩进 4 字符，署名居中其上；不加盖：署名右缩进 2 字符，日期首字右移 2 字符",
        "with a seal: the date 4 字 from the right; without: the issuer 2 字 from the right, the date 2 字 right of it",
    ),
)
DIGITS = error(
    "G626",
    # GB/T 9704-2012, 7.3.5.4
    Phrase("成文日期用阿拉伯数字", "the date is in Arabic digits"),
    Phrase("改为阿拉伯数字，如 2025年1月10日", "write it in digits, such as 2025年1月10日"),
)
NOTE = error(
    "G627",
    # GB/T 9704-2012, 7.3.6
    Phrase("附注居左空二字，加圆括号", "the note stands 2 字 in, in round brackets"),
    Phrase("附注设左缩进 2 字符", "indent the note by 2 字"),
)
ATTACHMENT = error(
    "G628",
    # GB/T 9704-2012, 7.3.7
    Phrase("附件另面编排，“附件”二字顶格", "an attachment begins on a page of its own, 附件 flush left"),
    Phrase("段落设“段前分页”，取消缩进", "set “page break before”, remove the indent"),
)

_OFF = 0.3
"""By how many 字 an indent may differ: what rounding to points and to hundredths of a cm makes of it."""
_LOOSE = 0.8
"""The same for a signature, whose place depends on the widths of digits."""
_INDENT = 2
_SEALED, _UNSEALED = 4, 2
_FREE_GAP = 3
"""So many blank paragraphs may be a page that somebody filled by hand."""
_LEFT = {"left", "both", "distribute", "start", "justify"}


def run(paper: Typeset, parts: Sequence[Part]) -> Iterator[Diagnostic]:
    """Yield the parts that stand elsewhere."""
    for part in parts:
        if not part.paragraph.framed:
            yield from _part(paper, part)
    for at, (issuer, date) in enumerate(pairwise(parts)):
        if at and issuer.role is Role.ISSUER and date.role is Role.DATE:
            yield from _signature(paper, [part.paragraph for part in parts[: at + 1]], date.paragraph)
    yield from _list(paper, parts)


def _part(paper: Typeset, part: Part) -> Iterator[Diagnostic]:
    paragraph = part.paragraph
    match part.role:
        case Role.TITLE if paragraph.align != "center":
            yield CENTRED.broken(
                place(paper, paragraph),
                Phrase(f"标题{_aligned(paragraph).zh}，应居中", f"the title is {_aligned(paragraph).en}, not centred"),
            )
        case Role.ADDRESSEE:
            yield from _addressee(paper, paragraph)
        case Role.BODY | Role.HEADING:
            yield from _indented(paper, part)
        case Role.NOTE if _differs(paragraph.indents.first, _INDENT) or paragraph.align not in _LEFT:
            yield NOTE.broken(place(paper, paragraph), _stands("附注", "the note", paragraph, _INDENT))
        case Role.ATTACHMENT:
            if _differs(paragraph.indents.first, 0) or paragraph.align not in _LEFT:
                yield ATTACHMENT.broken(place(paper, paragraph), _stands("“附件”", "附件", paragraph, 0))
            if not paragraph.new_page and paragraph.gap < _FREE_GAP:
                yield ATTACHMENT.broken(
                    place(paper, paragraph), Phrase("附件未另起一页", "the attachment begins on no page of its own")
                )
        case Role.DATE if not any(character.isdecimal() for character in paragraph.text):
            yield DIGITS.broken(
                place(paper, paragraph), Phrase(f"成文日期写作“{paragraph.text}”", f"the date reads “{paragraph.text}”")
            )


def _addressee(paper: Typeset, paragraph: TypesetParagraph) -> Iterator[Diagnostic]:
    if _differs(paragraph.indents.first, 0) or paragraph.align not in _LEFT:
        yield ADDRESSEE.broken(place(paper, paragraph), _stands("主送机关", "the addressee", paragraph, 0))
    if paragraph.text.endswith(":"):
        yield ADDRESSEE.broken(
            place(paper, paragraph), Phrase("主送机关后用的是半角冒号", "the addressee ends in a half-width colon")
        )


def _indented(paper: Typeset, part: Part) -> Iterator[Diagnostic]:
    paragraph = part.paragraph
    name = ("正文", "the paragraph") if part.role is Role.BODY else ("层次标题", "the heading")
    if paragraph.align not in _LEFT or _differs(paragraph.indents.first, _INDENT):
        yield INDENTED.broken(place(paper, paragraph), _stands(*name, paragraph, _INDENT))
    elif _differs(paragraph.indents.turned, 0):
        left = paragraph.indents.turned or 0
        yield INDENTED.broken(
            place(paper, paragraph),
            Phrase(
                f"{name[0]}回行左空 {left:.1f} 字，应顶格",
                f"the further lines of {name[1]} begin {left:.1f} 字 in, not flush",
            ),
        )


def _list(paper: Typeset, parts: Sequence[Part]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the list of attachments."""
    listed = [part.paragraph for part in parts if part.role is Role.ATTACHMENTS]
    if not listed:
        return
    first = listed[0]
    if _differs(first.indents.first, _INDENT) or first.align not in _LEFT:
        yield ATTACHMENTS.broken(place(paper, first), _stands("附件说明", "the list of attachments", first, _INDENT))
    pitch = paper.sections[first.section].pitch / TWIPS or standard.SIZE_3.points
    above = first.spacing.before
    if not first.gap and above is not None and above < pitch / 2 and not first.new_page:
        yield ATTACHMENTS.broken(
            place(paper, first), Phrase("附件说明上未空一行", "there is no blank line above the list of attachments")
        )
    for paragraph in listed:
        if paragraph.text.rstrip().endswith(("。", "；", ";", "，", "、", ".")):
            yield ATTACHMENTS.broken(
                place(paper, paragraph),
                Phrase(
                    f"附件名称后有“{paragraph.text.rstrip()[-1]}”",
                    f"the name of an attachment ends in “{paragraph.text.rstrip()[-1]}”",
                ),
            )


def _signature(paper: Typeset, above: Sequence[TypesetParagraph], date: TypesetParagraph) -> Iterator[Diagnostic]:
    """Yield where the issuer, the last of the lines `above`, and the date stand, unless by the standard or unknown."""
    issuer = above[-1]
    ends = [_ends(paper, paragraph) for paragraph in (issuer, date)]
    upright = paper.sections[date.section].upright
    if any(end is None for end in ends) or issuer.framed or date.framed or not upright:
        return
    (start_issuer, end_issuer), (start_date, end_date) = (end for end in ends if end is not None)
    sealed = (
        abs(end_date - _SEALED) <= _LOOSE and abs((start_issuer - end_issuer) - (start_date - end_date)) <= 2 * _LOOSE
    )
    signed = abs(start_date - start_issuer - _INDENT) <= _LOOSE
    # Of several issuers the longest ends where a single one does, and the others begin with it.
    lines = (*_ends_of_joint(paper, above, start_issuer), end_date)
    unsealed = signed and any(abs(end - _UNSEALED) <= _LOOSE for end in lines)
    full = start_issuer <= _LOOSE
    if sealed or unsealed or full:
        return
    yield SIGNATURE.broken(
        place(paper, date),
        Phrase(
            f"署名右空 {end_issuer:.1f} 字，日期右空 {end_date:.1f} 字，"
            f"日期首字比署名首字右移 {start_date - start_issuer:.1f} 字",
            f"the issuer ends {end_issuer:.1f} 字 from the right, the date {end_date:.1f}, and begins "
            f"{start_date - start_issuer:.1f} 字 right of the issuer",
        ),
    )


def _ends_of_joint(paper: Typeset, above: Sequence[TypesetParagraph], start: float) -> Iterator[float]:
    """Yield how far from the right the lines end that stand over the date and begin where the last of them does."""
    for paragraph in reversed(above):
        ends = _ends(paper, paragraph)
        if ends is None or abs(ends[0] - start) > _LOOSE:
            return
        yield ends[1]


def _ends(paper: Typeset, paragraph: TypesetParagraph) -> tuple[float, float] | None:
    """Return how many 字 a line begins from the left, and ends from the right; None where that is unknown."""
    section, letters = paper.sections[paragraph.section], next(iter(paragraph.letters), None)
    first, right = paragraph.indents.first, paragraph.indents.right
    if letters is None or first is None or right is None:
        return None
    across = section.across / TWIPS / max(1, letters.points + letters.spacing + (section.characters or 0))
    wide = width.of(paragraph.text)
    rest = across - first - right - wide
    match paragraph.align:
        case "center":
            return first + rest / 2, right + rest / 2
        case "right":
            return first + rest, right
        case _:
            return first, right + rest


def _differs(indent: float | None, wanted: float) -> bool:
    return indent is not None and abs(indent - wanted) > _OFF


def _aligned(paragraph: TypesetParagraph) -> Phrase:
    return {
        "center": Phrase("居中", "centred"),
        "right": Phrase("居右", "set right"),
    }.get(paragraph.align, Phrase("居左", "set left"))


def _stands(zh: str, en: str, paragraph: TypesetParagraph, wanted: int) -> Phrase:
    """Return where a paragraph stands, and where it should."""
    should = Phrase(f"应左空 {wanted} 字", f"not {wanted} 字 in") if wanted else Phrase("应居左顶格", "not flush left")
    if paragraph.align not in _LEFT:
        there = Phrase(f"{zh}{_aligned(paragraph).zh}", f"{en} is {_aligned(paragraph).en}")
    elif abs(first := paragraph.indents.first or 0) > _OFF:
        there = Phrase(f"{zh}左空 {first:.1f} 字", f"{en} begins {first:.1f} 字 in")
    else:
        there = Phrase(f"{zh}顶格", f"{en} begins flush left")
    return Phrase(f"{there.zh}，{should.zh}", f"{there.en}, {should.en}")
