"""Claims on the page: paper, margins, grid, default style, page numbers, fonts and settings."""

import math
import re
from collections.abc import Iterator

from conformity.paper import Element, Paper, is_on, lettering_of, runs, text, w
from rectify_cli.documents.layout import standard

MM = standard.TWIPS
FONTS = {face.font for face in standard.Face}


def page_is_a4(paper: Paper) -> Iterator[str]:
    """The paper is A4, 210 x 297 mm (5.1)."""
    size = tuple(paper.number("pgSz", side) / MM for side in ("w", "h"))
    if not all(math.isclose(*side, abs_tol=0.5) for side in zip(size, standard.PAGE, strict=True)):
        yield f"the page is {size[0]:.1f} x {size[1]:.1f} mm"


def text_area_is_156_by_225_mm(paper: Paper) -> Iterator[str]:
    """版心 is 156 x 225 mm, within half a millimetre (5.2)."""
    for name, (twips, wanted) in _text_area(paper).items():
        if abs(twips / MM - wanted) > 0.5:
            yield f"the text is {twips / MM:.1f} mm {name}, not {wanted}"


def margins_are_37_and_28_mm(paper: Paper) -> Iterator[str]:
    """天头 is 37 mm and 订口 28 mm, within one millimetre; there is no gutter (5.2.1)."""
    for side, wanted in (("top", standard.TOP), ("left", standard.LEFT)):
        found = paper.number("pgMar", side) / MM
        if abs(found - wanted) > standard.GIVE:
            yield f"the {side} margin is {found:.1f} mm, not {wanted}"
    if paper.number("pgMar", "gutter"):
        yield "there is a gutter"


def grid_is_22_lines_of_28_characters(paper: Paper) -> Iterator[str]:
    """A page holds 22 lines of 28 字 (5.2.2)."""
    area = {name: twips for name, (twips, _) in _text_area(paper).items()}
    lines = area["high"] // (paper.number("docGrid", "linePitch") or 1)
    characters = math.floor(area["wide"] / 20 / _pitch(paper))
    if (lines, characters) != (standard.LINES, standard.CHARACTERS):
        yield f"a page holds {lines} lines of {characters} 字"


def default_style_is_written_out(paper: Paper) -> Iterator[str]:
    """The default paragraph style says 3号, and turns off what moves lines and digits by itself."""
    style = paper.default_style
    size = style.find(w("rPr/sz"))
    if size is None or size.get(w("val")) != "32":
        yield "the default style does not say sz 32"
    for switch in ("widowControl", "autoSpaceDE", "autoSpaceDN"):
        found = style.find(w(f"pPr/{switch}"))
        if found is None or is_on(found):
            yield f"the default style does not turn {switch} off"


def odd_and_even_pages_differ(paper: Paper) -> Iterator[str]:
    """Odd and even pages have footers of their own."""
    if paper.settings.find(w("evenAndOddHeaders")) is None:
        yield "evenAndOddHeaders is not set"
    if not {"default", "even"} <= set(paper.footers()):
        yield f"there are footers only for {sorted(paper.footers())}"


def page_number_is_a_field_between_dashes(paper: Paper) -> Iterator[str]:
    """Each footer reads `— n —`, n being the field PAGE (7.5)."""
    for kind, footer in paper.footers().items():
        said = "".join(text(paragraph) for paragraph in footer.iter(w("p")))
        if not re.fullmatch(r"— \d+ —", said):
            yield f"the {kind} footer reads {said!r}"
        fields = [*(node.text or "" for node in footer.iter(w("instrText")))]
        fields += [node.get(w("instr"), "") for node in footer.iter(w("fldSimple"))]
        if [field.split()[:1] for field in fields] != [["PAGE"]]:
            yield f"the {kind} footer has the fields {fields}"


def page_number_stands_outside(paper: Paper) -> Iterator[str]:
    """An odd page has its number right, 1 字 in; an even page left, 1 字 in (7.5)."""
    for kind, side in (("default", "right"), ("even", "left")):
        for paragraph in _lines(paper, kind):
            found = (paper.layout(paragraph, "jc"), paper.layout(paragraph, "ind", f"{side}Chars"))
            if found != (side, "100"):
                yield f"the {kind} footer stands {found[0]}, {found[1]} hundredths of a 字 in"


