"""What a call of the command line costs beside deriving the key."""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from investigator.machine.crypto import calibrated
from tests.bench.measure import Figure, median, seconds


def figures() -> list[Figure]:
    """A listing of the demo's cases, less the derivation of the passphrase."""
    with tempfile.TemporaryDirectory() as folder:
        call = [sys.executable, "-P", "-m", "investigator", "--vault", f"{folder}/vault"]
        built = seconds(lambda: _run([*call, "demo", "--no-open"]))
        whole = statistics.median(
            seconds(lambda: _run([*call, "case", "list", "--json"])) for _ in range(7)
        )
        report = seconds(
            lambda: _run(
                [
                    *call,
                    "document",
                    "make",
                    "LHST-SM-2026-0014",
                    "investigation-report",
                    "--out",
                    str(Path(folder) / "r.pdf"),
                ]
            )
        )
    cost = calibrated(floor_only=True)
    key = median(lambda: cost.derive("practice"), 5)
    return [
        Figure(
            what="a call of the command line beside the key derivation",
            value=whole - key,
            budget="0.4 s",
        ),
        Figure(what="deriving a practice vault's key", value=key, budget="-"),
        Figure(
            what="building the demo's two cases with their evidence",
            value=built,
            budget="-",
        ),
        Figure(
            what="the investigation report of 0014, first time", value=report, budget="-"
        ),
    ]


def _run(call: list[str]) -> None:
    subprocess.run(call, check=True, capture_output=True)
