"""How near to a point an act must lie to discharge it, in random sentences."""

from random import Random

SAME = (
    "calendar month",
    "calendar quarter",
    "calendar year",
    "quarter from 1 March",
    "half-year from 1 July",
)


def near(random: Random, lengths: tuple[str, ...]) -> str:
    """So long before or after it, or in the same period of the calendar."""
    if random.random() < 1 / 3:
        return f"in the same {random.choice(SAME)}"
    side = random.choice(("before it", "after it", "before or after it"))
    return f"within {random.choice(lengths)} {side}"
