"""The definition of windows over points, and of what is folded from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from msgspec.structs import replace

from goodstanding.assessment.asked import Asked, complete_before
from goodstanding.assessment.moments import length_of, window_days
from goodstanding.assessment.points import points
from goodstanding.assessment.state import Point
from goodstanding.assessment.truth import Lack, Reason, Truth, Twice, both, plain
from goodstanding.dates import MONTHS, Aligned, Calendar, DueWithin, Listed, Unit
from goodstanding.rulebook.condition import Comparison
from goodstanding.rulebook.names import family
from goodstanding.rulebook.series import Duty, EachPeriod
from goodstanding.rulebook.time import Last, Named, This, Window
from goodstanding.terms import State

FREE = (State.OPEN, State.UNKNOWN)
FIRST_LOOK = 12


def compare(comparison: Comparison, quantity: object, threshold: object) -> bool:
    """Whether `quantity` stands to `threshold` as said; both of one ordered kind."""
    left, right = quantity, threshold
    if comparison is Comparison.AT_LEAST:
        return left >= right  # type: ignore[operator,no-any-return]  # -- one ordered kind
    if comparison is Comparison.MORE:
        return left > right  # type: ignore[operator,no-any-return]  # -- one ordered kind
    if comparison is Comparison.FEWER:
        return left < right  # type: ignore[operator,no-any-return]  # -- one ordered kind
    return left <= right  # type: ignore[operator,no-any-return]  # -- one ordered kind


def anchor_of(asked: Asked, duty: Duty | None) -> date:
    """The day on which windows over `duty` end."""
    if asked.ahead and duty is not None and isinstance(duty.owed, EachPeriod):
        aligned = duty.owed.aligned
        return aligned.close(aligned.running(asked.on))
    return asked.on


def within(
    asked: Asked,
    duty: Duty,
    window: Window | Calendar | None,
    *,
    everyone: bool = False,
) -> list[Point]:
    """The points of `duty` in a window; with `everyone`, those not owed too.

    A rolling window of whole periods holds that many of the last periods.
    """
    anchor = anchor_of(asked, duty)
    if window is None:
        return points(asked, duty)
    if isinstance(window, Calendar):
        window = This(window)
    periods = whole_periods(asked, duty, window)
    if periods is not None and isinstance(duty.owed, EachPeriod):
        aligned = duty.owed.aligned
        oldest = aligned.running(asked.on) + asked.ahead - periods
        return points(asked, duty, since=aligned.start(oldest))
    days = window_days(asked, window, anchor)
    if days is None:
        return []
    found = points(asked, duty, since=days[0], everyone=everyone)
    return [point for point in found if days[0] <= point.close <= days[1]]


def whole_periods(asked: Asked, duty: Duty, window: Window) -> int | None:
    """How many periods of `duty` a rolling window is, if it is a whole number."""
    if not isinstance(window, Last) or not isinstance(duty.owed, EachPeriod):
        return None
    length, aligned = length_of(asked, window.length), duty.owed.aligned
    aligned = aligned.of if isinstance(aligned, DueWithin) else aligned
    if not isinstance(aligned, Aligned):
        return None
    each = MONTHS.get(aligned.unit, 1) * aligned.count
    if aligned.unit is not length.unit and not {aligned.unit, length.unit} <= set(
        MONTHS
    ):
        return None
    periods, rest = divmod(length.count * MONTHS.get(length.unit, 1), each)
    return periods if rest == 0 else None


def longest_run(found: list[Point], state: State) -> list[Point]:
    """The run at the end if every open or unknown point is in `state`, as recorded."""
    run = run_of(widest(found, state), state)
    return found[len(found) - len(run) :]


def at_the_end(asked: Asked, duty: Duty, state: State) -> list[Point]:
    """The last points of `duty`, as many as a run of `state` at the end can reach.

    What lies before a point that ends the run in every reading cannot change it.
    """
    if not isinstance(duty.owed, EachPeriod):
        return points(asked, duty)
    aligned, back = duty.owed.aligned, FIRST_LOOK
    joined = min((spell.joined_on for spell in asked.record.spells), default=asked.on)
    while True:
        since = aligned.start(aligned.running(asked.on) - back)
        found = points(asked, duty, since=since)
        if since <= joined or len(run_of(widest(found, state), state)) < len(found):
            return found
        back *= 4


def run_of(found: list[Point], state: State) -> list[Point]:
    """The points at the end of `found` that are all in `state`."""
    run: list[Point] = []
    for point in reversed(found):
        if point.state is not state:
            break
        run.insert(0, point)
    return run


def widest(found: list[Point], state: State) -> list[Point]:
    """The points with those that are open or unknown read as being in `state`."""
    return [
        replace(point, state=state) if point.state in FREE else point for point in found
    ]


def read_each_way(
    asked: Asked, series: str, found: list[Point], value: Callable[[list[Point]], bool]
) -> Twice:
    """`value` of the points, asked now and later, with unknown ones read both ways."""
    if not any(point.state in FREE for point in found):
        return both(plain(value(found)))
    lacks = reasons_in(asked, series, found)
    ways = (State.MISSED, State.DONE)
    return Twice(
        *(
            _truth({value(_read(found, still, missing)) for missing in ways}, lacks)
            for still in ways
        )
    )


def _truth(values: set[bool], lacks: frozenset[Reason]) -> Truth:
    must, may = all(values), any(values)
    return Truth(must, may, lacks if may and not must else frozenset())


def _read(found: Iterable[Point], still: State, missing: State) -> list[Point]:
    read = {State.OPEN: still, State.UNKNOWN: missing}
    return [
        replace(point, state=read[point.state]) if point.state in read else point
        for point in found
    ]


def reasons_in(asked: Asked, series: str, found: list[Point]) -> frozenset[Reason]:
    """Why points among these are not known."""
    return frozenset(_lacks(asked, series, found))


def _lacks(asked: Asked, series: str, found: list[Point]) -> Iterable[Reason]:
    open_for = {point.undecided for point in found if point.state is State.UNKNOWN}
    for blank in open_for:
        if blank:
            yield Reason(Lack.FINDING, f"the text leaves {Named(blank)} blank")
        else:
            yield record_lacks(asked, series)


def record_lacks(asked: Asked, series: str) -> Reason:
    """That the record of `series` is not complete."""
    through, series = complete_before(asked, series), family(series)
    if through is None:
        return Reason(Lack.RECORD, f"nobody has closed the record of {series}")
    return Reason(
        Lack.RECORD, f"the record of {series} is complete only before {through}"
    )


def period_name(duty: Duty, point: Point) -> str:
    """How people name a point: a month, a year, or the day of an occasion.

    Example: `2024-03` for a month, `2024-Q2` and `2024-H1` for a quarter and a half of
    a year, `2024` for a calendar year, else the first day.
    """
    if not isinstance(duty.owed, EachPeriod):
        return str(point.close)
    aligned = duty.owed.aligned
    aligned = aligned.of if isinstance(aligned, DueWithin) else aligned
    if isinstance(aligned, Listed):
        return aligned.periods[aligned.number(point.start)][0]
    return calendar_name(aligned, point.start)


def calendar_name(calendar: Calendar, start: date) -> str:
    """The name of the period that begins on `start`; without one, that day."""
    name = NAMES.get(calendar) if isinstance(calendar, Aligned) else None
    return name(start) if name else str(start)


NAMES: dict[Aligned, Callable[[date], str]] = {
    Aligned(Unit.MONTH): lambda day: f"{day:%Y-%m}",
    Aligned(Unit.QUARTER): lambda day: f"{day:%Y}-Q{(day.month + 2) // 3}",
    Aligned(Unit.HALF_YEAR): lambda day: f"{day:%Y}-H{(day.month + 5) // 6}",
    Aligned(Unit.YEAR): lambda day: f"{day:%Y}",
}
"""The names of calendar periods, by the first day of one."""
