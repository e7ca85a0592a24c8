"""A leaving to the end of a year, and the notice it takes."""

from fractions import Fraction

from goodstanding.dates import Aligned, Length, Unit
from goodstanding.rulebook import from_text
from goodstanding.rulebook.condition import Found
from goodstanding.rulebook.measure import Effect, EffectOn
from goodstanding.rulebook.model import Bounds, Case
from goodstanding.rulebook.procedure import Anchor, Event
from goodstanding.rulebook.time import Named

TOP = """\
---
rules: 1
id: a
title: A
---
```rule
The body is the board.
Every member owes dues, each month.
  It is done by payment in full.
"""
YEAR = Aligned(Unit.YEAR)


def rulebook(sentences):
    found, problems = from_text(f"{TOP}{sentences}```\n")
    assert [str(problem) for problem in problems if ".E" in problem.code] == []
    return found


def test_a_leaving_to_the_end_of_a_year_may_take_a_notice():
    found = rulebook(
        "Every member may leave at any time, taking effect at the end of the calendar "
        "year, at least 3 months after receipt by the board, in writing to the board.\n"
    ).leaving

    assert found.effect == Effect(
        EffectOn.UNIT_END,
        event=Event(Anchor.RECEIPT, of="board"),
        length=Length(3, Unit.MONTH),
        aligned=YEAR,
    )
    assert found.in_writing


def test_the_notice_may_be_for_a_branch_to_set():
    found = rulebook(
        "Let notice be 3 months.\n"
        "A branch may set notice from 3 months to 5 years, or to 10 years where the "
        'board has found "so many firms".\n'
        "Every member may leave at any time, taking effect at the end of the calendar "
        "year, at least the notice after receipt.\n"
    )
    bounds = found.bounds["notice"]
    (case,) = bounds.cases

    assert found.leaving.effect.length == Named("notice")
    assert bounds == Bounds(Length(3, Unit.MONTH), Length(5, Unit.YEAR), (case,))
    assert case == Case(case.who, Length(10, Unit.YEAR))
    assert isinstance(case.who, Found)
    assert case.who.question == "so many firms"


def test_bounds_need_no_case():
    found = rulebook(
        "Let share be 1/4.\n"
        "A branch may set share from 1/5 to 1/3.\n"
        "Every member may leave at any time.\n"
    )

    assert found.bounds["share"] == Bounds(Fraction(1, 5), Fraction(1, 3))
