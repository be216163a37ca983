"""The system's keyring as a convenience.

Allow-listed, written, read back, never the only way.

Some backends keep secrets in plain files, some take a secret and forget it. So the final
class is checked by name, and what was written must come back before it counts. A keyring
that does not answer within ten seconds is treated as one that is not there.
"""

import threading
from typing import TYPE_CHECKING, TypeVar

from investigator.machine.crypto import random_bytes, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

T = TypeVar("T")

LIMIT_SECONDS = 10.0
"""How long a keyring may think, or ask a question of its own; then it counts as absent."""

_SAFE = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    }
)
_LIBRARIES = frozenset({"secretstorage", "jeepney", "dbus", "gi", "pywintypes"})
_USER = "vault"
_KEY = 32
_waiting: threading.Thread | None = None


def offered() -> bool:
    """Whether this system has a keyring that is safe to use."""
    return _asked(lambda _backend: True) is True


def keep_new(vault_id: str) -> bytes | None:
    """A new key, kept in the keyring and read back; None where that did not work."""
    key = random_bytes(_KEY)
    return key if _kept_alike(_service(vault_id), key.hex()) else None


def kept(vault_id: str) -> bytes | None:
    """The key in the keyring; None means only that this way is not open."""
    found = _read(_service(vault_id))
    try:
        return None if found is None else bytes.fromhex(found)
    except ValueError:
        return None


def keep_heads(vault_id: str, heads: str) -> bool:
    """Keeps one fingerprint of where the vault's records end; whether that worked."""
    return _kept_alike(_service_of_heads(vault_id), heads)


def kept_heads(vault_id: str) -> str | None:
    """That fingerprint; None where there is none or the keyring does not say."""
    return _read(_service_of_heads(vault_id))


def forget(vault_id: str) -> None:
    """Takes out what was kept of a vault, as far as the keyring lets us."""
    for service in (_service(vault_id), _service_of_heads(vault_id)):

        def drop(backend: "KeyringBackend", service: str = service) -> bool:
            backend.delete_password(service, _USER)
            return True

        _asked(drop)


def unanswered() -> threading.Thread | None:
    """Who still waits for the keyring's answer, if anybody does."""
    return _waiting if _waiting is not None and _waiting.is_alive() else None


def _kept_alike(service: str, secret: str) -> bool:
    """Written, read back and compared: a keyring that forgets or alters is none."""

    def keep(backend: "KeyringBackend") -> bool:
        backend.set_password(service, _USER, secret)
        back = backend.get_password(service, _USER)
        return back is not None and same(back.encode(), secret.encode())

    return _asked(keep) is True


def _read(service: str) -> str | None:
    return _asked(lambda backend: backend.get_password(service, _USER))


def _asked(ask: "Callable[[KeyringBackend], T | None]") -> T | None:
    """What the keyring answers in time, or None.

    A keyring may block for as long as it likes, so it is asked in a thread; while one such
    question is unanswered, no second one is put.
    """
    global _waiting  # noqa: PLW0603 - one keyring, one unanswered question
    if unanswered() is not None:
        return None
    answers: list[T | None] = []
    thread = threading.Thread(
        target=lambda: answers.append(_answer(ask)), name="keyring", daemon=True
    )
    thread.start()
    thread.join(LIMIT_SECONDS)
    _waiting = thread
    return answers[0] if answers else None


def _answer(ask: "Callable[[KeyringBackend], T | None]") -> T | None:
    """What the safe backend answers; what goes wrong inside it closes this way only."""
    try:
        backend = _backend()
        return None if backend is None else ask(backend)
    except BaseException as why:
        if not _of_the_keyring(why):
            raise
        return None


def _of_the_keyring(why: BaseException) -> bool:
    """Whether something went wrong in the keyring: each has a library with own errors."""
    from keyring.errors import KeyringError  # noqa: PLC0415 - a slow import, rarely wanted

    known = (KeyringError, OSError, RuntimeError, ValueError, LookupError)
    return isinstance(why, known) or type(why).__module__.split(".")[0] in _LIBRARIES


def _backend() -> "KeyringBackend | None":
    """The safe backend of this system, chosen by us and not by the environment."""
    import keyring.backend  # noqa: PLC0415 - a slow import, rarely wanted

    found = keyring.backend.get_all_keyring()
    safe = [each for each in found if _name(each) in _SAFE and each.priority > 0]
    chosen = max(safe, key=lambda each: each.priority, default=None)
    if chosen is not None and type(chosen).__name__ == "WinVaultKeyring":
        # Otherwise Windows may carry the secret to every machine of a roaming account.
        setattr(chosen, "persist", "local machine")  # noqa: B010 - of that class alone
    return chosen


def _name(backend: object) -> str:
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}"


def _service(vault_id: str) -> str:
    return f"investigator/vault/{vault_id}"


def _service_of_heads(vault_id: str) -> str:
    """One of its own: some keyrings rename the first user when a service gets a second."""
    return f"investigator/heads/{vault_id}"
