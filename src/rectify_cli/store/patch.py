"""A text before and after in the form that `patch` and `git apply` read."""

import difflib


def unified(name: str, before: str | None, after: str | None) -> str:
    """Return the difference of two texts of the file `name`, None where there is no file."""
    old, new = ([] if text is None else _lines(text) for text in (before, after))
    lines = difflib.unified_diff(
        old, new, "/dev/null" if before is None else f"a/{name}", "/dev/null" if after is None else f"b/{name}"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; only LF ends one, as in `diff`."""
    return [line for line in text.replace("\n", "\n\0").split("\0") if line]
