"""The definition of how long ago something was: since a moment, or between two acts."""

from __future__ import annotations

from datetime import date

from goodstanding.assessment import folds
from goodstanding.assessment.asked import Asked, complete_before
from goodstanding.assessment.calendars import begun_before
from goodstanding.assessment.clocks import (
    days_needed,
    days_passed_over,
    ends,
    spans_passed_over,
)
from goodstanding.assessment.folds import compare
from goodstanding.assessment.moments import day_of, done, length_of, window_days
from goodstanding.assessment.points import points
from goodstanding.assessment.shown import days_left_out
from goodstanding.assessment.state import Point
from goodstanding.assessment.truth import NO, YES, Reason, Truth, both, plain, unknown
from goodstanding.assessment.weighed import Weighed
from goodstanding.dates import Length, Unit
from goodstanding.rulebook.condition import Age, Falls, Gap
from goodstanding.rulebook.time import LastDone, Moment, OldestMissed, OrElse, Shifted
from goodstanding.terms import State

NEVER_WAS = "it never was"
FAR = 10
"""Years ahead in which the end of a clock is looked for."""


def age(asked: Asked, leaf: Age) -> Weighed:
    """How long ago a moment was, without the days that do not count."""
    length, begun = length_of(asked, leaf.length), day_of(asked, leaf.moment)
    before = begun_before(leaf, begun)
    if before is not None:
        return Weighed(condition=leaf, twice=both(unknown(before)), value=before.what)
    now = step_of(length).after(asked.on) if asked.ahead else asked.on

    def so(since: date) -> bool:
        counted = (now - since).days - days_passed_over(asked, leaf.stopped, since, now)
        return compare(leaf.comparison, counted, days_needed(length, since))

    values = {begun is not None and so(begun)}
    series = _hangs_on(leaf.moment)
    if series is not None and may_be_later(asked, series):
        values.add(so(asked.on))
        truth = truth_of(values, folds.record_lacks(asked, series))
    else:
        truth = plain(values == {True})
    missed = _oldest(asked, leaf.moment)
    return Weighed(
        condition=leaf,
        twice=both(truth),
        value=_shown(asked, leaf, begun) if begun else NEVER_WAS,
        points=missed,
        days=() if missed else _rests_on(asked, leaf.moment),
        series=leaf.moment.duty if isinstance(leaf.moment, OldestMissed) else series,
    )


def _oldest(asked: Asked, moment: Moment) -> tuple[Point, ...]:
    """The oldest point that is still missed, where that is the moment."""
    if not isinstance(moment, OldestMissed):
        return ()
    found = points(asked, asked.duty(moment.duty))
    return tuple(point for point in found if point.state is State.MISSED)[:1]


def _rests_on(asked: Asked, moment: Moment) -> tuple[date, ...]:
    """The day on record from which the moment is counted; none, of one that never was."""
    if isinstance(moment, OrElse):
        if _none(asked, moment):
            return ()
        return _rests_on(asked, moment.moment)
    if isinstance(moment, Shifted):
        return _rests_on(asked, moment.moment)
    day = day_of(asked, moment)
    return () if day is None else (day,)


def _none(asked: Asked, moment: Moment) -> str:
    """That the moment never was and another stands in for it, if that is so."""
    if isinstance(moment, Shifted):
        return _none(asked, moment.moment)
    stands_in = isinstance(moment, OrElse) and day_of(asked, moment.moment) is None
    return "there was none, so " if stands_in else ""


def _shown(asked: Asked, leaf: Age, begun: date) -> str:
    """Since when, when its length is over, and the days that did not count."""
    length = length_of(asked, leaf.length)
    far = Length(FAR, Unit.YEAR).after(asked.on)
    over = next(ends(asked, leaf, begun, far), None)
    said = f"{_none(asked, leaf.moment)}since {begun}"
    if leaf.stopped:
        passed = days_passed_over(asked, leaf.stopped, begun, asked.on)
        spans = spans_passed_over(asked, leaf.stopped, begun, asked.on)
        said += days_left_out(passed, spans, most=leaf.stopped.most is not None)
    return said + (f"; {length.is_over()} at the end of {over}" if over else "")


def falls(asked: Asked, leaf: Falls) -> Weighed:
    """Whether a moment lies in a window."""
    day, days = day_of(asked, leaf.moment), window_days(asked, leaf.window, asked.on)
    truth = plain(bool(day and days and days[0] <= day <= days[1]))
    series = _hangs_on(leaf.moment)
    if series is not None and may_be_later(asked, series):
        truth = unknown(folds.record_lacks(asked, series))
    return Weighed(
        condition=leaf,
        twice=both(truth),
        value=f"{_none(asked, leaf.moment)}on {day}" if day else NEVER_WAS,
        days=_rests_on(asked, leaf.moment),
        series=series,
    )


def gap(asked: Asked, leaf: Gap) -> Weighed:
    """How long after the one before the last act came."""
    length = length_of(asked, leaf.length)
    last_two = sorted(set(done(asked, leaf.acts)))[-2:]
    known = len(last_two) == 2 and compare(  # noqa: PLR2004 -- a gap lies between two
        leaf.comparison, last_two[1], length.after(last_two[0])
    )
    truth = plain(known)
    if may_be_later(asked, leaf.acts):
        truth = unknown(folds.record_lacks(asked, leaf.acts))
    shown = " and ".join(map(str, last_two)) or "there was none"
    return Weighed(
        condition=leaf,
        twice=both(truth),
        value=shown,
        days=tuple(last_two),
        series=leaf.acts,
    )


def step_of(length: Length) -> Length:
    """The unit by which a clock runs one step further."""
    months = length.unit not in (Unit.DAY, Unit.BUSINESS_DAY, Unit.WEEK)
    return Length(1, Unit.MONTH if months else Unit.WEEK)


def truth_of(values: set[bool], reason: Reason) -> Truth:
    """What all of `values` say; unknown where they differ, for `reason`."""
    if len(values) == 1:
        return YES if values == {True} else NO
    return unknown(reason)


def _hangs_on(moment: Moment) -> str | None:
    if isinstance(moment, OrElse | Shifted):
        return _hangs_on(moment.moment)
    return moment.series if isinstance(moment, LastDone) else None


def may_be_later(asked: Asked, series: str) -> bool:
    """Whether more of `series` may be on its record, once it is complete."""
    through = complete_before(asked, series)
    return through is None or through <= asked.on
