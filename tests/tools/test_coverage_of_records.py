from pathlib import Path

import pytest

from coverage_of_records import CLAUSES, Extent, records

ROOT = Path(__file__).parents[2]
RULEBOOK = """\
---
rules: 1
id: x
title: A club
---
```rule
The body is the board.
Every member owes dues, each month.
  It is done by payment in full.
Every member does visits (a visit).
Ground behind:
  at least 2 months of dues are missed in a row
  The board may open removal.
Ground untried:
  at least 9 months of dues are missed in a row
  The board may open removal.
Ground conduct:
  the board finds "harm"
  The board may open removal.
Measure removal:
  It ends membership.
  1. The board hears the member.
  2. The board decides.
Measure idle:
  It is a warning.
Every member may leave at any time.
Not modelled: "the will", because "it is no conduct".
```
```example
two    | dues unpaid 2024-01..2024-02 | on 2024-03-01 | behind  | met
one    | dues unpaid 2024-01          | on 2024-02-01 | behind  | not met
asked  | joined 2020-01-01            | on 2024-02-01 | conduct | needs a finding
denied | the board does not find "harm" | on 2024-02-01 | conduct | not met
```
"""
ENTRY = """\
- record: X1
  organisation: A club
  kind: club
  rulebook: x.md
  conditions:
    c1: {{fact: a fact, {claim}}}
  ladder: {{}}
"""


@pytest.fixture
def held(made_tree):
    def hold(claim, rulebook=RULEBOOK):
        files = {CLAUSES: ENTRY.format(claim=claim), "rulebooks/x.md": rulebook}
        (record,) = records(made_tree(files))
        return record

    return hold


@pytest.mark.parametrize(
    ("claim", "extent"),
    [
        ("said: behind", Extent.WHOLE),
        ("said: [behind, removal, dues]", Extent.WHOLE),
        ("said: leaving", Extent.WHOLE),
        ("judged: conduct", Extent.WHOLE),
        ("said: behind, except: half of it", Extent.PART),
        ("said: behind, principle: the will", Extent.LEFT),
        ("judged: conduct, principle: the will, except: half of it", Extent.PART),
        ("not: nobody can", Extent.NOT),
    ],
)
def test_a_claim_that_holds_counts(held, claim, extent):
    record = held(claim)

    assert [clause.wrong for clause in record.clauses] == [()]
    assert record.conditions.extent is extent
    assert record.ladder.extent is Extent.NOTHING


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("said: behnd", "behnd is not in the rulebook"),
        ("said: idle", "nothing opens idle"),
        ("said: visits", "no ground asks about visits"),
        ("said: untried", "no example"),
        ("judged: behind", "nobody is asked for a finding there"),
        ("except: all of it", "write one of `said`, `judged`, `not`"),
        (
            "said: behind, principle: the heart",
            "does not say that it leaves out the heart",
        ),
        ("said: behind, but: no", "`but` is no key of a clause"),
    ],
)
def test_a_claim_that_does_not_hold_counts_for_nothing(held, claim, why):
    record = held(claim)

    assert why in " ".join(record.clauses[0].wrong)
    assert record.conditions.extent is Extent.NOT


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "| on 2024-03-01 | behind  | met",
            "| on 2024-03-01 | behind | not met",
            "the rules give met",
        ),
        ("The body is the board.", "The body is the bard.", "cannot stand"),
    ],
)
def test_nothing_is_said_by_a_rulebook_with_an_error(held, old, new, why):
    record = held("said: behind", RULEBOOK.replace(old, new))

    assert why in " ".join(record.clauses[0].wrong)
    assert record.conditions.extent is Extent.NOT


def test_a_record_without_a_rulebook_is_not_said(made_tree):
    entry = "- {record: X2, organisation: A, kind: club, conditions: 3, ladder: 0}\n"
    (record,) = records(made_tree({CLAUSES: entry}))

    assert record.conditions.extent is Extent.NOT
    assert record.ladder.extent is Extent.NOTHING


def test_what_is_left_out_on_principle_is_told_with_the_reason_of_the_rulebook(held):
    record = held("said: behind, principle: the will")

    assert record.clauses[0].principle == "the will, because it is no conduct"


def test_all_records_are_said_whole_or_but_for_what_is_left_out_on_principle():
    found = records(ROOT)
    rest = {Extent.WHOLE, Extent.LEFT, Extent.NOTHING}
    left = [c.id for each in found for c in each.clauses if c.extent is Extent.LEFT]

    assert {each.conditions.extent for each in found} == rest
    assert {each.ladder.extent for each in found} == {Extent.WHOLE, Extent.NOTHING}
    assert left == ["A08.c2"]


def test_every_claim_of_the_shipped_clauses_holds():
    wrong = {c.id: c.wrong for r in records(ROOT) for c in r.clauses if c.wrong}

    assert wrong == {}


def test_every_rulebook_of_a_record_is_named_once_and_stands_under_its_own_name():
    named = [record.rulebook for record in records(ROOT) if record.rulebook]
    there = [f"records/{path.name}" for path in ROOT.glob("rulebooks/records/*.md")]

    assert len(named) == len(set(named))
    assert set(there) <= set(named)
    for record in records(ROOT):
        if record.rulebook and record.rulebook.startswith("records/"):
            assert record.rulebook.startswith(f"records/{record.id.lower()}-")
