"""Numbers, moments and windows: the parts of a condition that say how much and when.

Where the text leaves a value to a name (`the quota`) or blank (`[days]`), the tree
holds a `Named`; `Rulebook.values` may fill it, and nothing else ever does.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec import Struct

from goodstanding.dates import Calendar, Length


class Named(Struct, frozen=True):
    """A value the text gives a name to, or leaves blank."""

    name: str

    def __str__(self) -> str:
        return f"[{self.name.replace('-', ' ')}]"


Number = int | Fraction | Named
Span = Length | Named


# -- moments: a day found on a member's record, or on the calendar


class Joining(Struct, frozen=True):
    """The first day of the member's present membership."""


class Becoming(Struct, frozen=True):
    """The last day on which a status began."""

    status: str


class LastDone(Struct, frozen=True):
    """The last point of a series that was done."""

    series: str


class OldestMissed(Struct, frozen=True):
    """The first point of a duty that is still missed."""

    duty: str


class Served(Struct, frozen=True):
    """The delivery of a notice: the last one, or the one `ordinal` counts from 1.

    With `after`, only notices delivered later than that moment are looked at; where
    it never was, there is none.
    """

    notice: str
    ordinal: int | None = None
    after: Moment | None = None


class Begun(Struct, frozen=True):
    """The last day on which a measure came into force."""

    measure: str


class OnDate(Struct, frozen=True):
    """A day of the calendar."""

    day: date


class DayOfYear(Struct, frozen=True):
    """The latest such day of a year: 31 August."""

    month: int
    day: int


class Edge(Struct, frozen=True):
    """The first or last day of the period that holds the day asked about.

    Or, with `full`, of the latest one that is over.
    """

    aligned: Calendar
    end: bool
    full: bool = False


class Shifted(Struct, frozen=True):
    """A length before or after another moment."""

    moment: Moment
    length: Span
    before: bool


class OrElse(Struct, frozen=True):
    """A moment, or another where there is none on the record."""

    moment: Moment
    fallback: Moment


Moment = (
    Joining
    | Becoming
    | LastDone
    | OldestMissed
    | Served
    | Begun
    | OnDate
    | DayOfYear
    | Edge
    | Shifted
    | OrElse
)


# -- windows: which points are looked at


class Last(Struct, frozen=True):
    """The days after the corresponding day, up to the day asked about.

    Over a series of whole periods: the last so many periods that closed.
    """

    length: Span


class This(Struct, frozen=True):
    """The period that holds the day asked about, so far."""

    aligned: Calendar


class Full(Struct, frozen=True):
    """The last `count` periods that were over before the day asked about."""

    count: int
    aligned: Calendar


class Since(Struct, frozen=True):
    """The days after a moment, up to the day asked about."""

    moment: Moment


class Between(Struct, frozen=True):
    """The days after one moment, up to and with another."""

    first: Moment
    last: Moment


Window = Last | This | Full | Since | Between
