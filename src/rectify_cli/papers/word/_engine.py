"""docxtpl, made strict: it repairs no part by dropping what it cannot read, and fills no property."""

from typing import IO, Any

from docxtpl import DocxTemplate  # type: ignore[import-untyped] # it has none
from lxml import etree

from rectify_cli.papers.word import lines


class Engine(DocxTemplate):  # type: ignore[misc] # the same
    """A template that records the texts each part printed."""

    def __init__(self, template: IO[bytes], printed: dict[str, list[str]], note: list[str]) -> None:
        """Collect in `printed` the texts of each part; `note` receives those of the part being rendered."""
        super().__init__(template)
        self._printed = printed
        self._note = note

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:  # noqa: ANN401 - docxtpl's own
        """Render one part and record what it printed."""
        self._note.clear()
        rendered: str = super().render_xml_part(src_xml, part, context, jinja_env)
        if part is not self.docx.part:
            rendered = rendered.replace(lines.MARK, lines.BREAK)
        self._printed.setdefault(str(part.partname).removeprefix("/"), []).extend(self._note)
        return rendered

    def fix_tables(self, xml: str) -> Any:  # noqa: ANN401 - docxtpl's own
        """Raise XMLSyntaxError where docxtpl would drop badly nested XML, then count the columns as it does."""
        etree.fromstring(xml)
        return super().fix_tables(xml)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:  # noqa: ANN401 - docxtpl's own
        """Leave the properties alone: they are written afresh later."""
