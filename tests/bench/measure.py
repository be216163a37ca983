"""Measuring: medians of several runs, and ratios of two things run in turn."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure with its budget in words. `value` is seconds, a ratio, or in a unit."""

    what: str
    value: float
    budget: str
    ratio: bool = False
    unit: str = ""

    def shown(self) -> str:
        """The figure with its unit."""
        if self.ratio:
            return f"{self.value:.2f} x"
        if self.unit:
            return f"{self.value:.0f} {self.unit}"
        return f"{self.value:.2f} s" if self.value >= 1 else f"{self.value * 1000:.1f} ms"

    def as_plain(self) -> dict[str, object]:
        """As JSON values."""
        unit = "ratio" if self.ratio else self.unit or "s"
        return {
            "what": self.what,
            "value": round(self.value, 6),
            "unit": unit,
            "budget": self.budget,
        }


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes, by the wall."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def median(work: Callable[[], object], runs: int = 5) -> float:
    """The middle of several runs, after one that does not count."""
    work()
    return statistics.median(seconds(work) for _ in range(runs))


def paired(one: Callable[[], float], other: Callable[[], float], runs: int = 5) -> float:
    """The middle ratio of two measurements taken in turn, after one of each."""
    one(), other()
    return statistics.median(one() / other() for _ in range(runs))
