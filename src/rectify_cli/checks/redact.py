"""A diagnostic as another may read it: without the line of the file, and without what an edition may not print."""

from collections.abc import Sequence

from rectify_cli.core.diagnostics import Diagnostic
from rectify_cli.core.substrings import Word, bare, contained, whole_words
from rectify_cli.core.terms import Disclosure, Edition
from rectify_cli.ledger import Ledger
from rectify_cli.ledger.withheld import withheld


def without_source(found: Diagnostic) -> Diagnostic:
    """Return a diagnostic without the words at its places."""
    related = tuple(other._replace(place=other.place._replace(excerpt=None)) for other in found.related)
    return found._replace(place=found.place._replace(excerpt=None), related=related, fixes=())


def for_public(diagnostics: Sequence[Diagnostic], ledger: Ledger | None) -> list[Diagnostic]:
    """Return diagnostics as the public may read them: of what it may not, only the place and the rule are told.

    Without a ledger nothing is known to be public.
    """
    secrets = withheld(ledger, Edition.PUBLIC) if ledger else set()
    open_files = _open_files(ledger) if ledger else set()
    return [_redacted(without_source(found), secrets, open_files) for found in diagnostics]


def _open_files(ledger: Ledger) -> set[str]:
    """Return the files of which the public may read anything."""
    entries = (*ledger.issues, *ledger.immediate)
    return {ledger.inspection.file} | {entry.file for entry in entries if entry.record.disclosure is Disclosure.PUBLIC}


def _redacted(found: Diagnostic, secrets: set[str], open_files: set[str]) -> Diagnostic:
    texts = "\n".join([*found.message, *found.hint, *(word for other in found.related for word in other.message)])
    words: set[str] = {secret for secret in secrets if isinstance(secret, Word)}
    leaks = whole_words(words, texts) or contained(secrets - words, bare(texts))
    # A message may stand in a public file, or in none, and still be about an entry that is elsewhere.
    places = {found.place.file, *(other.place.file for other in found.related)}
    if leaks or not places <= open_files:
        return found._replace(message=found.rule.claim, hint=found.rule.cure, related=())
    return found
