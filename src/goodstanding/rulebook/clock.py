"""Days that a clock does not count: the text stops it, and it goes on afterwards."""

from __future__ import annotations

from msgspec import Struct

from goodstanding.dates import Listed
from goodstanding.rulebook.time import Span


class DaysOf(Struct, frozen=True):
    """The days of listed periods, perhaps only of those longer than a length."""

    calendar: Listed
    longer: Span | None = None


class DaysOutside(Struct, frozen=True):
    """The days between listed periods."""

    aligned: Listed


class DaysHeld(Struct, frozen=True):
    """The days on which the member holds a status."""

    status: str


class DaysUnder(Struct, frozen=True):
    """The days on which a measure is in force for the member."""

    measure: str


class DaysOfLeave(Struct, frozen=True):
    """The days covered by leave from a duty, once it is approved."""

    duty: str


Stop = DaysOf | DaysOutside | DaysHeld | DaysUnder | DaysOfLeave


class Stopped(Struct, frozen=True):
    """The days that do not count, each once, and at most so many of them."""

    days: tuple[Stop, ...]
    most: Span | None = None
