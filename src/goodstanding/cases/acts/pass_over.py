"""To pass over a step: a chance that was not used, or a step that was not called for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goodstanding.cases import limits
from goodstanding.cases.against import against, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Entry, Passed
from goodstanding.cases.moves import Kind, Move
from goodstanding.cases.wording import came_of
from goodstanding.problems import Problem
from goodstanding.rulebook.procedure import Step, Way


def pass_over(
    case: Case,
    entry: Entry,
    step: str,
    *,
    offered: date | None = None,
) -> Passed:
    """The event that `step` was passed over.

    A member's chance is passed over when its time has gone by, or, where the text names
    none, on a later day than the one on which it was `offered`.

    Raises:
        Refused: with everything that stands against it.
    """
    found = against(case, Move(Kind.PASS, step), entry)
    part = case.current
    if part is not None and part.step.number == step:
        found += _chance(case, part.step, entry, offered)
        found += _reason(case, part.step, entry)
    refuse(found)
    return Passed(entry=entry, step=step, offered=offered)


def _chance(
    case: Case, step: Step, entry: Entry, offered: date | None
) -> Iterator[Problem]:
    if not step.actor.is_member:
        return
    last = limits.last_day(case, step)
    if last is not None and entry.on <= last:
        what = f"the member may take step {step.number} until {last}"
        yield problem(case, "cases.E020", what, f"wait until {last} is over")
    if last is None and (offered is None or offered >= entry.on):
        yield problem(
            case,
            "cases.E020",
            f"nobody has said when the member was given the chance of step {step.number}",
            "give the earlier day on which the member was offered it",
        )
    if offered is not None and offered < case.opened.on:
        what = f"the chance was offered on {offered}, before the case was opened"
        yield problem(case, "cases.E011", what, "give the day on which it was offered")


def _reason(case: Case, step: Step, entry: Entry) -> Iterator[Problem]:
    called_for = limits.is_called_for(case, step.case, entry.on)
    conditional = step.guard is not None or (
        step.case is not None and called_for is None
    )
    if called_for is True and step.case is not None and not step.actor.is_member:
        what = f"step {step.number} is called for: it is taken if {came_of(step.case)}"
        yield problem(case, "cases.E013", what, "take it")
    elif conditional and entry.is_silent:
        what = f"nobody has said why step {step.number} is not called for"
        yield problem(case, "cases.E018", what, "say why, in words of your own")
    if Way.SILENCE_APPROVES in step.ways:
        last = limits.last_day(case, step)
        if last is None or entry.on <= last:
            what = f"step {step.number} may still be taken, until {last or 'a day nobody knows'}"
            yield problem(case, "cases.E020", what, "wait until that time is over")
