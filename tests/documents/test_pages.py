"""Every HTML page comes from a shipped template with one style sheet, and from nothing in a workspace."""

import re
from itertools import product
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from commandline import Rectify
from rectify_cli.core.language import Language
from rectify_cli.documents import pages
from rectify_cli.documents.resources import shipped_templates

TEMPLATES = shipped_templates() / "html"
SHEET = (TEMPLATES / "style.css.j2").read_text(encoding="utf-8")


def test_a_workspace_cannot_put_its_words_into_a_page(rectify: Rectify, sample: Path) -> None:
    for name, folder in product(TEMPLATES.iterdir(), (".", "html", "shipped")):
        own = sample / "templates" / folder / name.name
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text("<script>planted</script>", encoding="utf-8")
    assert rectify("render", "notice", "-o", "a.html").code == 0
    rectify("check", "--quick", "--report", "html:report.html")
    texts = [(sample / page).read_text(encoding="utf-8") for page in ("a.html", "report.html")]
    texts.append(rectify("diff", "2024-08-01", "2024-12-31", "--format", "html").out)
    for text in texts:
        assert text.startswith("<!DOCTYPE html>")
        assert "planted" not in text


def test_a_name_a_template_lacks_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'title' is undefined"):
        pages.draw("report", Language.EN)


def test_what_is_drawn_is_escaped() -> None:
    words = {"body": [], "attachments": [], "sealed": False, "draft": None, "landscape": False, "imprint": None}
    assert "<title>&lt;b&gt;&amp;</title>" in pages.draw("paper", Language.ZH, title="<b>&", **words)


def test_no_page_has_a_style_of_its_own() -> None:
    for template in TEMPLATES.glob("*.html.j2"):
        text = template.read_text(encoding="utf-8")
        assert text.count("<style>") == (template.name == "page.html.j2")
        assert template.name == "fragment.html.j2" or "style=" not in text


def test_every_class_of_the_style_sheet_is_one_of_a_template() -> None:
    named_by_data = {"error", "warning", "also", "level-1", "level-2"}
    markup = "".join(template.read_text(encoding="utf-8") for template in TEMPLATES.glob("*.j2"))
    rules = re.sub(r"\{#.*?#\}", "", SHEET, flags=re.DOTALL)
    styled = set(re.findall(r"\.([a-z][a-z0-9-]*)(?=[^{}]*\{)", rules))
    assert {name for name in styled if not re.search(rf'class="[^\n]*\b{name}\b', markup)} <= named_by_data
