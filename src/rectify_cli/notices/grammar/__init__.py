"""SourceDocument -> Reading: what a notice says, by the words and numbers of its lines."""

from rectify_cli.documents import Signature, Table
from rectify_cli.documents.source import SourceDocument
from rectify_cli.notices.grammar import dates, figures, particulars
from rectify_cli.notices.grammar.lines import lines as split
from rectify_cli.notices.grammar.problems import problems
from rectify_cli.notices.reading import Extent, Reading


def read(source: SourceDocument) -> Reading:
    """Read a notice: nothing is guessed, and what does not fit is left unread."""
    lines = split(source)
    title = particulars.title(source, lines)
    end = _signature(source)
    found = problems(lines, "".join(line.value for line in title), end)
    texts = [(index, placed.text) for index, placed in enumerate(source.blocks)]
    around = [
        (index, text)
        for index, text in texts
        if found.first is None or found.last is None or not found.first <= index <= found.last
    ]
    titled = {said.at.block for said in title}
    told = [(index, text) for index, text in around if index not in titled]
    after = [(index, text) for index, text in told if found.last is None or index > found.last]
    return Reading(
        source=source,
        title=title,
        body=particulars.body(source, lines, title),
        team=particulars.team(told),
        dates=dates.of_the_notice(told),
        claims=tuple(figures.claims(told)),
        unlisted=figures.unlisted(told),
        listed=found.listed,
        phone=particulars.phone(after),
        mail=particulars.mail(after),
        email=particulars.email(after),
        unread=tuple(_unread(source, found.first, found.last)),
    )


def _signature(source: SourceDocument) -> int:
    """Return the number of the block the signature begins at, or of blocks where there is none."""
    for index in range(len(source.blocks) - 1, -1, -1):
        if isinstance(source.blocks[index].block, Signature):
            return index
        if dates.signing(source.blocks[index].text):
            return max(0, index - 1)
    return len(source.blocks)


def _unread(source: SourceDocument, first: int | None, last: int | None) -> list[Extent]:
    """Return the blocks among the problems that no line was made of."""
    if first is None or last is None:
        return []
    return [
        Extent(index, 0, len(placed.text))
        for index, placed in enumerate(source.blocks)
        if first <= index <= last and isinstance(placed.block, Table)
    ]
