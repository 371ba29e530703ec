"""What the package holds, by name: modules imported on demand, and the files shipped with it."""

from functools import cache
from pathlib import Path


@cache
def shipped_templates() -> Path:
    """Return the folder of the shipped templates: in the wheel, or in the checkout it was installed from."""
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"
