"""Diagnostics as comments in the Word file that was proofread, each at its place."""

from pathlib import Path

from rectify_cli.cli.reports import Findings
from rectify_cli.core.diagnostics import Diagnostic, Unit
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import COLON, Language, Phrase
from rectify_cli.documents import readers
from rectify_cli.documents.revise import comments


def write(findings: Findings, language: Language) -> bytes:
    """Return the one Word file that was proofread, with comments; raises UsageError where there is no such file."""
    files = [paper.source.file for paper in findings.papers]
    content = readers.bytes_of(Path(files[0]), files[0]) if len(files) == 1 else b""
    if not content or readers.format_of(content, files[0]) != "docx":
        raise UsageError(
            Phrase(
                "--report docx: 在所校对的 Word 文件上加批注，只能校对一个 .docx 文件",
                "--report docx: puts comments into the Word file that was proofread: it takes one .docx file",
            ),
            Phrase(
                "rectify proofread 通报.docx --report docx:批注.docx；其他格式用 --report html:校对.html",
                "`rectify proofread notice.docx --report docx:comments.docx`; for other formats "
                "`--report html:report.html`",
            ),
        )
    remarks = [comments.Remark(found.place, _text(found, language)) for found in findings.diagnostics]
    return comments.commented(content, files[0], remarks, findings.day)


def _text(found: Diagnostic, language: Language) -> str:
    colon = COLON.in_language(language)
    hint = Phrase("建议", "hint").in_language(language)
    return "\n".join(
        [
            f"{found.severity.label.in_language(language)} {found.code}{colon}{found.message.in_language(language)}",
            *(
                f"{related.place}{colon}{related.message.in_language(language)}"
                for related in found.related
                if related.place.unit is Unit.PARAGRAPH
            ),
            f"{hint}{colon}{found.hint.in_language(language)}",
        ]
    )
