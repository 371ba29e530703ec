"""Whether a tag of a web page has more attributes than it may: libxml2 compares each with all before it."""

import re
from collections.abc import Callable

from lxml import etree

from rectify_cli.core.bounds import ATTRIBUTES

_ATTRIBUTE = r"""(?>[\s/<]*[^\s/<>](?>[^\s/<=>]*)(?>\s*=\s*(?:"[^"]*"|'[^']*'|[^\s<>]*))?)"""
"""Rather too many than too few: a < begins another one, though to a browser it may be part of a name."""

_CROWDED = re.compile(rf"<[A-Za-z](?>[^\s/<>]*)(?:{_ATTRIBUTE}){{{ATTRIBUTES + 1}}}")
_PROBE = "<rectify-probe>"
_MOST_PROBES = 50
"""How many stretches that look like crowded tags may be none: comparisons in scripts, say."""


def is_crowded(text: str, parser: Callable[[], etree.HTMLParser]) -> bool:
    """Return True if a tag of the page has more than ATTRIBUTES attributes, or many stretches may be such a tag."""
    match, number = _CROWDED.search(text), 0
    while match is not None:
        number += 1
        if number > _MOST_PROBES or _begins_a_tag(text[: match.start()], parser()):
            return True
        match = _CROWDED.search(text, match.start() + 1)
    return False


def _begins_a_tag(before: str, parser: etree.HTMLParser) -> bool:
    """Return True if a tag may follow this part of a page: it does not end in a script, a comment or a value."""
    root = etree.fromstring((before + _PROBE).encode("utf-8", "replace"), parser)
    return root is not None and next(root.iter(_PROBE.strip("<>")), None) is not None
