"""The definition of the leaves that are read off the record: findings and leave."""

from __future__ import annotations

from datetime import date

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.moments import ONE, Days, window_days
from goodstanding.assessment.truth import NO, Lack, Reason, both, plain, unknown
from goodstanding.assessment.weighed import Weighed
from goodstanding.rulebook.condition import Found, LeaveApproved, LeaveCovers
from goodstanding.rulebook.names import in_words
from goodstanding.rulebook.time import Window


def found(asked: Asked, leaf: Found) -> Weighed:
    """What the body found last, at all or in a window."""
    days = _days_within(asked, leaf.window)
    rows = [
        row
        for row in asked.record.findings
        if row.ground == leaf.question
        and row.body == leaf.body
        and days is not None
        and days[0] <= row.found_on <= days[1]
    ]
    if not rows and leaf.asked:
        why = Reason(
            Lack.FINDING, f"the {in_words(leaf.body)}, whether “{leaf.question}”"
        )
        return Weighed(
            condition=leaf, twice=both(unknown(why)), value="not found on yet"
        )
    latest = max(rows, key=lambda row: row.found_on, default=None)
    so = latest is not None and latest.holds
    shown = (
        f"found {'so' if so else 'not so'} on {latest.found_on}"
        if latest
        else "nothing is recorded"
    )
    on = (latest.found_on,) if latest else ()
    return Weighed(condition=leaf, twice=both(plain(so)), value=shown, days=on)


def leave(asked: Asked, leaf: LeaveApproved) -> Weighed:
    """Whether leave was approved in the window."""
    days = window_days(asked, leaf.window, asked.on)
    approved = [
        row.approved_on
        for row in asked.record.excuses
        if row.duty == leaf.duty and row.approved_on is not None and days is not None
        if days[0] <= row.approved_on <= min(days[1], asked.on)
    ]
    shown = f"approved on {max(approved)}" if approved else "none was approved"
    return Weighed(
        condition=leaf,
        twice=both(plain(bool(approved))),
        value=shown,
        days=tuple(approved),
    )


def leave_covers(asked: Asked, leaf: LeaveCovers) -> Weighed:
    """Whether approved leave covers every day of the window up to the day asked about."""
    days = _days_within(asked, leaf.window)
    if days is None:
        return Weighed(condition=leaf, twice=both(NO), value="there is no such time")
    left = days[0]
    for row in sorted(asked.record.excuses, key=lambda row: row.from_on):
        approved = row.approved_on is not None and row.approved_on <= asked.on
        if approved and row.duty == leaf.duty and row.from_on <= left <= row.to_on:
            left = row.to_on + ONE
    shown = "all of it is covered" if left > days[1] else f"not on {left}"
    truth = plain(left > days[1])
    return Weighed(condition=leaf, twice=both(truth), value=shown)


def _days_within(asked: Asked, window: Window | None) -> Days | None:
    """The days of the window up to the day asked about; no window: all of them."""
    if window is None:
        return date.min, asked.on
    days = window_days(asked, window, asked.on)
    return None if days is None else (days[0], min(days[1], asked.on))
