"""Money that a measure costs, that a return asks for, and what payments go to."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from goodstanding.dates import Calendar, Unit
from goodstanding.rulebook.condition import Condition
from goodstanding.rulebook.procedure import Case
from goodstanding.rulebook.time import Named
from goodstanding.terms import State


class Sum(Struct, frozen=True):
    """So many whole units of a currency."""

    units: int
    currency: str


class PartOf(Struct, frozen=True):
    """So many times, or a share of, what is owed for one point of a duty."""

    times: int | Fraction | Named
    duty: str


Price = Sum | PartOf | Named


class Each(Struct, frozen=True):
    """What costs each time: a period, a point of a series in a state, or a notice."""

    unit: Unit | None = None
    series: str | None = None
    state: State | None = None
    notice: str | None = None


class Cost(Struct, frozen=True, kw_only=True):
    """What a measure costs: the first time, the next, ..., the last price ever after.

    `at_most` bounds it, in all or in each `at_most_each`; what falls in one
    `once_each` costs once.
    """

    prices: tuple[Price, ...]
    each: Each | None = None
    at_most: Price | None = None
    at_most_each: Unit | None = None
    once_each: Unit | None = None
    guard: Condition | None = None
    case: Case | None = None


class Debt(StrEnum):
    """What may be owed."""

    OLDEST = "the oldest points of a duty"
    THIS = "a duty of the running period"
    DUTY = "a duty"
    FEES = "fees"
    OWED = "what is owed"
    WAS_OWED = "what was owed then"
    OTHER = "something else"


class Owed(Struct, frozen=True):
    """Something that is owed: a payment goes to it, or a return asks for it.

    `of` is the duty, or the words of the text for something else.
    """

    debt: Debt
    of: str | None = None
    aligned: Calendar | None = None
