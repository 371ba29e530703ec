"""The invented notices are what their truth says they are, before anything is measured by them."""

import collections
import io
import json
import random
import re
from pathlib import Path

import docx
import pypdf
import pytest

import mutations
import notices_as
from rectify_cli.core import private_numbers
from truths import Truth, truth

PATHS = notices_as.paths()
TRUTHS = {path: truth(path) for path in PATHS}
CLEAN = [path for path in PATHS if not TRUTHS[path].faults]


def flat(path: Path) -> str:
    """Return the words of a notice without tags, blanks, line ends and the numbers of pages."""
    text = re.sub(r"\n— [0-9]+ —\n", "\n", notices_as.read(path))
    return re.sub(r"<[^>]*>|[\s*]", "", text)


def squeezed(text: str) -> str:
    """Return a text without blanks."""
    return re.sub(r"\s", "", text)


def test_there_are_enough_and_half_are_clean() -> None:
    assert len(PATHS) >= 48
    assert abs(len(CLEAN) - len(PATHS) / 2) <= 3
    grammars = collections.Counter(record.grammar for record in TRUTHS.values())
    assert len(grammars) == 18
    assert min(grammars[f"G{number}"] for number in range(1, 11)) >= 4
    assert min(grammars.values()) >= 2


def test_each_kind_is_planted_twice_and_has_a_mutation() -> None:
    kinds = collections.Counter((fault.family, fault.kind) for record in TRUTHS.values() for fault in record.faults)
    assert set(kinds) == {(family, kind) for kind, (family, _) in mutations.MUTATIONS.items()}
    assert min(kinds.values()) >= 2


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_fault_has_one_place(path: Path) -> None:
    for fault in TRUTHS[path].faults:
        assert notices_as.read(path).count(fault.at) == 1, fault
        assert set(fault.also) <= set(mutations.MUTATIONS)
        if fault.kind in {"id-number", "mobile", "bank-card"}:
            assert [number.written for number in private_numbers.find(fault.at)] == [fault.at]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_the_truth_is_printed_in_the_notice(path: Path) -> None:
    record, text = TRUTHS[path], flat(path)
    printed = [record.title, record.body or "", *(part.printed for part in record.declared)]
    for item in [*record.issues, *record.immediate, *record.petitions]:
        printed += [item.word or "", item.section or ""]
        assert squeezed(item.title) in text or squeezed(item.title).translate(str.maketrans("“”", "‘’")) in text
    if record.contact:
        printed += [value for value in record.contact.model_dump().values() if value]
    for words in printed:
        assert squeezed(words) in text
    for day in [*(record.on_site or ()), record.feedback, record.cut_off, record.signing]:
        assert day is None or re.search(rf"(?<![0-9])0?{day.month}月0?{day.day}日", text), day


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_a_clean_notice_adds_up(path: Path) -> None:
    record = TRUTHS[path]
    days = [day for day in [*(record.on_site or ()), record.feedback, record.cut_off, record.signing] if day]
    assert days == sorted(days)
    for part in record.declared:
        assert sum(part.states.values()) in {0, part.total}
        listed = {"issues": record.issues, "immediate": record.immediate, "petitions": record.petitions}[part.counted]
        assert not part.listed or len(listed) == part.total
    # Of bodies that one sentence names together (G12) none has a plan of its own.
    for item in record.issues if record.grammar != "G12" else ():
        assert item.plan == (item.status in {"staged", "in_progress"}) or item.status is None


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_a_clean_notice_is_set_without_a_fault(path: Path) -> None:
    text = flat(path)
    if path.suffix == ".html":
        text = text[text.index("】", text.index("字体")) : text.index("分享到")]
    for pair in ("“”", "（）", "《》", "‘’"):
        assert text.count(pair[0]) == text.count(pair[1]), pair
    assert not re.search(
        r"》、《|”、“|’、‘|[）]、(?<=[0-9一二三四五六七八九十]）、)|截止20|年0|月0|。。|，，|[\[【]20", text
    )
    assert not re.search(r"(?<=[\u4e00-\u9fff])[,;:?!()](?=[\u4e00-\u9fff])", text)
    assert not list(private_numbers.find(text))


@pytest.mark.parametrize("kind", mutations.MUTATIONS)
def test_a_mutation_plants_its_fault_and_nothing_else(kind: str) -> None:
    planted = 0
    for path in (path for path in CLEAN if path.suffix != ".html"):
        before, text = truth(path).model_dump(mode="json", by_alias=True), notices_as.read(path)
        if notices_as.is_broken(text):
            continue
        made = mutations.plant(kind, text, before, random.Random(f"{path.name}{kind}"))  # noqa: S311 - chance, not secrecy
        if made is None:
            continue
        planted += 1
        changed, record = made
        assert changed != text
        assert changed.count("\n") == text.count("\n")
        assert [fault["kind"] for fault in record["faults"]] == [kind]
        assert changed.count(record["faults"][0]["at"]) == 1
        assert not before["faults"]
        Truth.model_validate_json(json.dumps(record))
    assert planted >= 2, kind


@pytest.mark.parametrize("style", notices_as.STYLES)
def test_a_notice_is_made_a_word_file(style: str) -> None:
    text = notices_as.read(notices_as.FOLDER / "g1-01.md")
    word = docx.Document(io.BytesIO(notices_as.as_docx(text, style)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    written = squeezed("".join([*(paragraph.text for paragraph in word.paragraphs), *cells]))
    wanted = [line.text for line in notices_as.lines(text)]
    for words in wanted:
        bare = re.sub(r"^[0-9]+\.", "", words) if style == "numbered" else words
        assert squeezed(bare) in written


def test_a_notice_is_made_a_pdf() -> None:
    text = notices_as.read(notices_as.FOLDER / "g1-01.md")
    reader = pypdf.PdfReader(io.BytesIO(notices_as.as_pdf(text)))
    written = squeezed("".join(page.extract_text() for page in reader.pages))
    assert squeezed("1.反馈问题") in written
    assert len(reader.pages) > 2
