"""A rulebook of one measure, for sentences under test."""

from fractions import Fraction

from goodstanding.bylaws import Place
from goodstanding.dates import Length, Unit
from goodstanding.rulebook import from_text
from goodstanding.rulebook.condition import Standing
from goodstanding.rulebook.procedure import (
    Actor,
    Anchor,
    Event,
)
from goodstanding.rulebook.vote import Portion, Voters

HEAD = """---
rules: 1
id: a
title: A
---
```rule
The bodies are the board and the panel.
The notice is the reminder.
The right is the commit-bit.
The occasion is the meeting.
A fellow is a member whose category is "fellow".
Every member owes dues, each month.
  It is done by payment in full.
"""
MARGIN = HEAD.count("\n") + 1


def rulebook(text):
    read, problems = from_text(f"{HEAD}{text}```\n", "a.md")

    assert [each for each in problems if ".E" in each.code] == []
    return read


def measure(line):
    answers = '  No hearing is owed, because "a".\n  No appeal is owed, because "a".\n'
    return rulebook(f"Measure removal:\n  {line}\n{answers}").measures["removal"]


def days(count):
    return Length(count, Unit.DAY)


def at(line=MARGIN + 1, column=3):
    return Place(file="a.md", line=line, column=column)


def standing(column):
    text = "the member is a fellow"
    return Standing(status="fellow", text=text, place=at(column=column))


BOARD, PANEL, FELLOWS = Actor(body="board"), Actor(body="panel"), Actor(status="fellow")
SERVICE, POSTING = Event(Anchor.SERVICE), Event(Anchor.POSTING)
NEW_YEAR = Event(Anchor.DAY, day=(12, 31))
NEXT_MEETING = Event(Anchor.NEXT, of="meeting")
TWO_THIRDS = Portion(Fraction(2, 3), False, Voters.ENTITLED, "fellow")  # noqa: FBT003 -- at least
