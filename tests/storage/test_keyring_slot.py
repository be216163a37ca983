"""The system's keyring counts only when it is of a safe kind and gives the key back."""

import keyring.backend
import pytest
from keyring.errors import KeyringError, KeyringLocked

from investigator.storage import keyring_slot

SAFE = "keyring.backends.SecretService.Keyring"


class Backend:
    """A keyring under any name that works as a test wishes."""

    priority = 5

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, user: str, secret: str) -> None:
        self.held[service, user] = secret

    def get_password(self, service: str, user: str) -> str | None:
        return self.held.get((service, user))


class Forgetful(Backend):
    def set_password(self, *_words: str) -> None:
        """As the null backend of the library does."""


class Other(Backend):
    def get_password(self, service: str, user: str) -> str | None:
        return "00" * 32 if (service, user) in self.held else None


class Locked(Backend):
    def set_password(self, *_words: str) -> None:
        raise KeyringLocked

    def get_password(self, *_words: str) -> str | None:
        raise KeyringLocked


class Failing(Backend):
    def get_password(self, service: str, user: str) -> str | None:
        raise OSError(service, user)


class Garbled(Backend):
    def get_password(self, *_words: str) -> str | None:
        return "no hexadecimal"


@pytest.fixture
def use(monkeypatch):
    """Makes backends the only ones of this system, each under a name."""

    def chosen(*backends: Backend, name: str = SAFE) -> list[Backend]:
        module, _, kind = name.rpartition(".")
        made = []
        for backend in backends:
            named = type(kind, (type(backend),), {"__module__": module})
            one = named()
            one.priority = backend.priority
            made.append(one)
        monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: made)
        return made

    return chosen


def test_a_safe_keyring_gives_its_key_back(use):
    use(Backend())
    key = keyring_slot.keep_new("vault-1")
    assert key is not None
    assert keyring_slot.kept("vault-1") == key
    assert len(key) == 32


def test_every_vault_has_a_key_of_its_own(use):
    use(Backend())
    assert keyring_slot.keep_new("vault-1") != keyring_slot.keep_new("vault-2")
    assert keyring_slot.kept("vault-3") is None


def test_a_system_without_a_keyring_keeps_nothing(use):
    use()
    assert not keyring_slot.offered()
    assert keyring_slot.keep_new("vault-1") is None
    assert keyring_slot.kept("vault-1") is None


@pytest.mark.parametrize(
    "name",
    [
        "keyrings.alt.file.PlaintextKeyring",
        "keyring.backends.null.Keyring",
        "keyring.backends.chainer.ChainerBackend",
        "keyring.backends.fail.Keyring",
    ],
)
def test_a_keyring_of_another_kind_is_never_used(use, name):
    (backend,) = use(Backend(), name=name)
    assert not keyring_slot.offered()
    assert keyring_slot.keep_new("vault-1") is None
    assert backend.held == {}


def test_a_safe_keyring_that_is_not_running_is_not_offered(use):
    sleeping = Backend()
    sleeping.priority = 0
    use(sleeping)
    assert not keyring_slot.offered()


def test_the_strongest_safe_keyring_is_used(use):
    weak, strong = Backend(), Backend()
    weak.priority, strong.priority = 1, 9
    weak, strong = use(weak, strong)
    keyring_slot.keep_new("vault-1")
    assert (len(weak.held), len(strong.held)) == (0, 1)


@pytest.mark.parametrize("backend", [Forgetful(), Other(), Locked(), Failing(), Garbled()])
def test_a_keyring_that_does_not_give_the_key_back_does_not_count(use, backend):
    use(backend)
    assert keyring_slot.keep_new("vault-1") is None


@pytest.mark.parametrize("backend", [Forgetful(), Locked(), Failing(), Garbled()])
def test_a_keyring_without_a_usable_key_only_closes_this_way(use, backend):
    use(backend)
    assert keyring_slot.kept("vault-1") is None


def test_the_librarys_errors_are_the_ones_that_are_caught():
    assert issubclass(KeyringLocked, KeyringError)
