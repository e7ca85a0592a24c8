"""On which days, and how far back, two grounds are looked at beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from goodstanding.assessment.histories import Sizes, Small
from goodstanding.assessment.same_facts import asked_parts, asks
from goodstanding.assessment.turning import parts_of
from goodstanding.dates import Aligned, Length, Listed, Unit
from goodstanding.rulebook.model import Filling, Ground, Rulebook
from goodstanding.rulebook.time import Joining, Named

YEAR = 2025
"""Histories end as this year begins, or a later one in which both are in force."""

DAY = timedelta(1)
NUMBERS = ("number", "last", "share")
OF_A_SHARE = 12
"""A share is looked at up to so many points: those of a year of months."""


def days(rulebook: Rulebook, two: tuple[Ground, Ground]) -> list[date]:
    """The first day of a year or listed period, and the last day of one.

    So that one of them lies in the period that conditions look at.  None, where the two
    are never in force together.
    """
    begun = max((day for each in two if (day := each.in_force_from)), default=date.min)
    over = min((day for each in two if (day := each.in_force_until)), default=date.max)
    parts = [part for each in two for part in _all_parts(rulebook, each)]
    for part in parts:
        if isinstance(part, Listed):
            last = len(part.periods) - 1
            found = [part.start(last), part.close(last)]
            return [day for day in found if begun <= day <= over]
    years = [
        part for part in parts if isinstance(part, Aligned) and part.unit is Unit.YEAR
    ]
    month = years[0].first_month if years else 1
    year = max(YEAR, begun.year + 1) if over.year > YEAR else over.year
    found = [date(year, month, 1), date(year, month, 1) - DAY]
    within = [day for day in found if begun <= day <= over]
    return within or [day for day in (over,) if begun <= day]


def small_histories(rulebook: Rulebook, two: tuple[Ground, Ground], on: date) -> Small:
    """Small histories up to a day, as far as the two grounds ask for them."""
    parts = [part for each in two for part in asked_parts(rulebook, each.condition)]
    first, second = (asks(rulebook, each.condition) for each in two)
    named = [getattr(part, slot, None) for part in parts for slot in NUMBERS]
    numbers, lengths = (
        [_filled(rulebook, each) for each in each_of] for each_of in (named, parts)
    )
    sizes = Sizes(
        numbers=tuple(
            each if isinstance(each, int) else OF_A_SHARE
            for each in numbers
            if isinstance(each, int | Fraction)
        ),
        lengths=tuple(each for each in lengths if isinstance(each, Length)),
        joining=any(isinstance(part, Joining) for part in parts),
    )
    return Small(rulebook, on, sizes, first.together(second))


def _all_parts(rulebook: Rulebook, ground: Ground) -> Iterator[object]:
    """Every part of the condition, and of the duties it asks for."""
    yield from asked_parts(rulebook, ground.condition)
    for key in asks(rulebook, ground.condition).series:
        if key in rulebook.duties:
            yield from parts_of(rulebook.duties[key].owed)


def _filled(rulebook: Rulebook, part: object) -> object | Filling:
    return rulebook.values.get(part.name) if isinstance(part, Named) else part
