"""Claims of quantity as reports write them: right, contradicting themselves, and merely like them, drawn by a seed."""

from claims.measure import CLASSES, Result, measured
from claims.shape import Claim, Shape, shapes

__all__ = ["CLASSES", "Claim", "Result", "Shape", "measured", "shapes"]
