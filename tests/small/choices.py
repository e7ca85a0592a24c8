"""What random sentences are drawn from: short lists, small numbers, and chance.

Numbers and lengths are small, so that thresholds are met, missed and met exactly.
"""

from random import Random

LENGTHS = (
    "1 month",
    "2 months",
    "3 months",
    "6 months",
    "1 quarter",
    "1 year",
    "20 days",
    "3 weeks",
)
SHORT = ("3 days", "2 weeks", "1 month")
STATUSES = ("full-member", "resting-member")
COMPARISONS = ("at least", "at most", "more than", "fewer than")
STATES = ("missed", "missed", "done", "excused")


class Choices:
    """Words chosen by one source of chance."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def maybe(self, text: str, odds: float = 0.3) -> str:
        return text if self.random.random() < odds else ""

    def one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def compared(self, most: int = 4) -> str:
        return f"{self.one(*COMPARISONS)} {self.random.randint(0, most)}"

    def series(self) -> str:
        return self.one("dues", "activities", "attendances", "work")
