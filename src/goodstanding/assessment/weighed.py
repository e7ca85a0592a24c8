"""A condition weighed for one member: its truths, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from goodstanding.assessment.state import Point
from goodstanding.assessment.truth import Twice
from goodstanding.rulebook.condition import Condition, Leaf


class Weighed(Struct, frozen=True, kw_only=True):
    """A condition with its truths and, for a leaf, what was counted.

    `value` is the quantity in words ("6 of them, 2024-01 to 2024-06"); `count` the
    same as a number; `rows` the points or days it was counted from.
    """

    condition: Condition
    twice: Twice
    parts: tuple[Weighed, ...] = ()
    negated: bool = False
    value: str = ""
    count: int | None = None
    points: tuple[Point, ...] = ()
    days: tuple[date, ...] = ()
    series: str | None = None

    def leaves(self) -> Iterator[Weighed]:
        """The weighed leaves, in the order of the text."""
        if isinstance(self.condition, Leaf):
            yield self
        for part in self.parts:
            yield from part.leaves()
