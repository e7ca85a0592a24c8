"""To certify: an officer answers by name for a rule that was met, and when it was."""

from __future__ import annotations

from datetime import date

from goodstanding.cases.against import against_step, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Certified, Entry
from goodstanding.cases.moves import Kind, Move
from goodstanding.rulebook.procedure import Act


def certify(case: Case, entry: Entry, step: str, *, met_on: date) -> Certified:
    """The event that `step` was certified on `on`, of a rule that was met on `met_on`.

    Raises:
        Refused: with everything that stands against it.
    """
    found = against_step(case, Move(Kind.TAKE, step), entry)
    part = case.current
    if (
        part is not None
        and part.step.number == step
        and part.step.act is not Act.CERTIFIES
    ):
        what = f"step {step} certifies nothing"
        found.append(problem(case, "cases.E018", what, "enter it as what it is"))
    if met_on > entry.on:
        what = f"the rule would be met on {met_on}, and was certified before, on {entry.on}"
        found.append(problem(case, "cases.E011", what, "certify it once it is met"))
    since = case.opened.finding.since
    if since is not None and met_on < since:
        what = f"the finding holds since {since}, and the rule would be met before"
        found.append(problem(case, "cases.E011", what, f"give {since} or a later day"))
    refuse(found)
    return Certified(entry=entry, step=step, met_on=met_on)
