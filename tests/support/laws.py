"""How many examples a law is tried on: `conftest.py` has the profiles."""

from hypothesis import settings


def share(number: int) -> int:
    """Return how many examples the profile in use tries of a law that `ci` tries `number` of, not 100 as of others."""
    return max(1, number * settings().max_examples // 100)
