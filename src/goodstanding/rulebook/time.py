"""Numbers, moments and windows: the parts of a condition that say how much and when.

Where the text leaves a value to a name (`the quota`) or blank (`[days]`), the tree
holds a `Named`; `Rulebook.values` may fill it, and nothing else ever does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from goodstanding.dates import Calendar, Length


@dataclass(frozen=True, slots=True)
class Named:
    """A value the text gives a name to, or leaves blank."""

    name: str

    def __str__(self) -> str:
        return f"[{self.name}]"


Number = int | Fraction | Named
Span = Length | Named


# -- moments: a day found on a member's record, or on the calendar


@dataclass(frozen=True, slots=True)
class Joining:
    """The first day of the member's present membership."""


@dataclass(frozen=True, slots=True)
class Becoming:
    """The last day on which a status began."""

    status: str


@dataclass(frozen=True, slots=True)
class LastDone:
    """The last point of a series that was done."""

    series: str


@dataclass(frozen=True, slots=True)
class OldestMissed:
    """The first point of a duty that is still missed."""

    duty: str


@dataclass(frozen=True, slots=True)
class Served:
    """The delivery of a notice: the last one, or the one `ordinal` counts from 1.

    With `after`, only notices delivered later than that moment are looked at; where
    it never was, there is none.
    """

    notice: str
    ordinal: int | None = None
    after: Moment | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """The last day on which a measure came into force."""

    measure: str


@dataclass(frozen=True, slots=True)
class OnDate:
    """A day of the calendar."""

    day: date


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """The latest such day of a year: 31 August."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or last day of the period that holds the day asked about.

    Or, with `full`, of the latest one that is over.
    """

    aligned: Calendar
    end: bool
    full: bool = False


@dataclass(frozen=True, slots=True)
class Shifted:
    """A length before or after another moment."""

    moment: Moment
    length: Span
    before: bool


@dataclass(frozen=True, slots=True)
class OrElse:
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


@dataclass(frozen=True, slots=True)
class Last:
    """The days after the corresponding day, up to the day asked about.

    Over a series of whole periods: the last so many periods that closed.
    """

    length: Span


@dataclass(frozen=True, slots=True)
class This:
    """The period that holds the day asked about, so far."""

    aligned: Calendar


@dataclass(frozen=True, slots=True)
class Full:
    """The last `count` periods that were over before the day asked about."""

    count: int
    aligned: Calendar


@dataclass(frozen=True, slots=True)
class Since:
    """The days after a moment, up to the day asked about."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class Between:
    """The days after one moment, up to and with another."""

    first: Moment
    last: Moment


Window = Last | This | Full | Since | Between
