"""A duty as one line of marks, a mark for each period or occasion, oldest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from msgspec.structs import replace

from goodstanding.assessment.asked import Asked, spell_on
from goodstanding.assessment.folds import period_name
from goodstanding.assessment.points import points
from goodstanding.assessment.state import Point
from goodstanding.rulebook.series import AtOccasions, Duty
from goodstanding.terms import Letter, State

MARKS = {
    State.DONE: "●",
    State.MISSED: "○",
    State.EXCUSED: "e",
    State.OPEN: "…",
    State.UNKNOWN: "?",
}
SAYS = {
    State.DONE: "done",
    State.MISSED: "missed",
    State.EXCUSED: "excused",
    State.OPEN: "may still be done",
    State.UNKNOWN: "the record is not complete",
}
HEADS = {
    Letter.LEFT_OUT: "Left out",
    Letter.COUNTS_DONE: "Counted as done",
    Letter.COUNTS_MISSED: "Counted as missed",
}
MOST_NAMED = 6
"""Of more points that are left out only the latest are named."""

MOST = 36
"""How many marks are shown; those before are left out."""


def timeline(asked: Asked, duty: Duty, counted: Collection[date]) -> str:
    """The last points of the duty with what the marks mean; those counted underlined.

    Nothing, where the member never owed it.
    """
    found = points(asked, duty)[-MOST:]
    if not found:
        return ""
    first, last = period_name(duty, found[0]), period_name(duty, found[-1])
    marks = "".join(MARKS[point.state] for point in found)
    under = "".join("^" if point.close in counted else " " for point in found)
    states = {point.state for point in found}
    key = "  ".join(
        f"{MARKS[state]} {SAYS[state]}" for state in MARKS if state in states
    )
    margin = " " * (len(first) + 2)
    lines = [f"{first}  {marks}  {last}"]
    if under.strip():
        lines.append(f"{margin}{under.rstrip()}")
        key += "  ^ counted here"
    return "\n".join([*lines, key])


def states_of(asked: Asked, duty: Duty) -> dict[date, str]:
    """What is on the record of each point of the duty, by its last day.

    Of one that is excused and counts as done or missed, both.
    """
    excused = {point.close for point in _excused(asked, duty)}
    counts = f"excused, {duty.excused}"
    lettered = duty.excused in (Letter.COUNTS_DONE, Letter.COUNTS_MISSED)
    return {
        point.close: counts
        if lettered and point.close in excused
        else SAYS[point.state]
        for point in points(asked, duty)
    }


def passed_over(asked: Asked, duty: Duty, since: date) -> Iterator[str]:
    """Yield what does not count as it was, from `since` on: `Left out, being excused: ...`."""
    if duty.excused in HEADS:
        left = [each for each in _excused(asked, duty) if since <= each.close]
        names = [period_name(duty, each) for each in left]
        yield from _told(HEADS[duty.excused], "excused", names)
    if isinstance(duty.owed, AtOccasions) and duty.cancelled in HEADS:
        days = [str(day) for day in _cancelled(asked, duty.owed) if since <= day]
        yield from _told(HEADS[duty.cancelled], "cancelled", days)


def _told(head: str, why: str, names: list[str]) -> Iterator[str]:
    if names:
        more = "among others " if len(names) > MOST_NAMED else ""
        yield f"{head}, being {why}: {more}{', '.join(names[-MOST_NAMED:])}"


def _cancelled(asked: Asked, owed: AtOccasions) -> Iterator[date]:
    """Yield the days of the member's own occasions that were cancelled."""
    for each in sorted(asked.record.occasions, key=lambda row: row.held_on):
        spell = spell_on(asked.record, each.held_on)
        own = spell is not None and each.branch_id in (None, spell.branch_id)
        due = each.duty in owed.kinds and each.held_on <= asked.on
        if own and due and each.cancelled:
            yield each.held_on


def _excused(asked: Asked, duty: Duty) -> list[Point]:
    """The points that are excused, whatever the rules make of them."""
    if duty.excused is None:
        return []
    plain = replace(duty, excused=Letter.ENDS_RUN)
    found = points(replace(asked, seen={}), plain)
    return [point for point in found if point.state is State.EXCUSED]
