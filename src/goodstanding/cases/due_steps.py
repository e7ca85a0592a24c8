"""What is due while the steps of a case are taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from goodstanding.cases import limits
from goodstanding.cases.case import Case
from goodstanding.cases.due_row import ANYBODY, Due, rows
from goodstanding.cases.moves import may_be_passed
from goodstanding.cases.parts import Part
from goodstanding.cases.wording import came_of, doing, event, may_do
from goodstanding.rulebook.procedure import Actor, Bound, Limit, Step
from goodstanding.rulebook.time import Named

ONE = timedelta(1)
NO_TIME = "the text names no time"


def steps(case: Case, on: date) -> Iterator[Due]:
    """Yield the step that is next, and those after it whose time runs already."""
    part = case.current
    assert part is not None
    if part.step.actor.is_member:
        yield from _chance(case, part, on)
    elif limits.is_called_for(case, part.step.case, on) is False:
        why = f"it is taken only if {came_of(part.step.case)}" if part.step.case else ""
        yield _passing(case, part, on, why)
    else:
        yield _step(case, part, on)
    for later in case.procedure.parts[case.state.at + 1 :]:
        if later.step.case is None and limits.last_day(case, later.step) is not None:
            after = f"its time runs, and step {part.step.number} comes first"
            yield _step(case, later, on, after)


def _step(case: Case, part: Part, on: date, *notes: str) -> Due:
    step = part.step
    called_for = limits.is_called_for(case, step.case, on)
    must = not may_be_passed(part) or (called_for is True and step.case is not None)
    owed = must and not step.actor.is_member
    first, last = days(case, step)
    return rows(case, on)(
        key=f"step {step.number}",
        actors=tuple(_actors(case, step)),
        what=f"{part.head} {doing(step) if owed else may_do(step)}",
        owed=owed,
        first=first,
        last=last,
        article=step.place.article,
        notes=(*_notes(case, part), *notes),
    )


def _chance(case: Case, part: Part, on: date) -> Iterator[Due]:
    """The member's own step, and what is to be done once its time has gone by."""
    last = limits.last_day(case, part.step)
    if last is None or on <= last:
        yield _step(case, part, on)
    if last is None:
        why = "say on which earlier day the member was offered it"
        yield _passing(case, part, on, why)
    else:
        why = f"the member's time is over on {last}"
        yield _passing(case, part, on, why, last + ONE)


def _passing(
    case: Case, part: Part, on: date, why: str, first: date | None = None
) -> Due:
    number = part.step.number
    return rows(case, on)(
        key=f"pass over step {number}",
        actors=(case.body,),
        what=f"pass over step {number}, if nobody has taken it",
        owed=first is not None and first <= on,
        first=first,
        article=part.step.place.article,
        notes=(why,),
    )


def days(case: Case, step: Step) -> tuple[date | None, date | None]:
    """The first and the last day of a step, where they are known."""
    fixed = [
        day
        for limit in step.limits
        if limit.bound is Bound.ON and (day := limits.day_of(case, limit.event))
    ]
    if fixed:
        return fixed[0], fixed[0]
    return limits.first_day(case, step), limits.last_day(case, step)


def _actors(case: Case, step: Step) -> Iterator[str]:
    for actor in (step.actor, *step.others):
        yield _actor(case, actor)


def _actor(case: Case, actor: Actor) -> str:
    if actor.is_member:
        return case.member
    return actor.body or actor.status or ANYBODY


def _notes(case: Case, part: Part) -> Iterator[str]:
    step = part.step
    if part.is_added:
        yield "not in the text: no case goes without it"
    if step.case is not None:
        yield f"only if {came_of(step.case)}"
    if step.guard is not None:
        yield f"only where it is so: {getattr(step.guard, 'text', 'see the text')}"
    for before, day in limits.held_back(case, step):
        if day is None:
            yield f"nobody has said when what was sent with step {before.number} came to hand"
    yield from times(case, step.limits)


def times(case: Case, found: tuple[Limit, ...]) -> Iterator[str]:
    """Yield what the text leaves blank of the time, or that it names none."""
    ending = [limit for limit in found if limit.bound in (Bound.WITHIN, Bound.ON)]
    if not ending:
        yield NO_TIME
    for limit in found:
        blanks = [
            str(each)
            for each in (limit.length, limit.event)
            if isinstance(each, Named) and limits.is_blank(case, each)
        ]
        if blanks:
            yield f"the text leaves the time blank: {', '.join(blanks)}"
        elif limit in ending and limits.day_of(case, limit.event) is None:
            span = f"{limits.length(case, limit.length)} of " if limit.length else ""
            yield f"{limit.bound} {span}{event(limit.event)}, which has not come"
