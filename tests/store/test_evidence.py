"""The folder of evidence: what may lie there, and under which name."""

from pathlib import Path

import pytest

from rectify_cli.core.errors import UsageError
from rectify_cli.store import evidence


@pytest.mark.parametrize("name", ["a:b", "a?", "尾.", "x ", "a\nb"])
def test_a_name_other_systems_refuse_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        evidence.name_of(Path(name))
