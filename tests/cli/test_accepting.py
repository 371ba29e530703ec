"""How one difference is shown."""

import datetime as dt
from pathlib import Path

import pytest

from rectify_cli.cli import accepting
from rectify_cli.cli.session import Session
from rectify_cli.core.diagnostics import Place
from rectify_cli.core.language import Language, Phrase
from rectify_cli.exchange.accept.difference import BACK, Difference
from rectify_cli.ledger.limits import Objection
from rectify_cli.store import Workspace


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a session in Chinese."""
    today, now = dt.date(2025, 1, 15), dt.datetime(2025, 1, 15, tzinfo=dt.UTC)
    return Session(Workspace(tmp_path), Language.ZH, lambda: today, lambda: now)


def difference(before: str, after: str, **more: object) -> Difference:
    return Difference(Place("a.md", 3), Phrase("第 1 号标题", "title"), before, after, **more)  # type: ignore[arg-type] # the rest as given


@pytest.mark.parametrize(
    ("shown", "lines"),
    [
        (difference("甲", "乙"), ["[1] a.md:3 第 1 号标题", "  台账：甲", "  文稿：乙"]),
        (difference("", "乙"), ["[1] a.md:3 第 1 号标题", "  台账：（没有）", "  文稿：乙"]),
        (
            difference("完成", "整改中", confirmed=BACK),
            ["[1] a.md:3 第 1 号标题（退回）", "  台账：完成", "  文稿：整改中"],
        ),
        (
            difference("甲", "乙", objection=Objection(Phrase("不行", "no"), Phrase("另写", "other"))),
            ["[1] a.md:3 第 1 号标题", "  台账：甲", "  文稿：乙", "  不收：不行；另写"],
        ),
        (
            difference(f"{'前' * 40}甲{'后' * 40}", f"{'前' * 40}乙丙{'后' * 40}"),
            [
                "[1] a.md:3 第 1 号标题",
                f"  台账：…{'前' * 12}甲{'后' * 12}…",
                f"  文稿：…{'前' * 12}乙丙{'后' * 12}…",
            ],
        ),
    ],
)
def test_both_sides_are_shown(
    session: Session, capsys: pytest.CaptureFixture[str], shown: Difference, lines: list[str]
) -> None:
    accepting.show(session, shown, 1)
    assert capsys.readouterr().err.splitlines() == lines
