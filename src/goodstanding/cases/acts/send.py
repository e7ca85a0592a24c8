"""To send the member something: a notice, a question, or the decision."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.cases.against import against_step, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Entry, Left, Sent
from goodstanding.cases.moves import Kind, Move
from goodstanding.problems import Problem
from goodstanding.rulebook.procedure import Act, Delivery, Step, Way

SENDING = {Act.NOTICE, Act.QUESTIONS, Act.DELIVERS}
OWED_IN_NOTICE = ("the grounds",)
"""What every notice of ours states, whether the text asks for it or not."""


def send(
    case: Case,
    entry: Entry,
    step: str,
    *,
    means: str,
    states: tuple[str, ...] = (),
) -> Sent:
    """The event that something was sent with `step`; handed over, it is served at once.

    Raises:
        Refused: with everything that stands against it.
    """
    found = against_step(case, Move(Kind.TAKE, step), entry)
    part = case.current
    if part is not None and part.step.number == step:
        found += _form(case, part.step, means, states)
    if any(case.of(Left)):
        what = "the member has left, and is sent nothing more"
        found.append(problem(case, "cases.E010", what, "send nothing"))
    refuse(found)
    served = entry.on if means == Delivery.HAND else None
    return Sent(entry=entry, step=step, means=means, served=served, states=states)


def _form(
    case: Case, step: Step, means: str, states: tuple[str, ...]
) -> Iterator[Problem]:
    if step.act not in SENDING:
        what = f"nothing is sent with step {step.number}"
        yield problem(case, "cases.E018", what, "enter it as a step that was taken")
        return
    if step.means is not None and not _is_allowed(step, means):
        allowed = (" and " if step.means.by_all else " or ").join(
            map(str, step.means.by)
        )
        what = f"step {step.number} is sent by {allowed}, not by {means}"
        yield problem(case, "cases.E021", what, f"send it by {allowed}")
    owed = OWED_IN_NOTICE if step.act is Act.NOTICE else ()
    lacking = [
        each for each in dict.fromkeys((*owed, *step.stating)) if each not in states
    ]
    if lacking:
        void = "; without it the notice is void" if _is_void(step) else ""
        what = f"step {step.number} must state {' and '.join(lacking)}{void}"
        yield problem(case, "cases.E021", what, "say that it states this, once it does")


def _is_allowed(step: Step, means: str) -> bool:
    assert step.means is not None
    used = {each.strip() for each in means.split(" and ")}
    named = {str(each) for each in step.means.by}
    return named <= used if step.means.by_all else bool(used & named)


def _is_void(step: Step) -> bool:
    return Way.STATING_OR_VOID in step.ways
