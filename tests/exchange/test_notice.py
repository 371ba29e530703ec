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
from laws import share
from ledgers import INSPECTION, Nowhere
from rectify_cli import papers, store
from rectify_cli.core.language import Language
from rectify_cli.core.terms import Edition, Register, Status
from rectify_cli.documents import readers, repair
from rectify_cli.exchange import draft_files
from rectify_cli.exchange.notice import entries
from rectify_cli.exchange.notice.tidy import split_items
from rectify_cli.ledger import Entry, Ledger, facts
from rectify_cli.ledger.model import (
    Annex,
    Evidence,
    Head,
    Inspection,
    Issue,
    Measure,
    Parts,
    Petition,
    Plan,
    Progress,
    Result,
)
from rectify_cli.ledger.order import by_aspect
from rectify_cli.notices import Reading, grammar
from rectify_cli.views import Request, issues

SEED = notices.SEED / "notice.md"
DAY = dt.date(2025, 1, 15)
CUT_OFF = INSPECTION.cut_off


def read(path: Path) -> Reading:
    return grammar.read(repair.repaired(readers.open_file(path, path.name)))


def written(words: Reading, folder: Path) -> Ledger:
    """Write the workspace of a notice and read it back."""
    for name, text in draft_files.texts(entries.draft(words), words, Language.ZH).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    loaded = store.load(store.Workspace(folder))
    assert loaded.diagnostics == []
    assert loaded.ledger is not None
    return loaded.ledger


def test_the_published_notice_gives_the_sample_ledger_but_for_what_only_a_person_knows(tmp_path: Path) -> None:
    ours, sample = written(read(SEED), tmp_path), store.load(store.Workspace(notices.ROOT)).ledger
    assert sample is not None
    assert sample.inspection.record.facts
    facts_known = facts.filled(sample).inspection.record.model_copy(update={"facts": {}})
    assert ours.inspection.record == facts_known
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
    for index, placed in enumerate(words.original.blocks):
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
            "组织整改落实情况|整改进展情况|整改时限|整改目标|[0-9]{4}年[0-9]{1,2}月底前|项目[0-9.]+|下一步整改工作安排|下一步.{0,4}|.{0,6}(?:整改|完成|落实)?(?:结果|情况|计划|措施|状态|进展|成效)"
            "|(?:反馈|具体|存在)?问题[一二三四五六七八九十0-9]*|(?:已|正在|持续)?(?:完成|阶段性完成|未完成|整改)?(?:整改)?"
            r"|\d{4}年\d{1,2}月\d{1,2}日|截至.*|巡察期间.*|联系电话|邮政信箱|电子邮箱",
            text,
        )
    )


