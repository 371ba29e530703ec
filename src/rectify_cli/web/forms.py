"""What a form is: its fields, and the change it asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from starlette.requests import Request

from rectify_cli.actions import Amendment, Subject
from rectify_cli.core.language import Phrase
from rectify_cli.core.terms import Register
from rectify_cli.store import Loaded, Workspace
from rectify_cli.transactions import verbs
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.web.fields import Fields

ISSUES = (Register.ISSUES, Register.IMMEDIATE)


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a form; `kind` is text, area, date, number (from 1), count (from 0), select, file or hidden."""

    name: str
    label: Phrase
    kind: str = "text"
    value: str = ""
    required: bool = False
    choices: Sequence[tuple[str, Phrase]] = ()
    note: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A form as it came in: the entry it is about, what was filled in, and the files that came with it, by name."""

    workspace: Workspace
    loaded: Loaded
    register: Register
    subject: Subject[Any]
    fields: Fields
    files: Sequence[tuple[str, Path]] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form about an entry, or about item `n` of one of its lists, counted from 1.

    One that `asks` shows the lines that would change before it writes them.
    """

    name: str
    title: Phrase
    inputs: Callable[[Subject[Any], int], Sequence[Input]]
    prepare: Callable[[Job], Prepared]
    asks: bool = False
    registers: Sequence[Register] = ISSUES


def filled(request: Request, place: str, inputs: Sequence[Input]) -> Sequence[Input]:
    """Return the fields of the form at a place with what the link says that opened it, if one did."""
    asked = request.query_params
    if asked.get("open") != place:
        return inputs
    return [replace(each, value=asked[each.name]) if each.name in asked else each for each in inputs]


def amending(verb: Callable[[Subject[Any], Fields], Amendment]) -> Callable[[Job], Prepared]:
    """Return what a form asks for whose verb amends the entry and nothing else."""

    def prepare(job: Job) -> Prepared:
        return verbs.amended(job.workspace, job.loaded, job.subject, verb(job.subject, job.fields))

    return prepare
