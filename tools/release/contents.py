"""Install from a filled folder as its reader would, and write down what that brought: SBOM and licences."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
NAMES = "sbom.cdx.json", "licences.tsv"


def install(folder: Path, target: Path) -> Path:
    """Install with the folder's own script, for the Python that runs this, and return the installed interpreter."""
    subprocess.run(["sh", folder / "install.sh", target], check=True, env={**os.environ, "PYTHON": sys.executable})
    subprocess.run([target / "bin" / "rectify", "--version"], check=True)
    return target / "bin" / "python"


def write_sbom(python: Path, sbom: Path) -> None:
    """Write the CycloneDX bill of materials of an installed environment; it is held against the schema."""
    command: list[str | Path] = [sys.executable, "-m", "cyclonedx_py", "environment", python]
    command += ["--pyproject", ROOT / "pyproject.toml", "--output-reproducible", "--validate"]
    command += ["--output-format", "JSON", "--output-file", sbom]
    subprocess.run(command, check=True)


def licences(sbom: Path, wheels: Path) -> str:
    """Return a line for each package: name, version, licence as it declares it, or the licence files it brings."""
    lines = []
    for component in json.loads(sbom.read_text(encoding="utf-8"))["components"]:
        declared = [entry.get("expression") or _name(entry["license"]) for entry in component.get("licenses", ())]
        named = " AND ".join(declared) or ", ".join(_files(wheels, component["name"])) or "not declared"
        lines.append(f"{component['name']}\t{component['version']}\t{named}\n")
    return "".join(sorted(lines, key=str.casefold))


def _name(licence: dict[str, str]) -> str:
    """Return the SPDX id of a licence, or the last part of its trove classifier."""
    return licence.get("id") or licence["name"].rsplit(" :: ", 1)[-1]


def _files(wheels: Path, name: str) -> list[str]:
    """Return the names of the licence files in the wheel of a package."""
    wheel = next(iter(sorted(wheels.glob(f"{name}-*.whl"))), None)
    if wheel is None:
        return []
    with zipfile.ZipFile(wheel) as archive:
        return sorted({Path(entry).stem for entry in archive.namelist() if ".dist-info/licenses/" in entry})


def main(folder: Path, scratch: Path) -> None:
    """Try the folder out in `scratch`, and write its lists."""
    sbom, listed = (folder / name for name in NAMES)
    write_sbom(install(folder, scratch), sbom)
    listed.write_text(licences(sbom, folder / "wheels"), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
