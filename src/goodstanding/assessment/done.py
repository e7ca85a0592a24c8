"""What discharges a duty: payments, presence, tasks and acts on the record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goodstanding.assessment.asked import Asked
from goodstanding.dates import Length
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


def done_on_time(asked: Asked, duty: Duty, days: tuple[date, date], what: str) -> bool:
    """Whether the point of `days` was discharged by the day asked about."""
    return any(_by(asked, duty, means, days, what) for means in duty.means)


def open_until(duty: Duty, close: date) -> date | None:
    """The last day on which a point that closed on `close` may still be done."""
    lengths = [_beyond(duty, means) for means in duty.means]
    return max((length.after(close) for length in lengths if length), default=None)


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


def _by(
    asked: Asked, duty: Duty, means: Means, days: tuple[date, date], what: str
) -> bool:
    start, close = days
    beyond = _beyond(duty, means)
    last = asked.on if beyond is None else min(asked.on, beyond.after(close))
    if isinstance(means, Payment):
        if means.by_end:
            last = min(last, close)
        return any(_paid(duty, row, start, last) for row in asked.record.dues)
    if isinstance(means, Completion):
        return any(
            row.task_id == what and row.done_on and row.done_on <= last
            for row in asked.record.tasks
        )
    if isinstance(means, Presence):
        if means.kind is None:
            kinds = getattr(duty.owed, "kinds", ())
            return any(name == what for _, name in _present(asked, kinds, means))
        last = min(last, close) if beyond is None else last
        return any(
            start <= day <= last for day, _ in _present(asked, (means.kind,), means)
        )
    first = means.within.before(start) if means.within and means.before else start
    last = min(last, close) if beyond is None else last
    return any(
        first <= day <= last
        for day, _ in acts_of(asked, asked.rulebook.acts[means.act])
    )


def _paid(duty: Duty, row: Dues, start: date, last: date) -> bool:
    assert isinstance(duty.owed, EachPeriod)
    aligned = duty.owed.aligned
    same = aligned.number(row.period) == aligned.number(start)
    return (
        same and row.paid >= row.owed and (row.paid_on is None or row.paid_on <= last)
    )


def _present(
    asked: Asked, kinds: tuple[str, ...], means: Presence
) -> Iterator[tuple[date, str]]:
    shares = {row.occasion_id: row.present for row in asked.record.attendance}
    for each in asked.record.occasions:
        share = shares.get(each.occasion_id)
        held = not each.cancelled and each.held_on <= asked.on
        if held and each.duty in kinds and share and share >= means.share:
            yield each.held_on, each.occasion_id


def _beyond(duty: Duty, means: Means) -> Length | None:
    """How long after the close `means` still discharges a point; None: no such limit."""
    if isinstance(means, Payment) and means.within is not None:
        return means.within
    if isinstance(means, ActDone) and means.within is not None and means.after:
        return means.within
    return duty.grace
