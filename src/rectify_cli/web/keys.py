"""The secrets of one run of the page: what opens it, what keeps it open, and what a form must bring back."""

import secrets
from dataclasses import dataclass, field
from hmac import compare_digest

COOKIE = "rectify"


def _secret() -> str:
    return secrets.token_urlsafe(24)


@dataclass(slots=True)
class Keys:
    """The keys of one run.

    All pages lie in a room of a name that nobody can guess, and the cookie is sent there only: a browser sends the
    cookies of 127.0.0.1 to every port of it, so also to the page of another user of this computer.
    """

    room: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    token: str = field(default_factory=_secret)
    cookie: str = field(default_factory=_secret)
    csrf: str = field(default_factory=_secret)
    _once: set[str] = field(default_factory=set)

    @property
    def base(self) -> str:
        """What the path of every page begins with."""
        return f"/{self.room}"

    def once(self) -> str:
        """Return a token that opens the page once: other users may see the command line of the browser."""
        token = _secret()
        self._once.add(token)
        return token

    def opens(self, token: str) -> bool:
        """Return True if a token opens the page."""
        if any(same(token, each) for each in self._once):
            self._once.clear()
            return True
        return same(token, self.token)


def same(given: str, wanted: str) -> bool:
    """Return True if a secret is the one wanted, in a time that tells nothing about it."""
    return compare_digest(given.encode(), wanted.encode())
