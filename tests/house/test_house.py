"""The house stays as it was designed: small modules, docstrings, rules with a case each."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import notices
from rectify_cli.checks import ledger as ledger_checks
from rectify_cli.checks import notice as notice_checks
from rectify_cli.checks import waivers
from rectify_cli.checks.catalogue import collect, modules_of
from rectify_cli.store import copies, loader

SOURCE = notices.ROOT / "src" / "rectify_cli"
SOURCES = sorted(SOURCE.rglob("*.py"))
WINGS = sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists())
TESTS = notices.ROOT / "tests"
CASES = TESTS / "checks"
VERBS = ("amendment", "evidence", "extend", "measures", "new", "set_fields", "signing")
ELSEWHERE = {
    **dict.fromkeys((f"actions/{verb}" for verb in VERBS), "actions/test_actions: one table of all verbs"),
    "actions/plan": "actions/test_lists: the items of every list of an entry",
    "actions/facts": "cli/commands/test_fact: a fact by a verb, and in the papers",
    "actions/records": "cli/commands/test_record: every verb of a register, and what it refuses",
    "actions/typed_inspection": "actions/test_set_inspection: a key as it is typed is one edit",
    "__main__": "cli/test_app: run as a program, in a process of its own",
    "cli/assigned": "cli/commands/test_record: fields are typed after every verb",
    "cli/command_groups": "house/test_typed_roads: a group is the one it names",
    "cli/terminal": "cli/screens/test_status: every screen is drawn for one",
    "cli/language": "cli/test_app: a process has one language, so it takes processes to see another",
    "cli/new_workspace": "cli/test_commands: `init` writes it",
    "cli/option": "cli/test_commands: an option is typed after a command",
    "cli/options": "cli/test_commands: an option is typed after a command",
    "cli/paper_output": "cli/commands/test_render: what the commands share that write papers",
    "cli/point_verbs": "cli/test_amend_lists: the verbs of measures, results and plans alike",
    "cli/screens/records_json": "cli/commands/test_record: records and facts as they are printed",
    "cli/screens/records_table": "cli/commands/test_record: records and facts as they are printed",
    "cli/reporting": "cli/commands/test_proofread: what `check` and `proofread` share",
    "cli/writing_commands": "house/test_typed_roads: a command is the one it names",
    "transactions/word_file": "cli/commands/test_words: the verbs that change words.tsv",
    "web/desk_form": "web/test_desk_pages: every form that is about no entry",
    "web/own_words_forms": "web/test_desk_pages: every form that is about no entry",
    "web/import_answers": "web/test_importing: an answer is what its option is",
    "papers/order": "web/test_paper_pages: an order of the page and of the command is one",
    "checks/marked": "cli/test_reports: the marks of a report",
    "core/diagnostics": "checks/test_catalogue: what holds of a rule is tried on all there are",
    "core/errors": "cli/test_app: an error is a message and an exit code",
    "documents/decoding": "documents/readers/test_markdown: a paper in each encoding",
    "documents/document": "documents/writers/test_html: a paper is seen by what is written of it",
    "documents/resources": "papers/test_word: the shipped templates are listed and copied out",
    "ledger/closing": "house/test_three_doors: a signature of nothing, by a verb and by hand",
    "ledger/field_shape": "store/test_validation: what a model wants is what an error asks for",
    "ledger/typed_day": "cli/test_session: a day as it is typed",
    "ledger/limits": "house/test_three_doors: what an entry may not say is asked at each door",
    "ledger/rows": "ledger/test_facts: what is counted and summed is a row",
    "ledger/edits": "store/test_edit: an edit is what is spliced in",
    "notices/quantities/brackets": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/changes": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/listed": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/means": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/pairs": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/totals": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/trends": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/across": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/compared": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/counted": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/durations": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/flows": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/mentions": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/enumerated": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/partition": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/ranks": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/referred": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/titled": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/triples": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/unbound": "notices/quantities/test_claims: what only looks like a claim",
    "notices/quantities/named_shares": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "checks/series": "checks/test_notice: the cases of H511, H512 and H514",
    "notices/quantities/parts": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/percentages": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/proportions": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/quantity": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/rates": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/remainders": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/shares": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/silence": "notices/quantities/test_claims: what only looks like a claim",
    "notices/quantities/spans": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/states": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/steps": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/sums": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/units": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "notices/quantities/within": "notices/quantities/test_claims: every shape of a claim, right and wrong",
    "papers/folder": "store/test_not_ordinary: what a template is read from, and what it includes",
    "papers/templating": "papers/test_catalogue: every paper is made by it",
    "papers/course": "cli/screens/test_stats: the chart as it is drawn",
    "papers/panels": "cli/test_board: the panels of a board, and of the screens that are pages",
    "store/encodings": "store/test_text_file: one door for every file of the data",
    "store/patch": "cli/commands/test_undo: a dry run shows it; and so do those of every other verb",
    "store/removed": "cli/test_amend_lists: the file of evidence nobody records any more",
    "store/step": "store/test_journal: a step is seen by what is left when it is done, and when it is taken back",
    "store/under_way": "store/test_journal: the commands know no other way to write",
    "store/folder": "store/test_git: a folder on disk and one in a commit, read alike",
    "transactions/files": "cli/commands/test_evidence: a file stored, removed, put back",
    "transactions/new_file": "cli/test_amend: `new` gives the file its name, its id and its text",
    "transactions/prepared": "cli/test_amend: what every verb writes, or shows in a dry run",
    "transactions/refusals": "cli/test_amend: a file with errors, in copies or in conflict is not changed",
    "transactions/verbs": "cli/test_amend: what every verb writes, or shows in a dry run",
    "views/proof": "views/test_board: what a board says of declared figures",
    "views/wording": "cli/screens/test_due: days left and what is pressing, as they are printed",
    "views/listing": "cli/screens/test_list: as it is printed",
    "views/facts": "cli/commands/test_fact: as they are printed",
    "views/records": "cli/commands/test_record: as they are printed",
    "web/answers": "web/test_entries: what a form is answered with, written, shown first or in conflict",
    "web/app": "web/test_guard: every address is asked for through it",
    "web/desk": "web/test_entries: every page works at it",
    "web/desk_forms": "web/test_desk_pages: every form is filled in",
    "web/drawing": "web/test_entries: every page is drawn by it",
    "web/fields": "web/test_entry_forms: what is filled in is what is written",
    "web/findings": "web/test_entries: a finding beside its field",
    "web/forms": "web/test_entry_forms: every form is filled in",
    "web/inspection_keys": "web/test_desk_pages: the keys of the inspection are a form",
    "web/keys": "web/test_guard: what opens the page, and what does not",
    "web/overview": "web/test_desk_pages: every page opens",
    "web/point_forms": "web/test_entry_forms: every form is filled in",
    "web/reading": "web/test_entries: what changed on disk is seen",
    "web/saving": "web/test_entries: nothing is written over what others wrote",
    "web/uploads": "web/test_entries: evidence comes with a form",
    "views/status": "cli/screens/test_status: as it is printed; and held against stats and diff",
}
"""Modules that no test file is named after, and the test file that exercises each, with the reason."""
SHOWN = {f"views/{name}" for name in ("closing", "issues", "register", "reminder")}
"""The views that are papers: `papers/test_catalogue` prints each whole, in every format, as its golden file has it."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_module_is_small_and_opens_with_one_sentence(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    docstring = ast.get_docstring(ast.parse(text)) or ""
    assert docstring, path
    assert docstring.split("\n")[0].endswith("."), path


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 45, node.name


