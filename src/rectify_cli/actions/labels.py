"""Write the office's own words for statuses (labels) into data/inspection.yaml."""

import re
from collections.abc import Iterable

from rectify_cli.actions.amendment import Amendment
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Status
from rectify_cli.ledger import Ledger, status_typed
from rectify_cli.ledger.edits import Edit, Put, Remove

_KEY = "labels"
_ODD = re.compile(r"[\s:：#\[\]{},，、。；;&*!|>'\"%@`?-]")


def set_labels(ledger: Ledger, words: Iterable[tuple[str, str]], *, printed: bool = False) -> Amendment:
    """Let each word count as a status, itself given by any word for it; an empty status takes the word out.

    A word is only read, and printed where it was typed. With `printed`, it is the word for every entry of its status.
    """
    labels = dict(ledger.inspection.record.labels)
    used = status_typed.used_in(ledger)
    sentences: list[Phrase] = []
    for word, text in words:
        _refuse_odd(word)
        if not text:
            if word not in labels:
                raise UsageError(
                    Phrase(f"“{word}”不是自定的用语", f"“{word}” is no word of this ledger"),
                    Phrase("rectify labels 列出全部", "`rectify labels` lists them all"),
                )
            del labels[word]
            sentences.append(Phrase(f"删去用语“{word}”", f"word “{word}” removed"))
            continue
        status = status_typed.read(ledger.inspection.record, text, used).status
        _refuse_usual(word, status)
        labels = _with(labels, word, status, printed=printed or word in status.words)
        sentences.append(_sentence(labels, word, status))
    zh, en = "；".join(sentence.zh for sentence in sentences), "; ".join(sentence.en for sentence in sentences)
    return Amendment(tuple(_edits(dict(ledger.inspection.record.labels), labels)), Phrase(zh, en))


def _with(labels: dict[str, Status], word: str, status: Status, *, printed: bool) -> dict[str, Status]:
    """Return the words with one more: the first word of a status is the one printed for it."""
    if printed:
        return {word: status} | {other: it for other, it in labels.items() if other != word}
    if status not in labels.values():
        labels = labels | {status.label.zh: status}
    return labels | {word: status}


def _edits(before: dict[str, Status], after: dict[str, Status]) -> list[Edit]:
    """Return the smallest edits: the whole mapping only where the order of its words changes."""
    if before == after and list(before) == list(after):
        return []
    if not after or not before:
        return [Put((_KEY,), {word: status.value for word, status in after.items()}) if after else Remove((_KEY,))]
    kept = [word for word in before if word in after]
    if list(after)[: len(kept)] != kept:
        return [Put((_KEY,), {word: status.value for word, status in after.items()})]
    changed = [word for word, status in after.items() if before.get(word) is not status]
    removed: list[Edit] = [Remove((_KEY, word)) for word in before if word not in after]
    return [*removed, *(Put((_KEY, word), after[word].value) for word in changed)]


def _refuse_odd(word: str) -> None:
    """Raise UsageError for a word that is no single word."""
    if not word or _ODD.search(word):
        raise UsageError(
            Phrase(f"“{word}”不是一个用语", f"“{word}” is not one word"),
            Phrase(
                "用语里不写标点和空格，如 rectify labels 长期坚持=已完成", "such as `rectify labels 长期坚持=completed`"
            ),
        )


def _refuse_usual(word: str, status: Status) -> None:
    """Raise UsageError for a usual word that is to count as another status than its own."""
    other = next((it for it in Status if word in it.words and it is not status), None)
    if other:
        raise UsageError(
            Phrase(f"“{word}”就是{other.label.zh}，不能算作{status.label.zh}", f"“{word}” is {other.label.en} itself"),
            Phrase("另取一个用语", "take another word"),
        )


def _sentence(labels: dict[str, Status], word: str, status: Status) -> Phrase:
    first = next(other for other, it in labels.items() if it is status)
    label = status.label
    if first == word:
        return Phrase(
            f"“{word}”算作{label.zh}，{label.zh}的都印这一用语", f"“{word}” is {label.en}, and printed for it"
        )
    return Phrase(
        f"“{word}”算作{label.zh}；没有写用语的仍印“{first}”",
        f"“{word}” counts as {label.en}; where no word is written, “{first}” is printed",
    )
