"""The opener of strangers' packages: at each limit it opens, one over it refuses, whatever the package declares."""

import hashlib
import io
import struct
import zipfile

import pytest

import bombs
from rectify_cli.core import bounds
from rectify_cli.core.bounds import Bounds
from rectify_cli.documents import opening
from rectify_cli.documents.opening import Fault, Package, Unfit

MIB = bounds.MIB
BOUNDS = Bounds(part=4 * MIB, whole=6 * MIB, marks=MIB, ratio=200)
NOISE = hashlib.shake_128(b"").digest(2 * MIB)


def fault(content: bytes, limits: Bounds = BOUNDS) -> Fault | None:
    """Return why a package, or a part of it, is refused."""
    try:
        package = Package(content, limits)
        for name in package.names:
            package.read(name)
    except Unfit as unfit:
        return unfit.fault
    return None


def stored(**parts: bytes) -> bytes:
    return bombs.zipped(parts, zipfile.ZIP_STORED)


AT_AND_OVER = {
    "a part": lambda: (stored(a=bytes(4 * MIB)), stored(a=bytes(4 * MIB + 1))),
    "all parts": lambda: (stored(a=bytes(3 * MIB), b=bytes(3 * MIB)), stored(a=bytes(3 * MIB), b=bytes(3 * MIB + 1))),
    "tags and attributes": lambda: (stored(a=b"<=" * (MIB // 2) + b"a"), stored(a=b"<=" * (MIB // 2) + b"<")),
    "the ratio": lambda: (bombs.zipped({"a": bytes(MIB)}), bombs.zipped({"a": bytes(MIB + 1)})),
    "the number of parts": lambda: (
        stored(**{f"{each}": b"" for each in range(bounds.ENTRIES)}),
        stored(**{f"{each}": b"" for each in range(bounds.ENTRIES + 1)}),
    ),
}


@pytest.mark.parametrize("limit", AT_AND_OVER)
def test_at_a_limit_a_package_opens_and_over_it_it_is_too_large(limit: str) -> None:
    at, over = AT_AND_OVER[limit]()
    assert (fault(at), fault(over)) == (None, Fault.TOO_LARGE)


def test_a_part_packed_as_office_packs_is_under_the_ratio() -> None:
    assert fault(bombs.zipped({"a": NOISE})) is None


def changed(offset: int, value: bytes, mark: bytes = b"PK\x01\x02") -> bytes:
    """Return a package of one part whose directory says something else."""
    content = bytearray(bombs.zipped({"a": bytes(2000)}))
    at = content.index(mark) + offset
    content[at : at + len(value)] = value
    return bytes(content)


def twice() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("a", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            package.writestr("a", "2")
    return stream.getvalue()


def test_what_is_no_whole_package_is_broken() -> None:
    assert fault(b"PK\x03\x04") is Fault.BROKEN
    assert fault(twice()) is Fault.BROKEN
    assert fault(bombs.zipped({"a": b"a"}, zipfile.ZIP_LZMA)) is Fault.BROKEN
    assert fault(bombs.zipped({"a": b"a" * 99})[:-30]) is Fault.BROKEN


def test_a_package_that_says_less_than_it_holds_is_broken() -> None:
    assert fault(changed(24, struct.pack("<I", 2000))) is None
    assert fault(changed(24, struct.pack("<I", 10))) is Fault.BROKEN


def test_a_password_is_told() -> None:
    assert fault(changed(8, b"\x01")) is Fault.LOCKED


def test_the_part_to_blame_is_named() -> None:
    with pytest.raises(Unfit) as unfit:
        Package(stored(a=bytes(2 * MIB), b=bytes(5 * MIB)), BOUNDS)
    assert (unfit.value.part, unfit.value.size) == ("b", 7 * MIB)


def test_what_is_packed_again_is_what_was_read() -> None:
    parts = {"a": b"1", "b/c": bytes(3)}
    again = Package(opening.packed(parts), BOUNDS)
    assert {name: again.read(name) for name in again.names} == parts


def test_old_files_of_office_are_known_by_their_first_bytes() -> None:
    assert opening.is_ole(bytes.fromhex("D0CF11E0A1B11AE1") + b"a")
    assert not opening.is_ole(bytes.fromhex("D0CF11E0"))
