"""What the ledger sets for a paper, and what prints it in a Word template: a tag, or the same words typed by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from rectify_cli.core.terms import PaperFormat
from rectify_cli.ledger.model import BriefingParts, Inspection, Parts

_UNLISTED = frozenset({"notice", "report"})
"""The papers that mention what they do not list."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A key of inspection.yaml that is set, the tag that prints it, the names that do too, and its `texts`."""

    key: str
    tag: str
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def of_paper(name: str, parts: Parts, inspection: Inspection, starter: str) -> Iterator[Wanted]:
    """Yield what is set for a paper, of what its template to start from prints; `starter` are the words of that."""
    around = [
        Wanted(f"papers.{name}.{each.key}", each.tag, tuple(f"parts.{path}" for path in each.names), each.texts)
        for each in (*_head(parts), *_around(parts))
    ]
    for wanted in (*around, *_prose(name, inspection)):
        if any(printing in starter for printing in (wanted.tag, *wanted.names)):
            yield wanted


def _head(parts: Parts) -> Iterator[Wanted]:
    head, tag = parts.head, "official.head"
    if head:
        for key in ("mark", "number", "copy_number", "secrecy", "urgency"):
            if text := getattr(head, key):
                yield Wanted(f"head.{key}", tag, (f"head.{key}",), (text,))
        for key in ("joint", "signatories"):
            if texts := getattr(head, key):
                yield Wanted(f"head.{key}", tag, (f"head.{key}",), texts)
    if parts.format is PaperFormat.LETTER:
        yield Wanted("format", tag)
    masthead = parts.masthead if isinstance(parts, BriefingParts) else None
    if masthead:
        yield Wanted("masthead", tag, ("masthead.name",), (masthead.name,))
        if masthead.issue:
            yield Wanted("masthead.issue", tag, ("masthead.issue",), (f"第{masthead.issue}期",))


def _around(parts: Parts) -> Iterator[Wanted]:
    if parts.addressee:
        yield Wanted("addressee", "official.addressee", ("addressee",), (parts.addressee,))
    if parts.ending:
        yield Wanted("ending", "{{ parts.ending }}", ("ending",), (parts.ending,))
    if parts.attachments:
        names = tuple(annex.title for annex in parts.attachments)
        listed = ("attachments",)
        yield Wanted("attachments", "official.attachment_list", listed, names)
        whole = any(annex.list or annex.file for annex in parts.attachments)
        yield Wanted("attachments", "official.attachments", () if whole else listed, () if whole else names)
    if parts.attendance:
        yield Wanted("attendance", "official.attachment_list", ("attendance",))
    if parts.issuers:
        yield Wanted("issuers", "official.signature", ("issuer",), parts.issuers)
    if parts.sealed:
        yield Wanted("sealed", "official.signature")
    if parts.note:
        yield Wanted("note", "official.note", ("note",), (parts.note,))
    if parts.imprint:
        yield Wanted("imprint", "official.imprint", ("imprint.copies", "imprint.office"), parts.imprint.copies)


def _prose(name: str, inspection: Inspection) -> Iterator[Wanted]:
    prose = inspection.notice
    if prose.mention_unlisted and name in _UNLISTED:
        yield Wanted("notice.mention_unlisted", "official.figures", ("unlisted",))
    if prose.list_immediate:
        tag = "{%p for aspect in immediate %} … {%p endfor %}"
        yield Wanted("notice.list_immediate", tag, ("immediate",))
    if prose.closing:
        yield Wanted("notice.closing", "{{ closing }}", ("closing",), (prose.closing,))
    for key, item in (("organisation", "paragraph"), ("next_steps", "step")):
        if texts := getattr(prose, key):
            yield Wanted(
                f"notice.{key}", f"{{%p for {item} in {key} %}} {{{{ {item} }}}} {{%p endfor %}}", (key,), texts
            )
    for key in ("phone", "mail", "email"):
        if text := getattr(inspection.contact, key):
            yield Wanted(f"contact.{key}", f"{{{{ contact.{key} }}}}", (f"contact.{key}",), (text,))
