"""Small Word templates for tests, built as Word would have saved them."""

import io
import zipfile

import docx
from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
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
    """Return a template of one paragraph per line; one that starts with `<w:` is XML already."""
    file = docx.Document(str(BASE))
    body = file.element.body
    body.remove(body[0])
    for line in lines:
        xml = line if line.startswith("<w:") else f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
        for element in parse_xml(f"<w:body {nsdecls('w', 'wp', 'r')}>{xml}</w:body>"):
            body[-1].addprevious(element)
    return saved(file)


def with_part(content: bytes, name: str, part: bytes, kind: str = "", relation: str = "") -> bytes:
    """Return a package with a part more (or another in its place), of a content type and related to the text."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.namelist():
            text = old.read(member)
            if kind and member == "[Content_Types].xml":
                entry = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
                text = text.replace(b"</Types>", entry.encode())
            if relation and member == "word/_rels/document.xml.rels":
                entry = f'<Relationship Id="rId99" Type="{relation}" Target="/{name}"/></Relationships>'
                text = text.replace(b"</Relationships>", entry.encode())
            if member != name:
                new.writestr(member, text)
        new.writestr(name, part)
    return made.getvalue()


def commented(content: bytes, text: str) -> bytes:
    """Return a file with a comment."""
    return with_part(
        content,
        "word/comments.xml",
        f'<w:comments {nsdecls("w")}><w:comment w:id="1" w:author=""><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:comment></w:comments>".encode(),
        CONTENT_TYPE.WML_COMMENTS,
        RELATIONSHIP_TYPE.COMMENTS,
    )


def texts(content: bytes) -> list[str]:
    """Return the paragraphs of the body and of its tables in reading order, line breaks as such."""
    file = docx.Document(io.BytesIO(content))
    body = file.element.body
    return [paragraph.text for paragraph in body.xpath(".//w:p")]


def part(content: bytes, name: str) -> str:
    """Return one part of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()
