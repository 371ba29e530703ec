"""Files meant to break a reader, each made here, read in a process that may not take much memory."""

import functools
import gc
import io
import itertools
import json
import resource
import sys
from collections.abc import Callable, Iterable

import pypdf

import bombs
from papers_in import line, word
from rectify_cli.checks import proofread
from rectify_cli.core import bounds
from rectify_cli.core.errors import RectifyError
from rectify_cli.documents import readers, repair
from rectify_cli.exchange.workbook import readers as workbooks

MEMORY = 1 << 30
SECONDS = 10
"""The processor time that one file may take."""

MANY = 1_000_000
_LETTERS = "abcdefghij"
_LAUGHS = '<!DOCTYPE x [<!ENTITY a "哈">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in itertools.pairwise(_LETTERS)
) + "]>"  # fmt: skip
_OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_TOO_LARGE = "PDF 展开后太大，或有图形嵌套自身"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


def paper(password: str = "", pages: int = 1) -> bytes:
    """Return a PDF of empty pages."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def tag(attributes: Iterable[str]) -> bytes:
    """Return a web page whose one paragraph has these attributes."""
    return f"<html><body><p {' '.join(attributes)}>字</p></body></html>".encode()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (lambda: word(line("字" * 10_000_000)), "展开后太大"),
    "ratio.docx": (lambda: word(line("字" * 1_000_000)), "展开后太大"),
    "laughs.docx": (lambda: word(line("&j;").replace("&amp;", "&"), _LAUGHS), "DTD|已损坏"),
    "outside.docx": (lambda: word(line("&a;").replace("&amp;", "&"), _OUTSIDE), "DTD"),
    "deep.docx": (lambda: word("<w:p>" * 2000), "已损坏"),
    "cut.docx": (lambda: word(line("字"))[:-40], "不完整"),
    "garbled.docx": (lambda: word(line("字")).replace(b"PK\x01\x02", b"PK\x01\x03"), "不完整"),
    "bodiless.docx": (lambda: bombs.zipped({"word/other.xml": b"<a/>"}), "没有正文"),
    "locked.docx": (lambda: _OLE, "已加密"),
    "old.doc": (lambda: _OLE, "旧的 .doc"),
    "old.wps": (lambda: _OLE, "旧的 .doc"),
    "notice.rtf": (lambda: b"{\\rtf1 a}", "RTF"),
    "notice.ofd": (lambda: bombs.zipped({"OFD.xml": b"<a/>"}), "OFD"),
    "archive.zip": (lambda: bombs.zipped({"a.txt": b"a"}), "压缩包"),
    "scan.png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "图片"),
    "deep.html": (("<div>" * MANY + "字").encode, "过深"),
    "attributes.html": (lambda: tag(f"a{each}='{each}'" for each in range(bounds.ATTRIBUTES + 1)), "1000 个以上的属性"),
    "bare attributes.html": (lambda: tag(f"{each:x}" for each in range(180_000)), "1000 个以上的属性"),
    "quoted attributes.html": (lambda: tag(f'a{each:x}="<>"' for each in range(60_000)), "1000 个以上的属性"),
    "hidden attributes.html": (
        lambda: b'<!-- <a b=" -->' + tag(f"{each:x}" for each in range(60_000)) + b'"',
        "1000 个以上的属性",
    ),
    "many.html": (("<p>甲" * 200_000).encode, "超过"),
    "large.html": (lambda: b"<p>" * 6_000_000, "太大"),
    "empty.txt": (lambda: b"", "没有文字"),
    "empty.docx": (lambda: b"", "没有文字"),
    "blank.md": (lambda: b" \n\n\t", "没有文字"),
    "blank.docx": (lambda: word(line(" ")), "没有文字"),
    "rubbish.txt": (lambda: bytes(range(256)) * 99, "不是文字"),
    "rubbish.bin": (lambda: bytes(range(256)) * 99, "不支持"),
    "rubbish.pdf": (lambda: bytes(range(256)) * 99, "内容却不是"),
    "rubbish.docx": (lambda: bytes(range(256)) * 99, "内容却不是"),
    "cut.pdf": (lambda: paper()[:60], "不完整"),
    "head.pdf": (lambda: b"%PDF-1.7\n", "不完整"),
    "locked.pdf": (lambda: paper("x"), "已加密"),
    "scan.pdf": (paper, "扫描件"),
    "large.txt": (lambda: b"a" * (bounds.FILE + 1), "太大"),
    "long.txt": (("字" * (bounds.TEXT + 1)).encode, "正文过长：1000001 字"),
    "many.txt": (("字。\n\n" * (bounds.PARAGRAPHS + 1)).encode, "正文过长：50001 段"),
    "tags.docx": (lambda: word("".join(f"<w:p w:a='{each}'/>" for each in range(600_000))), "展开后太大"),
    "attributes.docx": (lambda: word("<w:p " + " ".join(f"w:a{each}=''" for each in range(MANY)) + "/>"), "展开后太大"),
    "pages.pdf": (lambda: paper(pages=bounds.PAGES + 1), _TOO_LARGE),
    "loop.pdf": (lambda: bombs.pdf(b"/X Do", b"/X Do /X Do"), _TOO_LARGE),
    "ring.pdf": (lambda: bombs.pdf(b"/X Do", b"/X Do /X Do", b"/X Do /X Do"), _TOO_LARGE),
    "blanks.pdf": (lambda: bombs.pdf(bombs.deflated(b" " * bombs.MIB, 900), filters=1, packed=True), _TOO_LARGE),
    "layers.pdf": (lambda: bombs.pdf(bombs.deflated(b"q " * bombs.MIB, 150), filters=2, packed=True), _TOO_LARGE),
    "long.pdf": (lambda: bombs.pdf(bombs.deflated(bombs.shown(b"a") * 1000, 3000), filters=2, packed=True), _TOO_LARGE),
    "row.xlsx": (lambda: bombs.workbook(bombs.cell("A10000000", "x")), "A10000000.*没有这个单元格"),
    "last row.xlsx": (lambda: bombs.workbook(bombs.cell("A4294967295", "x")), "A4294967295.*没有这个单元格"),
    "small letter.xlsx": (lambda: bombs.workbook(bombs.cell("a1048577", "x")), "a1048577.*没有这个单元格"),
    "column.xlsx": (lambda: bombs.workbook(bombs.cell("XFE1", "x")), "XFE1.*没有这个单元格"),
    "letters.xlsx": (lambda: bombs.workbook(bombs.cell("A" * 5000 + "1", "x")), "AAAA….*没有这个单元格"),
    "numbered row.xlsx": (lambda: bombs.workbook('<row r="' + "9" * 5000 + '"><c/></row>'), "99….*没有这个单元格"),
    "far.xlsx": (lambda: bombs.workbook(bombs.cell("ALL5001", "x")), "表太大：5001 行 1000 列"),
    "sheets.xlsx": (lambda: bombs.workbook(bombs.cell("AX99999", "x"), sheets=30), "展开后太大"),
    "shared.xlsx": (lambda: bombs.workbook(bombs.sharing(2000), shared="字" * 30_000), "文字太多"),
    "spelled.xlsx": (
        lambda: bombs.workbook(bombs.sharing(2000, '<c t = "s"><v >0</v ></c>'), shared="字" * 30_000),
        "文字太多",
    ),
    "one text.xlsx": (lambda: bombs.workbook(bombs.sharing(5000), shared="字" * MANY), "展开后太大"),
    "merged.xlsx": (
        lambda: bombs.workbook("", "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(bounds.MERGED + 1))),
        "合并的单元格太多",
    ),
    "tags.xlsx": (lambda: bombs.workbook("<row/>" * 9_000_000), "展开后太大"),
    "wide.csv": (lambda: b"a" + (b"," * 999 + b"\n") * 5001, "表太大"),
}

REPEATED = (
    *("*", "_", "[", "[a](", "![", "*a **b ", "` `` ", "> ", "<!--"),
    *("<b ", "&a", "# ", "\\", "|", "- ", "<br>", " ", "<a@"),
)

READ: dict[str, Callable[[], bytes]] = {
    "large.txt": ("整改情况：一是开展学习教育，进一步提高认识。\n" * 40_000).encode,
    "large.md": ("**整改情况：**一是开展学习教育。\n\n" * 40_000).encode,
    "one.txt": ("字" * MANY).encode,
    "wrapped.txt": (("字" * 40 + "\n") * 20_000).encode,
    "laughs.html": f"{_LAUGHS}<html><p>&j;字</p></html>".encode,
    "blanks.html": ("<p>" + " " * MANY + "字" + "\n" * MANY + "</p>").encode,
    "style.html": f"<p style='{'display ' * 99_999}' class='{'n-' * 99_999}'>字</p>".encode,
    "at the limit.txt": ("字" * bounds.TEXT).encode,
    "at the limit.xlsx": lambda: bombs.workbook(bombs.cell("ALL5000", "x")),
    "last cell.xlsx": lambda: bombs.workbook(bombs.cell("B100000", "x")),
    "shared.xlsx": lambda: bombs.workbook(bombs.sharing(1000), shared="字" * 30_000),
    "said to be huge.xlsx": lambda: bombs.workbook(
        "",
        '<mergeCells><mergeCell ref="C1:XFD1048576"/><mergeCell ref="A9:A4294967295"/></mergeCells>',
        before='<dimension ref="A1:XFD1048576"/>',
    ),
    "attributes.html": lambda: tag(f"a{each}='{each}'" for each in range(bounds.ATTRIBUTES)),
    "attributes in a script.html": lambda: b"<script>i<n " + b" ".join([b"a"] * 2000) + b"</script>" + tag("a"),
    "nested.pdf": lambda: bombs.pdf(b"/X Do", b"/X Do", bombs.shown(b"Hello"), filters=1),
    "layers.pdf": lambda: bombs.pdf(bombs.shown(b"Hello"), filters=3),
    "nested.docx": lambda: word("<w:tbl><w:tr><w:tc>" * 80 + line("字") + "</w:tc></w:tr></w:tbl>" * 80),
    "wide.md": lambda: b"|a|b|\n|-|-|\n" + b"|x\n" * 9_999 + b"|" * 50_000 + b"\na",
    **{f"{number}.md": ("字" + mark * 100_000).encode for number, mark in enumerate(REPEATED)},
}


NOTICES: dict[str, str] = {
    "said again": "反馈3个问题。",
    "said again in one sentence": "反馈3个问题，",
    "days": "截至2024年3月5日反馈3个问题，",
    "steps": "3项措施：一是甲，",
    "first": "3项首先，",
    "names": "甲局、乙局3个部门、",
    "hours": "8时至10时历时2小时，",
}
"""What stands again and again in a paragraph of a mebibyte, all of which is proofread."""


def main() -> None:
    """Read every file, and print what came of each; one that takes longer than SECONDS ends the run."""
    gc.disable()  # as the command line runs
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for kind, files in {"refused": {name: make for name, (make, _) in REFUSED.items()}, "read": READ}.items():
        for name, make in files.items():
            report(f"{kind} {name}", functools.partial(outcome, make(), name))
    for name, words in NOTICES.items():
        report(f"proofread {name}", functools.partial(proofread_again, words))


def report(name: str, run: Callable[[], str]) -> None:
    """Print on one line what came of a run within the time it may take."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + SECONDS, resource.RLIM_INFINITY))
    sys.stdout.write(json.dumps([name, run()]) + "\n")
    sys.stdout.flush()


def proofread_again(words: str) -> str:
    """Return how many paragraphs a notice has that says the same over and over."""
    content = ("关于整改情况的通报\n\n" + words * (MANY // len(words.encode()))).encode()
    reading, _ = proofread.proofread(readers.read(content, "notice.txt"))
    return f"read: {len(reading.source.blocks)}"


def outcome(content: bytes, name: str) -> str:
    """Return the message of the refusal, or how much was read."""
    try:
        if name.endswith((".xlsx", ".csv")):
            book = workbooks.opened(content, name)
            return f"read: {sum(len(row) for each in book.names for row in book.grid(each).rows)}"
        read = repair.repaired(readers.read(content, name))
    except RectifyError as refused:
        return f"{type(refused).__name__}: {refused.message.zh} → {refused.hint.zh if refused.hint else ''}"
    return f"read: {sum(len(block.text) for block in read.blocks)}"


if __name__ == "__main__":
    main()
