"""What discharges a duty: payments, presence, tasks and acts on the record."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import date

from goodstanding.assessment.asked import Asked
from goodstanding.roll.tables import ContactKind, Dues
from goodstanding.rulebook.series import (
    ActDone,
    Acts,
    Completion,
    Duty,
    EachPeriod,
    Means,
    Payment,
    Presence,
)

Discharged = Callable[[tuple[date, date], str], bool]
"""Whether the point that covers these days, and has this name, was discharged."""


def discharged_by(asked: Asked, duty: Duty) -> Discharged:
    """Whether a point of `duty` was discharged by the day asked about, by any means."""
    ways = [_by(asked, duty, means) for means in duty.means]
    return lambda days, what: any(way(days, what) for way in ways)


def open_until(duty: Duty, days: tuple[date, date]) -> date | None:
    """The last day on which a point of these days may still be done."""
    lasts = [last_day(duty, means, days) for means in duty.means]
    return max((last for last in lasts if last), default=None)


def acts_of(asked: Asked, acts: Acts) -> list[tuple[date, int]]:
    """The counted acts up to the day asked about: day and amount, oldest first."""
    found = [
        (row.on, row.amount) for row in asked.record.activity if row.kind in acts.kinds
    ]
    if "contact" in acts.kinds:
        found += [
            (row.on, 1)
            for row in asked.record.contacts
            if row.kind is ContactKind.REACHED
        ]
    if "task-done" in acts.kinds:
        found += [(row.done_on, 1) for row in asked.record.tasks if row.done_on]
    return sorted((day, amount) for day, amount in found if day <= asked.on)


def done_days(asked: Asked, duty: Duty) -> Iterator[date]:
    """Every day up to the one asked about on which something discharged `duty`."""
    for means in duty.means:
        if isinstance(means, ActDone):
            yield from (
                day for day, _ in acts_of(asked, asked.rulebook.acts[means.act])
            )
        elif isinstance(means, Presence):
            kinds = (means.kind,) if means.kind else getattr(duty.owed, "kinds", ())
            yield from (day for day, _ in _present(asked, kinds, means))
        elif isinstance(means, Completion):
            yield from (
                row.done_on
                for row in asked.record.tasks
                if row.done_on and row.done_on <= asked.on
            )
        else:
            yield from _payment_days(asked, duty)


def _payment_days(asked: Asked, duty: Duty) -> Iterator[date]:
    for row in asked.record.dues:
        if row.paid >= row.owed:
            day = row.paid_on or _close_of(duty, row)
            if day <= asked.on:
                yield day


def _close_of(duty: Duty, row: Dues) -> date:
    assert isinstance(duty.owed, EachPeriod)
    return duty.owed.aligned.close(duty.owed.aligned.number(row.period))


def _by(asked: Asked, duty: Duty, means: Means) -> Discharged:
    if isinstance(means, Payment):
        return _paid(asked, duty, means)
    if isinstance(means, Completion):
        return _completed(asked, duty)
    if isinstance(means, Presence) and means.kind is None:
        kinds = getattr(duty.owed, "kinds", ())
        present = {name for _, name in _present(asked, kinds, means)}
        return lambda _days, what: what in present
    return _acted(asked, duty, means)


def _paid(asked: Asked, duty: Duty, means: Payment) -> Discharged:
    """Dues of the same period paid in full, by the last day that counts.

    What was sent in time counts only once it is received.
    """
    assert isinstance(duty.owed, EachPeriod)
    aligned = duty.owed.aligned
    full: dict[int, list[tuple[date | None, date | None]]] = {}
    for row in asked.record.dues:
        if row.paid >= row.owed:
            full.setdefault(aligned.number(row.period), []).append(
                (row.paid_on, row.posted_on if means.posted else None)
            )

    def paid(days: tuple[date, date], _what: str) -> bool:
        start, close = days
        last = min(asked.on, last_day(duty, means, days) or asked.on)
        if means.by_end:
            last = min(last, close)
        return any(
            received is None or (received <= asked.on and (posted or received) <= last)
            for received, posted in full.get(aligned.number(start), ())
        )

    return paid


def _completed(asked: Asked, duty: Duty) -> Discharged:
    done = {row.task_id: row.done_on for row in asked.record.tasks if row.done_on}

    def completed(days: tuple[date, date], what: str) -> bool:
        last = min(asked.on, last_day(duty, Completion(), days) or asked.on)
        return what in done and done[what] <= last

    return completed


def _acted(asked: Asked, duty: Duty, means: ActDone | Presence) -> Discharged:
    """An act, or presence at a kind of occasion, on the days of the point or near them."""
    if isinstance(means, ActDone):
        found = acts_of(asked, asked.rulebook.acts[means.act])
        on = [day for day, _ in found]
    else:
        kinds = (means.kind,) if means.kind else ()
        on = sorted(day for day, _ in _present(asked, kinds, means))

    def acted(days: tuple[date, date], _what: str) -> bool:
        start, close = days
        first = means.first(start, close) if isinstance(means, ActDone) else start
        last = min(asked.on, last_day(duty, means, days) or close)
        at = bisect_left(on, first)
        return at < len(on) and on[at] <= last

    return acted


def _present(
    asked: Asked, kinds: tuple[str, ...], means: Presence
) -> Iterator[tuple[date, str]]:
    shares = {row.occasion_id: row.present for row in asked.record.attendance}
    for each in asked.record.occasions:
        share = shares.get(each.occasion_id)
        held = not each.cancelled and each.held_on <= asked.on
        if held and each.duty in kinds and share and share >= means.share:
            yield each.held_on, each.occasion_id


def last_day(duty: Duty, means: Means, days: tuple[date, date]) -> date | None:
    """The last day on which `means` discharges a point of these days, if any is."""
    if isinstance(means, Payment) and means.within is not None:
        return means.within.after(days[1])
    if isinstance(means, ActDone) and (last := means.last(days[1])) is not None:
        return last
    return duty.late(days)
