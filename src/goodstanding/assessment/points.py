"""The definition of a series: its points on a day, and the state of each.

Nothing here is fast.  When this and a query disagree, the query is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from goodstanding.assessment.asked import (
    Asked,
    complete_before,
    concerns,
    holds,
    joined_on,
)
from goodstanding.assessment.done import done_on_time, open_until
from goodstanding.dates import Aligned
from goodstanding.rulebook.series import (
    TASK,
    Approved,
    AtOccasions,
    Duty,
    EachPeriod,
    Leave,
    Subject,
)
from goodstanding.terms import Letter, State

STATES = {
    Letter.ENDS_RUN: State.EXCUSED,
    Letter.COUNTS_DONE: State.DONE,
    Letter.COUNTS_MISSED: State.MISSED,
}


ANYONE = Subject("whether a member then or not")

LAST = "\U0010ffff"
"""What a supposed point is called: it stands after every other of its day."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """One point of a series: the days it covers, what it is, and its state.

    `what` is the first day of a period, or the name of an occasion or task.  `undecided`
    marks an unknown state that no record, only a decision on the text, can settle.
    """

    close: date
    what: str
    start: date
    state: State
    open_until: date | None = None
    undecided: str | None = None


def points(
    asked: Asked, duty: Duty, *, since: date = date.min, everyone: bool = False
) -> list[Point]:
    """The points of `duty` up to the day asked about, oldest first.

    A point that is left out is not among them.  With `everyone`, occasions that the
    member did not owe (was no member then, say) are points too; `since` leaves away
    those that closed before it.
    """
    if everyone and isinstance(duty.owed, AtOccasions):
        duty = replace(duty, subject=ANYONE, newcomer=None, exempt=())
    if isinstance(duty.owed, EachPeriod):
        found = _periods(asked, duty, duty.owed, since)
    elif duty.owed == AtOccasions((TASK,)):
        found = _tasks(asked, duty)
    else:
        found = _occasions(asked, duty, duty.owed, since)
    more = asked.kept[1] if asked.kept and asked.kept[0] == duty.name.key else 0
    kept = [Point(asked.on, f"{LAST} {n}", asked.on, State.DONE) for n in range(more)]
    return sorted([point for point in found if point is not None] + kept)


def _periods(
    asked: Asked, duty: Duty, owed: EachPeriod, since: date
) -> Iterator[Point | None]:
    running = owed.aligned.running(asked.on)
    first = min((spell.joined_on for spell in asked.record.spells), default=asked.on)
    for number in range(owed.aligned.number(max(first, since)), running + asked.ahead):
        start, close = owed.aligned.start(number), owed.aligned.close(number)
        last = min(close, asked.on) if number == running else close
        owing = concerns(asked, duty.subject, start) and _owed(asked, duty, last, close)
        if owing and (
            owed.kind is None or _holds_one(asked, owed.aligned, number, owed.kind)
        ):
            days, name = (start, close), str(start)
            yield _point(asked, duty, days, name, running=number == running)


def _holds_one(asked: Asked, aligned: Aligned, number: int, kind: str) -> bool:
    if kind == TASK:
        days = [task.due_on for task in asked.record.tasks]
    else:
        days = [
            each.held_on
            for each in asked.record.occasions
            if each.duty == kind
            and not each.cancelled
            and _reaches(asked, each.branch_id, each.held_on)
        ]
    return any(aligned.number(day) == number for day in days)


def _tasks(asked: Asked, duty: Duty) -> Iterator[Point | None]:
    for task in asked.record.tasks:
        if task.due_on <= asked.on and _owed(asked, duty, task.due_on, task.due_on):
            yield _point(asked, duty, (task.due_on, task.due_on), task.task_id)
    yield _one_more(asked, duty)


def _occasions(
    asked: Asked, duty: Duty, owed: AtOccasions, since: date
) -> Iterator[Point | None]:
    for each in asked.record.occasions:
        day = each.held_on
        if (
            since <= day <= asked.on
            and each.duty in owed.kinds
            and _reaches(asked, each.branch_id, day)
        ):
            if not _owed(asked, duty, day, day):
                continue
            if not each.cancelled:
                yield _point(asked, duty, (day, day), each.occasion_id)
            elif duty.cancelled is not Letter.LEFT_OUT:
                yield Point(day, each.occasion_id, day, STATES[duty.cancelled])
    yield _one_more(asked, duty)


def _reaches(asked: Asked, branch_id: str | None, day: date) -> bool:
    """Whether an occasion of the branch was the member's own on `day`."""
    if branch_id is None:
        return True
    return any(
        spell.branch_id == branch_id
        and spell.joined_on <= day
        and (spell.left_on is None or day < spell.left_on)
        for spell in asked.record.spells
    )


def _one_more(asked: Asked, duty: Duty) -> Point | None:
    """One step ahead: one more occasion, held on the day asked about, and missed."""
    if asked.ahead and _owed(asked, duty, asked.on, asked.on):
        return Point(asked.on, LAST, asked.on, State.MISSED)
    return None


def _owed(asked: Asked, duty: Duty, day: date, close: date) -> bool:
    if duty.subject is ANYONE:
        return True
    if not concerns(asked, duty.subject, day):
        return False
    if any(holds(asked, status, day) for status in duty.exempt):
        return False
    joined = joined_on(asked.record, day)
    spared = duty.newcomer
    return spared is None or (joined is not None and close > spared.after(joined))


def _point(
    asked: Asked,
    duty: Duty,
    days: tuple[date, date],
    what: str,
    *,
    running: bool = False,
) -> Point | None:
    start, close = days
    if done_on_time(asked, duty, days, what):
        return Point(close, what, start, State.DONE)
    excused = _excused(asked, duty, days)
    if excused is True:
        if duty.excused is None or duty.excused is Letter.LEFT_OUT:
            return None
        return Point(close, what, start, STATES[duty.excused])
    if running:
        return Point(close, what, start, State.MISSED)
    through = complete_before(asked, duty.name.key)
    if through is None or close >= through:
        return Point(close, what, start, State.UNKNOWN)
    if isinstance(excused, str):
        return Point(close, what, start, State.UNKNOWN, undecided=excused)
    until = open_until(duty, close)
    if until is not None and asked.on < until:
        return Point(close, what, start, State.OPEN, open_until=until)
    return Point(close, what, start, State.MISSED)


def _excused(asked: Asked, duty: Duty, days: tuple[date, date]) -> bool | str:
    """Whether the point is excused; a name, where the text leaves it blank."""
    start, close = days
    blank: bool | str = False
    for excuse in duty.excuses:
        if not isinstance(excuse, Leave):
            if holds(asked, excuse.status, min(close, asked.on)):
                return True
            continue
        for row in asked.record.excuses:
            covers = row.duty == duty.name.key and row.from_on <= close <= row.to_on
            if covers and row.approved_on is not None and row.approved_on <= asked.on:
                if row.approved_on < start or _in_time(excuse, row.approved_on, days):
                    return True
                if not isinstance(excuse.approved, Approved):
                    blank = excuse.approved.name
    return blank


def _in_time(leave: Leave, approved_on: date, days: tuple[date, date]) -> bool:
    start, close = days
    if leave.approved is Approved.ANY_TIME:
        return True
    if leave.approved is Approved.BEFORE_CLOSE:
        return approved_on <= close
    if leave.approved is Approved.WITHIN and leave.within is not None:
        return approved_on <= leave.within.after(close)
    return leave.approved is Approved.BEFORE_START and approved_on < start
