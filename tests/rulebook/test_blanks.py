"""A blank is filled by the name that the software suggests."""

import pytest

from goodstanding.rulebook import from_text
from goodstanding.rulebook.names import of_blank

TEXT = """---
rules: 1
id: a
title: A
---
```rule
The body is the board.
Every member owes dues, each month.
  It is done by payment in full.
  It is never excused.
Ground g:
  at least [{blank}] dues are missed in a row
  It is told to the board, nothing follows.
Every member may leave at any time.
{filling}
```
"""


@pytest.mark.parametrize(
    "blank",
    [
        "so many",
        "So many, as the board says",
        "so many (three or four)",
        "the branch's half-year / year",
    ],
)
def test_a_blank_is_filled_by_the_name_that_is_suggested(blank):
    _, problems = from_text(TEXT.format(blank=blank, filling=""))
    (do,) = [each.do for each in problems if each.code == "rulebook.W050"]
    suggested = do.partition("`")[2].partition("`")[0]

    filled = suggested.replace("...", "3.")
    rulebook, problems = from_text(TEXT.format(blank=blank, filling=filled))

    assert "rulebook.W050" not in [each.code for each in problems]
    assert not [each for each in problems if ".E" in each.code]
    assert rulebook.values == {of_blank(blank): 3}


@pytest.mark.parametrize("blank", ["...", "2 or 3"])
def test_a_blank_without_a_word_to_begin_with_is_filled_in_its_place(blank):
    _, problems = from_text(TEXT.format(blank=blank, filling=""))

    assert [each.do for each in problems if each.code == "rulebook.W050"] == [
        "nothing is assumed, and what hangs on it is left to people; once it is decided, write it in the place of the blank"
    ]
