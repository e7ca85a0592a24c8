"""The definition of a ground's own time: for how long, how often, and when before.

The answers of a ground are a series too.  They are asked on the days on which they can
change, as the record has them now: what could still be done on a day that is over, and
was not, counts as not done.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.assessment.ages import step_of
from goodstanding.assessment.asked import Asked, joined_on
from goodstanding.assessment.folds import calendar_name, compare
from goodstanding.assessment.moments import Blank, length_of
from goodstanding.assessment.truth import (
    Lack,
    Reason,
    Truth,
    Twice,
    both,
    plain,
    unknown,
)
from goodstanding.assessment.turning import turning_days
from goodstanding.assessment.weighed import Weighed
from goodstanding.rulebook.condition import MetAgain, MetFor, MetIn, Reach
from goodstanding.rulebook.model import Ground

ONE = timedelta(1)
Judge = Callable[[Asked, Ground], Weighed]
OwnTime = MetFor | MetAgain | MetIn


def weigh(asked: Asked, leaf: OwnTime, judge: Judge) -> Weighed:
    """The truths of a leaf that asks for another ground's own time."""
    try:
        return WEIGH[type(leaf)](_Past(asked, leaf, judge), leaf)
    except Blank as blank:
        why = Reason(Lack.FINDING, f"the text leaves {blank} blank")
        return Weighed(
            condition=leaf, twice=both(unknown(why)), value=f"{blank} is blank"
        )


def first_day(asked: Asked) -> date:
    """The day before which nothing can be met: of joining, or of the rules themselves."""
    joined = joined_on(asked.record, asked.on) or asked.on
    rules = asked.rulebook.in_force_from
    return joined if rules is None or rules > asked.on else max(joined, rules)


class _Time(Struct, frozen=True):
    """A ground met since `began` (None: it is not), and before that until `before`."""

    began: date | None = None
    before: date | None = None

    def then(self, day: date, *, met: bool) -> _Time:
        """The same from `day` on, on which the ground is met or is not."""
        if met:
            return self if self.began else replace(self, began=day)
        return _Time(None, day - ONE) if self.began else self


Times = frozenset[_Time]


def _then(times: Times, day: date, truth: Truth) -> Times:
    """The times there may have been once `truth` holds on `day`.

    Of those that begin on one day, the first and the last end before it are enough:
    what is asked of that end is only whether it lies far enough back.
    """
    ways = [way for way, so in ((True, truth.may), (False, not truth.must)) if so]
    ends: dict[date | None, set[date | None]] = {}
    for met in ways:
        for time in times:
            after = time.then(day, met=met)
            ends.setdefault(after.began, set()).add(after.before)
    return frozenset(
        _Time(began, before) for began, all_ in ends.items() for before in _outer(all_)
    )


def _outer(ends: set[date | None]) -> set[date | None]:
    known = [end for end in ends if end is not None]
    return {*(ends & {None}), *((min(known), max(known)) if known else ())}


class _Series:
    """A ground's answers on the days on which they can change, worked out once.

    `times[n]` are the times there may have been before `days[n]`, and what is not
    known of them.
    """

    def __init__(self, days: list[date], until: date) -> None:
        self.days, self.until = days, until
        self.truths: dict[date, Truth] = {}
        self._times: list[tuple[Times, frozenset[Reason]]] = [
            (frozenset({_Time()}), frozenset())
        ]

    def before(
        self, day: date, answer: Callable[[date], Truth]
    ) -> tuple[Times, frozenset[Reason]]:
        """The times there may have been before `day`, by `answer`."""
        wanted = bisect_left(self.days, day)
        for each in self.days[len(self._times) - 1 : wanted]:
            times, reasons = self._times[-1]
            truth = answer(each)
            self._times.append((_then(times, each, truth), reasons | truth.reasons))
        return self._times[wanted]


class _Past:
    """The answers of another ground, from its first day to the day asked about."""

    def __init__(self, asked: Asked, leaf: OwnTime, judge: Judge) -> None:
        self.asked, self._judge = asked, judge
        self._ground = asked.rulebook.grounds[leaf.ground]
        self.today = judge(asked, self._ground)
        self._series: _Series | None = None

    def on(self, day: date) -> Truth:
        """Whether it was met on `day`, which is over."""
        known = self.series().truths
        if day not in known:
            then = replace(self.asked, on=day, ahead=False, kept=None)
            known[day] = self._judge(then, self._ground).twice.now
        return known[day]

    def series(self) -> _Series:
        """Its days and times, from the first day to this one or longer."""
        if self._series is not None:
            return self._series
        first = first_day(self.asked)
        key = "own time", self._ground.name.key, first
        kept = self.asked.seen.get(key)
        if not isinstance(kept, _Series) or kept.until < self.asked.on:
            turning = sorted(turning_days(self.asked, self._ground))
            days = [first, *(day for day in turning if first < day)]
            kept = self.asked.seen[key] = _Series(days, self.asked.on)
        self._series = kept
        return kept

    def times(self) -> tuple[Callable[[Truth], Times], frozenset[Reason]]:
        """The times there may be by what is so today, and what is not known."""
        times, reasons = self.series().before(self.asked.on, self.on)
        return (
            lambda truth: _then(times, self.asked.on, truth),
            reasons | self.today.twice.now.reasons,
        )


