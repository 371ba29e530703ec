"""What a Word template would fetch or run is named, each beside a twin that stays within it."""

import pytest

import wordtemplates
from rectify_cli.core import bounds
from rectify_cli.documents import opening
from rectify_cli.papers.word import check, outside

RELATIONS = "word/_rels/other.xml.rels"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(kind: str, target: str, mode: str = "External") -> bytes:
    """Return a template with one relationship more."""
    relation = f'<Relationship Id="r" Type="{_KIND}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    part = f'<Relationships xmlns="{space}">{relation}</Relationships>'
    return wordtemplates.with_part(wordtemplates.built("甲"), RELATIONS, part.encode())


def paragraph(inside: str) -> bytes:
    return wordtemplates.built(f'<w:p xmlns:v="urn:schemas-microsoft-com:vml">{inside}</w:p>')


def field(*parts: str) -> bytes:
    return paragraph("".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in parts))


LEADS = [
    (related("image", "http://a/b.png"), related("image", "media/b.png", "Internal"), "http://a/b.png"),
    (related("attachedTemplate", "file:///C:/a.dotm"), related("attachedTemplate", "a.dotx", "Internal"), "a.dotm"),
    (related("hyperlink", "javascript:alert(1)"), related("hyperlink", "https://a.gov.cn"), "javascript:"),
    (related("hyperlink", "file:///etc/passwd"), related("hyperlink", "mailto:a@b.cn"), "file:"),
    (related("oleObject", "https://a/b"), related("theme", "theme.xml", "Internal"), "https://a/b"),
    (field(' DDEAUTO c:\\x "a" '), field(" DATE "), "DDEAUTO"),
    (field("INCLUDE", "TEXT http://a"), field("TOC \\o"), "INCLUDETEXT"),
    (field("includepicture x"), field("PAGE"), "includepicture"),
    (field('HYPERLINK "javascript:x"'), field('HYPERLINK "https://a.gov.cn"'), "javascript:"),
    (paragraph('<w:fldSimple w:instr="LINK Excel a"/>'), paragraph('<w:fldSimple w:instr="NUMPAGES"/>'), "LINK"),
    (
        paragraph('<w:r><w:pict><v:imagedata src="http://a/b.png"/></w:pict></w:r>'),
        paragraph('<w:r><w:pict><v:imagedata src="b.png"/></w:pict></w:r>'),
        "http://a/b.png",
    ),
]


@pytest.mark.parametrize(("leads", "stays", "named"), LEADS, ids=[named for *_, named in LEADS])
def test_what_leads_elsewhere_is_named(leads: bytes, stays: bytes, named: str) -> None:
    (fault,) = check.check(leads, "templates/a.docx", object)
    assert (fault.code, named in fault.message.zh, named in fault.message.en) == ("T315", True, True)
    assert list(outside.found(opening.Package(stays, bounds.TEMPLATE))) == []


def test_the_shipped_base_leads_nowhere() -> None:
    assert list(outside.found(opening.Package(wordtemplates.built("甲"), bounds.TEMPLATE))) == []
