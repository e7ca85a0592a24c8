"""Articles that contradict each other if their facts are the same, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from goodstanding.assessment.opposed import MUST, opposed
from goodstanding.assessment.same_facts import grounds_asked
from goodstanding.rulebook.condition import AnyOf, leaves
from goodstanding.rulebook.measure import Measure
from goodstanding.rulebook.model import Ground, How, Opening, Rulebook


class Side(Struct, frozen=True):
    """What one of two articles says, and when: a ground, or when a measure is not taken.

    `opening` is what the ground opens; None where the article bars a measure.
    """

    when: Ground
    says: str
    opening: Opening | None = None

    @property
    def called(self) -> str:
        """Its name, and its article."""
        article = self.when.place.article
        return f"{self.when.name.key} ({article})" if article else self.when.name.key


class Contradiction(Struct, frozen=True):
    """Two sides that cannot both be followed, and why not."""

    one: Side
    other: Side
    why: str


def contradictions(rulebook: Rulebook) -> Iterator[Contradiction]:
    """Every two sides that would contradict each other, in the order of the text."""
    for first, second in combinations(rulebook.grounds.values(), 2):
        for one, other, why in opposed(rulebook, first, second):
            if not _is_ordered(rulebook, first, second):
                sides = (_side(first, one), _side(second, other))
                yield Contradiction(*sides, why)
                break
    for ground in rulebook.grounds.values():
        for opening in ground.openings:
            yield from _barred(rulebook, ground, opening)


def _side(ground: Ground, opening: Opening) -> Side:
    return Side(ground, f"that {opening}", opening)


def _is_ordered(rulebook: Rulebook, first: Ground, second: Ground) -> bool:
    """Whether one of them is about the other, or stands behind it."""
    return any(
        one.name.key in grounds_asked(rulebook, other.condition)
        or one.name.key in {before.ground for before in other.behind}
        for one, other in ((first, second), (second, first))
    )


def _barred(
    rulebook: Rulebook, ground: Ground, opening: Opening
) -> Iterator[Contradiction]:
    """What must be opened, and is by another sentence never taken."""
    if opening.how not in (*MUST, How.PUTS) or len(opening.measures) != 1:
        return
    measure = rulebook.measures[opening.measures[0]]
    if measure.barred_if:
        said = f"that {measure.name.key} is not taken then"
        other = Side(_when_barred(ground, measure), said)
        yield Contradiction(
            _side(ground, opening), other, "nothing could ever be taken"
        )


def _when_barred(ground: Ground, measure: Measure) -> Ground:
    """When the measure is not taken, as a ground that opens nothing."""
    condition = AnyOf(measure.barred_if)
    return Ground(
        name=measure.name,
        condition=condition,
        openings=(),
        in_force_from=ground.in_force_from,
        in_force_until=ground.in_force_until,
        place=next(leaves(condition)).place,
    )
