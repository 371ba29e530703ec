"""What a form is that is about no entry: its fields, the change it asks for, and the file that is changed."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rectify_cli.actions import Amendment
from rectify_cli.core.language import Phrase
from rectify_cli.ledger import Ledger
from rectify_cli.store import Loaded, Workspace
from rectify_cli.transactions import verbs
from rectify_cli.transactions.prepared import Prepared
from rectify_cli.transactions.refusals import readable
from rectify_cli.web.fields import Fields
from rectify_cli.web.forms import Input


@dataclass(frozen=True, slots=True)
class Job:
    """A form as it came in; `key` says which register, record or fact it is about."""

    workspace: Workspace
    loaded: Loaded
    today: dt.date
    key: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class DeskForm:
    """A form about what `key` names; `file` is the path within data/ of the file it changes, empty for a new one."""

    name: str
    title: Phrase
    inputs: Callable[[Ledger, str, dt.date], Sequence[Input]]
    prepare: Callable[[Job], Prepared]
    file: Callable[[str], str]
    back: Callable[[str], str]
    asks: bool = False


def amended(job: Job, verb: Callable[[Ledger], Amendment]) -> Prepared:
    """Return the change of data/inspection.yaml that a verb makes of a ledger that can be read."""
    return verbs.inspection(job.workspace, job.loaded, lambda loaded: verb(readable(loaded)))


def none(_ledger: Ledger, _key: str, _today: dt.date) -> Sequence[Input]:
    """Return no fields: the form is a button."""
    return ()


def always(path: str) -> Callable[[str], str]:
    """Return what is one path whatever a form is about."""
    return lambda _key: path
