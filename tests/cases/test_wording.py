"""What the parts of a procedure are called, of one and of many."""

from goodstanding.cases.parts import procedure
from goodstanding.cases.wording import doing, not_doing
from goodstanding.rulebook import from_text

TEXT = """---
rules: 1
id: a
title: A
---
```rule
The bodies are the board and the directors.
A member-on-leave is a member whose status is "on leave".
Ground g:
  the directors have found "it"
  The directors certify removal.
Ground h:
  the board has found "it"
  The board certifies removal.
Measure removal:
  It ends membership.
  1. 2 members-on-leave talk with the member.
  2. The directors hear the member.
  3. The board certifies it.
```
"""


def test_the_verb_has_the_number_of_who_acts():
    rulebook, problems = from_text(TEXT)
    assert not [each for each in problems if ".E" in each.code]

    parts = procedure(rulebook, "removal", "directors").parts
    assert [doing(each.step) for each in parts] == [
        "the directors serve notice",
        "2 members-on-leave talk with the member",
        "the directors hear the member",
        "the board certifies it",
        "the directors deliver it",
    ]
    assert [not_doing(each.step) for each in parts[2:4]] == [
        "the directors do not hear the member",
        "the board does not certify it",
    ]


def test_what_follows_has_the_number_of_the_body():
    rulebook, _ = from_text(TEXT)

    assert [str(each.openings[0]) for each in rulebook.grounds.values()] == [
        "the directors certify removal",
        "the board certifies removal",
    ]
