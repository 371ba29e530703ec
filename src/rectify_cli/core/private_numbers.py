"""Private numbers in public text, found by their shape and their check digit, and masked."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rectify_cli.core.language import Phrase

MOBILE = Phrase("手机号码", "mobile number")
IDENTITY = Phrase("身份证号码", "identity number")
BANK = Phrase("银行卡号", "bank card number")

_LONG = re.compile(r"[0-9]{4}[0-9 ]{7}")
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_IDENTITY = re.compile(r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])")
_BANK = re.compile(r"(?<![0-9])[3-6][0-9]{3}(?: ?[0-9]{4}){3}(?: ?[0-9]{1,3})?(?![0-9])")
_BORN = re.compile(r"[0-9]{6}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class Private(NamedTuple):
    """A private number in a text: its kind, the index it starts at, as it is written and as it is printed."""

    kind: Phrase
    start: int
    written: str
    masked: str


def find(text: str) -> Iterator[Private]:
    """Yield the private numbers of a text; one whose check digit is wrong is taken for another number."""
    if not _LONG.search(text):
        return  # as in nearly every text
    for match in _MOBILE.finditer(text):
        yield Private(MOBILE, match.start(), match[0], f"{match[0][:3]}****{match[0][-4:]}")
    for match in _IDENTITY.finditer(text):
        if _is_identity(match[0]):
            yield Private(IDENTITY, match.start(), match[0], f"{match[0][:2]}{'*' * 13}{match[0][-3:]}")
    for match in _BANK.finditer(text):
        if _is_card(match[0].replace(" ", "")) and not _is_identity(match[0]):
            hidden = "*" * (len(match[0]) - 8)
            yield Private(BANK, match.start(), match[0], f"{match[0][:4]}{hidden}{match[0][-4:]}")


def masked(text: str) -> str:
    """Return the text as the public may read it, its private numbers masked."""
    for number in find(text):
        text = text.replace(number.written, number.masked)
    return text


def _is_identity(number: str) -> bool:
    """Return True if it holds a date of birth and ends in its check digit (GB 11643-1999, 4.2 and 7.1)."""
    if len(number) != len(_WEIGHTS) + 1 or not _BORN.match(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[-1].upper()


def _is_card(number: str) -> bool:
    """Return True if the last digit is the Luhn check digit of the others (ISO/IEC 7812-1, annex B)."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
