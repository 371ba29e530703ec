"""`rectify import`: a published notice comes in whole, and what the ledger prints comes back as the ledger."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import notices
import notices_as
from commandline import Rectify
from laws import share
from ledgers import INSPECTION, Nowhere
from rectify_cli import papers, store
from rectify_cli.core.language import Language
from rectify_cli.core.terms import Edition, Register, Status
from rectify_cli.documents import readers, repair
from rectify_cli.exchange import draft_files
from rectify_cli.exchange.notice import entries
from rectify_cli.exchange.notice.tidy import itemised
from rectify_cli.ledger import Entry, Ledger
from rectify_cli.ledger.model import Evidence, Inspection, Issue, Measure, Petition, Plan, Progress, Result
from rectify_cli.notices import Reading, grammar
from rectify_cli.views import Request, issues

SEED = notices.SEED / "notice.md"
DAY = dt.date(2025, 1, 15)
CUT_OFF = INSPECTION.cut_off


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(path: Path) -> Reading:
    return grammar.read(repair.mended(readers.open_file(path, path.name)))


def written(words: Reading, folder: Path) -> Ledger:
    """Write the workspace of a notice and read it back."""
    for name, text in draft_files.texts(entries.draft(words), words, Language.ZH).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    loaded = store.load(folder)
    assert loaded.diagnostics == []
    assert loaded.ledger is not None
    return loaded.ledger


def test_the_published_notice_gives_the_sample_ledger_but_for_what_only_a_person_knows(tmp_path: Path) -> None:
    ours, sample = written(read(SEED), tmp_path), store.load(notices.ROOT).ledger
    assert sample is not None
    assert ours.inspection.record == sample.inspection.record
    known = {"milestones": ()}
    for one, other in zip(issues.listed(ours), issues.listed(sample.edition(Edition.PUBLIC)), strict=True):
        assert one == other
    for entry, wanted in zip(ours.issues, sample.issues[:20], strict=True):
        plan = tuple(item.model_copy(update=known) for item in wanted.record.plan)
        assert entry.record.plan == plan
        assert entry.record.progress == wanted.record.progress
    assert [entry.record for entry in ours.petitions] == [entry.record for entry in sample.petitions]
    for fix, wanted_fix in zip(ours.immediate, sample.immediate, strict=True):
        assert fix.record == wanted_fix.record.model_copy(update={"note": fix.record.note})


def bare(text: str) -> str:
    return re.sub(r"[\s#*>　]", "", text)


@pytest.mark.parametrize("path", [SEED, *notices_as.paths()], ids=lambda path: path.name)
def test_no_word_of_a_notice_is_lost(path: Path) -> None:
    """Every line is in the files, but for ordinals, labels and headings, which the template writes again."""
    words = read(path)
    texts = draft_files.texts(entries.draft(words), words, Language.ZH)
    kept = bare("".join(texts.values()))
    titles = {one.title.at.block for one in words.listed} | {line.at.block for line in words.title}
    labelled = "一二三四五六七八九十"
    for index, placed in enumerate(words.manuscript.blocks):
        if index in titles:
            continue
        for piece in re.split(r"[。；：:\n]", placed.text):
            words_of = re.sub(rf"^[\s　]*(?:[{labelled}]+[是、]|（[{labelled}0-9]+）、?|[0-9]+[.．、])+", "", piece)
            parts = [bare(part) for part in re.split(r"（[0-9]{1,2}）、?|[①-⑳]", words_of)]
            for part in parts:
                assert part in kept or derived(part), part


def derived(text: str) -> bool:
    """Return True if words are such as the template writes: headings, labels, figures and dates of the entries."""
    return bool(
        re.fullmatch(
            "组织整改落实情况|整改进展情况|下一步整改工作安排|下一步.{0,4}|.{0,6}(?:整改|完成|落实)?(?:结果|情况|计划|措施|状态|进展|成效)"
            "|(?:反馈|具体|存在)?问题[一二三四五六七八九十0-9]*|(?:已|正在|持续)?(?:完成|阶段性完成|未完成|整改)?(?:整改)?"
            r"|\d{4}年\d{1,2}月\d{1,2}日|截至.*|巡察期间.*|联系电话|邮政信箱|电子邮箱",
            text,
        )
    )


HAN = "学习制度落实责任监督队伍作风建设案件审理资金财务管理服务群众"
WORDS = st.text(HAN, min_size=2, max_size=24)
SENTENCES = st.lists(WORDS, min_size=1, max_size=3).map(lambda words: "，".join(words) + "。")
RESULTS = st.builds(Result, text=SENTENCES, items=st.lists(SENTENCES, min_size=2, max_size=3).map(tuple) | st.just(()))
PLANS = st.builds(Plan, text=SENTENCES)


@st.composite
def printed(draw: st.DrawFn) -> Ledger:
    """Make a ledger whose texts are sentences: what looks like a heading or a label nobody can tell from one."""
    aspects = draw(st.sampled_from([(None,), ("落实责任方面", "作风建设方面")]))
    made = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        status = draw(st.sampled_from([Status.COMPLETED, Status.STAGED]))
        made.append(
            Issue(
                id=number,
                title=draw(WORDS),
                aspect=aspects[min(len(aspects) - 1, number // 3)],
                progress=(Progress(date=CUT_OFF, status=status, word=None),),
                results=tuple(draw(st.lists(RESULTS, min_size=1, max_size=4))),
                plan=tuple(draw(st.lists(PLANS, min_size=1, max_size=3))) if status is Status.STAGED else (),
            )
        )
    petitions = [
        Petition(id=number, progress=(Progress(date=CUT_OFF, status=Status.COMPLETED, word=None),))
        for number in range(1, draw(st.integers(0, 3)) + 1)
    ]
    prose = INSPECTION.notice.model_copy(
        update={
            "title": ("中共某县某局党组", "关于巡察整改进展情况的通报"),
            "lead": "2024年3月1日至4月30日，县委第一巡察组对某局进行了巡察。2024年6月1日，巡察组反馈了巡察意见。",
            "organisation": tuple(draw(st.lists(SENTENCES, max_size=2))),
            "next_steps": tuple(draw(st.lists(SENTENCES, max_size=3))),
            "closing": draw(st.none() | st.just("欢迎监督。")),
        }
    )
    phone = draw(st.none() | st.just({"phone": "0734-1234567"}))
    inspection = Inspection.model_validate(
        INSPECTION.model_dump(by_alias=True)
        | {"body": "中共某县某局党组", "team": "县委第一巡察组", "notice": prose.model_dump(by_alias=True)}
        | ({"contact": phone} if phone else {})
    )
    return Ledger(
        Entry(inspection, Nowhere("data/inspection.yaml")),
        tuple(Entry(issue, Nowhere()) for issue in made),
        (),
        tuple(Entry(petition, Nowhere()) for petition in petitions),
    )


def issue_texts(ledger: Ledger) -> list[tuple[object, ...]]:
    return [
        (one.number, one.title, one.aspect, one.status, one.label, one.results, one.results_as, one.plan, one.plan_as)
        for one in issues.listed(ledger)
    ]


@pytest.mark.parametrize("style", ["md", "docx", "html"])
def test_what_a_ledger_prints_comes_back_as_the_ledger(style: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    @settings(max_examples=share(60), phases=[Phase.generate])
    @given(printed())
    def holds(ledger: Ledger) -> None:
        folder = tmp_path_factory.mktemp("imported")
        own = folder / "templates"
        document = papers.compose("notice", ledger, Request(Edition.PUBLIC, DAY), own)
        content = papers.typeset(document, style, papers.layout("notice", style, ledger, own), set())
        (folder / f"notice.{style}").write_bytes(content)
        back = written(read(folder / f"notice.{style}"), folder)
        assert issue_texts(back) == issue_texts(ledger)
        one, other = back.inspection.record, ledger.inspection.record
        assert without_lines(one, style) == without_lines(other, style)
        assert [entry.record for entry in back.petitions] == [entry.record for entry in ledger.petitions]
        assert one.declared[0].issues.total == len(ledger.issues) == ledger.tally(Register.ISSUES).total

    holds()


@st.composite
def internal(draw: st.DrawFn) -> Ledger:
    """Make a ledger whose issues say who answers for them and until when; not each says everything."""
    ledger = draw(printed())
    names = st.none() | WORDS
    told = st.fixed_dictionaries(
        {
            **dict.fromkeys(("owner", "lead", "person"), names),
            "due": st.none() | st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31)),
            "reason": st.none() | SENTENCES,
            "measures": st.lists(st.builds(Measure, text=SENTENCES), max_size=3).map(tuple),
            "evidence": st.lists(WORDS, max_size=2, unique=True).map(
                lambda titles: tuple(Evidence(title=title) for title in titles)
            ),
        }
    )
    notes = st.none() | SENTENCES
    issues = []
    for entry in ledger.issues:
        history = tuple(step.model_copy(update={"note": draw(notes)}) for step in entry.record.progress)
        issues.append(replace(entry, record=entry.record.model_copy(update=draw(told) | {"progress": history})))
    return replace(ledger, issues=tuple(issues))


def inner(one: Issue, paper: str) -> tuple[object, ...]:
    """Return what a paper of the internal edition prints of an issue beside its public words."""
    if paper == "notice":
        return one.owner, one.lead, one.due
    reason = one.reason if one.status is not Status.COMPLETED else None
    planned, evidence = [point.text for point in one.measures], [piece.name for piece in one.evidence]
    latest = (one.progress[-1].note or "").removesuffix("。")  # printed once, be it written or not
    return one.owner, one.lead, one.person, one.deadline, reason, evidence, planned, latest


@pytest.mark.parametrize(
    ("paper", "style"), [("notice", "md"), ("notice", "docx"), ("notice", "html"), ("report", "md")]
)
def test_what_the_internal_edition_prints_comes_back_in_its_fields(
    paper: str, style: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    @settings(max_examples=25, phases=[Phase.generate])
    @given(internal())
    def holds(ledger: Ledger) -> None:
        folder = tmp_path_factory.mktemp("imported")
        own = folder / "templates"
        document = papers.compose(paper, ledger, Request(Edition.INTERNAL, DAY), own)
        content = papers.typeset(document, style, papers.layout(paper, style, ledger, own), set())
        (folder / f"paper.{style}").write_bytes(content)
        draft = entries.draft(read(folder / f"paper.{style}"))
        for made, entry in zip(draft.issues, ledger.issues, strict=True):
            one, other = Issue.model_validate(made), entry.record
            assert inner(one, paper) == inner(other, paper)
            assert [point.text for point in one.results] == [point.text for point in other.results]
            assert one.note is None

    holds()


def without_lines(inspection: Inspection, style: str) -> dict[str, object]:
    """Return what must come back; a web page does not tell where the title was broken."""
    values = inspection.model_dump(exclude={"declared"})
    if style == "html":
        values["notice"]["title"] = "".join(values["notice"]["title"])
    return values


def test_the_command_writes_a_ledger_that_works(rectify: Rectify, here: Path) -> None:
    ran = rectify("import", str(SEED), "--into", "台账")
    assert (ran.code, ran.out) == (0, "")
    assert "error[N502]: issues: 22 declared, 20 listed" in ran.err
    assert ran.err.endswith("the ledger is in 台账/, 20 issues; now run `rectify -C 台账 check`\n")
    assert sorted(path.name for path in (here / "台账").iterdir()) == [
        ".gitignore",
        "data",
        "import-notes.md",
        "schema",
    ]
    checked = rectify("-C", "台账", "check", "--as-of", "2025-01-10")
    assert [line.split("]")[0] for line in checked.out.splitlines() if "error[" in line] == [
        "台账/data/inspection.yaml:11:21: error[L210",
        "台账/data/inspection.yaml:11:36: error[L210",
    ]
    assert rectify("-C", "台账", "status").code == 0
    rectify("-C", "台账", "render", "notice", "-f", "md", "-o", "a.md", "--draft")
    rectify("-C", str(notices.ROOT), "render", "notice", "-f", "md", "-o", "b.md")
    ours, theirs = ((here / name).read_text(encoding="utf-8").splitlines() for name in ("a.md", "b.md"))
    differing = [one for one, other in zip(ours[2:], theirs, strict=True) if one != other]
    assert len(differing) == 1
    assert "反馈的20个具体问题，已完成整改17个" in differing[0]


def test_nothing_that_is_there_is_overwritten(rectify: Rectify, sample: Path) -> None:
    before = {path: path.read_bytes() for path in sample.rglob("*.yaml")}
    ran = rectify("import", str(SEED))
    assert ran.code == 2
    assert "data exists already and is left alone" in ran.err
    assert {path: path.read_bytes() for path in sample.rglob("*.yaml")} == before


def test_notes_that_are_there_are_kept(rectify: Rectify, here: Path) -> None:
    (here / "import-notes.md").write_bytes("我的笔记".encode())
    assert rectify("import", str(SEED)).code == 0
    assert (here / "import-notes.md").read_bytes() == "我的笔记".encode()
    assert (here / "import-notes-2.md").exists()


def test_a_dry_run_shows_all_and_writes_nothing(rectify: Rectify, here: Path) -> None:
    ran = rectify("import", str(SEED), "--dry-run")
    assert ran.code == 0
    assert "=== data/issues/020.yaml\n" in ran.out
    assert list(here.iterdir()) == []


def test_a_paper_without_problems_is_refused(rectify: Rectify, here: Path) -> None:
    (here / "a.txt").write_bytes("会议通知\n明天开会。\n".encode())
    ran = rectify("import", "a.txt")
    assert ran.code == 2
    assert "no problem was found in a.txt" in ran.err
    assert [path.name for path in here.iterdir()] == ["a.txt"]


def test_what_a_notice_does_not_say_is_named_and_left_out(rectify: Rectify, here: Path) -> None:
    text = (
        "某局党组关于巡察整改进展情况的通报\n导语一句。\n一、反馈问题：学习不够\n整改结果：完成\n"
        "二、反馈问题：管理不严\n整改结果：悬着\n"
    )
    (here / "a.txt").write_bytes(text.encode())
    ran = rectify("import", "a.txt")
    assert ran.code == 0
    assert "the status of 管理不严 (printed as 悬着)" in ran.err
    assert "on_site of data/inspection.yaml" in ran.err
    checked = rectify("check")
    assert checked.code == 1
    assert "on_site" in checked.out


def test_two_kinds_of_own_words_for_a_status_are_kept(rectify: Rectify, here: Path) -> None:
    words = ("已整改到位", "完成", "已销号")
    printed = "{n}.反馈问题：问题甲{n}\n整改结果：{word}\n整改情况：做了这件事情。\n"
    body = "".join(printed.format(n=n, word=word) for n, word in enumerate(words, start=1))
    head = "某局党组关于巡察整改进展情况的通报\n截至2024年12月31日，反馈的3个问题，已完成整改3个。\n"
    (here / "a.txt").write_bytes((head + body + "某局党组\n2025年1月10日\n").encode())
    assert rectify("import", "a.txt").code == 0
    data = "".join(path.read_text(encoding="utf-8") for path in sorted((here / "data").rglob("*.yaml")))
    for word in words:
        assert word in data


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("方面：（1）甲。（2）乙。", ("方面：", ["甲。", "乙。"])),
        ("方面：（1）甲。", None),
        ("（1）甲。（2）乙。", None),
        ("见附件（2）和（1）。", None),
        ("方面：（1）甲（3）乙。", None),
    ],
)
def test_inner_points_are_taken_apart_where_they_are_counted(text: str, whole: tuple[str, list[str]] | None) -> None:
    assert itemised(text) == (whole or (text, []))
