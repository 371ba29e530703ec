"""What the package holds, by name: modules imported on demand, and the files shipped with it."""

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType


def names(package: ModuleType) -> list[str]:
    """List the public modules of `package` without importing them."""
    return sorted(found.name for found in iter_modules(package.__path__) if not found.name.startswith("_"))


def load(package: ModuleType, name: str) -> ModuleType:
    """Import one module of `package`."""
    return import_module(f"{package.__name__}.{name}")


@cache
def shipped_templates() -> Path:
    """Return the folder of the shipped templates: in the wheel, or in the checkout it was installed from."""
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"
