"""To take a step of which nothing more is to be known than who took it, and when."""

from __future__ import annotations

from goodstanding.cases.against import against_step, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Entry, Taken
from goodstanding.cases.moves import Kind, Move
from goodstanding.rulebook.procedure import Act

OTHERWISE = {
    Act.DECIDES: "with the votes and the reasons",
    Act.CERTIFIES: "with the day on which the rule was met",
    Act.NOTICE: "with how it was sent",
    Act.DELIVERS: "with how it was sent",
    Act.APPROVES: "with whether it was approved",
    Act.REVIEWS: "with whether it was approved",
    Act.ASKS: "with what the member answered",
    Act.AGREES: "with what the member answered",
}
"""What must be known of the steps that other acts take."""


def take(case: Case, entry: Entry, step: str, *, met: str | None = None) -> Taken:
    """The event that `step` was taken; `met`: why its condition is met, if it has one.

    Raises:
        Refused: with everything that stands against it.
    """
    move = Move(Kind.TAKE, step)
    found = against_step(case, move, entry)
    part = case.current
    if part is not None and part.step.number == step:
        if part.step.act in OTHERWISE:
            what = f"step {step} was entered without all that must be known of it"
            found.append(
                problem(
                    case, "cases.E018", what, f"enter it {OTHERWISE[part.step.act]}"
                )
            )
        if part.step.guard is not None and not met:
            what = f"step {step} has a condition, and nobody has said how it is met"
            found.append(
                problem(case, "cases.E018", what, "say how, in words of your own")
            )
    refuse(found)
    return Taken(entry=entry, step=step, met=met)
