"""One rule broken by a tag or a paragraph of a Word template, before it has a file."""

from typing import NamedTuple

from rectify_cli.core.diagnostics import Diagnostic, Place, Rule
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.papers.word.paragraphs import Paragraph, Tag


class Fault(NamedTuple):
    """A rule broken at some words of a paragraph; `hint` where the cure of the rule is not it."""

    rule: Rule
    paragraph: Paragraph
    quoted: str
    message: Phrase
    hint: Phrase | None = None

    def diagnostic(self, file: str) -> Diagnostic:
        """Return the diagnostic: the paragraph by its number and its words, the tag, and what is wrong."""
        where, text = self.paragraph.where, self.paragraph.text.strip()
        shown = shortened(text)
        within = Phrase(f"“{shown}”", f" “{shown}”") if shown != self.quoted else Phrase("", "")
        return self.rule.broken(
            Place(file),
            Phrase(
                f"{where.zh}{within.zh}：{self.quoted} {self.message.zh}",
                f"{where.en}{within.en}: {self.quoted} {self.message.en}",
            ),
            self.hint,
        )


def of(tag: Tag, rule: Rule, zh: str, en: str, hint: Phrase | None = None) -> Fault:
    """Return the fault of a tag."""
    return Fault(rule, tag.paragraph, tag.text.strip(), Phrase(zh, en), hint)