HAN = "学习制度落实责任监督队伍作风建设案件审理资金财务管理服务群众"
WORDS = st.text(HAN, min_size=2, max_size=24)
REFERRING = st.sampled_from(["召开会议{会议}次。", "开会{会议}次，另有{{花括号}}。"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=3).map(lambda words: "，".join(words) + "。")
PROSE = SENTENCES | REFERRING
FACTS = {"会议": {"value": "11", "source": "党组会记录", "as_of": CUT_OFF.isoformat()}}
RESULTS = st.builds(Result, text=PROSE, items=st.lists(PROSE, min_size=2, max_size=3).map(tuple) | st.just(()))
PLANS = st.builds(Plan, text=PROSE)


HEADS = st.builds(Head, mark=st.just("中共某县某局党组文件"), number=st.none() | st.just("某党〔2025〕1号"))
ANNEXES = st.builds(Annex, title=WORDS, text=st.lists(SENTENCES, max_size=3).map(tuple))
ASPECTS = st.sampled_from([(None,), ("落实责任方面", "作风建设方面"), (None, "作风建设方面", "落实责任方面")])


@st.composite
def printed_issue(draw: st.DrawFn, number: int, aspects: tuple[str | None, ...]) -> Issue:
    """Make an issue that stands on its own in a notice."""
    status = draw(st.sampled_from([Status.COMPLETED, Status.STAGED]))
    return Issue(
        id=number,
        title=draw(WORDS),
        aspect=draw(st.sampled_from(aspects)),
        progress=(Progress(date=CUT_OFF, status=status, word=None),),
        results=tuple(draw(st.lists(RESULTS, min_size=1, max_size=4))),
        plan=tuple(draw(st.lists(PLANS, min_size=1, max_size=3))) if status is Status.STAGED else (),
    )


@st.composite
def printed(draw: st.DrawFn) -> Ledger:
    """Make a ledger whose texts are sentences: what looks like a heading or a label nobody can tell from one.

    Its aspects interleave, as those of a ledger do to which issues are added.
    """
    aspects = draw(ASPECTS)
    made = [draw(printed_issue(number, aspects)) for number in range(1, draw(st.integers(1, 5)) + 1)]
    fixes = [draw(printed_issue(number, aspects)) for number in range(1, draw(st.integers(0, 3)) + 1)]
    petitions = [
        Petition(id=number, progress=(Progress(date=CUT_OFF, status=Status.COMPLETED, word=None),))
        for number in range(1, draw(st.integers(0, 3)) + 1)
    ]
    prose = INSPECTION.notice.model_copy(
        update={
            "title": ("中共某县某局党组", "关于巡察整改进展情况的通报"),
            "lead": "2024年3月1日至4月30日，县委第一巡察组对某局进行了巡察。2024年6月1日，巡察组反馈了巡察意见。",
            "organisation": tuple(draw(st.lists(PROSE, max_size=2))),
            "next_steps": tuple(draw(st.lists(PROSE, max_size=3))),
            "closing": draw(st.none() | st.just("欢迎监督。")),
            "list_immediate": bool(fixes),
        }
    )
    addressee = draw(st.none() | st.just("各股室、各单位："))
    parts = Parts(
        head=draw(st.none() | HEADS),
        addressee=addressee,
        # What an import reads has no words added to it.
        ending=None if addressee is None else "",
        attachments=tuple(draw(st.lists(ANNEXES, max_size=2))),
        note=draw(st.none() | st.just("联系人：张三")),
    )
    phone = draw(st.none() | st.just({"phone": "0734-1234567"}))
    inspection = Inspection.model_validate(
        INSPECTION.model_dump(by_alias=True)
        | {
            "facts": FACTS,
            "body": "中共某县某局党组",
            "team": "县委第一巡察组",
            "papers": {"notice": parts.model_dump(by_alias=True)},
            "notice": prose.model_dump(by_alias=True),
        }
        | ({"contact": phone} if phone else {})
    )
    return Ledger(
        Entry(inspection, Nowhere("data/inspection.yaml")),
        tuple(Entry(issue, Nowhere()) for issue in made),
        tuple(Entry(issue, Nowhere()) for issue in fixes),
        tuple(Entry(petition, Nowhere()) for petition in petitions),
    )


def issue_texts(ledger: Ledger) -> list[tuple[object, ...]]:
    fixes = issues.numbered(ledger.immediate, ledger.inspection.record)
    return [
        (one.number, one.title, one.aspect, one.status, one.label, one.results, one.results_as, one.plan, one.plan_as)
        for one in (*issues.listed(ledger), *fixes)
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
        back, ledger = (facts.filled(each) for each in (written(read(folder / f"notice.{style}"), folder), ledger))
        # An import numbers the issues as they are printed, each aspect together; of the ledger, these are other ids.
        assert issue_texts(back) == issue_texts(ledger)
        assert [entry.record.id for entry in back.issues] == [issue.id for issue in issues.listed(back)]
        one, other = back.inspection.record, ledger.inspection.record.model_copy(update={"facts": {}})
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
    registers: list[list[Entry[Issue]]] = [[], []]
    for register, whole in zip(registers, (ledger.issues, ledger.immediate), strict=True):
        for entry in whole:
            history = tuple(step.model_copy(update={"note": draw(notes)}) for step in entry.record.progress)
            register.append(replace(entry, record=entry.record.model_copy(update=draw(told) | {"progress": history})))
    return replace(ledger, issues=tuple(registers[0]), immediate=tuple(registers[1]))


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
        draft, ledger = entries.draft(read(folder / f"paper.{style}")), facts.filled(ledger)
        printed_fixes = by_aspect(ledger.immediate) if paper == "notice" else []
        listed = [*draft.issues, *(draft.immediate if printed_fixes else ())]
        for made, entry in zip(listed, [*by_aspect(ledger.issues), *printed_fixes], strict=True):
            one, other = Issue.model_validate(made), entry.record
            assert (one.title, one.aspect) == (other.title, other.aspect)
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


@pytest.mark.parametrize(("number", "files"), [(120, 120), (1000, 0), (999_999_999, 0)])
def test_as_many_fixes_as_are_only_counted_are_made_within_reason(number: int, files: int, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"# 关于整改情况的通报\n\n巡察期间交办的{number}个立行立改问题，已完成整改{number}个。\n\n一、情况\n\n"
        "1.学习不够。\n\n整改结果：完成。\n\n2025年1月10日\n",
        encoding="utf-8",
    )
    made = entries.draft(read(tmp_path / "a.md"))
    assert len(made.immediate) == files
    assert any(str(number) in phrase.zh for phrase in made.missing) is (files == 0)


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
    assert split_items(text) == (whole or (text, []))
