"""The picture of the architecture: the wings in their layers, from the contract of import-linter."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from rectify_cli.core.language import Language, Phrase

ROOT = Path(__file__).parents[2]
FOLDER = Path("docs") / "development"
WINGS = {
    "__main__": Phrase("启动：输入输出流、退出码", "starts the tool: streams, exit code"),
    "cli": Phrase("一切与人打交道的：命令、屏幕、报告", "whatever talks to a person: commands, screens, reports"),
    "web": Phrase("本机网页：看和填", "the local page: to look at and to fill in"),
    "transactions": Phrase("一次改动怎样到达文件", "the road of a change from a verb to the files"),
    "checks": Phrase(
        "各条规则及其结论；豁免、基线、规则目录", "every rule and its verdict; waivers, baselines, the catalogue"
    ),
    "papers": Phrase("台账 → 文书：模板的用语", "ledger → papers: the words of the templates"),
    "exchange": Phrase(
        "台账 ↔ Excel、csv、jsonl、Parquet、OSCAL；通报 → 台账",
        "ledger ↔ Excel, csv, jsonl, Parquet, OSCAL; a notice → entries",
    ),
    "notices": Phrase("一份通报说了什么", "what a notice says"),
    "store": Phrase("文件 ↔ 台账：YAML、git、就地改写", "files ↔ ledger: YAML, git, splices"),
    "views": Phrase("从台账中取出要显示的内容", "what is shown of a ledger"),
    "actions": Phrase("一个动作怎样改一条记录", "what a verb does to an entry"),
    "documents": Phrase("文书的各段，读写各种格式", "a paper as blocks, read and written in every format"),
    "ledger": Phrase("各条记录和由此算出的一切", "the entries and what is derived from them"),
    "core": Phrase(
        "用语、双语消息、规则和位置、错误、汉字处理",
        "terms, phrases, rules and places, errors, Chinese text",
    ),
}
"""What each wing is for; `make docs` stops if the contract names one that is missing here."""
CAPTION = Phrase("只许向下引用；同一层的互不相识", "imports go down only; wings on one floor do not know each other")
FILES = {Language.EN: "wings.svg", Language.ZH: "wings.zh-CN.svg"}
WIDTH, HEIGHT, GAP, MARGIN = 880, 80, 12, 16
FONT = "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"
WIDE = 0x2E80  # from here on a character is as wide as it is high
SIZE = 14
NARROW = 0.56


def file(language: Language) -> Path:
    """Return the path of the picture in a language."""
    return FOLDER / FILES[language]


def floors() -> list[list[str]]:
    """Return the wings of each floor, the highest first, as pyproject.toml has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(item for item in settings["tool"]["importlinter"]["contracts"] if item["type"] == "layers")
    return [[name.strip() for name in layer.replace(":", "|").split("|")] for layer in contract["layers"]]


def picture(language: Language) -> str:
    """Return the picture as SVG."""
    rows = floors()
    height = 2 * MARGIN + len(rows) * (HEIGHT + GAP) + SIZE
    drawn = [box for number, wings in enumerate(rows) for box in _floor(number, wings, language)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="{FONT}">',
            f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
            *drawn,
            _text(CAPTION.in_language(language), WIDTH / 2, height - SIZE),
            "</svg>\n",
        ]
    )


def _floor(number: int, wings: list[str], language: Language) -> Iterator[str]:
    """Yield the boxes of one floor, side by side."""
    width = (WIDTH - 2 * MARGIN - (len(wings) - 1) * GAP) / len(wings)
    top = MARGIN + number * (HEIGHT + GAP)
    for index, wing in enumerate(wings):
        if wing not in WINGS:
            raise LookupError(f"WINGS in tools/reference/wings.py does not say what {wing} is")
        left = MARGIN + index * (width + GAP)
        yield (
            f'<rect x="{left:g}" y="{top}" width="{width:g}" height="{HEIGHT}" rx="6" fill="#f3f6fa" stroke="#7a8ca3"/>'
        )
        yield _text(wing, left + width / 2, top + 24, 'font-weight="bold"')
        for line, words in enumerate(_wrapped(WINGS[wing].in_language(language), width - 2 * GAP)):
            yield _text(words, left + width / 2, top + 46 + line * 18)


def _text(words: str, middle: float, base: float, more: str = "") -> str:
    return (
        f'<text x="{middle:g}" y="{base:g}" font-size="{SIZE}" text-anchor="middle" fill="#1d3557" {more}>'
        f"{escape(words)}</text>"
    )


def _wrapped(text: str, width: float) -> list[str]:
    """Return a text in lines no wider than `width` pixels, broken at spaces and between 汉字."""
    lines = [""]
    for unit in re.findall(r"[\u2E80-\uFFFF][，。；：、）]?|[^\s\u2E80-\uFFFF]+\s*|\s+", text):
        if _wide((lines[-1] + unit).rstrip()) > width:
            lines.append("")
        lines[-1] += unit
    return [line.strip() for line in lines]


def _wide(text: str) -> float:
    return sum(SIZE if ord(character) >= WIDE else SIZE * NARROW for character in text)
