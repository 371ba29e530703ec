"""What a merge of git leaves in a file where two people changed the same lines."""

import re
from collections.abc import Iterator

from rectify_cli.core.diagnostics import Diagnostic, Related, error
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.core.terms import Register
from rectify_cli.store.copies import number_of
from rectify_cli.store.yaml.places import Written

CONFLICT = error(
    "F023",
    Phrase("文件里没有 git 的合并冲突", "a file holds no conflict of a git merge"),
    Phrase(
        "两段比对后只留一段，连同标记行一起删去，再运行 git add",
        "compare the two versions, keep one, delete the lines of the marks, then run `git add`",
    ),
)
_MARK = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?![<|=>]).*", re.MULTILINE)
_OPTIONS = {Register.ISSUES.value: "", Register.IMMEDIATE.value: " --register immediate"}
"""The folder of a file -> how its register is named in a command."""

_BEGIN, _END = "<<<<<<<", ">>>>>>>"


def may_hold(text: str) -> bool:
    """Return True if it is worth looking for marks."""
    return _BEGIN in text or "=======" in text or _END in text or "|||||||" in text


def conflicts(source: Written) -> Iterator[Diagnostic]:
    """Yield the conflicts of a text, one for all the marks of a block, even where some were deleted."""
    block: list[re.Match[str]] = []
    for mark in _MARK.finditer(source.text):
        if block and mark[0].startswith(_BEGIN):
            yield _conflict(source, block)
            block = []
        block.append(mark)
        if mark[0].startswith(_END):
            yield _conflict(source, block)
            block = []
    if block:
        yield _conflict(source, block)


def _conflict(source: Written, block: list[re.Match[str]]) -> Diagnostic:
    first, *others = block
    name = shortened(first[0].strip())
    return CONFLICT.broken(
        source.between(first.start(), None),
        Phrase(f"git 合并冲突没有解决：{name}", f"unresolved conflict of a git merge: {name}"),
        _hint(source.file),
        tuple(
            Related(source.between(mark.start(), None), Phrase(shortened(mark[0].strip()), shortened(mark[0].strip())))
            for mark in others
        ),
    )


def _hint(file: str) -> Phrase:
    """Return how to resolve it, with the commands that can be typed."""
    folder, _, name = file.rpartition("/")
    option = _OPTIONS.get(folder.rpartition("/")[2])
    number = number_of(name)
    edit = f"rectify edit {number}{option}" if option is not None and number is not None else None
    zh, en = (f"运行 {edit}，", f"run `{edit}`, ") if edit else (f"打开 {file}，", f"open {file}, ")
    return Phrase(
        f"{zh}两段比对后只留一段，连同标记行一起删去；整份只取一方：git checkout --ours {file}（取对方用 --theirs）",
        f"{en}keep one of the two versions and delete the lines of the marks; or take the whole file of one side: "
        f"`git checkout --ours {file}` (or --theirs)",
    )
