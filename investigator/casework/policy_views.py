"""The policy as screens and the command line ask for it; no vault is needed."""

from investigator.casework.register_line import fold
from investigator.domain import policy
from investigator.domain.policy import Clause
from investigator.reference import load


def clauses(words: str = "") -> tuple[Clause, ...]:
    """The clauses in which every word occurs, in the policy's order."""
    asked = fold(words).split()
    return tuple(
        one
        for one in load.clauses().values()
        if all(word in fold(f"{one.number} {one.title} {one.summary}") for word in asked)
    )


def clause(number: str) -> Clause:
    """One clause, or a refusal that names the nearest."""
    return policy.find(load.clauses(), number)
