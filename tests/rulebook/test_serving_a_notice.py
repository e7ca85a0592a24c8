"""A declared notice is served under its own name."""

from goodstanding.rulebook import from_text

TEXT = """\
---
rules: 1
id: a
title: A
---
```rule
The body is the board.
The notice is the reminder.
Measure removal:
  It is a warning.
  1. The board serves {notice}, in writing.
Every member may leave at any time.
```
"""


def steps(notice):
    found, problems = from_text(TEXT.format(notice=notice))
    assert [str(problem) for problem in problems if ".E" in problem.code] == []
    return found.measures["removal"].steps


def test_a_notice_is_served_under_its_own_name():
    assert steps("notice of reminder") == steps("the reminder")
    assert steps("the reminder")[0].notice == "reminder"
