"""SourceDocument -> Reading: what a notice says, by the words and numbers of its lines."""

from collections.abc import Iterable
from dataclasses import replace

from rectify_cli.core.terms import Register
from rectify_cli.documents import Signature, Table
from rectify_cli.documents.source import SourceDocument, normalised
from rectify_cli.notices.grammar import counted_headings, dates, feedback, figures, particulars, tabled
from rectify_cli.notices.grammar.lines import lines as split
from rectify_cli.notices.grammar.problems import Problems, problems
from rectify_cli.notices.reading import Extent, Quoted, Reading


def read(original: SourceDocument) -> Reading:
    """Read a notice: nothing is guessed, and what does not fit is left unread."""
    source = normalised(original)
    lines = split(source)
    title = particulars.title(source, lines)
    end = _signature(source)
    listing = _with_tables(source, problems(lines, _text(title), end), _text(title))
    fed_back = feedback.is_one(_text(title))
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
        body=particulars.inspected(lines, title) if fed_back else particulars.body(source, lines, title),
        team=particulars.team([*(texts[block] for block in sorted(titled) if fed_back), *around]),
        dates=dates.of_the_notice(around),
        claims=tuple(figures.claims((index, text) for index, text in around if not counted_headings.count(text))),
        unlisted=figures.unlisted(around),
        listed=listing.listed,
        phone=particulars.phone(after),
        mail=particulars.mail(after),
        email=particulars.email(after),
        unread=tuple(_unread(source, listing)),
        feeds_back=fed_back,
    )


def _text(title: Iterable[Quoted[str]]) -> str:
    return "".join(line.value for line in title)


def _with_tables(source: SourceDocument, listing: Problems, title: str) -> Problems:
    """Return the problems with those that stand in tables: all where no lines list any, else the immediate fixes."""
    if any(listed.register is Register.IMMEDIATE for listed in listing.listed):
        return listing
    in_tables = tabled.listed(source, title, immediate_only=bool(listing.listed))
    if listing.listed or not in_tables:
        return replace(listing, listed=(*listing.listed, *in_tables))
    return Problems(in_tables, in_tables[0].title.at.block, in_tables[-1].last_block)


def _signature(source: SourceDocument) -> int:
    """Return the number of the block the signature begins at; of all blocks where there is none."""
    for index in range(len(source.blocks) - 1, -1, -1):
        if isinstance(source.blocks[index].block, Signature):
            return index
        if dates.signing(source.blocks[index].text):
            return max(0, index - 1)
    return len(source.blocks)


def _unread(source: SourceDocument, listing: Problems) -> list[Extent]:
    """Return the blocks among the problems that have no lines and no problems either."""
    first, last = listing.first, listing.last
    if first is None or last is None:
        return []
    read = {listed.title.at.block for listed in listing.listed}
    return [
        Extent(index, 0, len(placed.text))
        for index, placed in enumerate(source.blocks)
        if first <= index <= last and isinstance(placed.block, Table) and index not in read
    ]
