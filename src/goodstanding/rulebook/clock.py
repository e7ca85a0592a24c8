"""Days that a clock does not count: the text stops it, and it goes on afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from goodstanding.dates import Listed
from goodstanding.rulebook.time import Span


@dataclass(frozen=True, slots=True)
class DaysOf:
    """The days of listed periods, perhaps only of those longer than a length."""

    calendar: Listed
    longer: Span | None = None


@dataclass(frozen=True, slots=True)
class DaysOutside:
    """The days between listed periods."""

    aligned: Listed


@dataclass(frozen=True, slots=True)
class DaysHeld:
    """The days on which the member holds a status."""

    status: str


@dataclass(frozen=True, slots=True)
class DaysUnder:
    """The days on which a measure is in force for the member."""

    measure: str


@dataclass(frozen=True, slots=True)
class DaysOfLeave:
    """The days covered by leave from a duty, once it is approved."""

    duty: str


Stop = DaysOf | DaysOutside | DaysHeld | DaysUnder | DaysOfLeave


@dataclass(frozen=True, slots=True)
class Stopped:
    """The days that do not count, each once, and at most so many of them."""

    days: tuple[Stop, ...]
    most: Span | None = None
