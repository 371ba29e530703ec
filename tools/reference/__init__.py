"""The reference pages of docs/, generated from the code in both languages."""

from pathlib import Path

from rectify_cli.core.language import Language
from reference import columns, commands, exits, fields, json_shapes, oscal, rules, shipped, wings
from reference.page import Page

ROOT = Path(__file__).parents[2]
FOLDER = Path("docs") / "reference"
PAGES = (commands, rules, fields, columns, json_shapes, oscal, exits)


def pages() -> dict[Path, str]:
    """Return the text of every generated file by its path in the repository."""
    texts = {wings.file(language): wings.picture(language) for language in Language}
    for language in Language:
        built = [module.page(language) for module in PAGES]
        texts |= {FOLDER / page.file: page.markdown(built) for page in built}
    return texts | {shipped.PATH: shipped.examples()}


__all__ = ["FOLDER", "PAGES", "ROOT", "Page", "pages"]
