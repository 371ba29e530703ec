"""A draft -> the files of a workspace, and the notes on what was not understood."""

from collections.abc import Iterator
from typing import Any

from rectify_cli.core.language import Language, Phrase
from rectify_cli.exchange.draft import Draft, Mapping
from rectify_cli.ledger import facts
from rectify_cli.notices import Reading
from rectify_cli.store.edit import emit

NOTES = "import-notes.md"
_SCHEMA = "# yaml-language-server: $schema={}schema/{}.schema.json"


def texts(draft: Draft, words: Reading, language: Language) -> dict[str, str]:
    """Return the text of each file by its path in the workspace, the notes included."""
    return entries(draft) | {NOTES: "\n".join([*_notes(draft, words, language), ""])}


def entries(draft: Draft) -> dict[str, str]:
    """Return the text of each file of data/ by its path in the workspace."""
    files = {"data/inspection.yaml": _mapping(draft.inspection, "../", "inspection")}
    for folder, entries, digits in (("issues", draft.issues, 3), ("immediate", draft.immediate, 2)):
        for entry in entries:
            files[f"data/{folder}/{entry['id']:0{digits}}.yaml"] = issue(entry)
    if draft.petitions:
        petitions = [f"- {emit.flow(petition)}" for petition in draft.petitions]
        files["data/petitions.yaml"] = "\n".join([_SCHEMA.format("../", "petitions"), *petitions, ""])
    return files


def issue(entry: Mapping) -> str:
    """Return the text of the file of one issue."""
    return _mapping(entry, "../../", "issue")


def _mapping(values: dict[str, Any], up: str, schema: str) -> str:
    lines = [line for key, value in values.items() for line in emit.pair(key, _prose(key, value), 0)]
    return "\n".join([_SCHEMA.format(up, schema), *lines, ""])


def _prose(key: str, value: Any) -> Any:  # noqa: ANN401 - data as YAML holds it
    """Return the value of a key as the ledger writes it: braces of what was printed refer to no fact."""
    if key not in {"notice", *facts.PRINTED}:
        return value
    if isinstance(value, str):
        return facts.escaped(value)
    if isinstance(value, dict):
        return {inner: _prose(key, part) for inner, part in value.items()}
    return [_prose(key, part) for part in value] if isinstance(value, list | tuple) else value


def _notes(draft: Draft, words: Reading, language: Language) -> Iterator[str]:
    """Yield the notes: where the entries come from, what is missing, and word for word what no entry holds."""
    file = words.source.file
    yield Phrase(f"# 导入自 {file}", f"# Imported from {file}").in_language(language)
    yield ""
    yield Phrase(
        "各问题状态的日期都是通报统计截至的日期，不是办结日期。",
        "The date of every status is the cut-off date of the notice, not the day the work was done.",
    ).in_language(language)
    if draft.missing:
        yield from (
            "",
            Phrase("## 原文未写明，请补填", "## Missing from the notice, to be filled in").in_language(language),
            "",
        )
        yield from (f"- {field.in_language(language)}" for field in draft.missing)
    if draft.left:
        yield from ("", Phrase("## 未收入台账的原文", "## Text not taken into the ledger").in_language(language), "")
        for at in draft.left:
            yield f"- {words.place(at)}"
            yield from ("", *(f"  > {line}" for line in words.text(at).split("\n")), "")
    skipped = words.source.skipped
    if skipped:
        yield from ("", Phrase("## 正文以外的文字", "## Text outside the notice").in_language(language), "")
        bracketed = Phrase("- {}：{}（{}）", "- {}: {} ({})").in_language(language)
        yield from (bracketed.format(line.place, line.text, line.reason.in_language(language)) for line in skipped)