def page_number_is_in_4_songti(paper: Paper) -> Iterator[str]:
    """Page numbers are in 4号宋体 (7.5)."""
    for kind in paper.footers():
        for run in (run for paragraph in _lines(paper, kind) for run in runs(paragraph)):
            found = (paper.lettering(run, "rFonts", "eastAsia"), paper.lettering(run, "sz"))
            if found != lettering_of(standard.PAGE_NUMBER):
                yield f"the {kind} footer is in {found}"
                break


def page_number_is_7_mm_under_the_text(paper: Paper) -> Iterator[str]:
    """The dash is 7 mm under 版心, within one millimetre (7.5)."""
    for kind in paper.footers():
        for paragraph in _lines(paper, kind):
            line = int(paper.layout(paragraph, "spacing", "line") or 0)
            below = (paper.number("pgMar", "bottom") - paper.number("pgMar", "footer") - line / 2) / MM
            exact = paper.layout(paragraph, "spacing", "lineRule") == "exact"
            if not exact or abs(below - standard.UNDER_TEXT) > 1:
                yield f"the dash of the {kind} footer is {below:.1f} mm under the text (exact: {exact})"


def fonts_are_those_of_the_standard(paper: Paper) -> Iterator[str]:
    """Every font named in the styles or the text is one of the five."""
    for name in ("word/styles.xml", "word/document.xml", *_others(paper)):
        for fonts in paper.xml(name).iter(w("rFonts")):
            for script in ("ascii", "hAnsi", "eastAsia"):
                if fonts.get(w(script), "宋体") not in FONTS:
                    yield f"{name} names the font {fonts.get(w(script))}"


def fonts_have_a_second_name(paper: Paper) -> Iterator[str]:
    """The font table gives each of the five the name it has elsewhere, so that it is found there."""
    table = {font.get(w("name")): font for font in paper.xml("word/fontTable.xml").iter(w("font"))}
    for name in sorted(FONTS):
        if name not in table or table[name].find(w("altName")) is None:
            yield f"the font table has no second name for {name}"


def settings_are_for_chinese(paper: Paper) -> Iterator[str]:
    """Marks are squeezed (compressPunctuation), the layout is Word 2013's, the script is zh-CN."""
    if paper.setting("characterSpacingControl") != "compressPunctuation":
        yield "characterSpacingControl is not compressPunctuation"
    if paper.setting("themeFontLang", "eastAsia") != "zh-CN":
        yield "themeFontLang is not zh-CN"
    said = {setting.get(w("name")): setting.get(w("val")) for setting in paper.settings.iter(w("compatSetting"))}
    if said.get("compatibilityMode") != "15":
        yield f"the compatibility mode is {said.get('compatibilityMode')}"


def _text_area(paper: Paper) -> dict[str, tuple[int, int]]:
    """Return width and height of 版心 in twips, each with what it should be in mm."""
    wide = paper.number("pgSz", "w") - paper.number("pgMar", "left") - paper.number("pgMar", "right")
    high = paper.number("pgSz", "h") - paper.number("pgMar", "top") - paper.number("pgMar", "bottom")
    return {"wide": (wide, standard.TEXT[0]), "high": (high, standard.TEXT[1])}


def _pitch(paper: Paper) -> float:
    """Return the width of a 字 of the default style in points: size, grid and spacing together."""
    said = {tag: paper.default_style.find(w(f"rPr/{tag}")) for tag in ("sz", "spacing")}
    size, spacing = (int(found.get(w("val"), "0")) if found is not None else 0 for found in said.values())
    grid = paper.section.find(w("docGrid"))
    tied = grid is not None and grid.get(w("type")) == "linesAndChars"
    return size / 2 + spacing / 20 + (paper.number("docGrid", "charSpace") / 4096 if tied else 0)


def _lines(paper: Paper, kind: str) -> list[Element]:
    footer = paper.footers().get(kind)
    return [] if footer is None else list(footer.iter(w("p")))


def _others(paper: Paper) -> list[str]:
    return [name for name in paper.parts if re.fullmatch(r"word/(header|footer)\d+\.xml", name)]
