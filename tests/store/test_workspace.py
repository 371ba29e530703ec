"""The workspace is found as a person would, and its files are called what a person there would type."""

from pathlib import Path

import pytest

import workspaces
from commandline import Rectify
from rectify_cli.store import Workspace


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Write a workspace in a folder among others."""
    (tmp_path / "别处").mkdir()
    return workspaces.write(tmp_path / "台账", workspaces.BASE | {"docs/说明.md": "说明\n"})


@pytest.mark.parametrize(
    ("asked", "here", "label"),
    [
        (None, "台账", "data/issues/001.yaml"),
        (None, "台账/data/issues", "../../data/issues/001.yaml"),
        (None, "别处", "data/issues/001.yaml"),
        (".", "台账", "data/issues/001.yaml"),
        ("台账", ".", "台账/data/issues/001.yaml"),
        ("../台账", "别处", "../台账/data/issues/001.yaml"),
        ("./台账/../台账/", ".", "台账/../台账/data/issues/001.yaml"),
    ],
)
def test_a_file_is_called_what_a_person_here_types(house: Path, asked: str | None, here: str, label: str) -> None:
    standing = (house.parent / here).resolve()
    workspace = Workspace.find(Path(asked) if asked else None, standing)
    path = workspace.data / "issues" / "001.yaml"
    assert workspace.label(path) == label
    assert workspace.path_of(label) == path
    assert path == standing / label or path.resolve() == (standing / label).resolve()


def test_a_folder_asked_for_by_its_whole_path_keeps_it(house: Path) -> None:
    workspace = Workspace.find(house, Path("/"))
    assert workspace.label(workspace.data / "inspection.yaml") == f"{house.as_posix()}/data/inspection.yaml"
    assert workspace.path_of(workspace.label(workspace.build)) == workspace.build


def test_what_lies_outside_is_called_as_it_was_typed(house: Path) -> None:
    assert Workspace(house).label(Path("x/通报.docx")) == str(Path("x/通报.docx"))


def test_an_output_is_named_from_a_folder_below(rectify: Rectify, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house / "docs")
    ran = rectify("export", "register", "-f", "csv")
    assert (ran.code, ran.err.split()[-1]) == (0, "../build/register-internal.csv")
    assert (house / "build" / "register-internal.csv").is_file()
