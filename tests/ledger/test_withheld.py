"""No withheld text in any public file: of any ledger, in any paper, in any format."""

import datetime as dt
from itertools import chain

import pytest
from hypothesis import HealthCheck, Phase, find, given, seed, settings

import notices
import planted
from laws import share
from ledgers import INSPECTION, Nowhere
from rectify_cli import papers
from rectify_cli.core.terms import Disclosure, Edition, Register
from rectify_cli.documents import Document, Heading, Table, Title, paragraph
from rectify_cli.documents.writers import WRITERS
from rectify_cli.exchange import export
from rectify_cli.exchange.formats import POAM
from rectify_cli.exchange.oscal import write
from rectify_cli.exchange.workbook import writers as books
from rectify_cli.ledger import PUBLIC_FIELDS, Entry, Ledger
from rectify_cli.ledger.model import Declaration, Issue, Measure, issue_model
from rectify_cli.ledger.withheld import withheld
from rectify_cli.views import Request

DAY = dt.date(2025, 1, 15)
NOWHERE = notices.ROOT / "nowhere"
SHEETS = ("xlsx", "csv", "jsonl", "parquet", POAM)
NUMBERED = f"电话{planted.NUMBERS[0]}"
PARTS, LEDGERS, BOUND = 4, 250, 50


def shown(ledger: Ledger) -> list[Document]:
    """Return every paper of the public edition, the closing sheet of each public issue with it."""
    listed = [entry.record.id for entry in ledger.issues if entry.record.disclosure is Disclosure.PUBLIC]
    found = []
    for name, paper in papers.PAPERS.items():
        for issue in listed if name == "closing-sheet" else [None]:
            request = Request(Edition.PUBLIC, DAY, issue=issue)
            # What a template is given: what is not in it no template prints, whoever wrote it.
            view = paper.view()(ledger, request)
            assert not planted.LEAK.search(repr(view))
            found.append(papers.compose(name, ledger, request, NOWHERE))
    return found


