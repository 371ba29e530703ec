"""A rule broken by a tag or a paragraph of a Word template, before the file is known."""

from typing import NamedTuple, Self

from rectify_cli.core.diagnostics import Diagnostic, Place, Rule
from rectify_cli.core.language import Phrase, shortened
from rectify_cli.papers.word.paragraphs import Paragraph, Tag


class Fault(NamedTuple):
    """A rule broken by the `quoted` words of a paragraph; `hint` replaces the cure of the rule."""

    rule: Rule
    paragraph: Paragraph
    quoted: str
    message: Phrase
    hint: Phrase | None = None

    @classmethod
    def at(cls, tag: Tag, rule: Rule, message: Phrase, hint: Phrase | None = None) -> Self:
        """Return the fault of a tag."""
        return cls(rule, tag.paragraph, tag.text.strip(), message, hint)

    def diagnostic(self, file: str) -> Diagnostic:
        """Return the diagnostic: number and words of the paragraph, the tag, and what is wrong with it."""
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
