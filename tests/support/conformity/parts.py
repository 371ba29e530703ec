"""Claims on the parts of single kinds of papers: 附件说明, 附件, 附注, who was at a meeting, the head of a letter."""

from collections.abc import Iterator

from conformity.paper import Element, Paper, lettering_of, runs, text, w
from rectify_cli.documents.layout import standard

LISTED = "公文附件说明"
_LEVEL = ("出席", "请假", "列席")
_HUNDREDTHS = 200


def attachments_are_listed_in_2_characters(paper: Paper) -> Iterator[str]:
    """附件说明 begins 2 字 from the left behind a blank line; its names have no closing mark (7.3.4)."""
    for line in paper.styled(LISTED):
        if text(line).startswith("附件："):
            yield from _begins(paper, line)
            if paper.layout(line, "spacing", "before") in {None, "0"}:
                yield f"no blank line is before {text(line)}"
        if not text(line).startswith(_LEVEL) and text(line)[-1] in "。；，":
            yield f"{text(line)} has a closing mark"


def attachments_start_pages(paper: Paper) -> Iterator[str]:
    """附件 is on a page of its own, flush left in 3号黑体, its title centred in 2号小标宋 (7.3.7)."""
    for label in paper.styled("公文附件"):
        if not paper.switched(label, "pageBreakBefore"):
            yield f"{text(label)} does not start a page"
        yield from _lettered(paper, label, standard.ATTACHMENT)
    for title in paper.styled("公文附件标题"):
        if paper.layout(title, "jc") != "center":
            yield f"{text(title)} is not centred"
        yield from _lettered(paper, title, standard.TITLE)


def notes_are_in_brackets(paper: Paper) -> Iterator[str]:
    """附注 is in brackets, 2 字 from the left (7.3.6)."""
    for note in paper.styled("公文附注"):
        if (text(note)[:1], text(note)[-1:]) != ("（", "）"):
            yield f"{text(note)} is not in brackets"
        if paper.layout(note, "ind", "firstLineChars") != str(_HUNDREDTHS):
            yield f"{text(note)} is indented {paper.layout(note, 'ind', 'firstLineChars')}"


def attendance_is_led_by_heiti(paper: Paper) -> Iterator[str]:
    """出席, 请假 and 列席 begin 2 字 from the left in 黑体, the names behind the colon are in 仿宋 (10.3)."""
    for line in paper.styled(LISTED):
        if text(line).startswith(_LEVEL):
            yield from _begins(paper, line)
            label, *names = runs(line)
            yield from _run_lettered(paper, label, standard.Lettering(standard.Face.HEITI, standard.SIZE_3))
            for name in names:
                yield from _run_lettered(paper, name, standard.BODY)


def letter_has_double_rules(paper: Paper) -> Iterator[str]:
    """A letter has a rule thick over thin under its mark, one thin over thick below, no number on page 1 (10.1)."""
    rules = [
        str(rule.get(w("val")))
        for box in paper.document.iter(w("txbxContent"))
        for rule in box.iter(w("bottom"))
        if next(rule.iterancestors(w("pBdr")), None) is not None
    ]
    if rules and rules != ["thickThinSmallGap", "thinThickSmallGap"]:
        yield f"the rules of the letter are {rules}"
    if rules and paper.section.find(w("titlePg")) is None:
        yield "the first page of the letter has a number"


def _begins(paper: Paper, line: Element) -> Iterator[str]:
    left, hanging = (int(paper.layout(line, "ind", name) or 0) for name in ("leftChars", "hangingChars"))
    if left - hanging != _HUNDREDTHS:
        yield f"{text(line)} begins {(left - hanging) / 100} 字 from the left"


def _lettered(paper: Paper, line: Element, wanted: standard.Lettering) -> Iterator[str]:
    for run in runs(line):
        yield from _run_lettered(paper, run, wanted)


def _run_lettered(paper: Paper, run: Element, wanted: standard.Lettering) -> Iterator[str]:
    found = (str(paper.lettering(run, "rFonts", "eastAsia")), str(paper.lettering(run, "sz")))
    if found != lettering_of(wanted):
        yield f"{text(run)} is in {found}, not {lettering_of(wanted)}"
