"""A duty as one line of marks, a mark for each period or occasion, oldest first."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.folds import period_name
from goodstanding.assessment.points import points
from goodstanding.rulebook.series import Duty
from goodstanding.terms import State

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
    """What is on the record of each point of the duty, by its last day."""
    return {point.close: SAYS[point.state] for point in points(asked, duty)}
