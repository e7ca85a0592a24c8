"""Lengths, numbers, moments and windows, from their phrases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from goodstanding.dates import Aligned, Calendar, Length, Unit
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Wanted
from goodstanding.rulebook.read.context import Context, key, node, of, some
from goodstanding.rulebook.time import (
    Becoming,
    Begun,
    Between,
    DayOfYear,
    Edge,
    Full,
    Joining,
    Last,
    LastDone,
    Moment,
    Number,
    OldestMissed,
    OnDate,
    OrElse,
    Served,
    Shifted,
    Since,
    Span,
    This,
    Window,
)

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": None}
CALENDAR = (Unit.MONTH, Unit.QUARTER, Unit.HALF_YEAR, Unit.YEAR, Unit.WEEK)


def unit(found: Node) -> Unit:
    """The unit named by its phrase."""
    return Unit[found.name.upper()]


def span(found: Node, at: Context) -> Span:
    """A length, or the name of one."""
    if found.name == "length":
        return Length(of(int, found["int"]), unit(node(found["unit"])))
    return at.named(key(found["blank"] or found["parameter"]), Wanted.LENGTH)


def number(found: Node, at: Context) -> Number:
    """A whole number, or the name of one."""
    if found.name == "number":
        return of(int, found["int"])
    return at.named(key(found["blank"] or found["parameter"]), Wanted.NUMBER)


def share(found: Node, at: Context) -> Number:
    """A share of 1, or the name of one."""
    if found.name == "percent":
        return Fraction(of(int, found["int"]), 100)
    if found.name == "fraction":
        return of(Fraction, found["fraction"])
    return at.named(key(found["blank"] or found["parameter"]), Wanted.SHARE)


def value(found: Node) -> int | Fraction | Length:
    """What a name may be filled with."""
    if found.name == "length":
        return Length(of(int, found["int"]), unit(node(found["unit"])))
    if found.name == "percent":
        return Fraction(of(int, found["int"]), 100)
    return (
        of(Fraction, found["fraction"])
        if found.name == "fraction"
        else of(int, found["int"])
    )


def aligned(found: Node, at: Context) -> Calendar:
    """Periods of the calendar, or listed; a year may begin on the first of any month."""
    if found["calendar"]:
        return at.calendars.get(key(found["calendar"]), Aligned(Unit.MONTH))
    which = unit(node(found["unit"]))
    if which not in CALENDAR:
        at.problem(
            "rulebook.E020",
            f"a {which} is no period of a calendar",
            "write week, month, quarter, half-year or year; for days write `in the last 30 days`",
            found,
        )
        return Aligned(Unit.MONTH)
    start = found["from"]
    if start is None:
        return Aligned(which)
    month, day = of(tuple, start)
    if day != 1 or which is Unit.WEEK:
        at.problem(
            "rulebook.E021",
            "periods must begin on the first day of a month",
            "write the first of the month, as in `this year from 1 July`",
            found,
        )
    return Aligned(which, first_month=month)


def window(found: Node, at: Context) -> Window:
    """The days or points that a condition looks at."""
    if found.name == "last":
        return Last(span(node(found["length"]), at))
    if found.name in ("this", "this_from", "this_listed"):
        return This(aligned(found, at))
    if found.name.startswith("full"):
        return Full(of(int, found["count"] or 1), aligned(found, at))
    if found.name == "beside":
        return _beside(found, at)
    if found.name == "since":
        return Since(moment(node(found["moment"]), at))
    return Between(moment(node(found["first"]), at), moment(node(found["last"]), at))


def _beside(found: Node, at: Context) -> Between:
    """So long before or after a moment: with its own day only where it says `up to`."""
    anchor, length = moment(node(found["moment"]), at), span(node(found["length"]), at)
    placed = node(found["placed"]).name
    if placed == "after":
        return Between(anchor, Shifted(anchor, length, before=False))
    first: Moment = Shifted(anchor, length, before=True)
    if placed == "up_to":
        return Between(first, anchor)
    day = Length(1, Unit.DAY)
    return Between(Shifted(first, day, before=True), Shifted(anchor, day, before=True))


def period(found: Node, at: Context) -> Window:
    """The window over which a status must be held."""
    if found.name == "last":
        return Last(span(node(found["length"]), at))
    if found.name in ("full", "full_listed"):
        return Full(1, aligned(found, at))
    return This(aligned(found, at))


def moment(found: Node, at: Context) -> Moment:
    """A day, on the record or on the calendar.

    A last act that may never have happened must say what holds then.
    """
    first = _event(node(found["event"]), at)
    if found.name == "or_else":
        return OrElse(first, _event(node(found["fallback"]), at))
    if _last_done(first):
        series = key(node(found["event"])["series"] or "it")
        at.problem(
            "rulebook.E022",
            f"the text does not say what holds for a member with no {series} on the record",
            f"write `{at.text(found)}, or joining if there was none`",
            found,
        )
    return first


def _last_done(found: Moment) -> bool:
    return isinstance(found, LastDone) or (
        isinstance(found, Shifted) and _last_done(found.moment)
    )


def _event(found: Node, at: Context) -> Moment:
    simple = _named_event(found)
    if simple is not None:
        return simple
    if found.name == "date":
        return OnDate(of(date, found["date"]))
    if found.name == "day_of_year":
        return DayOfYear(*of(tuple, found["day_of_year"]))
    if found["edge"]:
        end, full = (
            node(found["edge"]).name == "end",
            found.name.startswith("edge_full"),
        )
        return Edge(aligned(found, at), end, full)
    before = node(found["direction"]).name == "before"
    return Shifted(
        _event(node(found["event"]), at), span(node(found["length"]), at), before
    )


def _named_event(found: Node) -> Moment | None:
    if found.name == "joining":
        return Joining()
    if found.name == "served":
        ordinal = some(found["ordinal"])
        number, cause = (
            ORDINALS[ordinal.name] if ordinal else None,
            some(found["cause"]),
        )
        return Served(
            key(found["notice"]), number, _named_event(cause) if cause else None
        )
    by_name = NAMED_EVENTS.get(found.name)
    if by_name is None:
        return None
    slot, moment = by_name
    return moment(key(found[slot]))


NAMED_EVENTS: dict[str, tuple[str, Callable[[str], Moment]]] = {
    "becoming": ("status", Becoming),
    "getting": ("set_key", Becoming),
    "last_done": ("series", LastDone),
    "oldest": ("duty", OldestMissed),
    "begun": ("measure", Begun),
}
