"""The definition of each leaf of a condition."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from goodstanding.assessment import ages, facts, folds, shown, sums
from goodstanding.assessment.ages import truth_of
from goodstanding.assessment.asked import (
    Asked,
    became_on,
    complete_before,
    holds,
)
from goodstanding.assessment.calendars import beyond_calendar
from goodstanding.assessment.done import acts_of
from goodstanding.assessment.folds import compare, read_each_way
from goodstanding.assessment.moments import (
    ONE,
    Blank,
    held_in,
    length_of,
    window_days,
)
from goodstanding.assessment.points import points
from goodstanding.assessment.state import Point
from goodstanding.assessment.truth import (
    Lack,
    Reason,
    Truth,
    Twice,
    both,
    plain,
    unknown,
)
from goodstanding.assessment.weighed import Weighed
from goodstanding.rulebook.condition import (
    Age,
    Base,
    Comparison,
    Count,
    Falls,
    Found,
    Gap,
    LeaveApproved,
    LeaveCovers,
    OfLast,
    Run,
    Share,
    Standing,
    Stretch,
    Sum,
    Total,
    Under,
)
from goodstanding.rulebook.series import Duty, EachPeriod

ANY_NUMBER = 10**12
FEWER = (Comparison.FEWER, Comparison.AT_MOST)


def weigh(asked: Asked, leaf: Any) -> Weighed:
    """The truths of one leaf, and what they rest on.

    A value that the text leaves blank makes it unknown until somebody decides.
    """
    beyond = beyond_calendar(asked, leaf)
    if beyond is not None:
        return Weighed(condition=leaf, twice=both(unknown(beyond)), value=beyond.what)
    try:
        return WEIGH[type(leaf)](asked, leaf)
    except Blank as blank:
        why = Reason(Lack.FINDING, f"the text leaves {blank} blank")
        return Weighed(
            condition=leaf, twice=both(unknown(why)), value=f"{blank} is blank"
        )


def _number(asked: Asked, named: Any) -> Any:
    value = asked.value(named)
    if value is None:
        raise Blank(str(named))
    return value


def _count(asked: Asked, leaf: Count) -> Weighed:
    number = _number(asked, leaf.number)
    if leaf.series in asked.rulebook.acts:
        return _acts(asked, leaf, number, len)
    duty = asked.duty(leaf.series)
    found = folds.within(asked, duty, leaf.window)

    def value(read: list[Point]) -> bool:
        if not read and leaf.none_held is False:
            return False
        return compare(
            leaf.comparison, sum(point.state is leaf.state for point in read), number
        )

    counted = [point for point in found if point.state is leaf.state]
    twice = read_each_way(asked, leaf.series, found, value)
    said = shown.count_of(duty, found, counted) + shown.not_known_of(found)
    return _weighed(leaf, twice, said, len(counted), found)


def _run(asked: Asked, leaf: Run) -> Weighed:
    duty, number = asked.duty(leaf.duty), _number(asked, leaf.number)
    if leaf.within is None:
        found = folds.at_the_end(asked, duty, leaf.state)
    else:
        found = folds.within(asked, duty, leaf.within)
    twice = read_each_way(
        asked,
        leaf.duty,
        found,
        lambda read: compare(
            leaf.comparison, len(folds.run_of(read, leaf.state)), number
        ),
    )
    run = folds.longest_run(found, leaf.state)
    return _weighed(
        leaf, twice, shown.run_of(duty, run) + shown.not_known_of(run), len(run), run
    )


def _of_last(asked: Asked, leaf: OfLast) -> Weighed:
    duty = asked.duty(leaf.duty)
    number, last = _number(asked, leaf.number), _number(asked, leaf.last)
    found = folds.within(asked, duty, None)[-last:]
    too_few = len(found) < last and leaf.comparison in FEWER

    def value(read: list[Point]) -> bool:
        counted = sum(point.state is leaf.state for point in read)
        return not too_few and compare(leaf.comparison, counted, number)

    twice = read_each_way(asked, leaf.duty, found, value)
    counted = [point for point in found if point.state is leaf.state]
    said = f"{len(counted)} of the last {len(found)}{shown.not_known_of(found)}"
    return _weighed(leaf, twice, said, len(counted), found)


def _share(asked: Asked, leaf: Share) -> Weighed:
    duty = asked.duty(leaf.duty)
    everyone = leaf.bases == (Base.ALL_HELD,)
    found = folds.within(asked, duty, leaf.window, everyone=everyone)
    ways = [_share_of(asked, leaf, base, found) for base in leaf.bases]
    twice = ways[0] if len(set(ways)) == 1 else both(_open_base(leaf))
    counted = sum(point.state is leaf.state for point in found)
    said = ", ".join(_share_shown(asked, leaf, base, found) for base in leaf.bases)
    said += shown.not_known_of(found)
    return _weighed(leaf, twice, said, counted, found)


def _share_shown(asked: Asked, leaf: Share, base: Base, found: list[Point]) -> str:
    counted = sum(point.state is leaf.state for point in found)
    if base is Base.PLANNED:
        planned = _planned(asked, asked.duty(leaf.duty), leaf)
        return shown.share_of(counted, planned, "planned")
    word = "held" if len(leaf.bases) > 1 else ""
    return shown.share_of(counted, len(found), word)


def _share_of(asked: Asked, leaf: Share, base: Base, found: list[Point]) -> Twice:
    duty, share = asked.duty(leaf.duty), Fraction(_number(asked, leaf.share))
    planned = _planned(asked, duty, leaf) if base is Base.PLANNED else None

    def value(read: list[Point]) -> bool:
        total = len(read) if planned is None else planned
        counted = sum(point.state is leaf.state for point in read)
        return bool(total) and compare(leaf.comparison, Fraction(counted, total), share)

    return read_each_way(asked, leaf.duty, found, value)


def _planned(asked: Asked, duty: Duty, leaf: Share) -> int:
    """How many occasions of the whole window are planned, those to come included."""
    days = window_days(asked, leaf.window, folds.anchor_of(asked, duty))
    if days is None:
        return 0
    if isinstance(duty.owed, EachPeriod):
        aligned = duty.owed.aligned
        return aligned.number(days[1]) - aligned.running(days[0] - ONE) + 1
    later = asked.at(max(days[1], asked.on))
    return sum(days[0] <= point.close <= days[1] for point in points(later, duty))


def _open_base(leaf: Share) -> Truth:
    choices = " or ".join(leaf.bases)
    return unknown(
        Reason(Lack.FINDING, f"the text does not say whether of those {choices}")
    )


def _total(asked: Asked, leaf: Total) -> Weighed:
    return _acts(
        asked, leaf, _number(asked, leaf.number), lambda found: sum(a for _, a in found)
    )


def _acts(
    asked: Asked, leaf: Any, number: Any, fold: Callable[[list[tuple[date, int]]], int]
) -> Weighed:
    """A count or sum of acts; where the record is not complete there may be more."""
    series = leaf.series if isinstance(leaf, Count) else leaf.acts
    days = window_days(asked, leaf.window, asked.on)
    found = [
        (day, amount)
        for day, amount in acts_of(asked, asked.rulebook.acts[series])
        if days is not None and days[0] <= day <= days[1]
    ]
    through = complete_before(asked, series)
    open_record = (
        days is not None
        and days[0] <= days[1]
        and (through is None or through <= min(days[1], asked.on))
    )
    quantity = fold(found)
    values = {compare(leaf.comparison, quantity, number)}
    if open_record:
        values.add(compare(leaf.comparison, quantity + ANY_NUMBER, number))
    truth = truth_of(values, folds.record_lacks(asked, series))
    at = tuple(day for day, _ in found)
    return Weighed(
        condition=leaf,
        twice=both(truth),
        value=_acts_shown(asked, leaf, quantity, found, days),
        count=quantity,
        days=at,
        series=series,
    )


def _acts_shown(
    asked: Asked,
    leaf: Any,
    quantity: int,
    found: list[tuple[date, int]],
    days: tuple[date, date] | None,
) -> str:
    if isinstance(leaf, Count) or not quantity:
        return shown.acts_of(asked, quantity, days)
    acts = asked.rulebook.acts[leaf.acts]
    said = shown.amount_of(acts, quantity)
    each = shown.amounts_of(acts, found)
    return f"{said} {shown.window_of(asked, days)}{each}"


def _stretch(asked: Asked, leaf: Stretch) -> Weighed:
    duty, length = asked.duty(leaf.duty), length_of(asked, leaf.length)
    found = folds.at_the_end(asked, duty, leaf.state)

    def value(read: list[Point]) -> bool:
        run = folds.run_of(read, leaf.state)
        return bool(run) and compare(
            leaf.comparison, run[-1].close, length.after(run[0].close)
        )

    run = folds.longest_run(found, leaf.state)
    twice = read_each_way(asked, leaf.duty, found, value)
    return _weighed(
        leaf, twice, shown.run_of(duty, run) + shown.not_known_of(run), len(run), run
    )


def _standing(asked: Asked, leaf: Standing) -> Weighed:
    if leaf.held is None or leaf.window is None:
        held = holds(asked, leaf.status, asked.on)
        since = became_on(asked, leaf.status) if held else None
    else:
        held, since = held_in(asked, leaf.status, leaf.held, leaf.window), None
    return _plainly(leaf, so=held is not leaf.negated, since=since)


def _plainly(leaf: Any, *, so: bool, since: date | None = None) -> Weighed:
    """What is so or not, and since when it holds, or does not."""
    said = "so" if so else "not so"
    if since is not None:
        said += f", since {since}"
    return Weighed(condition=leaf, twice=both(plain(so)), value=said)


def _under(asked: Asked, leaf: Under) -> Weighed:
    begun = [
        row.from_on
        for row in asked.record.measures
        if row.measure == leaf.measure
        and row.from_on <= asked.on
        and (row.until_on is None or asked.on <= row.until_on)
        and (row.ended_on is None or asked.on < row.ended_on)
    ]
    since = min(begun, default=None)
    return _plainly(leaf, so=bool(begun) is not leaf.negated, since=since)


def _weighed(
    leaf: Any, twice: Twice, said: str, count: int, found: list[Point]
) -> Weighed:
    series = leaf.series if isinstance(leaf, Count) else leaf.duty
    return Weighed(
        condition=leaf,
        twice=twice,
        value=said,
        count=count,
        points=tuple(found),
        series=series,
    )


WEIGH: dict[type, Callable[[Asked, Any], Weighed]] = {
    Count: _count,
    Run: _run,
    OfLast: _of_last,
    Share: _share,
    Sum: sums.weigh,
    Total: _total,
    Stretch: _stretch,
    Age: ages.age,
    Falls: ages.falls,
    Gap: ages.gap,
    Standing: _standing,
    Under: _under,
    Found: facts.found,
    LeaveApproved: facts.leave,
    LeaveCovers: facts.leave_covers,
}
