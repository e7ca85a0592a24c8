"""Conditions: a tree whose leaves compare one fold of a member's record.

Every leaf keeps the sentence it was read from, so that a finding can show it with
its value beside its threshold.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from goodstanding.bylaws import Place
from goodstanding.dates import Calendar
from goodstanding.rulebook.clock import Stopped
from goodstanding.rulebook.time import Moment, Number, Span, Window
from goodstanding.terms import State


class Comparison(StrEnum):
    """How a quantity is held against a threshold."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    MORE = "more than"
    FEWER = "fewer than"


UPPER_LIMITS = (Comparison.FEWER, Comparison.AT_MOST)
"""Comparisons that fewer meet: each is the contrary of one with a lower limit."""


def least(comparison: Comparison, number: int) -> int:
    """The fewest that meet a lower limit, or that break an upper one."""
    return number + (comparison in (Comparison.MORE, Comparison.AT_MOST))


class Base(StrEnum):
    """What a share is a share of."""

    HELD = "held"
    ALL_HELD = "held, whether a member then or not"
    PLANNED = "planned"


class Held(StrEnum):
    """On which days of a window a status must be held."""

    THROUGHOUT = "throughout"
    BOTH_ENDS = "at both ends of"


class Leaf(Struct, frozen=True, kw_only=True):
    """What every leaf carries: its sentence, and where it stands."""

    text: str
    place: Place


class Count(Leaf, frozen=True, kw_only=True):
    """How many points in a window are in a state.

    `none_held` says what a count of nothing is where no point was held at all; it is
    asked of occasions only, and None where it cannot matter.
    """

    series: str
    state: State
    window: Window
    comparison: Comparison
    number: Number
    none_held: bool | None = None


class Run(Leaf, frozen=True, kw_only=True):
    """How many points at the end of the series are in a state without a break."""

    duty: str
    state: State
    comparison: Comparison
    number: Number
    within: Calendar | None = None


class OfLast(Leaf, frozen=True, kw_only=True):
    """How many of the last so many points are in a state.

    Of fewer points than so many nothing is said with `fewer than` or `at most`: not
    met.
    """

    duty: str
    state: State
    last: Number
    comparison: Comparison
    number: Number


class Share(Leaf, frozen=True, kw_only=True):
    """The share of the points in a window that are in a state.  Of nothing: not met.

    `bases` has two entries where the text leaves the base to a choice it does not make.
    """

    duty: str
    state: State
    window: Window
    comparison: Comparison
    share: Number
    bases: tuple[Base, ...] = (Base.HELD,)


class Term(Struct, frozen=True, kw_only=True):
    """One term of a sum: what is done of a series, up to a cap, as a part of `whole`.

    `amounts`: of acts, the sum of their amounts.  `share`: of a duty, the share of its
    points; of no points, none.
    """

    series: str
    whole: Number = 1
    cap: Number | None = None
    amounts: bool = False
    share: bool = False


class Sum(Leaf, frozen=True, kw_only=True):
    """What is done of several series in a window, added up.

    `none_held` says what holds where no point of any duty was held, as of a count.
    """

    terms: tuple[Term, ...]
    window: Window
    comparison: Comparison
    number: Number
    none_held: bool | None = True


class Total(Leaf, frozen=True, kw_only=True):
    """The sum of the amounts of acts in a window."""

    acts: str
    window: Window
    comparison: Comparison
    number: Number


class Stretch(Leaf, frozen=True, kw_only=True):
    """How long the run at the end of a series is, from its first day to its last."""

    duty: str
    state: State
    comparison: Comparison
    length: Span


class Age(Leaf, frozen=True, kw_only=True):
    """How long ago a moment was, without days that do not count.

    A moment that never was: not met.
    """

    moment: Moment
    comparison: Comparison
    length: Span
    stopped: Stopped | None = None


class Falls(Leaf, frozen=True, kw_only=True):
    """A moment lies in a window.  A moment that never was: not met."""

    moment: Moment
    window: Window


