"""Of listed periods, due days and own terms the query says what the definition says."""

import os
from collections import Counter
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest

from goodstanding.assessment import on_duckdb
from goodstanding.assessment.asked import Asked, joined_on
from goodstanding.assessment.to_sql.answers import compile_rulebook
from goodstanding.roll.record import Record
from goodstanding.roll.tables import Complete, Dues, Excuse, Member
from goodstanding.rulebook import from_text
from goodstanding.terms import Answer
from small.both_ways import by_definition, by_query
from small.loading import empty_roll, fill
from small.period_texts import LAID, PeriodText
from small.worlds import World

WORLDS = int(os.environ.get("PAIRS", "250" if os.environ.get("CI") else "6"))
SAID = {"listed": 0.8, "due": 0.8, "own": 0.6}
"""The least share of the answers that the query, not the definition, must have given.

Of own terms it leaves open runs of weeks that go further back than a word, and what may
be done until so long after the beginning of a term.
"""


@pytest.fixture(scope="module")
def con():
    with empty_roll() as con:
        yield con


def rulebook_of(text):
    rulebook, problems = from_text(text)
    assert [str(problem) for problem in problems if ".E" in problem.code] == []
    return rulebook


@pytest.mark.parametrize("laid", LAID)
def test_the_query_says_of_periods_what_the_definition_says(con, laid):
    told = Counter()
    for seed in range(WORLDS):
        random = Random(f"{laid} {seed}")
        text = PeriodText(random, laid).whole()
        rulebook, world = rulebook_of(text), World(random, 4)
        on = world.asked_on()
        fill(con, world.members, world.occasions)

        _, answer = by_query(con, rulebook, on)

        for record, name in product(world.members, rulebook.grounds):
            if joined_on(record, on) is None:
                continue
            given = answer(record.member_id, name)
            told[given is not None] += 1
            if given is not None:
                expected = by_definition(rulebook, record, on, name)
                assert (seed, record.member_id, name, *expected) == (
                    seed, record.member_id, name, *given
                ), text  # fmt: skip

    assert told[True] >= SAID[laid] * told.total(), told


SESSIONS = [
    (date(2024, 1, 10), date(2024, 2, 20)),
    (date(2024, 2, 21), date(2024, 3, 15)),
    (date(2024, 4, 1), date(2024, 4, 20)),
    (date(2024, 5, 10), date(2024, 6, 29)),
    (date(2024, 8, 1), date(2024, 8, 31)),
]
ONE_DUTY = """---
rules: 1
id: one-duty
title: One duty
---
## Dues
```rule
The body is the board.
The sessions run:
{sessions}Every member owes dues, {schedule}.
  It is done by payment in full.
  It is excused by leave of the board, approved before it closes.
  An excused one {letter}.
Ground run:
  at least 3 dues are missed in a row
  It is told to the board, nothing follows.
Ground window:
  at least 2 dues are missed in the last 4 months
  It is told to the board, nothing follows.
Ground share:
  fewer than 50 percent of dues are done since joining
  It is told to the board, nothing follows.
Every member may leave at any time.
```
"""
LAID_OUT = (
    ("each month from joining", "ends a run"),
    ("each month from joining, due in the first 20 days", "is left out"),
    ("each session", "counts as missed"),
    ("each month, due by day 15", "counts as done"),
)
ASKED_ON = date(2024, 6, 30)
JOINED = (*(date(2024, month, 1) - timedelta(1) for month in range(2, 8)), date(2024, 1, 10))  # fmt: skip
"""The last days of six months, from which terms are clamped, and the first of a session."""


def one_duty(schedule, letter):
    sessions = "".join(f"  from {first} to {last}\n" for first, last in SESSIONS)
    return rulebook_of(
        ONE_DUTY.format(sessions=sessions, schedule=schedule, letter=letter)
    )


def owed_by(rulebook, joined):
    """The first and last day of each period over that somebody who joined then owes."""
    spell = Member(member_id="", joined_on=joined)
    asked = Asked(rulebook, Record(member_id="", spells=(spell,)), ASKED_ON)
    periods = asked.duty("dues").owed.aligned
    numbers = periods.numbers(periods.number(joined), periods.running(ASKED_ON))
    days = [(periods.start(number), periods.close(number)) for number in numbers]
    return [each for each in days if each[0] >= joined]


def history(name, joined, told):
    """A member who did so in each of the periods owed."""
    return Record(
        member_id=name,
        spells=(Member(member_id=name, joined_on=joined),),
        dues=tuple(
            Dues(member_id=name, period=first, owed=1, paid=1)
            for (first, _), state in told
            if state == "done"
        ),
        excuses=tuple(
            Excuse(
                member_id=name,
                duty="dues",
                from_on=last,
                to_on=last,
                approved_on=first,
            )
            for (first, last), state in told
            if state == "excused"
        ),
        complete=(Complete(duty="dues", through=date(2024, 6, 29)),),
    )


@pytest.mark.parametrize(("schedule", "letter"), LAID_OUT)
def test_the_query_says_so_of_every_history_of_one_duty(con, schedule, letter):
    rulebook = one_duty(schedule, letter)
    every = [
        (joined, list(zip(owed, states, strict=True)))
        for joined in JOINED
        for owed in [owed_by(rulebook, joined)[-5:]]
        for states in product(("done", "missed", "excused"), repeat=len(owed))
    ]
    records = [history(f"h{n:05}", *each) for n, each in enumerate(every)]
    fill(con, records, ())

    compiled, answer = by_query(con, rulebook, ASKED_ON)

    assert compiled.left == {}
    for record, told in zip(records, every, strict=True):
        for name in rulebook.grounds:
            expected = by_definition(rulebook, record, ASKED_ON, name)
            assert (told, name, *expected) == (
                told,
                name,
                *answer(record.member_id, name),
            )


def test_off_the_list_of_periods_the_query_says_that_data_are_missing(con):
    rulebook = one_duty("each session", "ends a run")
    joined, ended = date(2023, 1, 1), SESSIONS[-1][1] + timedelta(1)
    fill(con, [history("m", joined, [])], ())
    compiled = compile_rulebook(rulebook, ended)
    on_duckdb.pack(con, compiled)

    (told,) = on_duckdb.answers(con, rulebook, ended)

    missing = dict.fromkeys(rulebook.grounds, Answer.DATA_MISSING)
    assert missing == {name: told.answer(name) for name in rulebook.grounds}
