"""A driver: a disk of two megabytes that fills up, again and again."""

import random
import subprocess
from pathlib import Path
from typing import Any

from investigator.domain.errors import Refused
from tests.casework import vaults
from tests.faults.checking import Found, after
from tests.faults.driving import answer
from tests.faults.working import Ack, an_exhibit, at_work, carry_out, some_command

_SIZE = 3 << 20
_PIECE = 4096
_WORDS = ("room", "full", "space", "disk", "no case")
"""What a person is told of; a case that the full disk kept out of the list is not found."""

_LIST = "The list of cases"


def main(asked: Any) -> dict[str, Any]:
    """So many rounds, each filled to a different degree before the work begins."""
    room, dice = Path(asked["room"]), random.Random(asked["seed"])  # noqa: S311 - no secret
    small = room / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE},mode=700", "none", str(small)]
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        return {"refused": mounted.stderr.strip()}
    found, kept, refused, odd = Found(), 0, 0, list[str]()
    try:
        for _round in range(asked["rounds"]):
            one = _filled(small, room, dice)
            kept, refused = kept + len(one[0]), refused + len(one[1])
            odd += [each for each in one[1] if not any(word in each for word in _WORDS)]
            found.add(one[2])
    finally:
        subprocess.run(["umount", "-l", str(small)], check=True)
    return {**found.as_plain(), "kept": kept, "said": refused, "odd": odd[:5]}


def _filled(
    small: Path, room: Path, dice: random.Random
) -> tuple[list[Ack], list[str], Found]:
    """What was kept, what was said when nothing more was, and what is wrong in the end."""
    folder, ballast = small / "vault", small / "ballast"
    subprocess.run(["rm", "-rf", str(folder), str(ballast)], check=True)
    vaults.copied(vaults.small(), folder)
    _fill(ballast, dice.randrange(_SIZE - (1 << 19)))
    kept: list[Ack] = []
    said: list[str] = []
    while len(said) < 3:
        try:
            with at_work(folder) as desk:
                while len(said) < 3:
                    try:
                        kept.append(carry_out(desk, some_command(dice, room)))
                        kept.append(carry_out(desk, _small(dice, room)))
                    except Refused as why:
                        said.append(str(why))
        except Refused as why:
            said.append(str(why))
    return kept, said, _looked_at(folder, ballast, kept)


def _small(dice: random.Random, room: Path) -> Any:
    return an_exhibit(dice.randbytes(60_000), room, "small.bin")


def _looked_at(folder: Path, ballast: Path, kept: list[Ack]) -> Found:
    """It opens and is whole while the disk is full.

    With room again the list of cases is up to date too, nothing is lost and nothing strays.
    """
    found = after(folder, kept)
    full = Found(corrupt=[each for each in found.corrupt if not each.startswith(_LIST)])
    ballast.unlink()
    full.add(after(folder, kept))
    return full


def _fill(file: Path, size: int) -> None:
    with file.open("wb") as out:
        for _piece in range(size // _PIECE):
            out.write(bytes(_PIECE))


if __name__ == "__main__":
    answer(main)