def imported(text: str) -> Iterator[tuple[str, str]]:
    """Yield every import of a source: the module, and the name taken from it, empty for the module itself."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


@cache
def offered(wing: str) -> set[tuple[str, str]]:
    """Return what the front door of a wing offers, each with the module it lives in."""
    return set(imported((SOURCE / wing / "__init__.py").read_text(encoding="utf-8")))


def trespasses(wing: str, text: str) -> list[str]:
    """Return the imports of a source in `wing` that go past the front door of another one."""
    past = []
    for module, name in imported(text):
        package, _, inside = module.partition(".")
        other = inside.partition(".")[0]
        if package != "rectify_cli" or other in {"", wing}:
            continue
        private = any(re.match(r"_(?!_)", part) for part in [*inside.split("."), name])
        if private or (module, name) in offered(other):
            past.append(f"{module} {name}".strip())
    return past


def test_nothing_lies_flat_but_the_front_door() -> None:
    flat = {path.name for path in SOURCE.iterdir()} - {*WINGS, "__pycache__"}
    assert flat == {"__init__.py", "__main__.py", "py.typed"}


@pytest.mark.parametrize("wing", WINGS)
def test_a_wing_says_what_it_is_in_one_sentence_and_offers_names_it_has(wing: str) -> None:
    tree = ast.parse((SOURCE / wing / "__init__.py").read_text(encoding="utf-8"))
    first = (ast.get_docstring(tree) or "").partition("\n")[0]
    assert re.fullmatch(r".{20,}\.", first), first
    assert ". " not in first
    names = [ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign)]
    assert set(*names) <= {name for _, name in offered(wing)}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_import_reaches_past_the_front_door_of_another_wing(path: Path) -> None:
    assert trespasses(path.relative_to(SOURCE).parts[0], path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("from rectify_cli.cli.screens import _canvas", True),
        ("from rectify_cli.cli.screens._canvas import Canvas", True),
        ("import rectify_cli.cli.screens._canvas", True),
        ("from rectify_cli.core.terms import _Hidden", True),
        ("from rectify_cli.store.loader import Loaded", True),
        ("from rectify_cli.store import Loaded, git", False),
        ("from rectify_cli.checks.ledger import _bounds", False),
        ("from rectify_cli import __version__", False),
        ("from os import _exit", False),
    ],
)
def test_an_import_past_a_front_door_is_caught(line: str, *, caught: bool) -> None:
    """Within its own wing, here `checks`, a private module is nobody else's business."""
    assert bool(trespasses("checks", f"def late():\n    {line}\n")) is caught