class Gap(Leaf, frozen=True, kw_only=True):
    """How long after the one before the last act came.  Fewer than two: not met."""

    acts: str
    comparison: Comparison
    length: Span


class Standing(Leaf, frozen=True, kw_only=True):
    """A status held: on the day asked about, throughout a window, or at its ends."""

    status: str
    negated: bool = False
    held: Held | None = None
    window: Window | None = None


class Under(Leaf, frozen=True, kw_only=True):
    """A measure in force for the member."""

    measure: str
    negated: bool = False


class Found(Leaf, frozen=True, kw_only=True):
    """What a body found, at all or in a window.

    `asked`: nothing recorded means the question is put to the body.
    """

    body: str
    question: str
    asked: bool
    window: Window | None = None


class OfGround(Leaf, frozen=True, kw_only=True):
    """What is asked of another ground of the rulebook."""

    ground: str


class Holds(OfGround, frozen=True, kw_only=True):
    """Another ground is met."""

    negated: bool = False


class MetFor(OfGround, frozen=True, kw_only=True):
    """How long another ground has been met without a break.  Not met now: not met."""

    comparison: Comparison
    length: Span


class MetAgain(OfGround, frozen=True, kw_only=True):
    """Another ground is met, and was met before, at most so long before this time."""

    within: Span


class Reach(StrEnum):
    """On which days of a period a ground must have been met to be met in it."""

    END = "at the end of"
    SOME = "on a day of"
    THROUGHOUT = "on every day of"


class MetIn(OfGround, frozen=True, kw_only=True):
    """In how many of the last so many full periods another ground was met."""

    reach: Reach
    last: int
    aligned: Calendar
    comparison: Comparison
    number: Number


class LeaveApproved(Leaf, frozen=True, kw_only=True):
    """Leave from a duty was approved in a window."""

    duty: str
    window: Window


class LeaveCovers(Leaf, frozen=True, kw_only=True):
    """Approved leave from a duty covers every day of a window, up to the day asked."""

    duty: str
    window: Window


class All(Struct, frozen=True):
    """Every part."""

    parts: tuple[Condition, ...]


class AnyOf(Struct, frozen=True):
    """At least one part."""

    parts: tuple[Condition, ...]


class Several(Struct, frozen=True, kw_only=True):
    """So many of the parts, whichever they are."""

    parts: tuple[Condition, ...]
    comparison: Comparison
    number: Number
    text: str
    place: Place


class ByCase(Struct, frozen=True):
    """The part of the first case that fits, or the one for all others.

    A case asks what is known of every member: a status, or a finding on the record.
    """

    cases: tuple[tuple[Standing | Found, Condition], ...]
    rest: Condition

    def in_full(self) -> AnyOf:
        """The same, said with all of, any of and not."""
        ways: list[Condition] = []
        others: list[Condition] = []
        for who, part in self.cases:
            ways.append(All((*others, who, part)))
            others.append(Not(who))
        return AnyOf((*ways, All((*others, self.rest))))


class Not(Struct, frozen=True):
    """Not the part: an exception."""

    part: Condition


Condition = (
    All
    | AnyOf
    | Several
    | ByCase
    | Not
    | Count
    | Run
    | OfLast
    | Share
    | Sum
    | Total
    | Stretch
    | Age
    | Falls
    | Gap
    | Standing
    | Under
    | Found
    | Holds
    | MetFor
    | MetAgain
    | MetIn
    | LeaveApproved
    | LeaveCovers
)


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf under `condition`, in the order of the text."""
    for part in parts(condition):
        if isinstance(part, Leaf):
            yield part


def parts(condition: Condition) -> Iterator[Condition]:
    """`condition` and every part of it, in the order of the text."""
    yield condition
    if isinstance(condition, All | AnyOf | Several):
        for part in condition.parts:
            yield from parts(part)
    elif isinstance(condition, Not):
        yield from parts(condition.part)
    elif isinstance(condition, ByCase):
        yield from parts(condition.in_full())
