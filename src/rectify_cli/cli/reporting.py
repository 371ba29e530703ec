"""How `check` and `proofread` say what they found: which rules, in which formats, and what makes them fail."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.cli.options import format_option, option
from rectify_cli.cli.reports import REPORTS, Findings
from rectify_cli.cli.session import Session
from rectify_cli.core.diagnostics import Rule, Severity
from rectify_cli.core.errors import UsageError
from rectify_cli.core.language import Phrase


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """The options of what is reported and how, the same for every command that reports findings."""

    form: Annotated[str, format_option(choices=REPORTS, zh="输出格式", en="the format of the report")] = "text"
    report: Annotated[
        list[str] | None,
        option(
            "--report",
            metavar="FORMAT:FILE",
            zh="另写一份报告，可写多次（如 html:校对.html）",
            en="write a report to a file as well, such as html:report.html; may be repeated",
        ),
    ] = None
    select: Annotated[
        list[str] | None,
        option(
            "--select",
            metavar="CODE",
            zh="只看这些规则，写代码或其开头（如 P 或 L24,N502）",
            en="only these rules, by code or its beginning, such as P or L24,N502",
        ),
    ] = None
    ignore: Annotated[
        list[str] | None, option("--ignore", metavar="CODE", zh="不看这些规则", en="all but these rules")
    ] = None
    strict: Annotated[bool, option("--strict", zh="有警告也算不通过", en="fail on warnings too")] = False
    baseline: Annotated[
        Path | None,
        option("--baseline", metavar="FILE", zh="基线文件里已有的不再提示", en="tell nothing that is in this baseline"),
    ] = None
    write_baseline: Annotated[
        Path | None,
        option(
            "--write-baseline",
            metavar="FILE",
            zh="把这次发现的都记入基线文件，退出码为 0",
            en="write what is found into a baseline, and exit 0",
        ),
    ] = None
    list_rules: Annotated[bool, option("--list-rules", zh="列出规则", en="list the rules")] = False

    def say(self, findings: Findings, rules: Callable[[], Mapping[str, Rule]], session: Session) -> None:
        """Print and write the reports, then leave the command: with 1 where something fails."""
        files = [_report(asked) for asked in self.report or ()]
        if self.select or self.ignore:
            chosen = self.chosen(rules()) | _always()
            kept = [found for found in findings.diagnostics if found.code in chosen]
            findings = replace(findings, diagnostics=kept)
        if self.write_baseline:
            _write_baseline(self.write_baseline, findings, session)
            raise typer.Exit
        findings = _without_known(findings, self.baseline)
        typer.echo(REPORTS[self.form](findings, session.language))
        for form, path in files:
            _save(path, REPORTS[form](findings, session.language))
        failing = {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}
        raise typer.Exit(1 if any(found.severity in failing for found in findings.diagnostics) else 0)

    def chosen(self, rules: Mapping[str, Rule]) -> set[str]:
        """Return the codes of the rules asked for; raises UsageError for one there is not."""
        select, ignore = _codes(self.select, rules, "--select"), _codes(self.ignore, rules, "--ignore")
        return (select or set(rules)) - ignore

    def print_rules(self, rules: Mapping[str, Rule], session: Session) -> None:
        """Print the rules asked for, and leave the command."""
        chosen = self.chosen(rules)
        typer.echo(table((rule for code, rule in rules.items() if code in chosen), session))
        raise typer.Exit


def table(rules: Iterable[Rule], session: Session) -> str:
    """Return rules, in the order of their numbers, under the titles of their families."""
    from rectify_cli.checks.catalogue import FAMILIES

    width = max(len(session.say(severity.label)) for severity in Severity)
    families = []
    for letter, members in groupby(rules, key=lambda rule: rule.family):
        title = f"{letter}  {session.say(FAMILIES[letter])}"
        rows = (
            f"  {rule.code}  {session.say(rule.severity.label):<{width}}  {session.say(rule.claim)}" for rule in members
        )
        families.append("\n".join([title, *rows]))
    return "\n\n".join(families)


def _always() -> set[str]:
    """Return the codes told whatever was asked for: what could not be read."""
    from rectify_cli.checks.catalogue import OF_READING

    return set(OF_READING)


def _codes(asked: Iterable[str] | None, rules: Collection[str], name: str) -> set[str]:
    """Return the codes that begin as one of those asked for."""
    prefixes = [code.strip().upper() for one in asked or () for code in one.split(",") if code.strip()]
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in rules):
            raise UsageError(
                Phrase(f"{name} {prefix}：没有这样的规则", f"{name} {prefix}: there is no such rule"),
                Phrase("加 --list-rules 列出规则", "list the rules with --list-rules"),
            )
    return {code for code in rules if code.startswith(tuple(prefixes))} if prefixes else set()


def _report(asked: str) -> tuple[str, Path]:
    """Return the format and the file of one --report."""
    form, colon, file = asked.partition(":")
    if not colon or not file or form not in REPORTS:
        known = ", ".join(REPORTS)
        raise UsageError(
            Phrase(f"--report {asked} 应写作 格式:文件", f"--report {asked} is not FORMAT:FILE"),
            Phrase(
                f"如 --report html:report.html；格式有 {known}", f"as in --report html:report.html; formats: {known}"
            ),
        )
    return form, Path(file)


def _save(path: Path, text: str) -> None:
    from rectify_cli.store.atomic import write_atomically

    write_atomically(path, f"{text}\n".encode())


def _write_baseline(path: Path, findings: Findings, session: Session) -> None:
    from rectify_cli.checks import baselines
    from rectify_cli.store.atomic import write_atomically

    write_atomically(path, baselines.write(findings.diagnostics).encode())
    number = len(findings.diagnostics)
    session.talk(Phrase(f"{number} 处记入基线 {path}", f"{number} findings written to the baseline {path}"))


def _without_known(findings: Findings, baseline: Path | None) -> Findings:
    """Return the findings that do not stand in the baseline."""
    if baseline is None:
        return findings
    from rectify_cli.checks import baselines

    try:
        text = baseline.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as unread:
        raise UsageError(
            Phrase(f"基线文件 {baseline} 读不出来", f"the baseline {baseline} cannot be read"),
            Phrase(f"先写一份：--write-baseline {baseline}", f"write one first: --write-baseline {baseline}"),
        ) from unread
    compared = baselines.compare(findings.diagnostics, text, str(baseline))
    return replace(findings, diagnostics=compared.new, known=compared.known, gone=compared.gone)
