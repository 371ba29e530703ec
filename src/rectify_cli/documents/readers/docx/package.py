"""The parts of a Word file, unpacked within bounds and parsed without entities."""

from pathlib import PurePosixPath

from lxml import etree

from rectify_cli.core import bounds
from rectify_cli.core.errors import DataError
from rectify_cli.core.language import Phrase
from rectify_cli.documents import opening
from rectify_cli.documents.opening import refused
from rectify_cli.documents.readers.docx.numbering import W

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
}
"""The namespaces of a Strict Open XML file, in which Word can save too -> the usual ones (ISO/IEC 29500-1 and -4)."""
_AGAIN = Phrase("用 Word 或 WPS 打开，另存为新的 .docx", "open it in Word or WPS and save it as a new .docx")


class Package:
    """A zip file of parts that point at each other."""

    def __init__(self, content: bytes, file: str) -> None:
        """Open the package; raises DataError where the zip is broken, encrypted or too large."""
        self.file = file
        try:
            self._package = opening.Package(content, bounds.WORD)
        except opening.Unfit as unfit:
            raise self._unfit(unfit) from unfit
        self._names = frozenset(self._package.names)
        self._trees: dict[str, etree._Element] = {}

    def main(self) -> str:
        """Return the name of the main part."""
        targets = self.related("")
        return targets.get("officeDocument", "word/document.xml")

    def body(self) -> etree._Element:
        """Return the body of the main part; raises DataError where there is none."""
        tree = self.read(self.main())
        body = tree.find(f"{W}body") if tree is not None else None
        if body is None:
            raise refused(
                self.file,
                Phrase("Word 文件中没有正文", "the Word file has no body"),
                Phrase("用 Word 或 WPS 打开，另存为 .docx", "open it in Word or WPS and save it as .docx"),
            )
        return body

    def related(self, name: str) -> dict[str, str]:
        """Return the parts a part points at, by kind; the last of a kind counts."""
        path = PurePosixPath(name)
        tree = self.read(str(path.parent / "_rels" / f"{path.name}.rels"))
        parts: dict[str, str] = {}
        for relation in tree.iter(_RELATIONS) if tree is not None else ():
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                whole = target.lstrip("/") if target.startswith("/") else str(path.parent / target)
                parts[relation.get("Type", "").rpartition("/")[2]] = whole
        return parts

    def read(self, name: str) -> etree._Element | None:
        """Return the one tree of a part; None where there is no such part; raises DataError where it is damaged."""
        if name not in self._names:
            return None
        if name not in self._trees:
            self._trees[name] = self._parsed(name)
        return self._trees[name]

    def parts(self) -> dict[str, bytes]:
        """Return every part as it is in the file."""
        return {name: self._unpacked(name) for name in self._package.names}

    def _parsed(self, name: str) -> etree._Element:
        # No DTD, no entity, no file from outside; without `huge_tree` nesting stops at 256.
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            tree = etree.fromstring(_usual(self._unpacked(name)), parser)
        except etree.XMLSyntaxError as bad:
            raise refused(
                self.file,
                Phrase(
                    f"Word 文件中的 {name} 已损坏：第 {bad.lineno} 行",
                    f"{name} in the Word file is damaged at line {bad.lineno}",
                ),
                _AGAIN,
            ) from bad
        if tree.getroottree().docinfo.internalDTD is not None:
            raise refused(
                self.file,
                Phrase(
                    f"Word 文件中的 {name} 带有 DTD，Word 不会写入 DTD",
                    f"{name} in the Word file has a DTD, which Word never writes",
                ),
                _AGAIN,
            )
        return tree

    def _unpacked(self, name: str) -> bytes:
        try:
            return self._package.read(name)
        except opening.Unfit as unfit:
            raise self._unfit(unfit) from unfit

    def _unfit(self, unfit: opening.Unfit) -> DataError:
        """Return the error of a package that cannot be opened, or of a part that cannot be read."""
        match unfit.fault:
            case opening.Fault.LOCKED:
                message = Phrase("文件已加密", "the file is encrypted")
                hint = Phrase(
                    "用 Word 或 WPS 打开，取消密码后保存", "open it in Word or WPS, remove the password and save it"
                )
            case opening.Fault.TOO_LARGE:
                message = Phrase(
                    f"Word 文件{unfit.part and f'中的 {unfit.part} '}展开后太大",
                    f"{unfit.part and f'{unfit.part} in '}the Word file is too large when unpacked",
                )
                hint = Phrase(
                    "确认来源可靠；或将正文复制到新的 Word 文件",
                    "check that its source can be trusted, or copy the text into a new Word file",
                )
            case opening.Fault.BROKEN:
                message = Phrase(
                    "Word 文件不完整，可能未下载完",
                    "the Word file is incomplete; the download may have been interrupted",
                )
                hint = Phrase(
                    "重新下载，或用 Word、WPS 打开后另存",
                    "download it again, or open it in Word or WPS and save it again",
                )
        return refused(self.file, message, hint)


def _usual(content: bytes) -> bytes:
    """Return a part with the usual namespaces in place of the strict ones."""
    for quote in (b'"', b"'"):
        for strict, usual in _STRICT.items():
            content = content.replace(quote + strict, quote + usual)
    return content
