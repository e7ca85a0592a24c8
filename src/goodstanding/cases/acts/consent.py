"""To approve a decision, or to review it, or not to."""

from __future__ import annotations

from goodstanding.cases.against import against_step, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Consented, Entry
from goodstanding.cases.moves import Kind, Move
from goodstanding.rulebook.procedure import Act


def consent(case: Case, entry: Entry, step: str, *, approved: bool) -> Consented:
    """The event that another body approved it, or reviewed it and had nothing against it.

    Raises:
        Refused: with everything that stands against it.
    """
    move = Move(Kind.TAKE if approved else Kind.WITHHOLD, step)
    found = against_step(case, move, entry)
    part = case.current
    if (
        part is not None
        and part.step.number == step
        and part.step.act not in (Act.APPROVES, Act.REVIEWS)
    ):
        what = f"step {step} is no approval"
        found.append(problem(case, "cases.E018", what, "enter it as what it is"))
    if not approved and entry.is_silent:
        what = "it was not approved, and nobody has said why"
        found.append(problem(case, "cases.E023", what, "write the reasons"))
    refuse(found)
    return Consented(entry=entry, step=step, approved=approved)
