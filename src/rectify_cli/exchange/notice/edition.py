"""The edition of a paper that is read: what cannot be known to be public is internal."""

import re
from pathlib import PurePath

from rectify_cli.core.terms import Edition
from rectify_cli.documents import Heading
from rectify_cli.exchange.notice.sentences import frame_of
from rectify_cli.notices import Reading
from rectify_cli.notices.grammar.descriptions import is_internal

_MARK = re.compile("党内通报|内部(?:资料|文件|通报|稿|掌握|使用)|不[予得宜]公开")
_FILE = re.compile("党内|内部|internal", re.IGNORECASE)


def edition_of(words: Reading) -> Edition:
    """Return the edition a paper seems to be.

    It is internal if an issue has a line that no public edition prints (责任领导：), if its title, a line above its
    first heading or the name of its file says so, or if it is a report (报告) to an office above it. A public paper has
    nothing that proves it.
    """
    title = "".join(line.value for line in words.title)
    blocks = words.source.blocks
    first = next((index for index, placed in enumerate(blocks) if isinstance(placed.block, Heading)), len(blocks))
    head = [placed.text for placed in blocks[:first] if "。" not in placed.text]
    marked = _FILE.search(PurePath(words.source.file).name) or any(map(_MARK.search, (title, *head)))
    reported = "报告" in title and frame_of(words).addressee is not None
    internal = bool(marked) or reported or any(is_internal(line) for listed in words.listed for line in listed.internal)
    return Edition.INTERNAL if internal else Edition.PUBLIC
