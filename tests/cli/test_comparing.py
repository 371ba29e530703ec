"""`rectify render --compare`: the old paper of a revision, a day or a file, and what is marked of it."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from docx.oxml.ns import qn

import repositories
import tracked
import word_papers
from commandline import Rectify
from printed import NOWHERE, TODAY
from rectify_cli import papers
from rectify_cli.cli import comparing
from rectify_cli.core.terms import Edition
from rectify_cli.documents.layout import Redline
from rectify_cli.views import Request
from samples_changed import change

OLD, NEW = "每半年向院党组汇报", "每季度向院党组汇报"


@pytest.fixture
def changed(rectify: Rectify, sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the sample with a paper of before in Word and in a commit, and a word changed since."""
    repositories.apart(monkeypatch, sample.parent)
    repositories.git(sample, "init", "--quiet")
    repositories.commit(sample, "2025-01-10")
    assert rectify("render", "notice", "-o", "old.docx").code == 0
    change(sample / "data/issues/003.yaml", OLD, NEW)
    assert rectify("render", "notice", "-o", "new.docx").code == 0
    return sample


def marks(content: bytes) -> list[tuple[str, str]]:
    """Return each change of a Word file: which kind, and its words."""
    body = tracked.body(content)
    words = (qn("w:t"), qn("w:delText"))
    changes = list(body.iter(qn("w:ins"), qn("w:del")))
    return [(each.tag.rpartition("}")[2], "".join(text.text for text in each.iter(*words))) for each in changes]


@pytest.mark.parametrize("with_", ["HEAD", "old.docx"])
def test_the_words_that_changed_are_tracked(rectify: Rectify, changed: Path, with_: str) -> None:
    ran = rectify("render", "notice", "--compare", with_)
    assert (ran.code, ran.err) == (0, "public edition written to build/notice-redline.docx\n")
    content = (changed / "build/notice-redline.docx").read_bytes()
    assert marks(content) == [("del", "半年"), ("ins", "季度")]
    assert tracked.accepted(content) == tracked.accepted((changed / "new.docx").read_bytes())
    assert tracked.rejected(content) == tracked.accepted((changed / "old.docx").read_bytes())


def test_with_what_it_is_nothing_is_marked(rectify: Rectify, changed: Path) -> None:
    for with_ in ("2026-01-01", "new.docx"):
        assert rectify("render", "notice", "--compare", with_).code == 0
        assert marks((changed / "build/notice-redline.docx").read_bytes()) == []


@pytest.mark.parametrize("elements", word_papers.ELEMENTS)
def test_an_old_file_with_every_element_shows_no_change_of_its_own(elements: str, tmp_path: Path) -> None:
    ledger = word_papers.with_elements(word_papers.ledger(), "notice", **word_papers.ELEMENTS[elements])
    new = papers.compose("notice", ledger, Request(Edition.INTERNAL, TODAY), NOWHERE)
    layout = papers.layout("notice", "docx", ledger, NOWHERE)
    (tmp_path / "old.docx").write_bytes(papers.typeset(new, "docx", layout, set()))
    old = comparing.read_old(tmp_path / "old.docx", new)
    redline = Redline(old, comparing.AUTHOR, TODAY, words_only=True)
    assert tracked.changes(papers.typeset(new, "docx", replace(layout, redline=redline), set())) == []


