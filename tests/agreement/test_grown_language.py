"""What the language has grown to say, the query says too, and says the same."""

import os
from collections import Counter
from datetime import date, timedelta
from itertools import combinations_with_replacement, product
from random import Random

import pytest

from goodstanding.assessment.asked import joined_on
from goodstanding.roll.record import Record
from goodstanding.roll.tables import Complete, Dues, Excuse, Member
from goodstanding.rulebook import from_text
from small.both_ways import by_definition, by_query
from small.grown import GROWN, Grown, says
from small.loading import empty_roll, fill
from small.worlds import World

WORLDS = int(os.environ.get("WORLDS", "40" if os.environ.get("CI") else "8"))


@pytest.fixture(scope="module")
def con():
    with empty_roll() as con:
        yield con


@pytest.mark.parametrize("kind", GROWN)
def test_the_query_tells_of_most_members_what_the_definition_tells(con, kind):
    told = Counter()
    for seed in range(WORLDS):
        random = Random(f"{kind} {seed}")
        text = Grown(random, kind).whole()
        rulebook, problems = from_text(text)
        assert [str(problem) for problem in problems if ".E" in problem.code] == []
        world = World(random, 4)
        on = world.asked_on()
        fill(con, world.members, world.occasions)

        _, answer = by_query(con, rulebook, on)

        for record, (name, ground) in product(world.members, rulebook.grounds.items()):
            if joined_on(record, on) is None or not says(kind, ground):
                continue
            given = answer(record.member_id, name)
            told[given is not None] += 1
            if given is not None:
                expected = by_definition(rulebook, record, on, name)
                assert (seed, record.member_id, name, *expected) == (
                    seed, record.member_id, name, *given
                ), text  # fmt: skip

    assert told[True] >= GROWN[kind][1] * told.total(), told


CLOCK = """---
rules: 1
id: one-clock
title: One clock
---
## Visits
```rule
The body is the board.
Every member owes visits, each week.
  It is done by a call.
  It is excused by leave of the board, approved at any time.
  An excused one is left out.
Every member does calls.
The breaks run:
  from 2024-03-06 to 2024-03-07
  from 2024-03-20 to 2024-03-21
{grounds}Every member may leave at any time.
```
"""
GROUND = """Ground {name}:
  {says}
  It is told to the board, nothing follows.
"""
BEGUN, LATEST = date(2024, 3, 3), date(2024, 3, 8)
STOPS = (
    "days of approved leave of visits",
    "days of approved leave of visits, at most 2 days of them",
    "days of a break or days of approved leave of visits",
    "days of a break or days of approved leave of visits, at most 2 days of them",
)


def grounds():
    """A ground for every length that a clock may come to, and for leave of every length."""
    sentences = [
        f"leave of visits covers all of the last {n} days" for n in range(1, 6)
    ]
    sentences += [
        f"at least {n} days have passed since joining, not counting {stops}"
        for stops, n in product(STOPS, range(6))
    ]
    return "".join(
        GROUND.format(name=f"g{number}", says=says)
        for number, says in enumerate(sentences)
    )


def test_two_spans_of_leave_stop_a_clock_wherever_they_lie(con):
    rulebook, problems = from_text(CLOCK.format(grounds=grounds()))
    assert [str(problem) for problem in problems if ".E" in problem.code] == []
    days = [BEGUN + timedelta(n - 1) for n in range((LATEST - BEGUN).days + 3)]
    spans = list(combinations_with_replacement(days, 2))
    records = []
    for number, leaves in enumerate(combinations_with_replacement(spans, 2)):
        name = f"m{number:05}"
        excuses = (
            Excuse(member_id=name, duty="visits", from_on=first, to_on=last, approved_on=BEGUN)
            for first, last in leaves
        )  # fmt: skip
        spell = Member(member_id=name, joined_on=BEGUN)
        records.append(Record(member_id=name, spells=(spell,), excuses=tuple(excuses)))
    fill(con, records, ())

    compiled, answer = by_query(con, rulebook, LATEST)

    assert compiled.left == {}
    for record, name in product(records, rulebook.grounds):
        expected = by_definition(rulebook, record, LATEST, name)
        given = answer(record.member_id, name)
        assert (record, name, *expected) == (record, name, *given)


OWN_TIME = """---
rules: 1
id: own-time
title: A ground's own time
---
## Dues
```rule
The body is the board.
Every member owes dues, each month.
  It is done by payment in full.
{grounds}Every member may leave at any time.
```
"""
OWN_TIMES = (
    "at least 2 dues are missed in a row",
    "ground g0 was met at the end of each of the last 2 full calendar months",
    "ground g0 was met at the end of fewer than 2 of the last 3 full calendar months",
    "ground g0 was met on every day of at least 1 of the last 2 full calendar months",
    "ground g0 was met on every day of fewer than 1 of the last 2 full calendar months",
    "ground g0 has been met for at least 1 month",
    "ground g0 has been met for fewer than 20 days",
    "ground g0 is met again within 2 months",
)
KNOWN = (243, 243, 243, 100, 100, 100, 100, 100)
"""Of how many of the 243 histories the query must tell each of these."""


def paid(number, states):
    """A member whose dues of five months were paid, in the month or 40 days on, or not."""
    name, later = f"p{number:03}", {"done": 5, "late": 40}
    months = [date(2024, month, 1) for month in range(1, len(states) + 1)]
    return Record(
        member_id=name,
        spells=(Member(member_id=name, joined_on=months[0]),),
        dues=tuple(
            Dues(
                member_id=name,
                period=month,
                owed=1,
                paid=1,
                paid_on=month + timedelta(later[state]),
            )
            for month, state in zip(months, states, strict=True)
            if state in later
        ),
        complete=(Complete(duty="dues", through=date(2025, 1, 1)),),
    )


def test_a_grounds_own_time_is_the_same_of_every_history_of_dues(con):
    told = "".join(
        GROUND.format(name=f"g{number}", says=says)
        for number, says in enumerate(OWN_TIMES)
    )
    rulebook, problems = from_text(OWN_TIME.format(grounds=told))
    assert [str(problem) for problem in problems if ".E" in problem.code] == []
    every = product(("done", "late", "missed"), repeat=5)
    records = [paid(number, states) for number, states in enumerate(every)]
    fill(con, records, ())
    on, known = date(2024, 6, 10), Counter()

    compiled, answer = by_query(con, rulebook, on)

    assert compiled.left == {}
    for record, name in product(records, rulebook.grounds):
        given = answer(record.member_id, name)
        if given is not None:
            known[name] += 1
            expected = by_definition(rulebook, record, on, name)
            assert (record, name, *expected) == (record, name, *given)
    assert [
        known[name] >= many for name, many in zip(rulebook.grounds, KNOWN, strict=True)
    ] == [True] * len(KNOWN), known
