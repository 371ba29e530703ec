"""How `check` and `proofread` report: which rules, in which formats, and what makes them fail."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from rectify_cli.cli.language import echo
from rectify_cli.cli.options import format_option, option
from rectify_cli.cli.output import put
from rectify_cli.cli.reports import FILES, REPORTS, Findings
from rectify_cli.cli.session import Session
from rectify_cli.core.diagnostics import Rule, Severity
from rectify_cli.core.errors import NotOrdinaryError, UsageError
from rectify_cli.core.language import Phrase


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """The options of the report, shared by every command that reports findings."""

    form: Annotated[str, format_option(choices=REPORTS, zh="输出格式", en="the format of the report")] = "text"
    report: Annotated[
        list[str] | None,
        option(
            "--report",
            metavar="FORMAT:FILE",
            zh="另存一份报告，可重复，如 html:校对.html；docx: 在所校对的 Word 文件上加批注，xlsx: 问题清单",
            en="also write a report to a file, such as html:report.html; repeatable; docx: is the Word file proofread, "
            "with comments; xlsx: a list to decide on",
        ),
    ] = None
    select: Annotated[
        list[str] | None,
        option(
            "--select",
            metavar="CODE",
            zh="只用这些规则，写代码或代码开头（如 P 或 L24,N502）",
            en="only these rules, by code or prefix, such as P or L24,N502",
        ),
    ] = None
    ignore: Annotated[
        list[str] | None, option("--ignore", metavar="CODE", zh="不用这些规则", en="skip these rules")
    ] = None
    strict: Annotated[bool, option("--strict", zh="有警告也算不通过", en="fail on warnings too")] = False
    baseline: Annotated[
        Path | None,
        option(
            "--baseline",
            metavar="FILE",
            zh="基线文件里已有的不再提示",
            en="do not report the findings in this baseline",
        ),
    ] = None
    accept: Annotated[
        list[str] | None,
        option(
            "--accept",
            metavar="CODE@PLACE|all",
            zh="这一处经核实可保留：连同 --reason 记入 --baseline 的文件，以后不再提示；可重复",
            en="accept this finding: keep it with --reason in the --baseline file and report it no more; repeatable",
        ),
    ] = None
    reason: Annotated[
        str | None, option("--reason", metavar="TEXT", zh="与 --accept 同用：理由", en="with --accept: the reason")
    ] = None
    write_baseline: Annotated[
        Path | None,
        option(
            "--write-baseline",
            metavar="FILE",
            zh="把本次结果全部记入基线文件，退出码为 0",
            en="write all findings to a baseline and exit 0",
        ),
    ] = None
    list_rules: Annotated[bool, option("--list-rules", zh="列出规则", en="list the rules")] = False

    def say(
        self,
        findings: Findings,
        rules: Callable[[], Mapping[str, Rule]],
        session: Session,
        told: Callable[[Findings], Findings] = lambda findings: findings,
    ) -> None:
        """Print and write the reports, then exit, with 1 if a finding counts as a failure.

        `told` makes of the findings what readers are told; a baseline holds them as they are.
        """
        files = [_report(argument) for argument in self.report or ()]
        if self.select or self.ignore:
            chosen = self.chosen(rules()) | _always()
            kept = [found for found in findings.diagnostics if found.code in chosen]
            findings = replace(findings, diagnostics=kept)
        if session.verbose:
            session.detail(_rules_used(len(self.chosen(rules())), len(rules())))
        if self.write_baseline:
            _write_baseline(self.write_baseline, findings, session)
            raise typer.Exit
        if self.accept:
            from rectify_cli.cli.keeping import accept

            accept(self.accept, self.reason, self.baseline, findings.diagnostics, session)
        findings = told(replace(_without_known(findings, self.baseline), strict=self.strict, day=session.today()))
        if session.quiet and self.form == "text":
            from rectify_cli.cli.reports import as_text

            echo(as_text.listing(findings.failing, session.language), nl=bool(findings.failing))
        else:
            put(REPORTS[self.form](findings, session.language), self.form)
        for form, path in files:
            _save(path, form, findings, session)
        raise typer.Exit(1 if findings.failing else 0)

    def chosen(self, rules: Mapping[str, Rule]) -> set[str]:
        """Return the codes of the chosen rules; raises UsageError for an unknown one."""
        select, ignore = _codes(self.select, rules, "--select"), _codes(self.ignore, rules, "--ignore")
        return (select or set(rules)) - ignore

    def print_rules(self, rules: Mapping[str, Rule], session: Session) -> None:
        """Print the chosen rules and exit."""
        chosen = self.chosen(rules)
        echo(table((rule for code, rule in rules.items() if code in chosen), session))
        raise typer.Exit


def _rules_used(used: int, known: int) -> Phrase:
    zh, en = f"规则：用了 {used} 条", f"rules used: {used}"
    return Phrase(f"{zh}，共 {known} 条", f"{en} of {known}") if used < known else Phrase(zh, en)


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
    """Return the codes reported whatever the choice: those of unreadable files."""
    from rectify_cli.checks.catalogue import OF_READING

    return set(OF_READING)


def _codes(arguments: Iterable[str] | None, rules: Collection[str], name: str) -> set[str]:
    """Return the codes that start with one of the given prefixes."""
    prefixes = [code.strip().upper() for argument in arguments or () for code in argument.split(",") if code.strip()]
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in rules):
            raise UsageError(
                Phrase(f"{name} {prefix}：没有这条规则", f"{name} {prefix}: no such rule"),
                Phrase("加 --list-rules 列出全部规则", "list the rules with --list-rules"),
            )
    return {code for code in rules if code.startswith(tuple(prefixes))} if prefixes else set()


def _report(argument: str) -> tuple[str, Path]:
    """Return the format and the file of one --report."""
    form, colon, file = argument.partition(":")
    if not colon or not file or form not in REPORTS | FILES:
        known = ", ".join(REPORTS | FILES)
        raise UsageError(
            Phrase(f"--report {argument} 应写作 格式:文件", f"--report {argument} is not FORMAT:FILE"),
            Phrase(
                f"如 --report html:report.html；格式有：{known}", f"as in --report html:report.html; formats: {known}"
            ),
        )
    return form, Path(file)


def _save(path: Path, form: str, findings: Findings, session: Session) -> None:
    """Write one report to its file; raises UsageError if that is a paper which was proofread."""
    from rectify_cli.store.atomic import write_atomically

    if any(path.resolve() == Path(paper.source.file).resolve() for paper in findings.papers):
        raise UsageError(
            Phrase(f"{path} 是所校对的文件，不予覆盖", f"{path} is the file that was proofread"),
            Phrase(
                f"报告另写一个文件名，如 --report {form}:校对.{form}",
                f"give the report another name, such as --report {form}:report.{form}",
            ),
        )
    written = (
        FILES[form](findings, session.language)
        if form in FILES
        else f"{REPORTS[form](findings, session.language)}\n".encode(errors="replace")
    )
    write_atomically(path, written)


def _write_baseline(path: Path, findings: Findings, session: Session) -> None:
    from rectify_cli.checks import baselines
    from rectify_cli.cli.reports.as_text import plural
    from rectify_cli.store.atomic import write_atomically

    write_atomically(path, baselines.write(findings.diagnostics).encode(errors="replace"))
    number = len(findings.diagnostics)
    session.talk(
        Phrase(
            f"{number} 处已记入基线文件 {path}",
            f"{plural(number, 'finding')} written to the baseline {path}",
        )
    )


def _without_known(findings: Findings, baseline: Path | None) -> Findings:
    """Return the findings that are not in the baseline."""
    if baseline is None:
        return findings
    from rectify_cli.checks import baselines
    from rectify_cli.documents import opening

    try:
        text = opening.ordinary(baseline).decode()
    except (OSError, UnicodeDecodeError) as unread:
        zh, en = unread.reason if isinstance(unread, NotOrdinaryError) else ("", "")
        raise UsageError(
            Phrase(
                f"无法读取基线文件 {baseline}{zh and f'：{zh}'}",
                f"cannot read the baseline {baseline}{en and f': {en}'}",
            ),
            Phrase(f"先生成：--write-baseline {baseline}", f"write one first: --write-baseline {baseline}"),
        ) from unread
    compared = baselines.compare(findings.diagnostics, text, str(baseline))
    return replace(findings, diagnostics=compared.new, known=compared.known, gone=compared.gone)
