"""The definition of a series: its points on a day, and the state of each.

Nothing here is fast.  When this and a query disagree, the query is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from goodstanding.assessment.asked import (
    Asked,
    concerns,
    holds,
    joined_on,
)
from goodstanding.assessment.state import STATES, Point, States
from goodstanding.rulebook.series import (
    TASK,
    AtOccasions,
    Duty,
    EachPeriod,
    Subject,
)
from goodstanding.terms import Letter, State

ANYONE = Subject("whether a member then or not")

LAST = "\U0010ffff"
"""What a supposed point is called: it stands after every other of its day."""


def points(
    asked: Asked, duty: Duty, *, since: date = date.min, everyone: bool = False
) -> list[Point]:
    """The points of `duty` up to the day asked about, oldest first.

    A point that is left out is not among them.  With `everyone`, occasions that the
    member did not owe (was no member then, say) are points too; `since` leaves away
    those that closed before it.
    """
    key = (asked.on, asked.ahead, asked.kept, duty.name.key, since, everyone)
    if key not in asked.seen:
        asked.seen[key] = _points(asked, duty, since, everyone=everyone)
    found = asked.seen[key]
    assert isinstance(found, list)
    return found


def _points(asked: Asked, duty: Duty, since: date, *, everyone: bool) -> list[Point]:
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
    running, states = owed.aligned.running(asked.on), States(asked, duty)
    held = _held(asked, owed) if owed.kind else None
    first = min((spell.joined_on for spell in asked.record.spells), default=asked.on)
    for number in owed.aligned.numbers(
        owed.aligned.number(max(first, since)), running + asked.ahead
    ):
        if held is not None and number not in held:
            continue
        start, close = owed.aligned.start(number), owed.aligned.close(number)
        last = min(close, asked.on) if number == running else close
        if concerns(asked, duty.subject, start) and _owed(asked, duty, last, close):
            days, name = (start, close), str(start)
            yield states.of(days, name, running=number == running)


def _held(asked: Asked, owed: EachPeriod) -> set[int]:
    """The periods that hold a task of the member's, or an occasion of the kind."""
    if owed.kind == TASK:
        days = [task.due_on for task in asked.record.tasks]
    else:
        days = [
            each.held_on
            for each in asked.record.occasions
            if each.duty == owed.kind
            and not each.cancelled
            and _reaches(asked, each.branch_id, each.held_on)
        ]
    numbers = {owed.aligned.number(day): day for day in sorted(days, reverse=True)}
    return {n for n, day in numbers.items() if day <= owed.aligned.close(n)}


def _tasks(asked: Asked, duty: Duty) -> Iterator[Point | None]:
    states = States(asked, duty)
    for task in asked.record.tasks:
        if task.due_on <= asked.on and _owed(asked, duty, task.due_on, task.due_on):
            yield states.of((task.due_on, task.due_on), task.task_id)
    yield _one_more(asked, duty)


def _occasions(
    asked: Asked, duty: Duty, owed: AtOccasions, since: date
) -> Iterator[Point | None]:
    states = States(asked, duty)
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
                yield states.of(each.days, each.occasion_id)
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
    if duty.newcomer is None:
        return True
    joined = joined_on(asked.record, day)
    return joined is not None and close > duty.newcomer.after(joined)
