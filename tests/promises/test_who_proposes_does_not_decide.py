"""Whoever proposes something against a member does not decide on it, nor on the appeal."""

from random import Random

import pytest

from cases.acting import Acting
from cases.club import CARRIED, board, meeting, member
from cases.club import after as steps_taken
from cases.runs import Run, shipped
from goodstanding.cases.acts.appeal import appeal, decide_appeal
from goodstanding.cases.acts.decide import decide
from goodstanding.cases.event import By, Entry
from goodstanding.cases.moves import Kind, Move
from goodstanding.cases.parts import JUDGING
from goodstanding.problems import Refused
from goodstanding.rulebook.procedure import Act

PROPOSED = [
    at
    for at, (book, measure) in enumerate(shipped())
    if any(
        step.act in (Act.PROPOSES, Act.SECONDS) and not step.actor.is_member
        for step in book.measures[measure].steps
    )
]


def tried_by_the_proposer(case):
    """The codes of what stands against it that the proposer takes the next step."""
    step = case.current.step
    movers = [
        name
        for event, _ in case.taken(Act.PROPOSES, Act.SECONDS)
        for name in event.by.people
    ]
    entry = Entry(on=case.last_on, by=By(tuple(movers), step.actor.body), said="so")
    with pytest.raises(Refused) as found:
        Acting(case, Random(0)).by(Move(Kind.TAKE, step.number), entry)
    return {problem.code for problem in found.value.problems}


@pytest.mark.parametrize(
    "at", PROPOSED, ids=lambda at: f"{shipped()[at][0].id}-{shipped()[at][1]}"
)
def test_who_proposed_is_refused_at_every_judgement(at):
    judged = 0
    for seed in range(30):
        run = Run(at)
        random = Random(seed)
        while run.case.is_open and run.case.current and run.acts < 60:
            if run.case.current.step.act in JUDGING and any(
                run.case.taken(Act.PROPOSES)
            ):
                assert "cases.E015" in tried_by_the_proposer(run.case)
                judged += 1
            run.act(random)

    assert judged


def test_who_opened_a_case_does_not_decide_it():
    case = steps_taken(4)
    with pytest.raises(Refused, match="O1 opened it, and would decide on it"):
        decide(case, board("05-22", "O1"), "5", count=CARRIED)


def test_who_decided_does_not_decide_on_the_appeal():
    case = steps_taken(7)
    case = case.then(appeal(case, member("06-10")))
    for name in ("P1", "D1", "S1"):
        with pytest.raises(Refused, match="acted in the case"):
            decide_appeal(case, meeting("06-20", name), won=False)
    decided = decide_appeal(case, meeting("06-20", "J1"), won=True)

    assert decided.by.people == ("J1",)
