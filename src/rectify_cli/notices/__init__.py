"""What a notice (通报) says: its declared figures, the problems it lists, its dates, each with where it was read."""

from rectify_cli.notices.reading import (
    Claim,
    Dates,
    Extent,
    Listed,
    Milepost,
    Point,
    Reading,
    Said,
    Share,
    Unlisted,
)

__all__ = ["Claim", "Dates", "Extent", "Listed", "Milepost", "Point", "Reading", "Said", "Share", "Unlisted"]
