"""The query and the definition give one answer, to every member of every roll."""

import os
from datetime import date
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodstanding.assessment.asked import joined_on
from goodstanding.dates import Aligned, Unit
from goodstanding.roll.record import Record
from goodstanding.roll.tables import Complete, Dues, Excuse, Member
from goodstanding.rulebook import from_text
from small.both_ways import by_definition, by_query
from small.loading import empty_roll, fill
from small.texts import Text
from small.worlds import World

IN_CI = bool(os.environ.get("CI"))
SHARDS = 8
PAIRS = int(os.environ.get("PAIRS", "250" if IN_CI else "8"))
PERIODS = 8 if IN_CI else 5


@pytest.fixture(scope="module")
def con():
    with empty_roll() as con:
        yield con


@pytest.mark.parametrize("shard", range(SHARDS))
def test_the_query_agrees_with_the_definition_on_random_small_worlds(con, shard):
    @settings(max_examples=PAIRS, deadline=None, database=None)
    @given(seed=st.integers(0, 2**40))
    def agrees(seed):
        random = Random(seed * SHARDS + shard)
        text = Text(random).whole()
        rulebook, problems = from_text(text)
        assert [str(problem) for problem in problems if ".E" in problem.code] == []
        world = World(random, 4)
        on = world.asked_on()
        fill(con, world.members, world.occasions)

        compiled, answer = by_query(con, rulebook, on)

        for record in world.members:
            for name in compiled.answers:
                given = answer(record.member_id, name)
                if joined_on(record, on) is not None and given is not None:
                    expected = by_definition(rulebook, record, on, name)
                    assert (record.member_id, name, *expected) == (
                        record.member_id, name, *given
                    ), text  # fmt: skip

    agrees()


ONE_DUTY = """---
rules: 1
id: one-duty
title: One duty
---
## Dues
```rule
The body is the board.
Every member owes dues, each month.
  It is done by payment in full.
  It is excused by leave of the board, approved before it closes.
  An excused one {letter}.
Ground run:
  at least 3 months of dues are missed in a row
  It is told to the board, nothing follows.
Ground window:
  at least 2 months of dues are missed in the last 4 months
  It is told to the board, nothing follows.
Ground share:
  fewer than 50 percent of dues are done in the last 6 months
  It is told to the board, nothing follows.
Every member may leave at any time.
```
"""
LETTERS = ("ends a run", "is left out", "counts as done", "counts as missed")
ASKED_ON = date(2024, 9, 10)
MONTHLY = Aligned(Unit.MONTH)


def close_of(month):
    return MONTHLY.close(MONTHLY.number(month))


def history(number, states):
    """A member who joined so many months ago as there are states, oldest first."""
    name = f"h{number:05}"
    months = [date(2024, 9 - len(states) + n, 1) for n in range(len(states))]
    told = list(zip(months, states, strict=True))
    return Record(
        member_id=name,
        spells=(Member(member_id=name, joined_on=months[0] if months else ASKED_ON),),
        dues=tuple(
            Dues(member_id=name, period=month, owed=1, paid=1)
            for month, state in told
            if state == "done"
        ),
        excuses=tuple(
            Excuse(
                member_id=name,
                duty="dues",
                from_on=month,
                to_on=close_of(month),
                approved_on=month,
            )
            for month, state in told
            if state == "excused"
        ),
        complete=(Complete(duty="dues", through=date(2024, 9, 1)),),
    )


@pytest.mark.parametrize("letter", LETTERS)
def test_the_query_agrees_with_the_definition_on_every_history_of_one_duty(con, letter):
    rulebook, _ = from_text(ONE_DUTY.format(letter=letter))
    every = [
        states
        for length in range(PERIODS + 1)
        for states in product(("done", "missed", "excused"), repeat=length)
    ]
    records = [history(number, states) for number, states in enumerate(every)]
    fill(con, records, ())

    _, answer = by_query(con, rulebook, ASKED_ON)

    for record, states in zip(records, every, strict=True):
        for name in rulebook.grounds:
            expected = by_definition(rulebook, record, ASKED_ON, name)
            assert (states, name, *expected) == (
                states,
                name,
                *answer(record.member_id, name),
            )
