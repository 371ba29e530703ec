"""The claims that the figures of a notice make of each other, each with its verdict, and the quantities in none."""

from collections.abc import Iterator

from rectify_cli.core.language import Language, Phrase
from rectify_cli.notices import Extent, Reading, quantities
from rectify_cli.notices.quantities import Verdict

_VERDICTS = {
    Verdict.PROVED: Phrase("成立", "holds"),
    Verdict.NEAR: Phrase("尾数不合", "off in the last digit"),
    Verdict.FAILS: Phrase("不成立", "fails"),
}
_UNCLAIMED = Phrase("未理解", "not understood")


def lines(paper: Reading, language: Language) -> Iterator[str]:
    """Yield a line for each claim, and one for the quantities of a paragraph that no claim is made of."""
    for block, placed in enumerate(paper.source.blocks):
        survey = quantities.survey(placed.text)
        for claim in survey.claims:
            verdict = _VERDICTS[claim.verdict].in_language(language)
            says = Phrase(f"文中 {claim.printed}", f"the text says {claim.printed}").in_language(language)
            comma = Phrase("，", ", ").in_language(language)
            yield f"{paper.place(Extent(block, *claim.at))}: {verdict}  {claim.equation}{comma}{says}"
        if survey.unclaimed:
            first = survey.unclaimed[0]
            printed = Phrase("、", ", ").in_language(language).join(figure.printed for figure in survey.unclaimed)
            yield f"{paper.place(Extent(block, first.start, first.end))}: {_UNCLAIMED.in_language(language)}  {printed}"


def numbers(paper: Reading) -> tuple[int, int]:
    """Return how many claims a notice makes, and how many of its quantities are in none."""
    surveys = [quantities.survey(placed.text) for placed in paper.source.blocks]
    return sum(len(survey.claims) for survey in surveys), sum(len(survey.unclaimed) for survey in surveys)
