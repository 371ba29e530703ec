"""What the commands that write papers say on the way: which template, which faults, which errors."""

from typing import TYPE_CHECKING

from rectify_cli.cli.language import echo
from rectify_cli.cli.session import CHECKING, Session
from rectify_cli.core.errors import DataError, UsageError
from rectify_cli.core.language import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rectify_cli.core.diagnostics import Diagnostic
    from rectify_cli.documents import Document
    from rectify_cli.papers.order import PaperOrder

_COMPOSING, TYPESETTING = Phrase("成文", "composing the paper"), Phrase("排版", "typesetting the paper")


def composed(session: Session, order: "PaperOrder") -> "Document":
    """Return the words of a paper; raises FaultyTemplateError after printing the faults of an own Word template."""
    from rectify_cli.cli.reports import as_text
    from rectify_cli.papers.order import FaultyTemplateError

    describe_template(session, order.kind, order.form)
    try:
        with session.busy(_COMPOSING):
            return order.compose()
    except FaultyTemplateError as faulty:
        echo(as_text.listing(faulty.faults, session.language), err=True)
        raise


def report_template(session: Session, order: "PaperOrder") -> None:
    """Print the warnings about the workspace's own Word template, if it is used."""
    from rectify_cli.cli.reports import as_text

    if order.warnings and not session.quiet:
        echo(as_text.listing(order.warnings, session.language), err=True)


def describe_template(session: Session, kind: str, form: str) -> None:
    """Say in a verbose run which template a paper is made from."""
    if not session.verbose:
        return
    from rectify_cli import papers

    own = session.workspace.templates
    template = next(each for each in papers.templates(kind, own) if form in each.used)
    name = f"{kind}.{template.suffix}"
    if template.own:
        label = session.workspace.label(own / name)
        session.detail(Phrase(f"模板：{label}", f"template: {label}"))
    else:
        session.detail(Phrase(f"模板：自带的 {name}", f"template: {name}, as shipped"))


def errors_of(session: Session, order: "PaperOrder", document: "Document", *, draft: bool) -> int:
    """Return the number of errors; unless rendering a draft, prints them, if any, and raises DataError."""
    from rectify_cli.checks import prove

    with session.busy(CHECKING):
        errors = prove.errors_of_paper(order, document, session.workspace)
    return refuse_errors(errors, session, draft=draft)


def refuse_errors(errors: "Sequence[Diagnostic]", session: Session, *, draft: bool) -> int:
    """Return the number of errors; unless rendering a draft, prints them, if any, and raises DataError."""
    from rectify_cli.cli.reports import as_text

    if not errors or draft:
        return len(errors)
    echo(as_text.listing(errors, session.language), err=True)
    raise DataError(
        Phrase(
            f"台账有 {len(errors)} 处错误，未生成文书",
            f"the ledger has {as_text.plural(len(errors), 'error')}; no paper was rendered",
        ),
        Phrase("请先改正；要看样稿，加 --draft", "correct them first, or add --draft to render a draft"),
    )


def known_paper(typed: str | None, *others: tuple[str, str]) -> str:
    """Return the name of the paper called so in English or in Chinese.

    Raises UsageError listing the papers and `others`, the names of what can be asked for there as well.
    """
    from rectify_cli.papers import PAPERS, named

    if name := named(typed or ""):
        return name
    message = Phrase(f"没有“{typed}”这种文书", f"no paper {typed}") if typed else Phrase("未指定文书", "no paper given")
    known = [(name, paper.names[0]) for name, paper in PAPERS.items()]
    known += others
    zh = "、".join(f"{chinese}（{name}）" for name, chinese in known)
    raise UsageError(message, Phrase(f"可以写：{zh}", f"one of: {', '.join(f'{name} ({zh})' for name, zh in known)}"))
