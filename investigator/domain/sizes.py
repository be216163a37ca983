"""How much a case takes: a very large file is asked about, a very large case takes no more.

Past four gigabytes the database's own check of its pages can be wrong, and disks and
programs that copy files begin to refuse them.
"""

from dataclasses import dataclass

from investigator.domain.errors import Refused

KB, MB, GB = 10**3, 10**6, 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """From which size on a file is asked about, and a case is large, and full; in bytes."""

    file_is_large: int = GB
    case_is_large: int = 2 * GB
    case_is_full: int = 4 * GB

    def asked_about(self, name: str, size: int) -> str:
        """What to ask before a file of this size is added; empty where nothing is."""
        if size <= self.file_is_large:
            return ""
        return (
            f"{name} is large: {in_words(size)}. Keeping it takes some minutes, and every "
            "backup holds it too."
        )

    def allow(self, ref: str, name: str, size: int, *, held: int, confirmed: bool) -> None:
        """Refuses a file that is too large for what the case holds, or not confirmed."""
        if held + size > self.case_is_full:
            raise Refused(
                f"{name} has {in_words(size)} and {ref} holds {in_words(held)}: a case "
                f"takes {in_words(self.case_is_full)} and no more.",
                remedy="Cut out the part that matters and add that, or open a linked case.",
            )
        if not confirmed and self.asked_about(name, size):
            raise Refused(
                self.asked_about(name, size),
                remedy="Say that you want the whole of it (--large), or cut out the part "
                "that matters and add that.",
            )

    def notice(self, ref: str, held: int) -> str:
        """What to say of a case that has grown large; empty where it has not."""
        if held <= self.case_is_large:
            return ""
        return (
            f"{ref} is large now: {in_words(held)}. Opening it stays quick; its backups "
            f"take longer. It takes {in_words(self.case_is_full)} and no more."
        )


def in_words(size: int) -> str:
    """A number of bytes as a person reads it."""
    for unit, name in ((GB, "GB"), (MB, "MB"), (KB, "KB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return f"{size} bytes"
