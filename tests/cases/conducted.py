"""A case of the 2024 Measures as a branch conducts it, step by step, with the days said."""

from __future__ import annotations

from datetime import date, timedelta

from cases.world import basis, entered, rulebook
from goodstanding.cases.acts.consent import consent
from goodstanding.cases.acts.decide import Count, decide
from goodstanding.cases.acts.effect import effect
from goodstanding.cases.acts.open import open_case
from goodstanding.cases.acts.receive import receive
from goodstanding.cases.acts.send import send
from goodstanding.cases.acts.take import take
from goodstanding.cases.case import Case
from goodstanding.cases.event import Ballot
from goodstanding.rulebook.procedure import Act

MEASURES = rulebook("measures-2024-branch")
REGULATIONS = rulebook("regulations-2019")
NINE = Ballot(entitled=16, present=9, ayes=9, noes=0)
SAID = "as the minutes show"


def opened(ground, measure, on, *, book=MEASURES, body="branch", **others) -> Case:
    """A case opened on this day, on a finding as of the same day."""
    found = basis(book, ground, date.fromisoformat(on), others.pop("record", None))
    by = entered(on, "S1", body=body)
    name = others.pop("name", "C-1")
    return open_case(found, by, measure, name=name, **others)


def decided(case: Case, on: str, *, until: str | None = None, length=None) -> Case:
    """The case with every step taken on this day, the notice a day before each.

    `until` names the step that is left for the test to take.
    """
    day = date.fromisoformat(on)
    while case.current is not None and case.current.step.number != until:
        case = case.then(_step(case, day.isoformat(), length))
        if case.current and case.current.step.act is Act.TALKS:
            day += timedelta(1)
    return case


def _step(case, on, length):
    step = case.current.step
    number, actor = step.number, step.actor
    by = entered(on, "D1", body=actor.body, said=SAID)
    if actor.is_member:
        return take(case, entered(on, case.member, said="I was ill"), number)
    if actor.number:
        people = [f"F{each}" for each in range(actor.number)]
        return take(case, entered(on, *people), number)
    if step.act in (Act.NOTICE, Act.DELIVERS):
        return send(case, by, number, means="hand", states=("the grounds",))
    if step.act in (Act.REVIEWS, Act.APPROVES):
        return consent(case, entered(on, "A1", body=actor.body), number, approved=True)
    if step.act is Act.DECIDES:
        count = Count(ballot=NINE, carried=True, rule="more than half of the entitled")
        return decide(case, by, number, count=count, length=length)
    return take(case, entered(on, "P1", body=actor.body), number)


def in_effect(case: Case, on: str, **how) -> Case:
    """The case decided, and in effect on the same day."""
    case = decided(case, on, **how)
    last = case.last_on.isoformat()
    return case.then(effect(case, entered(last, "S1", body=case.body, said=SAID)))


def received(case: Case, on: str, step: str) -> Case:
    """The case with what was sent with this step come to hand."""
    return case.then(receive(case, entered(on, "S1", body=case.body), step))
