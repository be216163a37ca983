"""The real thing: gnome-keyring on a session bus of its own keeps a vault's key."""

import json
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
SCRIPT = """
printf tests | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
exec "$1" -P -m tests.storage.secret_service
"""


def test_a_real_secret_service_opens_a_vault_until_it_is_turned_off(tmp_path):
    places = {name: tmp_path / name for name in ("home", "data", "run", "cache")}
    for place in places.values():
        place.mkdir(mode=0o700)
    ran = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", SCRIPT, "ask", sys.executable],
        check=False,
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        timeout=60,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(CHECKOUT),
            "HOME": str(places["home"]),
            "XDG_DATA_HOME": str(places["data"]),
            "XDG_RUNTIME_DIR": str(places["run"]),
            "XDG_CACHE_HOME": str(places["cache"]),
        },
    )
    told = json.loads(ran.stdout)
    assert told == dict.fromkeys(told, True), ran.stderr
    assert len(told) == 7
    kept = list(places["data"].rglob("*.keyring"))
    assert kept, "the daemon wrote nothing, so it was not the one that answered"
