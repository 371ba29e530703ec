"""SourceDocument -> Reading: what a notice says, by the words and numbers of its lines."""

from rectify_cli.documents import Signature, Table
from rectify_cli.documents.source import SourceDocument, normalised
from rectify_cli.notices.grammar import counted_headings, dates, figures, particulars
from rectify_cli.notices.grammar.lines import lines as split
from rectify_cli.notices.grammar.problems import problems
from rectify_cli.notices.reading import Extent, Reading


def read(original: SourceDocument) -> Reading:
    """Read a notice: nothing is guessed, and what does not fit is left unread."""
    source = normalised(original)
    lines = split(source)
    title = particulars.title(source, lines)
    end = _signature(source)
    listing = problems(lines, "".join(line.value for line in title), end)
    texts = [(index, placed.text) for index, placed in enumerate(source.blocks)]
    titled = {line.at.block for line in title}
    around = [
        (index, text)
        for index, text in texts
        if index not in titled
        and (listing.first is None or listing.last is None or not listing.first <= index <= listing.last)
    ]
    after = [(index, text) for index, text in around if listing.last is None or index > listing.last]
    return Reading(
        source=source,
        original=original,
        title=title,
        body=particulars.body(source, lines, title),
        team=particulars.team(around),
        dates=dates.of_the_notice(around),
        claims=tuple(figures.claims((index, text) for index, text in around if not counted_headings.count(text))),
        unlisted=figures.unlisted(around),
        listed=listing.listed,
        phone=particulars.phone(after),
        mail=particulars.mail(after),
        email=particulars.email(after),
        unread=tuple(_unread(source, listing.first, listing.last)),
    )


def _signature(source: SourceDocument) -> int:
    """Return the number of the block the signature begins at; of all blocks where there is none."""
    for index in range(len(source.blocks) - 1, -1, -1):
        if isinstance(source.blocks[index].block, Signature):
            return index
        if dates.signing(source.blocks[index].text):
            return max(0, index - 1)
    return len(source.blocks)


def _unread(source: SourceDocument, first: int | None, last: int | None) -> list[Extent]:
    """Return the blocks among the problems that have no lines."""
    if first is None or last is None:
        return []
    return [
        Extent(index, 0, len(placed.text))
        for index, placed in enumerate(source.blocks)
        if first <= index <= last and isinstance(placed.block, Table)
    ]
