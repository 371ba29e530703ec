"""What is released holds together: the pins, their hashes, what the shipped scripts check before they install."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import notices

PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)", re.MULTILINE)
VERIFY = notices.ROOT / "tools" / "release" / "verify.py"


def pins(name: str) -> dict[str, str]:
    """Return the versions that a list pins, by the normalised name of the package."""
    text = (notices.ROOT / name).read_text(encoding="utf-8")
    return {re.sub(r"[._-]+", "-", match["name"]).lower(): match["version"] for match in PIN.finditer(text)}


def test_the_hashed_list_pins_what_the_tests_ran_with() -> None:
    """A package of Windows alone (colorama) is in the hashed list only; no other differs."""
    hashed, tested = pins("requirements.txt"), pins("constraints.txt")
    assert {name for name, version in hashed.items() if tested.get(name) != version} == {"colorama"}


def test_every_package_of_the_hashed_list_has_hashes_and_no_host() -> None:
    """Pip refuses a list of which one package has none; a host would tie it to one registry."""
    text = (notices.ROOT / "requirements.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\w)", text.strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_every_dependency_of_every_extra_is_in_the_hashed_list() -> None:
    """A new dependency is not forgotten: `make requirements`."""
    with (notices.ROOT / "pyproject.toml").open("rb") as project:
        tables = tomllib.load(project)["project"]
    wanted = [*tables["dependencies"], *(name for extra in tables["optional-dependencies"].values() for name in extra)]
    names = {re.sub(r"[._-]+", "-", re.split(r"[\[<>=,]", line)[0]).lower() for line in wanted}
    assert names - pins("requirements.txt").keys() == set()


def verified(folder: Path) -> tuple[int, str]:
    """Return the exit code of the shipped check, and what it names."""
    run = subprocess.run([sys.executable, VERIFY, folder], capture_output=True, encoding="utf-8", check=False)
    return run.returncode, run.stderr


def test_a_wheel_that_is_not_as_listed_is_named_before_anything_is_installed(tmp_path: Path) -> None:
    """Changed, missing and added wheels are told; the twin that is as listed installs."""
    (tmp_path / "wheels").mkdir()
    for name in "ab":
        (tmp_path / "wheels" / f"{name}.whl").write_text(name, encoding="utf-8")
    sums = {
        "a": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
        "b": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d",
    }
    listed = "".join(f"{digest}  wheels/{name}.whl\n" for name, digest in sums.items())
    (tmp_path / "SHA256SUMS").write_text(listed, encoding="utf-8")
    assert verified(tmp_path) == (0, "")
    (tmp_path / "wheels" / "a.whl").write_text("other", encoding="utf-8")
    shutil.move(tmp_path / "wheels" / "b.whl", tmp_path / "wheels" / "c.whl")
    code, message = verified(tmp_path)
    assert (code, re.findall(r"wheels/\w\.whl", message)) == (1, ["wheels/a.whl", "wheels/b.whl", "wheels/c.whl"])


def built(folder: Path, target: Path) -> dict[str, bytes]:
    """Return the files that a build of a copy of the project makes, on a computer with a clock of its own."""
    environ = os.environ | {"SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(target)]
    subprocess.run(command, cwd=folder, env=environ, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in target.iterdir()}


@pytest.mark.slow
def test_two_builds_have_the_same_bytes_and_all_that_is_needed(tmp_path: Path) -> None:
    kept = ("src", "templates", "data", "schema", "pyproject.toml", "README.md", "LICENSE", "constraints.txt")
    for name in ("one", "other"):
        for part in kept:
            copy = shutil.copytree if (notices.ROOT / part).is_dir() else shutil.copy
            (tmp_path / name).mkdir(exist_ok=True)
            copy(notices.ROOT / part, tmp_path / name / part)
    for path in (tmp_path / "other").rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    first, other = (built(tmp_path / name, tmp_path / f"{name}-dist") for name in ("one", "other"))
    assert first == other
    (wheel,) = (tmp_path / "one-dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    assert {"rectify_cli/templates/notice.md.j2", "rectify_cli/templates/base.docx", "rectify_cli/py.typed"} <= packed
    assert not [name for name in packed if "__pycache__" in name or name.startswith(("tests", "data"))]
