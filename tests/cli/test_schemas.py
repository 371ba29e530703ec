"""The schemas of the data files: shipped as printed, every field described in Chinese."""

import json
from pathlib import Path

import notices
from commandline import Rectify
from golden import Golden


def test_the_shipped_schemas_are_those_the_tool_prints(rectify: Rectify, tmp_path: Path, golden: Golden) -> None:
    rectify("schema", "--write", str(tmp_path))
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for name, content in written.items():
        golden(notices.ROOT / "schema" / name, content.decode())
    assert set(written) == {path.name for path in (notices.ROOT / "schema").iterdir()}
    for name, content in written.items():
        assert rectify("schema", name.removesuffix(".schema.json")).out.encode() == content


def test_every_field_of_the_schema_has_a_chinese_description(rectify: Rectify) -> None:
    def fields(shape: object) -> list[tuple[str, object]]:
        if isinstance(shape, list):
            return [found for one in shape for found in fields(one)]
        if not isinstance(shape, dict):
            return []
        own = list(shape.get("properties", {}).items())
        return own + [found for one in shape.values() for found in fields(one)]

    for name in ("inspection", "issue", "calendar", "petitions"):
        for key, field in fields(json.loads(rectify("schema", name).out)):
            assert isinstance(field, dict)
            assert any("\u4e00" <= mark <= "\u9fff" for mark in field["description"]), key


def test_the_schema_takes_what_the_reader_takes(rectify: Rectify) -> None:
    """A number is a text as it is typed: title: 2024; a list is none."""
    title = json.loads(rectify("schema", "issue").out)["properties"]["title"]
    assert title["type"] == ["string", "number", "boolean"]
    printed = json.loads(rectify("schema", "report").out)["properties"]["version"]
    assert printed["type"] == "integer"


def test_the_registers_of_the_office_are_written_too(rectify: Rectify, sample: Path, tmp_path: Path) -> None:
    assert rectify("register", "add", "会议").code == 0
    assert rectify("schema", "--write", str(tmp_path / "s")).code == 0
    own = json.loads((tmp_path / "s/register-会议.schema.json").read_bytes())
    assert own == json.loads(rectify("schema", "register", "会议").out)
    assert (sample / "data/inspection.yaml").is_file()