def written(document: Document, form: str) -> bytes:
    """Set a document, without the search for leaks that the command makes: here the tests look for themselves."""
    layout = papers.layout("notice", form, Ledger(Entry(INSPECTION, Nowhere())), NOWHERE)
    return WRITERS[form](document, layout)


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in range(1, PARTS))])
def test_no_withheld_text_gets_into_a_public_file(part: int) -> None:
    """Of 4 x 250 ledgers every paper: in Markdown and HTML a file each, in Word and PDF those of 50 ledgers bound."""
    shelf: list[list[Document]] = []

    @seed(part)
    @settings(
        max_examples=share(LEDGERS),
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(planted.ledgers())
    def each(ledger: Ledger) -> None:
        found = shown(ledger)
        shelf.append(found)
        for document in found:
            for form in ("md", "html"):
                assert planted.leaked(written(document, form), form) == []

    each()
    assert len(shelf) >= share(LEDGERS)
    for start in range(0, len(shelf), BOUND):
        bound = Document(tuple(chain.from_iterable(chain.from_iterable(shelf[start : start + BOUND]))))
        for form in ("docx", "pdf"):
            assert planted.leaked(written(bound, form), form) == []


def exported(ledger: Ledger, form: str, edition: Edition = Edition.PUBLIC) -> bytes:
    """Export what is there in an edition, without the search for leaks that the command makes."""
    request = Request(edition, DAY)
    if form == POAM:
        listed = ledger.edition(edition)
        return write.write(ledger, request) if listed.issues or listed.immediate else b""
    what = "all" if form == "xlsx" else export.REGISTER
    book = export.book(what, ledger, request, Register.ISSUES)
    return books.WRITERS[form](book)


@settings(max_examples=share(100), database=None, suppress_health_check=list(HealthCheck))
@given(planted.ledgers())
def test_no_withheld_text_gets_into_a_public_sheet(ledger: Ledger) -> None:
    for form in SHEETS:
        assert planted.leaked(exported(ledger, form), form) == []


@pytest.mark.parametrize("form", SHEETS)
def test_the_search_of_these_tests_finds_what_is_in_a_sheet(form: str) -> None:
    for update in ({"title": "某局的密"}, {"measures": (Measure(text="_x0041_隐"),)}, {"title": NUMBERED}):
        issue = SAMPLE.model_copy(update=update)
        assert planted.leaked(exported(alone(issue), form, Edition.INTERNAL), form)
    assert planted.leaked(exported(alone(SAMPLE), form), form) == []


def alone(issue: Issue) -> Ledger:
    """Make a ledger of one issue."""
    return Ledger(Entry(INSPECTION, Nowhere()), (Entry(issue, Nowhere()),))


@pytest.mark.parametrize("form", ["md", "html", "docx", "pdf", "ofd"])
def test_the_search_of_these_tests_finds_what_is_there(form: str) -> None:
    """In the words, and in the properties, where a format has them."""
    for document in (Document((Title(("某局的密",)),)), Document((Heading(1, "一、匿"), paragraph("讳"))), *DRAFTS):
        assert planted.leaked(written(document, form), form)
    assert planted.leaked(written(Document((Title(("某局的通报",)), paragraph("正文。"))), form), form) == []


DRAFTS = [Document((paragraph("正文"),), "隐"), Document((Table(("甲",), (("密",),)),))]


class Wider(Issue):
    """The model as it may be one day, with fields nobody thought of here."""

    passport: str
    dossier: tuple[str, ...] = ()


def test_a_field_new_to_the_model_is_private() -> None:
    fields = {name: getattr(SAMPLE, name) for name in Issue.model_fields}
    wider = Wider(**fields, passport="密", dossier=("匿",))
    ledger = Ledger(Entry(INSPECTION, Nowhere()), (Entry(wider, Nowhere()),))
    public = ledger.edition(Edition.PUBLIC).issues[0].record
    assert isinstance(public, Wider)
    assert not public.passport
    assert public.dossier == ()
    assert {"密密密密", "匿匿匿匿"} <= withheld(
        Ledger(ledger.inspection, (Entry(wider.model_copy(update=LONG), Nowhere()),)), Edition.PUBLIC
    )


@pytest.mark.parametrize("name", sorted(set(Issue.model_fields) - PUBLIC_FIELDS))
def test_a_field_that_is_not_named_public_reaches_no_public_file(name: str) -> None:
    # Any such value will do: the smallest one takes seconds to find.
    anything = settings(max_examples=2000, phases=[Phase.generate])
    value = find(planted.PRIVATE[name], lambda value: bool(planted.LEAK.search(repr(value))), settings=anything)
    issue = SAMPLE.model_copy(update={name: value})
    for form in SHEETS:
        assert planted.leaked(exported(alone(issue), form), form) == []
    documents = shown(alone(issue))
    assert len(documents) == len(papers.PAPERS)
    for document in documents:
        for form in ("md", "html", "docx"):
            assert planted.leaked(written(document, form), form) == []


SAMPLE = Issue(id=1, title="标题", measures=(Measure(text="措施。"),))
LONG = {"passport": "密密密密", "dossier": ("匿匿匿匿",)}


def test_a_declared_field_reaches_the_public_only_where_it_says_so() -> None:
    declared = {"file": {"heading": "文号"}, "copies": {"heading": "抄送", "type": "list", "public": True}}
    declarations = {key: Declaration.model_validate(each) for key, each in declared.items()}
    own = INSPECTION.model_copy(update={"fields": declarations})
    fields = {"file": "内部文号一二三", "copies": ["公开单位一二三"]}
    issue = issue_model(own).model_validate({"id": 1, "title": "标题", "tags": ["内部标签一二三"], "fields": fields})
    ledger = Ledger(Entry(own, Nowhere()), (Entry(issue, Nowhere()),))
    assert withheld(ledger, Edition.PUBLIC) == {"内部文号一二三", "内部标签一二三"}
    assert withheld(ledger, Edition.INTERNAL) == set()
    public = ledger.edition(Edition.PUBLIC).issues[0].record
    assert (public.tags, public.fields.values()) == ((), {"copies": ("公开单位一二三",)})


def test_people_and_departments_of_two_or_three_characters_are_searched_for() -> None:
    """张三 and 财务科 count, 李四 stands in a public text, 某 is a single 字."""
    issue = Issue.model_validate(
        {"id": 1, "title": "李四光的工作", "owner": "财务科、某", "lead": "张三、李四", "note": "年底"}
    )
    secrets = withheld(Ledger(Entry(INSPECTION, Nowhere()), (Entry(issue, Nowhere()),)), Edition.PUBLIC)
    assert {secret for secret in secrets if len(secret) < 4} == {"张三", "财务科"}


def test_the_words_of_a_deadline_are_no_secret_and_other_words_are() -> None:
    """立行立改 heads a section of every notice."""
    issue = Issue.model_validate({"id": 1, "title": "学习不够深入", "when": "立行立改", "note": "内部掌握"})
    secrets = withheld(Ledger(Entry(INSPECTION, Nowhere()), (Entry(issue, Nowhere()),)), Edition.PUBLIC)
    assert ("立行立改" in secrets, "内部掌握" in secrets) == (False, True)
