"""Small Word templates for tests, built as Word would have saved them."""

import io
import zipfile

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import notices

BASE = notices.ROOT / "templates" / "base.docx"


def saved(file: WordFile) -> bytes:
    """Return the bytes of a file."""
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def built(*lines: str) -> bytes:
    """Return a template of one paragraph per line; a line that starts with `<w:` is XML of its own."""
    file = docx.Document(str(BASE))
    body = file.element.body
    body.remove(body[0])
    for line in lines:
        xml = line.startswith("<w:")
        if xml:
            start, rest = line.split(">", 1) if not line.split(">", 1)[0].endswith("/") else (line[:-2], "/>")
            body.insert_element_before(parse_xml(f"{start} {nsdecls('w', 'r')}>{rest}"), "w:sectPr")
        else:
            file.add_paragraph(line)
    return saved(file)


def with_part(content: bytes, name: str, part: bytes | str, **changed: tuple[str, str]) -> bytes:
    """Return a package with a part more; `changed` replaces text in a part, named by the end of its name."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.namelist():
            text = old.read(member)
            for end, (before, after) in changed.items():
                if member.endswith(end.replace("_", ".")):
                    assert before.encode() in text
                    text = text.replace(before.encode(), after.encode())
            if member != name:
                new.writestr(member, text)
        new.writestr(name, part)
    return made.getvalue()


def texts(content: bytes) -> list[str]:
    """Return the paragraphs of the body and of its tables in reading order, line breaks as such."""
    file = docx.Document(io.BytesIO(content))
    body = file.element.body
    return [paragraph.text for paragraph in body.xpath(".//w:p")]
