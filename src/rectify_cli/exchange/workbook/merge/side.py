"""Tables side by side on one sheet: the same headings stand twice (序号 · 反馈问题 · 整改措施)."""

from collections.abc import Callable, Mapping, Sequence

from rectify_cli.core.labels import plain


def blocks(stacks: Mapping[int, Sequence[str]], field_of: Callable[[str], str | None]) -> list[range]:
    """Return the columns of each of several tables side by side; none for one table."""
    own = {column: plain(stack[-1]) for column, stack in stacks.items()}
    titles = [column for column, heading in own.items() if field_of(heading) == "title"]
    if len({own[column] for column in titles}) != 1 or len(titles) < len("省市"):
        return []
    first = own[min(own)]
    starts = [column for column, heading in own.items() if heading == first]
    starts = starts if len(starts) == len(titles) and starts[1] <= titles[1] else [min(own), *titles[1:]]
    ends = [max(column for column in own if column < end) for end in (*starts[1:], max(own) + 1)]
    found = [range(start, end + 1) for start, end in zip(starts, ends, strict=True)]
    heads = [[own[column] for column in block if column in own] for block in found]
    return found if all(len(each) > 1 and set(each) <= set(heads[0]) for each in heads) else []