def test_every_rule_of_the_ledger_has_a_case() -> None:
    cased = {path.stem for path in (CASES / "ledger" / "cases").glob("*.case")}
    assert cased == set(collect([*modules_of(ledger_checks), waivers, loader, copies]))


def test_every_rule_of_a_published_notice_has_a_case() -> None:
    cased = {path.stem.partition("-")[0] for path in (CASES / "notice" / "cases").glob("*.case")}
    assert cased == set(collect(modules_of(notice_checks)))


def test_every_lint_exception_has_its_reason() -> None:
    for path in SOURCES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.search(r"# (noqa|type: ignore)", line):
                assert re.search(r"(noqa: [A-Z0-9, ]+ - |type: ignore\[[a-z-]+\] # )\S", line), f"{path}: {line}"


def functions(path: Path) -> bool:
    """Return True if a module does something, and does not only name things."""
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def exercised(module: Path) -> bool:
    """Return True if a test file has the name of a module, of the first word of it, or of its room.

    What is there for its room alone, an `__init__` or what has a leading underscore, is exercised by any of the room.
    """
    room, name = TESTS / module.parent, module.stem
    if name.startswith("_") and module.parts[1:] and any(room.glob("test_*.py")):
        return True
    files = [room / f"test_{name}.py", room / f"test_{name.partition('_')[0]}.py", room.parent / f"test_{room.name}.py"]
    return any(file.exists() for file in files)


def test_each_module_is_exercised_by_a_test_file_of_its_name_or_named_with_a_reason() -> None:
    modules = [path.relative_to(SOURCE) for path in SOURCES if functions(path)]
    without = {module.with_suffix("").as_posix() for module in modules if not exercised(module)}
    assert without == set(ELSEWHERE) | SHOWN
    for file, _, reason in (said.partition(": ") for said in ELSEWHERE.values()):
        assert (TESTS / f"{file}.py").exists(), file
        assert reason


def test_tests_lie_in_the_rooms_of_what_they_test() -> None:
    rooms = {path.relative_to(SOURCE) for path in SOURCE.rglob("*") if path.is_dir()}
    whole = {Path("house"), Path("docs"), Path("conformity")}
    assert {path.parent.relative_to(TESTS) for path in TESTS.rglob("test_*.py")} <= rooms | whole


@pytest.mark.parametrize("path", sorted(TESTS.rglob("*.py")), ids=lambda path: path.relative_to(TESTS).as_posix())
def test_a_test_file_is_read_in_one_go(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
