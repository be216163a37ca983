"""What stands below the passphrase: who else has the vault, or why it may not open."""

from textual.widgets import Static

from investigator.casework.doorstep import LockNote, held_by, wrong_passphrase
from investigator.domain.errors import Refused
from investigator.tui.safe import safe, said
from investigator.tui.screens import unlock_words as words

_BEFORE_HINT = 3


class UnlockNote(Static):
    """Empty while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(safe(""), id="note")
        self._wrong = 0
        self._elsewhere = False

    def show_note(self, note: object) -> None:
        """Somebody did not lock the vault in order."""
        if isinstance(note, LockNote) and not note.ours:
            self._elsewhere = not note.here
            self.update(words.not_closed(note))

    def show_refusal(self, why: Refused) -> None:
        """Who has it, or what three wrong passphrases may come from."""
        holder = held_by(why)
        if holder is not None:
            self.update(words.open_elsewhere(holder))
        elif wrong_passphrase(why):
            self._wrong += 1
            if self._wrong >= _BEFORE_HINT:
                self.update(words.hint())
        else:
            self.update(said("[$due]▲[/] $why $what", why=why.sentence, what=why.remedy))

    def warned(self) -> bool:
        """Whether it was open on another machine, which is asked about once."""
        before, self._elsewhere = self._elsewhere, False
        return before
