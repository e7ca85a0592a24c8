"""What a ground asks of the record, and whether two ask the same thing by degrees."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from fractions import Fraction
from itertools import product
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.assessment.turning import parts_of
from goodstanding.bylaws import Place
from goodstanding.dates import Length, Unit
from goodstanding.rulebook.clock import DaysHeld, DaysUnder
from goodstanding.rulebook.condition import (
    UPPER_LIMITS,
    All,
    AnyOf,
    Comparison,
    Condition,
    Found,
    Holds,
    Leaf,
    Not,
    OfGround,
    Standing,
    Under,
    least,
    leaves,
)
from goodstanding.rulebook.condition import parts as parts_under
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.time import Becoming, Begun, Named, Served

Value = TypeVar("Value", bound=Hashable)

MOST_WAYS = 8
NOWHERE = Place(file="", line=0)
SERIES = ("series", "duty", "acts")
DEGREES = (int, Fraction, Length, Unit, date, Comparison)
"""How much of a thing is asked, and over what time."""


class Asks(Struct, frozen=True):
    """What a condition asks for: what the record says, and whose record it is.

    `spared` are findings that are asked for only where the rule does not hold.
    """

    series: tuple[str, ...]
    found: tuple[tuple[str, str], ...]
    measures: tuple[str, ...]
    notices: tuple[tuple[str, int], ...]
    statuses: tuple[str, ...]
    spared: tuple[tuple[str, str], ...]

    @property
    def facts(self) -> frozenset[object]:
        """All of it but the statuses, and what is found to spare the member."""
        notices = [name for name, _ in self.notices]
        return frozenset((*self.series, *self.found, *self.measures, *notices))

    def together(self, other: Asks) -> Asks:
        """What either of two conditions asks for."""
        pairs = (
            (getattr(self, slot), getattr(other, slot))
            for slot in self.__struct_fields__
        )
        return Asks(*(tuple(dict.fromkeys((*one, *two))) for one, two in pairs))


def ways(condition: Condition) -> list[Condition]:
    """The ways in which it can be met, each with all its conditions and exceptions."""
    if isinstance(condition, AnyOf):
        return [way for part in condition.parts for way in ways(part)]
    if isinstance(condition, All):
        each = [ways(part) for part in condition.parts]
        number = 1
        for part in each:
            number *= len(part)
        if number <= MOST_WAYS:
            return [All(parts) for parts in product(*each)]
    return [condition]


def asks(rulebook: Rulebook, condition: Condition) -> Asks:
    """What `condition` asks for, and the grounds that it asks for with it."""
    parts = list(asked_parts(rulebook, condition))
    statuses = [
        part.status
        for part in parts
        if isinstance(part, Standing | Becoming | DaysHeld)
    ]
    series = [key for part in parts for key in _series(part)]
    owed_by = [rulebook.duties[key].subject for key in series if key in rulebook.duties]
    statuses += [subject.status for subject in owed_by if subject.status]
    under = [
        part.measure for part in parts if isinstance(part, Under | Begun | DaysUnder)
    ]
    served = [part for part in parts if isinstance(part, Served)]
    found = _once(part for part in parts if isinstance(part, Found))
    spared = set(_spared(condition))
    return Asks(
        series=_once(series),
        found=_once(_finding(part) for part in found if part not in spared),
        measures=_once(under),
        notices=_once((part.notice, part.ordinal or 1) for part in served),
        statuses=_once(statuses),
        spared=_once(_finding(part) for part in found if part in spared),
    )


def _finding(leaf: Found) -> tuple[str, str]:
    return leaf.body, leaf.question


def _spared(condition: Condition) -> Iterator[Leaf]:
    for part in parts_under(condition):
        if isinstance(part, Not):
            yield from map(_bare, leaves(part))


def grounds_asked(rulebook: Rulebook, condition: Condition) -> set[str]:
    """The names of all grounds that `condition` asks for, and those of theirs."""
    parts = asked_parts(rulebook, condition)
    return {part.ground for part in parts if isinstance(part, OfGround)}


def is_blank(rulebook: Rulebook, condition: Condition) -> bool:
    """Whether it hangs on a value that the text leaves open, so that it is never firm."""
    named = [
        part for part in asked_parts(rulebook, condition) if isinstance(part, Named)
    ]
    return any(each.name not in rulebook.values for each in named)


def asks_own_time(rulebook: Rulebook, condition: Condition) -> bool:
    """Whether it asks how long, how often or since when another ground is met."""
    return any(
        isinstance(part, OfGround) and not isinstance(part, Holds)
        for part in asked_parts(rulebook, condition)
    )


def asked_parts(rulebook: Rulebook, condition: Condition) -> Iterator[object]:
    """Every part of `condition`, and of the grounds it asks for."""
    waiting, seen = [condition], set()
    while waiting:
        for leaf in leaves(waiting.pop(0)):
            yield from parts_of(_bare(leaf))
            if isinstance(leaf, OfGround) and leaf.ground not in seen:
                seen.add(leaf.ground)
                waiting.append(rulebook.grounds[leaf.ground].condition)


def exclude(one: Condition, other: Condition) -> bool:
    """Whether one of them asks for the very thing that the other excepts."""
    (wanted, spared), (also, not_this) = (_asked_for(each) for each in (one, other))
    return bool(wanted & not_this or also & spared)


def is_special(condition: Condition, *of: Condition) -> bool:
    """Whether it asks that the member be something, which one of the others does not."""
    return any(_must_be(condition) - _must_be(each) for each in of)


def _must_be(condition: Condition) -> set[Leaf]:
    wanted, _ = _asked_for(condition)
    return {each for each in wanted if isinstance(each, Standing) and not each.negated}


def _asked_for(condition: Condition) -> tuple[set[Leaf], set[Leaf]]:
    """What must be so, and what must not be so, for the condition to be met."""
    if isinstance(condition, Leaf):
        return {_bare(condition)}, set()
    if isinstance(condition, Not):
        any_of = ways(condition.part)
        return set(), {_bare(each) for each in any_of if isinstance(each, Leaf)}
    if not isinstance(condition, All):
        return set(), set()
    each = [_asked_for(part) for part in condition.parts]
    return {x for so, _ in each for x in so}, {x for _, not_so in each for x in not_so}


def on_one_ladder(one: Condition, other: Condition) -> bool:
    """Whether both ask the same thing, one of them for more of it, or for longer."""
    here, there = (_degrees(each) for each in (one, other))
    return any(here[asked] != there[asked] for asked in here.keys() & there.keys())


def _degrees(condition: Condition) -> dict[object, set[object]]:
    """For each thing that is asked, how much of it, or over what time."""
    found: dict[object, set[object]] = {}
    for leaf in leaves(condition):
        bare = list(parts_of(_whole(_bare(leaf))))
        thing = tuple(_kind(part) for part in bare if not _is_degree(part))
        found.setdefault(thing, set()).add(tuple(filter(_is_degree, bare)))
    return found


def _bare(leaf: Leaf) -> Leaf:
    """What the leaf means, wherever it stands."""
    return replace(leaf, text="", place=NOWHERE)


def _whole(leaf: Leaf) -> Leaf:
    """The leaf with a lower or upper limit in whole numbers put the one way."""
    comparison, number = (
        getattr(leaf, slot, None) for slot in ("comparison", "number")
    )
    if comparison is None or not isinstance(number, int):
        return leaf
    upper = comparison in UPPER_LIMITS
    limit = Comparison.FEWER if upper else Comparison.AT_LEAST
    return replace(leaf, comparison=limit, number=least(comparison, number))


def _kind(part: object) -> object:
    return type(part) if isinstance(part, Struct | tuple) else part


def _is_degree(part: object) -> bool:
    return isinstance(part, DEGREES) and not isinstance(part, bool)


def _series(part: object) -> Iterator[str]:
    for slot in SERIES:
        name = getattr(part, slot, None)
        if isinstance(name, str):
            yield name


def _once(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values))
