from fractions import Fraction

import pytest

from goodstanding.bylaws import Place
from goodstanding.dates import Aligned, Length, Unit
from goodstanding.rulebook import from_text
from goodstanding.rulebook.condition import Standing
from goodstanding.rulebook.measure import (
    Appeal,
    Effect,
    EffectOn,
    Measure,
    Next,
    Rest,
    Return,
    Right,
)
from goodstanding.rulebook.names import Name
from goodstanding.rulebook.procedure import (
    Act,
    Actor,
    Anchor,
    Bound,
    Case,
    Event,
    Limit,
    Outcome,
    Step,
    Way,
)
from goodstanding.rulebook.time import Named
from goodstanding.rulebook.vote import Portion, Voters

HEAD = """---
rules: 1
id: a
title: A
---
```rule
The bodies are the board and the panel.
The notice is the reminder.
A fellow is a member whose category is "fellow".
"""


def measures(text):
    rulebook, problems = from_text(f"{HEAD}{text}```\n", "a.md")

    assert [problem for problem in problems if ".E" in problem.code] == []
    return rulebook.measures


def steps(text):
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    return measures(f"Measure removal:\n{lines}")["removal"].steps


def at(line, column=3):
    return Place(file="a.md", line=line, column=column)


DAY, MONTH = Unit.DAY, Unit.MONTH
IN_OFFICE, PRESENT_VOTING = Voters.IN_OFFICE, Voters.PRESENT_VOTING


BOARD, PANEL = Actor(body="board"), Actor(body="panel")
DECISION, RECEIPT = Event(Anchor.DECISION), Event(Anchor.RECEIPT)
SERVICE = Event(Anchor.SERVICE)
AGAIN = Case(Outcome.REPEATED, Length(2, Unit.YEAR))
STEPS = [
    (
        "Any fellow proposes it.",
        {"actor": Actor(status="fellow"), "act": Act.PROPOSES},
    ),
    (
        "The board files it with the panel, within 7 days of step 1.",
        {
            "actor": BOARD,
            "act": Act.FILES,
            "towards": "panel",
            "limits": (Limit(Bound.WITHIN, Length(7, DAY), Event(Anchor.STEP, 1)),),
        },
    ),
    (
        "2 fellows talk with the member, optional.",
        {
            "actor": Actor(status="fellow", number=2),
            "act": Act.TALKS,
            "ways": (Way.OPTIONAL,),
        },
    ),
    (
        (
            "The board serves notice of reminder, in writing, to the last known address, "
            'at least 14 days before step 1, stating the grounds, stating "the facts".'
        ),
        {
            "actor": BOARD,
            "act": Act.NOTICE,
            "notice": "reminder",
            "ways": (Way.WRITING, Way.ADDRESS),
            "limits": (Limit(Bound.BEFORE, Length(14, DAY), Event(Anchor.STEP, 1)),),
            "stating": ("the grounds", "the facts"),
        },
    ),
    (
        "The member may reply, in writing or in person, if the member is a fellow.",
        {
            "actor": Actor(),
            "act": Act.REPLIES,
            "ways": (Way.WRITING, Way.PERSON),
            "guard": Standing(
                status="fellow", text="the member is a fellow", place=at(11, 56)
            ),
        },
    ),
    (
        (
            "The panel decides, by at least 2/3 of those present and voting, quorum more "
            "than 1/2 of those in office, in secret, without the member, written votes "
            "count."
        ),
        {
            "actor": PANEL,
            "act": Act.DECIDES,
            "ways": (Way.SECRET, Way.WITHOUT_MEMBER, Way.WRITTEN_VOTES),
            "vote": Portion(Fraction(2, 3), more_than=False, base=PRESENT_VOTING),
            "quorum": Portion(Fraction(1, 2), more_than=True, base=IN_OFFICE),
        },
    ),
    (
        "The board approves it, within [time] of the decision, silence refuses.",
        {
            "actor": BOARD,
            "act": Act.APPROVES,
            "ways": (Way.SILENCE_REFUSES,),
            "limits": (Limit(Bound.WITHIN, Named("time"), DECISION),),
        },
    ),
    (
        "The panel reviews it, by [majority], quorum 5, at least 1 month after receipt.",
        {
            "actor": PANEL,
            "act": Act.REVIEWS,
            "limits": (Limit(Bound.AFTER, Length(1, MONTH), RECEIPT),),
            "vote": Named("majority"),
            "quorum": 5,
        },
    ),
]


@pytest.mark.parametrize(("says", "said"), STEPS)
def test_a_step_is_read_as_a_typed_value(says, said):
    assert steps(f"1. {says}\n") == (Step(number="1", place=at(11), **said),)


@pytest.mark.parametrize(
    ("says", "act"),
    [
        ("verifies the facts", Act.VERIFIES),
        ("hears the member", Act.HEARS),
        ("asks the member to leave", Act.ASKS),
        ("gives an opinion", Act.OPINION),
        ("certifies it", Act.CERTIFIES),
        ("announces it", Act.ANNOUNCES),
        ("delivers it", Act.DELIVERS),
        ("seeks the member", Act.SEEKS),
    ],
)
def test_a_step_does_one_act(says, act):
    assert steps(f"1. The board {says}.\n") == (
        Step(number="1", actor=Actor(body="board"), act=act, place=at(11)),
    )


def test_a_measure_is_read_whole():
    found = measures("""Measure rest:
  It rests the vote, until the end of the calendar year.
  It ends the office.
  It lasts 6 months, at most 1 year, extended once.
  It takes effect 10 days after the decision.
  If repeated within 2 years, the board shall open rest.
  The member may appeal to the panel within 30 days of service, which suspends it.
  The member may return, after 1 year, decided by the board, as new.
  The member may return, [way].
  No hearing is owed, because "why".
""")

    assert found == {
        "rest": Measure(
            name=Name(key="rest", one="rest", many="rests"),
            rests=(Rest(rights=(Right.VOTE,), until=Aligned(Unit.YEAR)),),
            ends=(Right.OFFICE,),
            lasts=Length(6, MONTH),
            at_most=Length(1, Unit.YEAR),
            extended_once=True,
            effect=Effect(
                EffectOn.EVENT, event=Event(Anchor.DECISION), length=Length(10, DAY)
            ),
            next=(Next(AGAIN, "board", ("rest",), shall=True),),
            appeal=Appeal("panel", Length(30, DAY), SERVICE, suspends=True),
            returns=(
                Return(after=Length(1, Unit.YEAR), decided_by="board", as_new=True),
                Return(left_open=Named("way")),
            ),
            answers={"hearing": "why"},
            place=at(10, 1),
        )
    }


def test_the_steps_of_a_measure_further_down_are_taken_over_and_its_effect_is_not():
    found = measures("""Measure removal, by the steps of warning:
  It ends membership.
  2a. The panel reviews it.
  3. The panel decides.
Measure warning:
  It is a warning.
  1. The board hears the member.
  2. The board proposes it.
  3. The board decides.
  It takes effect at once.
""")
    acts = [(step.number, step.actor.body) for step in found["removal"].steps]

    assert acts == [("1", "board"), ("2", "board"), ("2a", "panel"), ("3", "panel")]
    assert found["removal"].effect == Effect(EffectOn.AT_ONCE)
    assert not found["removal"].warning
