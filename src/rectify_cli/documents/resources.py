"""The files shipped with the package."""

from functools import cache
from pathlib import Path


@cache
def shipped_templates() -> Path:
    """Return the folder of the shipped templates: in the installed package, or in the checkout."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "templates"
