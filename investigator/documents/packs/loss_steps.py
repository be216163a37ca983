"""The parts of a loss sheet that look ahead: the 72 hours, and what to do next."""

from collections.abc import Iterator

from investigator.documents.packs import words
from investigator.documents.packs.loss_told import Loss
from investigator.documents.packs.parts import Fact, Facts, Paragraph, Part
from investigator.domain.instant import Instant

HOURS = 72
"""UK GDPR Article 33(1): without undue delay and, where feasible, within 72 hours."""

_MINUTE = 60_000_000


def minute(one: Instant) -> str:
    """A moment in words, to the minute."""
    return words.moment(Instant(one.at - one.at % _MINUTE, one.zone))


def counted(loss: Loss) -> Iterator[Part]:
    """The moment that somebody gave, and 72 hours from it: elapsed, weekends included."""
    if loss.known_since is None:
        yield Paragraph(
            text="The moment at which the Trust knew of the loss was not given, so nothing "
            "is counted here. Make the sheet again with that moment."
        )
        return
    end = loss.known_since.later(hours=HOURS)
    left = end.at - loss.now.at
    yield Facts(
        facts=(
            Fact(label="Known since", value=minute(loss.known_since)),
            Fact(label="72 hours end", value=minute(end)),
            Fact(
                label="When this was made",
                value=f"{words.elapsed(left)} were left"
                if left > 0
                else f"they were over for {words.elapsed(-left)}",
            ),
        )
    )
    yield Paragraph(
        text="UK GDPR Article 33 gives 72 hours from knowing of a breach to tell the "
        "Information Commissioner, unless a risk to people is unlikely. They are elapsed "
        "hours: nights, weekends and holidays count. The moment was given by whoever made "
        "this sheet; this program counts from it and decides nothing."
    )


def next_steps(loss: Loss) -> Iterator[Part]:
    """What somebody does now, in an order that loses no time."""
    for step in _steps(loss):
        yield Paragraph(text=step)


def _steps(loss: Loss) -> Iterator[str]:
    yield (
        "Ask IT to lock or wipe the laptop from afar, and to say when it was last seen and "
        "whether its disk was encrypted."
    )
    yield (
        "Ask the person who used it: was it locked, was a passphrase or the recovery key "
        "with it, was a stick with backups in the same bag?"
    )
    if loss.known_since is not None:
        end = minute(loss.known_since.later(hours=HOURS))
        yield f"Decide whether to tell the Information Commissioner: by {end}."
    else:
        yield "Decide whether to tell the Information Commissioner: within 72 hours."
    yield "Decide whether the people concerned are told, where the risk to them is high."
    yield "Record the loss, its effects, what was done and why, whatever is decided."
    yield (
        "Restore the newest backup on another laptop, check the whole vault, and change "
        "every passphrase. The lost laptop and the earlier backups open with the old ones "
        "still."
    )
    if loss.lock.keyring:
        yield "Have the login of that laptop's user changed: its keyring opens the vault."
    yield (
        "Record again what was entered after the backup, from documents that were issued "
        "and from those who entered it."
    )
    yield "Tell the police where it was stolen, and keep their reference with the record."
