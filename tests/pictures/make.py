"""Takes the README's pictures from the real program in a real terminal.

And from a real PDF.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.terminal.person import Person

_HERE = Path(__file__).parent
_CASE, _OTHER = "LHST-SM-2026-0014", "LHST-SM-2026-0017"
_SIZE = (120, 36)


def main() -> None:
    """The register, a case's exhibits and timeline, and a page of the report."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        program = [str(Path(sys.executable).with_name("investigator"))]
        program += ["--vault", str(home / "vault")]
        subprocess.run([*program, "demo", "--no-open"], check=True)
        _screens(program, home)
        _report(program, home)
        _keeping(program, home)


def _screens(program: list[str], home: Path) -> None:
    with Person([*program, "demo"], home, size=_SIZE) as person:
        person.see(f"> {_OTHER}")
        _picture(person, "register")
        person.press("Down")
        person.see(f"> {_CASE}")
        person.press("Enter")
        person.see(_CASE, "What is missing", "The case so far")
        _picture(person, "overview")
        person.press("4")
        person.see("E01", "E04", "Taken as right")
        person.press("Down", "Down", "Down")
        person.see("> E04", "“28 September at 08:02”")
        _picture(person, "exhibits")
        person.press("5")
        person.see("48 of 48")
        _picture(person, "timeline")


def _keeping(program: list[str], home: Path) -> None:
    """What is seen of a vault that is checked, damaged, refused, recovered, restored."""
    with Person([*program, "demo"], home, size=_SIZE) as person:
        person.see(f"> {_OTHER}")
        person.press_for("b", "No second place")
        person.press_for("b", "Backed up in")
        person.press("Escape")
        person.see(f"> {_OTHER}", "Find /")
        person.press_for("v", "Esc stops it")
        _picture(person, "verify")
        person.see("The check is over")
        _damage(home / "vault")
        person.press_for("r", "Damage found")
        _picture(person, "damage")
        person.press("C-l")
        _locked(person, home / "vault")


def _locked(person: Person, vault: Path) -> None:
    """The ways into a locked vault."""
    person.see("Your vault is locked", "Nothing leaves this laptop.")
    person.fill("wrong", seen="•" * 5)
    person.press_for("Enter", "Three times did not open it")
    _picture(person, "unlock-refused")
    person.press("Tab", "Tab", "Tab", "Tab", "Enter")
    person.see("Type the recovery key from its paper")
    person.write("ABCD")
    person.see("✗")
    _picture(person, "recovery")
    person.press("Escape")
    person.see("Your vault is locked")
    person.press("Tab", "Enter")
    person.see("Where the backups are")
    person.fill(str(vault))
    person.press("Enter")
    person.see("2 cases")
    _picture(person, "restore")


def _damage(vault: Path) -> None:
    """One bit of one case is another."""
    case = min(vault.glob("*.case"))
    whole = bytearray(case.read_bytes())
    whole[9_000] ^= 1
    case.write_bytes(whole)


def _picture(person: Person, name: str) -> None:
    """The screen as it is, drawn by rich and turned into pixels."""
    from rich.console import Console
    from rich.text import Text

    columns, _rows = _SIZE
    shown = Text.from_ansi(person.coloured().rstrip("\n"))
    with Path("/dev/null").open("w") as nowhere:
        console = Console(
            record=True,
            width=columns,
            file=nowhere,
            force_terminal=True,
            color_system="truecolor",
        )
        console.print(shown, no_wrap=True, crop=True, overflow="crop")
        drawn = console.export_svg(title="investigator")
    svg = _HERE / f"{name}.svg"
    # A space at the edge of a coloured stretch would be lost on the way to pixels.
    drawn = drawn.replace("<text ", '<text xml:space="preserve" ')
    svg.write_text(drawn.replace("Fira Code", "DejaVu Sans Mono"), encoding="utf-8")
    png = str(_HERE / f"{name}.png")
    subprocess.run(["rsvg-convert", "-w", "1400", str(svg), "-o", png], check=True)
    svg.unlink()


def _report(program: list[str], home: Path) -> None:
    """The page with the removal requests, found by its words."""
    pdf = home / "report.pdf"
    make = ["document", "make", _CASE, "investigation-report", "--out", str(pdf)]
    subprocess.run([*program, *make], check=True)
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = text.split("\f")
    at = next(at for at, page in enumerate(pages, 1) if "How late" in page)
    subprocess.run(
        [
            "pdftoppm",
            "-r",
            "80",
            "-png",
            "-singlefile",
            "-f",
            str(at),
            "-l",
            str(at),
            str(pdf),
            str(_HERE / "report"),
        ],
        check=True,
    )


if __name__ == "__main__":
    main()
