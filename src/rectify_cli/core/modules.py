"""The modules of a package, found by name and imported on demand."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def names(package: ModuleType) -> list[str]:
    """List the public modules of `package` without importing them."""
    return sorted(found.name for found in iter_modules(package.__path__) if not found.name.startswith("_"))


def load(package: ModuleType, name: str) -> ModuleType:
    """Import one module of `package`."""
    return import_module(f"{package.__name__}.{name}")
