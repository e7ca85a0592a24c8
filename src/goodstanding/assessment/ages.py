"""The definition of how long ago something was: since a moment, or between two acts."""

from __future__ import annotations

from datetime import date

from goodstanding.assessment import folds
from goodstanding.assessment.asked import Asked, complete_before
from goodstanding.assessment.calendars import begun_before
from goodstanding.assessment.clocks import days_needed, days_passed_over
from goodstanding.assessment.folds import compare
from goodstanding.assessment.moments import day_of, done, length_of, window_days
from goodstanding.assessment.truth import NO, YES, Reason, Truth, both, plain, unknown
from goodstanding.assessment.weighed import Weighed
from goodstanding.dates import Length, Unit
from goodstanding.rulebook.condition import Age, Falls, Gap
from goodstanding.rulebook.time import LastDone, Moment, OrElse, Shifted


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
    shown = f"since {begun}" if begun else "it never was"
    if begun and leaf.stopped:
        passed = days_passed_over(asked, leaf.stopped, begun, asked.on)
        shown += f", {passed} days not counted"
    return Weighed(
        condition=leaf,
        twice=both(truth),
        value=shown,
        days=(begun,) if begun else (),
        series=series,
    )


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
        value=f"on {day}" if day else "it never was",
        days=(day,) if day else (),
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
    shown = " and ".join(map(str, last_two)) or "none"
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