def _met_for(past: _Past, leaf: MetFor) -> Weighed:
    length = length_of(past.asked, leaf.length)
    on = past.asked.on
    now = step_of(length).after(on) if past.asked.ahead else on

    def holds(time: _Time) -> bool:
        return time.began is not None and compare(
            leaf.comparison, now, length.after(time.began)
        )

    return _by_times(past, leaf, holds)


def _met_again(past: _Past, leaf: MetAgain) -> Weighed:
    within = length_of(past.asked, leaf.within)

    def holds(time: _Time) -> bool:
        return (
            time.began is not None
            and time.before is not None
            and time.began <= within.after(time.before)
        )

    return _by_times(past, leaf, holds)


def _by_times(
    past: _Past, leaf: MetFor | MetAgain, holds: Callable[[_Time], bool]
) -> Weighed:
    times, reasons = past.times()
    today = past.today.twice
    now, later = (
        _truth({holds(time) for time in times(truth)}, reasons)
        for truth in (today.now, today.later)
    )
    return Weighed(
        condition=leaf,
        twice=Twice(now, later),
        parts=(past.today,) if today.now.may else (),
        value=_shown(times(today.now)) + _over(past, leaf, times(today.now)),
    )


def _truth(values: set[bool], reasons: Iterable[Reason]) -> Truth:
    return plain(values == {True}) if len(values) == 1 else unknown(*reasons)


def _shown(times: Times) -> str:
    begun = {time.began for time in times}
    if len(times) > 1 and None not in begun:
        return f"met since {max(day for day in begun if day)} or earlier"
    if len(times) > 1:
        return "it hangs on what is not known"
    (time,) = times
    if time.began is None:
        return "it is not met"
    before = f", and before that until {time.before}" if time.before else ""
    return f"met since {time.began}{before}"


def _over(past: _Past, leaf: MetFor | MetAgain, times: Times) -> str:
    """When the length is over that the ground must have been met for."""
    (began, *others) = {time.began for time in times}
    if not isinstance(leaf, MetFor) or began is None or others:
        return ""
    length = length_of(past.asked, leaf.length)
    return f"; {length.is_over()} at the end of {length.after(began)}"


def _met_in(past: _Past, leaf: MetIn) -> Weighed:
    number = past.asked.value(leaf.number)
    if number is None:
        raise Blank(str(leaf.number))
    aligned, ahead = leaf.aligned, past.asked.ahead
    end = aligned.number(past.asked.on) + ahead
    truths = {
        period: _in_period(past, leaf, period) for period in range(end - leaf.last, end)
    }
    sure = [period for period, truth in truths.items() if truth.must]
    may = sum(truth.may for truth in truths.values())
    values = {
        compare(leaf.comparison, count, number) for count in range(len(sure), may + 1)
    }
    reasons = [reason for truth in truths.values() for reason in truth.reasons]
    named = ", ".join(calendar_name(aligned, aligned.start(n)) for n in sure)
    return Weighed(
        condition=leaf,
        twice=both(_truth(values, reasons)),
        value=f"{len(sure) or 'none'} of {leaf.last}"
        + (f" ({named})" if named else ""),
        count=len(sure),
    )


def _in_period(past: _Past, leaf: MetIn, period: int) -> Truth:
    """Whether the ground was met in one period; the one running, as if it were over."""
    start, close = leaf.aligned.start(period), leaf.aligned.close(period)
    running = close >= past.asked.on and past.asked.ahead
    last = past.today.twice.now if running else past.on(close)
    if leaf.reach is Reach.END:
        return last
    turning = past.series().days
    within = turning[bisect_right(turning, start) : bisect_left(turning, close)]
    truths = [past.on(day) for day in (start, *within) if day < past.asked.on]
    whole = last
    for truth in truths:
        whole = whole | truth if leaf.reach is Reach.SOME else whole & truth
    return whole


WEIGH: dict[type, Callable[[_Past, Any], Weighed]] = {
    MetFor: _met_for,
    MetAgain: _met_again,
    MetIn: _met_in,
}
