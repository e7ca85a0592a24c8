"""What is not modelled of a ground keeps it from a firm answer, whichever way it goes."""

import pytest

from goodstanding.assessment import reference
from goodstanding.assessment.examples import asked_by
from goodstanding.assessment.since import since
from goodstanding.rulebook import from_text
from goodstanding.terms import Answer

TEXT = """---
rules: 1
id: club
title: Club
---
## Article 1
```rule
The body is the board.
Every member owes dues, each month.
  It is done by payment in full.
Ground behind:
  at least 1 dues are missed in a row
  It is told to the board, nothing follows.
  {line}
Not modelled in ground behind: "a good reason", because "people weigh it".
Ground asks:
  ground behind is {asked}
  It is told to the board, nothing follows.
Ground asks-long:
  ground behind has been met for at least 1 day
  It is told to the board, nothing follows.
Every member may leave at any time.
```
```example
unpaid | joined 2024-05-01; dues unpaid 2024-05..2024-06 | on 2024-07-01 | behind | needs a finding
paid   | joined 2024-05-01            | on 2024-07-01 | behind | needs a finding
```
"""
LINES = (
    "",
    "Once met, it stays met.",
    "Judged on 1 July.",
    "In force from 2024-01-01.",
)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("asked", ["met", "not met"])
@pytest.mark.parametrize("row", [0, 1])
def test_every_way_of_judging_needs_a_finding(line, asked, row):
    rulebook, problems = from_text(TEXT.format(line=line, asked=asked))
    assert [str(each) for each in problems if ".E" in each.code] == []
    told = asked_by(rulebook, rulebook.examples[row])

    for ground in rulebook.grounds.values():
        if "Judged" in line and ground.name.key == "asks-long":
            continue  # judged today for the first time: it cannot have lasted a day
        assert reference.answer(told, ground) is Answer.NEEDS_FINDING
        assert since(told, ground) is None
        assert not reference.near(told, ground)
