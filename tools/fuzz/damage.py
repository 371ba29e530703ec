"""Damage done to a file, always the same for the same random source."""

import io
import random
import zipfile
import zlib

# What readers have stumbled on: marks of formats, ends of lines, bytes that are no text, numbers without end.
WORDS = [
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r", b"\x0c", b"\x1b[2J", b"_x0007_"),
    *(
        "\u00a0\u3000\u200b\ufeff\u202e\u2028".encode(),
        "𠮷⼀〇一二三亿".encode(),
        "（（（（".encode(),
        "反馈3个问题".encode(),
    ),
    *(b"<", b">", b"&", b"&#x110000;", b"<!--", b"]]>", b"<w:p>", b"</w:p>", b"<![CDATA["),
    *(b"{{", b"}}", b"{%", b"%}", b"|", b'"', b"'", b"\\", b"*" * 60, b"[" * 400, b"- " * 200),
    *(b"-1", b"0", b"99999999999999999999", b"1e309", b"2025-02-30", b"9999-12-31", b"null", b"~", b"&a *a", b"!!x"),
    *(b"endobj", b"stream", b"endstream", b"/Length 999999999", b"trailer", b"xref"),
]
CHUNK = 4096


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return the file with a few places changed; of an archive its members are damaged as often as its bytes."""
    if content[:4] == b"PK\x03\x04" and chance.random() < 0.8:  # noqa: PLR2004 - most often what is inside
        return _archive(content, chance)
    if b"/FlateDecode" in content and chance.random() < 0.5:  # noqa: PLR2004 - as often as not what is packed
        return _streams(content, chance)
    return _bytes(content, chance)


def _bytes(content: bytes, chance: random.Random) -> bytes:
    """Change one to eight places: put a word in, cut, double, swap, or turn bits."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((1, 2, 8, 64, CHUNK)))
        match chance.randrange(5):
            case 0:
                data[start:start] = chance.choice(WORDS)
            case 1:
                del data[start:end]
            case 2:
                data[start:start] = data[start:end] * chance.choice((1, 2, 30))
            case 3:
                data[start:end] = chance.choice(WORDS)
            case _:
                data[start:end] = bytes(byte ^ (1 << chance.randrange(8)) for byte in data[start:end])
    return bytes(data)


def _archive(content: bytes, chance: random.Random) -> bytes:
    """Damage one member of a zip file, or leave it out, or name it otherwise."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        chosen, kind = chance.choice(names), chance.randrange(10)
        for name in names:
            member = before.read(name)
            if name == chosen and kind == 0:
                continue
            after.writestr(
                f"{name}x" if name == chosen and kind == 1 else name,
                member if name != chosen or kind == 1 else _bytes(member, chance),
            )
    return result.getvalue()


def _streams(content: bytes, chance: random.Random) -> bytes:
    """Damage what is packed in one stream of a PDF; its length is then wrong now and then, as it is in the wild."""
    parts = content.split(b"stream\r\n" if b"stream\r\n" in content else b"stream\n")
    index = chance.randrange(len(parts))
    packed, end, rest = parts[index].partition(b"\nendstream")
    try:
        plain = zlib.decompress(packed)
    except zlib.error:
        return _bytes(content, chance)
    parts[index] = zlib.compress(_bytes(plain, chance)) + end + rest
    return b"stream\n".join(parts)