def test_an_imprint_that_has_changed_is_tracked(rectify: Rectify, changed: Path) -> None:
    for copies in ("甲局", "乙局"):
        assert rectify("set", "inspection", f"papers.notice.imprint.copies={copies}").code == 0
        repositories.commit(changed, "2025-01-11")
        assert rectify("render", "notice", "-o", f"{copies}.docx").code == 0
    for old, told in {"甲局.docx": ["甲", "乙"], "乙局.docx": [], "HEAD": [], "HEAD~1": ["甲", "乙"]}.items():
        assert rectify("render", "notice", "--compare", old).code == 0
        assert [words for _, words in marks((changed / "build/notice-redline.docx").read_bytes())] == told, old
    assert rectify("render", "notice", "--compare", "HEAD~1", "-o", "a.html").code == 0
    assert "抄送：<del>甲</del><ins>乙</ins>局。" in (changed / "a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("with_", ["HEAD", "2026-01-01", "old.docx", "shipped.docx"])
def test_a_paper_of_an_own_word_template_is_compared_too(rectify: Rectify, changed: Path, with_: str) -> None:
    (changed / "old.docx").rename(changed / "shipped.docx")
    assert rectify("templates", "eject", "notice", "-f", "docx").code == 0
    assert rectify("render", "notice", "-o", "now.docx").code == 0
    assert rectify("render", "notice", "--rev", "HEAD", "-o", "old.docx").code == 0
    assert rectify("render", "notice", "--compare", with_).code == 0
    content = (changed / "build/notice-redline.docx").read_bytes()
    assert marks(content) == ([] if with_ == "2026-01-01" else [("del", "半年"), ("ins", "季度")])
    assert tracked.accepted(content) == tracked.accepted((changed / "now.docx").read_bytes())
    assert tracked.rejected(content) == tracked.accepted(
        (changed / ("now.docx" if with_ == "2026-01-01" else "old.docx")).read_bytes()
    )


def test_the_day_is_that_of_the_run_and_the_author_is_given(rectify: Rectify, changed: Path) -> None:
    words = ("render", "notice", "--compare", "HEAD", "--as-of", "2026-02-03")
    for author, typed in (("rectify", ()), ("整改办", ("--author", "整改办"))):
        assert rectify(*words, *typed, "-o", "a.docx").code == 0
        changes = tracked.changes((changed / "a.docx").read_bytes())
        assert {(each.get(qn("w:author")), each.get(qn("w:date"))) for each in changes} == {
            (author, "2026-02-03T00:00:00Z")
        }


def test_a_page_strikes_and_underlines(rectify: Rectify, changed: Path) -> None:
    for fragment in ((), ("--fragment",)):
        assert rectify("render", "notice", "--compare", "HEAD", *fragment, "-o", "a.html").code == 0
        page = (changed / "a.html").read_text(encoding="utf-8")
        assert "每<del>半年</del><ins>季度</ins>向院党组汇报" in page
        assert re.findall("<(?:del|ins)>", page) == ["<del>", "<ins>"]


def test_a_pdf_shows_both(rectify: Rectify, changed: Path) -> None:
    assert rectify("render", "notice", "--compare", "HEAD", "-o", "a.pdf").code == 0
    text = "".join(page.extract_text() for page in pypdf.PdfReader(changed / "a.pdf").pages)
    assert "每半年季度向院党组汇报" in re.sub(r"—\d+—", "", "".join(text.split()))


def test_a_pdf_shows_that_one_of_the_bodies_is_another() -> None:
    made = []
    for joint in ("某县财政局文件", "某县审计局文件"):
        head = word_papers.FULL.model_copy(update={"joint": (joint,)})
        ledger = word_papers.with_elements(word_papers.ledger(), "notice", head=head)
        made.append(papers.compose("notice", ledger, Request(Edition.INTERNAL, TODAY), NOWHERE))
    layout = replace(papers.layout("notice", "pdf", ledger, NOWHERE), redline=Redline(made[0], "x", TODAY))
    content = papers.typeset(made[1], "pdf", layout, set())
    assert "某县财政审计局" in "".join(pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text().split())


def test_what_may_not_be_printed_now_stops_it(rectify: Rectify, changed: Path) -> None:
    """The old paper printed an issue that is withheld since: what is struck out can be read too."""
    path = changed / "data/issues/003.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "disclosure: withheld\n", encoding="utf-8")
    for with_ in ("HEAD", "old.docx"):
        ran = rectify("render", "notice", "--compare", with_, "--draft", "-o", "a.docx")
        assert (ran.code, "withheld text" in ran.err) == (1, True)
        assert not (changed / "a.docx").exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("--compare", "no-such-tag"), "no revision no-such-tag in git"),
        (("--compare", "none.docx"), "none.docx"),
        (("--compare", "HEAD", "-f", "md"), "md cannot show changes"),
        (("--author", "某人"), "--author needs --compare"),
    ],
)
def test_what_cannot_be_compared_is_refused(rectify: Rectify, changed: Path, typed: tuple[str, ...], told: str) -> None:
    ran = rectify("render", "notice", *typed)
    assert (ran.code in {1, 2}, told in ran.err) == (True, True)
    assert not (changed / "build/notice-redline.docx").exists()
