"""The days on which an answer can change: those between them need not be asked.

They are the days the record names, the edges of periods, the days the rulebook names,
and what lies a length of the rulebook before or after one of these.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.clocks import ends
from goodstanding.dates import Aligned, Calendar, DueWithin, Length, Terms
from goodstanding.roll.record import Record
from goodstanding.rulebook.condition import (
    Age,
    Count,
    Holds,
    OfGround,
    OfLast,
    Run,
    Share,
    leaves,
)
from goodstanding.rulebook.model import Ground
from goodstanding.rulebook.series import (
    ActDone,
    Completion,
    Duty,
    EachPeriod,
    Payment,
    Presence,
)
from goodstanding.rulebook.time import (
    Becoming,
    Begun,
    DayOfYear,
    LastDone,
    Named,
    OldestMissed,
    Served,
    Shifted,
)

LAST_YEAR = 9000
OF_POINTS = (Count, Run, OfLast, Share)
"""Conditions that look at the points of a duty, and at nothing else."""

ON_RECORD = (Becoming, LastDone, OldestMissed, Served, Begun)
"""Moments that stand on the record."""

TABLES = tuple(name for name in Record.__struct_fields__ if name != "member_id")
ALWAYS = {"spells", "statuses", "excuses", "complete"}
READ: dict[type, set[str]] = {
    Payment: {"dues"},
    Presence: {"occasions", "attendance"},
    Completion: {"tasks"},
    ActDone: {"activity", "contacts", "tasks"},
}
"""The tables that say whether a duty was done by these means."""

TIMES = (Length, Aligned, Terms, DueWithin, DayOfYear, Named, date)


def turning_days(asked: Asked, ground: Ground) -> set[date]:
    """Days that hold every one on which the answer to `ground` can change."""
    lengths, calendars, days_of_year, days = _times(asked, ground)
    named = {*_named_days(asked, tables_read(asked, ground)), *days}
    edges = {day for aligned in calendars for day in _edges(asked, aligned)}
    edges |= {day for each in days_of_year for day in _each_year(asked, each)}
    turning = {day for day in named | edges if day <= asked.on}
    for _ in range(1 + _shifts(asked, ground)):
        for length in lengths:
            laid = {length.after(day) for day in turning}
            laid |= {length.before(day) for day in named}
            turning |= {day for day in laid if day <= asked.on}
    turning |= set(_ends(asked, ground, turning))
    near = {
        day + timedelta(n) for day in turning if day.year < LAST_YEAR for n in (0, 1)
    }
    return {day for day in near if day <= asked.on}


def _ends(asked: Asked, ground: Ground, begun: set[date]) -> Iterator[date]:
    """The ends of clocks that do not count every day, begun on any of these days.

    Leave stops a clock only once it is approved: each approval may move an end.
    """
    clocks = [
        leaf
        for leaf in _all_leaves(asked, ground, set())
        if isinstance(leaf, Age) and leaf.stopped
    ]
    approved = {row.approved_on for row in asked.record.excuses} if clocks else set()
    known = [asked.at(day) for day in (*approved, asked.on) if day and day <= asked.on]
    for clock in clocks:
        for day in begun:
            if day <= asked.on:
                for then in known:
                    yield from ends(then, clock, day, asked.on)


def _shifts(asked: Asked, ground: Ground) -> int:
    """How many lengths may be laid end to end before one that is compared."""
    parts = [
        part for leaf in _all_leaves(asked, ground, set()) for part in parts_of(leaf)
    ]
    own_time = [each for each in parts if _has_own_time(each)]
    return len(own_time) + sum(isinstance(part, Shifted) for part in parts)


def _has_own_time(part: object) -> bool:
    """Whether it lays a length on a day on which another ground changes."""
    return isinstance(part, OfGround) and not isinstance(part, Holds)


def tables_read(asked: Asked, ground: Ground) -> set[str]:
    """The tables of a record on which the answer to `ground` can hang.

    Of a ground that only looks at points of duties they are those of what discharges
    the duties; any other may hang on all.
    """
    found: set[str] = set()
    for leaf in _all_leaves(asked, ground, set()):
        moments = any(isinstance(part, ON_RECORD) for part in parts_of(leaf))
        if ground.latched or moments or not isinstance(leaf, OF_POINTS):
            return set(TABLES)
        series = leaf.series if isinstance(leaf, Count) else leaf.duty
        duty = asked.rulebook.duties.get(series)
        if duty is None:
            return set(TABLES)
        found |= _discharging(duty)
    return ALWAYS | found


def _discharging(duty: Duty) -> set[str]:
    """The tables that say when points of `duty` fell, and what was done for them."""
    found = {table for means in duty.means for table in READ[type(means)]}
    kind = duty.owed.kind if isinstance(duty.owed, EachPeriod) else "an occasion"
    return found | {"occasions", "attendance", "tasks"} if kind else found


def _named_days(asked: Asked, tables: set[str]) -> Iterator[date]:
    yield from (row.from_on - timedelta(1) for row in asked.record.excuses)
    for table in tables:
        for row in getattr(asked.record, table):
            for column in row.__struct_fields__:
                day = getattr(row, column)
                if isinstance(day, date):
                    yield day


def _edges(asked: Asked, aligned: Calendar) -> Iterator[date]:
    first = min((spell.joined_on for spell in asked.record.spells), default=asked.on)
    for number in aligned.numbers(aligned.number(first), aligned.number(asked.on) + 2):
        yield aligned.start(number)
        yield aligned.close(number)


def _each_year(asked: Asked, day: DayOfYear) -> Iterator[date]:
    first = min((spell.joined_on for spell in asked.record.spells), default=asked.on)
    for year in range(first.year, asked.on.year + 1):
        yield date(year, day.month, 1) + timedelta(day.day - 1)


def _times(
    asked: Asked, ground: Ground
) -> tuple[set[Length], set[Calendar], set[DayOfYear], set[date]]:
    """The lengths, calendars, days of a year and dates that the ground speaks of."""
    found: list[object] = []
    for each in asked.rulebook.grounds.values():
        found += [DayOfYear(*day) for day in each.judged_on]
        edges = (each.in_force_from, each.in_force_until)
        found += [day for day in edges if day is not None]
    for leaf in _all_leaves(asked, ground, set()):
        found += _inside(leaf)
    for duty in asked.rulebook.duties.values():
        found += [own for part in _inside(duty) for own in _own(asked, part)]
    values = [asked.value(each) if isinstance(each, Named) else each for each in found]
    return (
        {each for each in values if isinstance(each, Length)},
        {each for each in values if isinstance(each, Aligned | Terms | DueWithin)},
        {each for each in values if isinstance(each, DayOfYear)},
        {each for each in values if isinstance(each, date)},
    )


def _own(asked: Asked, part: object) -> Iterator[object]:
    """The terms that `part` may be, of a member who joined or began more than once."""
    of = part.of if isinstance(part, DueWithin) else part
    if not isinstance(of, Terms):
        yield part
        return
    begun = {row.joined_on for row in asked.record.spells}
    begun |= {row.from_on for row in asked.record.statuses}
    for day in begun:
        terms = replace(of, first=day)
        yield replace(part, of=terms) if isinstance(part, DueWithin) else terms


def _all_leaves(asked: Asked, ground: Ground, seen: set[str]) -> Iterator[object]:
    seen.add(ground.name.key)
    for leaf in leaves(ground.condition):
        yield leaf
        if isinstance(leaf, OfGround) and leaf.ground not in seen:
            yield from _all_leaves(asked, asked.rulebook.grounds[leaf.ground], seen)


def _inside(value: object) -> list[object]:
    """Every length, calendar, day of a year and date inside a part of the model."""
    return [part for part in parts_of(value) if isinstance(part, TIMES)]


def parts_of(value: Any) -> Iterator[object]:
    """A part of the model and every part inside it."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from parts_of(item)
    elif isinstance(value, Struct):
        for part in value.__struct_fields__:
            yield from parts_of(getattr(value, part))
