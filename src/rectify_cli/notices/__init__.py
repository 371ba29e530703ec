"""What a notice (通报) says: its declared figures, the problems it lists, its dates, each with where it was read."""

from rectify_cli.notices.reading import (
    Claim,
    Dates,
    Extent,
    InternalLine,
    ListedIssue,
    Milepost,
    Quoted,
    QuotedPoint,
    Reading,
    Share,
    Unlisted,
)

__all__ = [
    "Claim",
    "Dates",
    "Extent",
    "InternalLine",
    "ListedIssue",
    "Milepost",
    "Quoted",
    "QuotedPoint",
    "Reading",
    "Share",
    "Unlisted",
]
