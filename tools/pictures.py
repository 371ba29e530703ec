"""Draw the pictures of the docs from real runs: the status as SVG, page one of every paper and of the board as PNG.

Run as `make pictures`; the papers need fonts of an official paper, which no Python package provides, and the local page
needs Chromium.
"""

import datetime as dt
import html
import io
import re
import sys
import tempfile
from pathlib import Path

import page_pictures
import pypdf
import typst
from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

import chromium
import word_papers
from rectify_cli import papers, store
from rectify_cli.checks import ledger as ledger_checks
from rectify_cli.cli.reports import Findings
from rectify_cli.cli.screens import status_table
from rectify_cli.cli.terminal import Terminal
from rectify_cli.core.language import Language
from rectify_cli.core.terms import Edition
from rectify_cli.documents.writers import pdf
from rectify_cli.ledger import Ledger
from rectify_cli.papers import board
from rectify_cli.views import Request, status

ROOT = Path(__file__).parents[1]
CELL = 12.2  # pixels: what rich gives a column at its character height of 20
LENGTH = re.compile(r'textLength="[^"]*"(?P<rest>[^>]*)>(?P<text>[^<]*)</text>')
DAY = dt.date(2026, 11, 23)
BOARD_DAY, BOARD_SINCE = dt.date(2025, 1, 10), dt.date(2024, 12, 1)
RESOLUTION = 90  # dots per inch: a page of 744 pixels, twice what two pictures side by side take
SMALL = 60  # a page of 496 pixels: three side by side fill the width of a page of the docs
FONTS = "Fandol (Debian: texlive-lang-chinese)"
# rich's own frame refers to a web font; a picture in a README must load nothing from the network.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g></g></svg>
"""


def status_picture(ledger: Ledger, language: Language) -> str:
    """Return the status of the sample ledger as a person sees it in a terminal of 80 columns."""
    findings = Findings(ledger_checks.run(ledger, DAY), DAY)
    screen = status_table.draw(status.build(ledger, DAY), findings, Terminal(language, 80, colour=True))
    console = Console(record=True, width=80, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(screen))
    picture = console.export_svg(
        title="rectify status", theme=DEFAULT_TERMINAL_THEME, code_format=FRAME, unique_id="status"
    )
    return LENGTH.sub(_as_wide_as_its_cells, picture)


def _as_wide_as_its_cells(match: re.Match[str]) -> str:
    """Give a text the width of its columns: rich uses its number of characters, which squeezes 汉字."""
    columns = cell_len(html.unescape(match["text"]))
    return f'textLength="{columns * CELL:.1f}"{match["rest"]}>{match["text"]}</text>'


def page_picture(ledger: Ledger, name: str, resolution: int) -> bytes:
    """Return page one of the PDF of a paper as a PNG of so many dots per inch."""
    templates = ROOT / "templates"
    request = Request(papers.PAPERS[name].edition, DAY, issue=1 if name == "closing-sheet" else None)
    document = papers.compose(name, ledger, request, templates)
    page = papers.typeset(document, "pdf", papers.layout(name, "pdf", ledger, templates), set())
    return _drawn(page, resolution, 1)


def parts_picture() -> bytes:
    """Return the pages of a notice with every part that a tag of a Word template stands for, side by side."""
    elements = word_papers.ELEMENTS["head, note and imprint"] | {"attachments": word_papers.ANNEXES[:1]}
    ledger = word_papers.with_elements(word_papers.ledger(), "notice", **elements)
    templates = ROOT / "templates"
    document = papers.compose("notice", ledger, Request(Edition.PUBLIC, word_papers.TODAY), templates)
    content = papers.typeset(document, "pdf", papers.layout("notice", "pdf", ledger, templates), set())
    return _drawn(content, SMALL, *range(1, len(pypdf.PdfReader(io.BytesIO(content)).pages) + 1))


def board_picture(ledger: Ledger) -> bytes:
    """Return page one of the PDF of the board as a PNG."""
    request = Request(Edition.INTERNAL, BOARD_DAY, BOARD_SINCE)
    return _drawn(board.render(ledger, request, "pdf", Language.ZH), RESOLUTION, 1)


def _drawn(content: bytes, resolution: int, *pages: int) -> bytes:
    """Return pages of a PDF side by side, framed where there are several, as a PNG of so many dots per inch."""
    frame = ", stroke: 0.5pt + gray" if len(pages) > 1 else ""
    images = "".join(f'box(image("paper.pdf", page: {number}){frame}), ' for number in pages)
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "paper.pdf").write_bytes(content)
        sheet = Path(scratch) / "sheet.typ"
        page = "#set page(width: auto, height: auto, margin: 0pt)\n"
        sheet.write_text(f"{page}#grid(columns: {len(pages)}, {images})\n", encoding="utf-8")
        return typst.compile(sheet, root=Path(scratch), format="png", ppi=resolution, ignore_system_fonts=True)


def substituted_roles() -> list[str]:
    """Return the font roles for which this computer has only the substitute, Noto."""
    return [role for font, roles in pdf.stand_ins().items() if font.startswith("Noto") for role in roles]


def main(folder: Path) -> None:
    """Draw every picture into `folder`."""
    loaded = store.load(store.Workspace(ROOT))
    if loaded.ledger is None:
        sys.exit("the sample ledger could not be read")
    folder.mkdir(exist_ok=True)
    (folder / "status.svg").write_text(status_picture(loaded.ledger, Language.ZH), encoding="utf-8")
    (folder / "board.png").write_bytes(board_picture(loaded.ledger))
    if chromium.chromium():
        page_pictures.draw(folder)
    else:
        sys.stderr.write("the local page was left as it is: no Chromium (apt-get install chromium)\n")
    if missing := substituted_roles():
        sys.stderr.write(f"the papers were left as they are: no font for {'、'.join(missing)}; install {FONTS}\n")
        return
    (folder / "notice.png").write_bytes(page_picture(loaded.ledger, "notice", RESOLUTION))
    (folder / "papers").mkdir(exist_ok=True)
    for name in papers.PAPERS:
        (folder / "papers" / f"{name}.png").write_bytes(page_picture(loaded.ledger, name, SMALL))
    (folder / "papers" / "parts.png").write_bytes(parts_picture())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
