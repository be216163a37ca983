"""A refusal is a sentence and a next step; damage is plain sentences."""

from investigator.domain.errors import Damaged, Refused


def test_a_refusal_says_why_and_what_next():
    why = Refused("It is closed.", remedy="Reopen it.")
    assert (why.sentence, why.remedy) == ("It is closed.", "Reopen it.")
    assert str(why) == "It is closed. Reopen it."


def test_damage_tells_every_problem():
    why = Damaged("Entry 1 is missing.", "Entry 4 is missing.")
    assert why.problems == ("Entry 1 is missing.", "Entry 4 is missing.")
    assert str(why) == "Entry 1 is missing. Entry 4 is missing."
