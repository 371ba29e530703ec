"""A package is the same bytes from the same parts, its entrance first, and records no clock and no system."""

import datetime as dt
import io
import zipfile

from rectify_cli.documents.packing import packed

PARTS = {"b.xml": b"b", "OFD.xml": b"o", "a.xml": b"a"}


def members(content: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.infolist()


def test_the_entrance_comes_first_and_the_rest_in_order() -> None:
    assert [member.filename for member in members(packed(PARTS))] == ["OFD.xml", "a.xml", "b.xml"]
    assert packed(PARTS) == packed(dict(reversed(PARTS.items())))


def test_a_member_is_of_the_day_it_is_given_or_the_first_a_zip_file_knows() -> None:
    assert {member.date_time for member in members(packed(PARTS))} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.date_time for member in members(packed(PARTS, dt.date(2025, 1, 10)))} == {(2025, 1, 10, 0, 0, 0)}
    assert {(member.create_system, member.compress_type) for member in members(packed(PARTS))} == {(3, 0)}
