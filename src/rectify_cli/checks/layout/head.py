"""The head and the imprint: where mark and number stand, the red rule, the rules round 抄送 and 印发."""

from collections.abc import Iterator, Sequence

from rectify_cli.checks.layout.parts import Part, Role, is_red, place
from rectify_cli.core.diagnostics import Diagnostic, error, warning
from rectify_cli.core.language import Phrase
from rectify_cli.documents.typeset import Typeset, TypesetParagraph

MARK = error(
    "G631",
    # GB/T 9704-2012, 7.2.4
    Phrase("发文机关标志居中排布", "the mark of the issuing body is centred"),
    Phrase("发文机关标志设为居中", "centre the mark"),
)
NUMBER = warning(
    "G632",
    # GB/T 9704-2012, 7.2.5
    Phrase(
        "发文字号居中；上行文居左空一字，与签发人同处一行",
        "the document number is centred; in a paper to a higher body 1 字 in, on one line with 签发人",
    ),
    Phrase("发文字号设为居中", "centre the number"),
)
RULE = warning(
    "G633",
    # GB/T 9704-2012, 7.2.7
    Phrase(
        "发文字号之下 4 毫米处有一条与版心等宽的红线", "a red rule as wide as the text stands 4 mm under the number"
    ),
    Phrase(
        "给发文字号段落加红色下框线，距正文 11 磅", "give the paragraph of the number a red bottom border, 11 pt away"
    ),
)
IMPRINT = warning(
    "G634",
    # GB/T 9704-2012, 7.4.1
    Phrase("版记有与版心等宽的分隔线", "the imprint stands between rules as wide as the text"),
    Phrase("版记放在有上、中、下框线的表格里", "put it into a table with rules above, between and below"),
)

_OFF = 0.4
_SIGNER = "签发人"


def run(paper: Typeset, parts: Sequence[Part]) -> Iterator[Diagnostic]:
    """Yield what of head and imprint stands elsewhere or lacks its rule."""
    marks = [part.paragraph for part in parts if part.role is Role.MARK]
    for mark in marks:
        if mark.align != "center":
            yield MARK.broken(
                place(paper, mark), Phrase("发文机关标志未居中", "the mark of the issuing body is not centred")
            )
    numbers = [part.paragraph for part in parts if part.role is Role.NUMBER]
    # 函 has its number at the right, under a rule of its own (10.1); only under 文件 is it certain.
    if marks and numbers and marks[-1].text.strip().endswith("文件"):
        yield from _number(paper, numbers[0])
        yield from _rule(paper, numbers[0], parts)
    imprint = [part.paragraph for part in parts if part.role is Role.IMPRINT]
    if imprint and not paper.drawn and not any(paragraph.ruled for paragraph in imprint):
        yield IMPRINT.broken(place(paper, imprint[0]), Phrase("版记没有分隔线", "the imprint has no rules"))


def _number(paper: Typeset, number: TypesetParagraph) -> Iterator[Diagnostic]:
    upward = _SIGNER in number.text
    if upward and number.align != "center":
        if number.indents.first is not None and abs(number.indents.first - 1) > _OFF:
            yield NUMBER.broken(
                place(paper, number),
                Phrase(
                    f"发文字号左空 {number.indents.first:.1f} 字，应左空 1 字",
                    f"the document number begins {number.indents.first:.1f} 字 in, not 1",
                ),
            )
    elif not upward and number.align != "center":
        yield NUMBER.broken(place(paper, number), Phrase("发文字号未居中", "the document number is not centred"))


def _rule(paper: Typeset, number: TypesetParagraph, parts: Sequence[Part]) -> Iterator[Diagnostic]:
    """Yield that there is no red rule, unless one may be drawn; a signer may stand between number and rule."""
    if paper.drawn:
        return
    head = [part.paragraph for part in parts if part.paragraph.number >= number.number][:3]
    rules = [paragraph.rule_under for paragraph in head if paragraph.rule_under is not None]
    if not rules:
        yield RULE.broken(
            place(paper, number), Phrase("发文字号之下没有红线", "there is no red rule under the document number")
        )
    elif not any(is_red(rule.upper()) for rule in rules):
        yield RULE.broken(
            place(paper, number), Phrase("发文字号之下的线不是红色", "the rule under the document number is not red")
        )
