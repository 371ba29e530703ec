"""The labels of papers and sheets: each names one field, and begins a line wherever lines are put together again."""

import pytest

from rectify_cli.core.labels import INTERNAL_LABELS, PUBLIC_LABELS
from rectify_cli.documents import reflow


def test_no_label_of_an_internal_paper_is_of_two_fields() -> None:
    labels = [label for names in INTERNAL_LABELS.values() for label in names]
    assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize("label", [label for names in (PUBLIC_LABELS | INTERNAL_LABELS).values() for label in names])
def test_every_label_begins_a_paragraph(label: str) -> None:
    assert reflow.BEGINS.match(f"{label}：完成")
    assert not reflow.BEGINS.match(f"的{label}：完成")
