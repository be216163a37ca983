"""Keyrings for tests: under any name, working or failing in one of the known ways."""

import threading

import keyring.backend
import pytest
from keyring.errors import KeyringLocked, PasswordDeleteError

SAFE = "keyring.backends.SecretService.Keyring"


class Backend:
    """A keyring that works."""

    priority = 5

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, user: str, secret: str) -> None:
        self.held[service, user] = secret

    def get_password(self, service: str, user: str) -> str | None:
        return self.held.get((service, user))

    def delete_password(self, service: str, user: str) -> None:
        if self.held.pop((service, user), None) is None:
            raise PasswordDeleteError(service)


class Forgetful(Backend):
    """Takes a secret and forgets it, as the library's null backend does."""

    def set_password(self, *_words: str) -> None:
        """Nothing is kept."""


class Other(Backend):
    """Gives another value back."""

    def get_password(self, service: str, user: str) -> str | None:
        return "00" * 32 if (service, user) in self.held else None


class Locked(Backend):
    """Is locked, and nobody unlocks it."""

    def set_password(self, *_words: str) -> None:
        raise KeyringLocked

    def get_password(self, *_words: str) -> str | None:
        raise KeyringLocked


class Foreign(Backend):
    """Lets an error of the library beneath it through."""

    def get_password(self, *_words: str) -> str | None:
        raise type("DBusErrorResponse", (Exception,), {"__module__": "jeepney.wrappers"})

    set_password = get_password  # type: ignore[assignment]


class Hanging(Backend):
    """Never answers, until the test lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = threading.Event()
        self.asked = 0

    def get_password(self, service: str, user: str) -> str | None:
        self.asked += 1
        self.may_answer.wait()
        return super().get_password(service, user)


def only(patch: pytest.MonkeyPatch, *backends: Backend, name: str = SAFE) -> None:
    """Makes these the only keyrings of this system, each under a name."""
    module, _, kind = name.rpartition(".")
    for each in backends:
        named = type(kind, (type(each),), {"__module__": module})
        each.__class__ = named
    patch.setattr(keyring.backend, "get_all_keyring", lambda: list(backends))
