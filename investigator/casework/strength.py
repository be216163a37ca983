"""How well a passphrase would stand, in a score and a sentence."""

from dataclasses import dataclass

from investigator.domain.errors import Refused

_LONGEST_JUDGED = 100  # the estimator's work grows with the square of the length
_ENOUGH = 4
_WORDS = (
    "Very weak: it would be guessed at once.",
    "Weak: it would be guessed within hours.",
    "Fair: somebody with time would guess it.",
    "Good, but a vault needs more: add a word or two.",
    "Strong.",
)


@dataclass(frozen=True, slots=True)
class Strength:
    """A score from 0 to 4, and what it means."""

    score: int
    sentence: str


def strength(passphrase: str, *known: str) -> Strength:
    """How a passphrase stands; `known` are words an attacker would try first."""
    if not passphrase:
        return Strength(0, "Type a passphrase.")
    from zxcvbn import zxcvbn  # noqa: PLC0415 - a slow import, wanted once

    judged = zxcvbn(
        passphrase[:_LONGEST_JUDGED],
        user_inputs=[each for each in known if each],
        max_length=_LONGEST_JUDGED,
    )
    score = int(judged["score"])
    return Strength(score, _WORDS[score])


def refuse_weak(passphrase: str, *known: str) -> None:
    """A vault takes only a strong passphrase."""
    found = strength(passphrase, *known)
    if found.score < _ENOUGH:
        raise Refused(
            f"That passphrase is not strong enough. {found.sentence}",
            remedy="Take five or six ordinary words that have nothing in common.",
        )
