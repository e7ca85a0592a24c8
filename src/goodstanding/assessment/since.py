"""Since when a ground is met: the first day of the unbroken stretch up to now.

`since_by_days` is the definition.  `since` asks only on the days on which an answer
can change: those the record names, those a period edge falls on, and those that lie a
length of the rulebook after one of them.  A test holds the two together.
"""

from __future__ import annotations

from datetime import date, timedelta

from goodstanding.assessment import reference
from goodstanding.assessment.asked import Asked
from goodstanding.assessment.own_time import first_day
from goodstanding.assessment.turning import turning_days
from goodstanding.rulebook.model import Ground
from goodstanding.terms import Answer

ONE = timedelta(1)
STANDS = {Answer.MET, Answer.STILL_CURABLE}


def since_by_days(asked: Asked, ground: Ground) -> date | None:
    """The first day of the unbroken stretch of days on which the ground stands."""
    if reference.answer(asked, ground) not in STANDS:
        return None
    day, first = asked.on, first_day(asked)
    while day > first and reference.answer(asked.at(day - ONE), ground) in STANDS:
        day -= ONE
    return day


def since(asked: Asked, ground: Ground) -> date | None:
    """The same, asked only on the days on which the answer can change."""
    if reference.answer(asked, ground) not in STANDS:
        return None
    first = first_day(asked)
    begun = asked.on
    for day in sorted(turning_days(asked, ground), reverse=True):
        if first < day <= begun:
            if reference.answer(asked.at(day - ONE), ground) not in STANDS:
                return day
            begun = day
    return first
