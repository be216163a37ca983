"""Asks the Secret Service of the session it runs in for a vault's key.

`python -m tests.storage.secret_service` prints what it found as JSON. A test starts it on
a session bus of its own.
"""

import json
import sys
import tempfile
from pathlib import Path

from investigator.storage import keyring_slot
from investigator.storage.vault import Vault
from tests.storage.parts import a_vault


def main() -> None:
    """A vault that the real keyring opens, and does so no longer when it is turned off."""
    with tempfile.TemporaryDirectory() as room:
        vault = a_vault(Path(room) / "vault")
        holder = vault.envelope.holder
        told = {"offered": keyring_slot.offered(), "on": vault.use_keyring(on=True)}
        vault.close()
        again = Vault.unlock(vault.folder, passphrase=None)
        told["opens"] = again.officer.name != ""
        told["heads"] = keyring_slot.keep_heads(holder, "ab12")
        told["same heads"] = keyring_slot.kept_heads(holder) == "ab12"
        told["off"] = again.use_keyring(on=False)
        again.close()
        told["gone"] = keyring_slot.kept(holder) is None
        sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
