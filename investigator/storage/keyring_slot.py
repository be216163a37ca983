"""The system's keyring as a convenience.

Allow-listed, written, read back, never the only way.

Some backends keep secrets in plain files, some take a secret and forget it. So the final
class is checked by name, and what was written must come back before it counts.
"""

from typing import TYPE_CHECKING

from investigator.machine.crypto import random_bytes, same

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SAFE = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
    }
)
_USER = "vault"
_KEY = 32


def offered() -> bool:
    """Whether this system has a keyring that is safe to use."""
    return _backend() is not None


def keep_new(vault_id: str) -> bytes | None:
    """A new key, kept in the keyring and read back; None where that did not work."""
    from keyring.errors import KeyringError  # noqa: PLC0415 - a slow import, rarely wanted

    backend = _backend()
    if backend is None:
        return None
    key = random_bytes(_KEY)
    try:
        backend.set_password(_service(vault_id), _USER, key.hex())
        back = backend.get_password(_service(vault_id), _USER)
    except (KeyringError, OSError, RuntimeError):
        return None
    return key if back is not None and same(back.encode(), key.hex().encode()) else None


def kept(vault_id: str) -> bytes | None:
    """The key in the keyring; None means only that this way is not open."""
    from keyring.errors import KeyringError  # noqa: PLC0415 - a slow import, rarely wanted

    backend = _backend()
    if backend is None:
        return None
    try:
        found = backend.get_password(_service(vault_id), _USER)
        return None if found is None else bytes.fromhex(found)
    except (KeyringError, OSError, RuntimeError, ValueError):
        return None


def _backend() -> "KeyringBackend | None":
    """The safe backend of this system, chosen by us and not by the environment."""
    import keyring.backend  # noqa: PLC0415 - a slow import, rarely wanted
    import keyring.core  # noqa: PLC0415 - a slow import, rarely wanted

    found = keyring.backend.get_all_keyring()
    safe = [each for each in found if _name(each) in _SAFE and each.priority > 0]
    return max(safe, key=lambda each: each.priority, default=None)


def _name(backend: object) -> str:
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}"


def _service(vault_id: str) -> str:
    return f"investigator/vault/{vault_id}"
