"""To enter what the member answered who was asked to leave, or to agree."""

from __future__ import annotations

from goodstanding.cases.against import against, against_step, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Answered, Entry
from goodstanding.cases.moves import Kind, Move


def answer(case: Case, entry: Entry, *, agreed: bool, step: str = "") -> Answered:
    """The event that the member agreed, or refused: within a step, or once decided.

    Raises:
        Refused: with everything that stands against it.
    """
    move = Move(Kind.AGREE if agreed else Kind.REFUSE, step)
    refuse((against_step if step else against)(case, move, entry))
    return Answered(entry=entry, step=step, agreed=agreed)
