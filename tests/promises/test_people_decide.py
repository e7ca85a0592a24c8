"""What the organisation and its members may rely on, whatever the rulebook."""

import os
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from goodstanding.assessment import reference
from goodstanding.assessment.asked import Asked, joined_on
from goodstanding.assessment.finding import Finding, findings
from goodstanding.dates import Length, Unit
from goodstanding.roll.tables import Complete, Departure
from goodstanding.rulebook import from_text, read_rulebook
from goodstanding.rulebook.condition import Count, Found, Run, Share, leaves
from goodstanding.terms import Answer
from small.days import DAYS, FIRST
from small.texts import HEAD, Text
from small.worlds import World

TOP = HEAD.format(terms="  from 2024-01-01 to 2024-12-31\n")

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "rulebooks").rglob("*.md"))
SURE = {Answer.MET, Answer.NOT_MET, Answer.STILL_CURABLE}


@pytest.fixture(params=SHIPPED, ids=lambda path: path.stem)
def rulebook(request):
    return read_rulebook(request.param)


def test_whatever_a_ground_opens_is_opened_by_people(rulebook):
    for ground in rulebook.grounds.values():
        assert ground.openings
        assert all(
            opening.body in rulebook.names["body"] for opening in ground.openings
        )


def test_anyone_may_leave_and_nobody_approves(rulebook):
    if rulebook.floors:  # a statute, which nobody is a member of
        assert not rulebook.measures
        assert not rulebook.grounds
        return
    assert rulebook.leaving is not None
    assert {
        "effect",
        "or_later",
        "given_before",
        "in_writing",
        "to",
        "signed",
        "witnessed",
        "form_harmless",
        "taken_back_within",
        "final",
        "recorded_by",
        "debts_stay",
        "ends_cases",
        "place",
    } == {field.name for field in fields(rulebook.leaving)}


@pytest.mark.parametrize(
    "said", ["with the approval of the board", "if the board decides", "after 1 month"]
)
def test_no_sentence_can_put_a_condition_on_leaving(said):
    text = TOP + f"Every member may leave at any time, {said}.\n```\n"
    _, problems = from_text(text)

    assert "rulebook.E001" in {problem.code for problem in problems}


def test_leaving_is_not_a_measure():
    assert Departure.RESIGNED is not Departure.REMOVED
    assert "resigned" not in {
        name for path in SHIPPED for name in read_rulebook(path).measures
    }


def test_a_finding_ranks_nobody():
    assert {
        "member", "branch", "ground", "article", "answer", "near", "since", "through",
        "count", "evidence", "sentence", "opens", "cure", "hidden_by",
    } == {field.name for field in fields(Finding)}  # fmt: skip


def test_grounds_of_belief_are_listed_with_a_reason_and_never_computed():
    rulebook = read_rulebook(ROOT / "rulebooks" / "measures-2024.md")
    told = [each for each in rulebook.not_modelled if "belief" in each.what + each.why]

    assert told
    assert all(each.why for each in rulebook.not_modelled)


@settings(max_examples=40)
@given(seed=st.integers(0, 2**40))
def test_a_judgement_nobody_made_is_never_met(seed):
    random = Random(seed)
    rulebook, _ = from_text(Text(random).whole())
    record = replace(World(random, 1).members[0], findings=())
    on = FIRST + timedelta(random.randint(0, DAYS))
    for ground in rulebook.grounds.values():
        asked = [
            leaf
            for leaf in leaves(ground.condition)
            if isinstance(leaf, Found) and leaf.asked
        ]
        if not isinstance(ground.condition, Found) or not joined_on(record, on):
            continue
        if asked and reference.judge(Asked(rulebook, record, on), ground).value != (
            "not in force"
        ):
            assert Answer.NEEDS_FINDING is reference.answer(
                Asked(rulebook, record, on), ground
            )


@settings(max_examples=60 if os.environ.get("CI") else 25)
@given(seed=st.integers(0, 2**40))
def test_missing_data_are_not_misses(seed):
    """What a record that nobody closed leaves firm, every completed record confirms."""
    random = Random(seed)
    rulebook, _ = from_text(Text(random).whole())
    record = World(random, 1).members[0]
    on = FIRST + timedelta(random.randint(100, DAYS))
    cut = tuple(
        Complete(duty=row.duty, through=on - timedelta(90)) for row in record.complete
    )
    closed = tuple(
        Complete(duty=row.duty, through=on + timedelta(99)) for row in record.complete
    )
    if joined_on(record, on) is None:
        return

    for ground in rulebook.grounds.values():
        before = reference.answer(
            Asked(rulebook, replace(record, complete=cut), on), ground
        )
        after = reference.answer(
            Asked(rulebook, replace(record, complete=closed), on), ground
        )
        if before in SURE and not _reads_what_is_open(rulebook, ground):
            assert (before is Answer.NOT_MET) == (after is Answer.NOT_MET)


def _reads_what_is_open(rulebook, ground):
    """Grounds whose points may still be done change with the day, not with the record."""
    counted = [
        leaf
        for leaf in leaves(ground.condition)
        if isinstance(leaf, Run | Count | Share)
    ]
    return any(
        rulebook.duties[name].grace is not None
        for leaf in counted
        if (name := getattr(leaf, "duty", getattr(leaf, "series", "")))
        in rulebook.duties
    )


ARREARS = """---
rules: 1
id: arrears
title: Arrears
---
## Dues
```rule
The body is the board.
Every member owes dues, each month.
  It is done by payment in full.
Ground arrears:
  at least 3 months of dues are missed in a row
  It is told to the board, nothing follows.
Every member may leave at any time.
```
"""


@given(months=st.integers(0, 12), asked=st.integers(0, 400))
def test_a_member_whose_record_nobody_closed_is_never_in_arrears(months, asked):
    rulebook, _ = from_text(ARREARS)
    record = World(Random(months), 1).members[0]
    record = replace(record, dues=(), complete=())
    on = Length(months, Unit.MONTH).after(date(2023, 1, 1)) + timedelta(asked)
    answers = {finding.answer for finding in findings(Asked(rulebook, record, on))}

    assert answers <= {Answer.DATA_MISSING}
