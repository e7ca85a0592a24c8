from datetime import date
from fractions import Fraction

import pytest

from goodstanding.bylaws import Place
from goodstanding.dates import Aligned, Length, Unit
from goodstanding.rulebook import from_text
from goodstanding.rulebook.condition import (
    Age,
    All,
    AnyOf,
    Base,
    Comparison,
    Count,
    Found,
    Gap,
    Held,
    Holds,
    LeaveApproved,
    Not,
    OfLast,
    Run,
    Share,
    Standing,
    Stretch,
    Total,
    Under,
)
from goodstanding.rulebook.time import (
    Becoming,
    Begun,
    Between,
    DayOfYear,
    Edge,
    Full,
    Joining,
    Last,
    LastDone,
    Named,
    OldestMissed,
    OnDate,
    OrElse,
    Served,
    Shifted,
    Since,
    This,
)
from goodstanding.terms import State

HEAD = """---
rules: 1
id: a
title: A
---
```rule
The body is the board.
The notice is the reminder.
The occasion is the meeting.
A fellow is a member whose category is "fellow".
Let quota be 3.
Every member does visits, measured in hours.
Every member owes dues, each month.
  It is done by payment in full.
Every member owes talks, at each meeting.
  It is done by presence.
Measure warning:
  It is a warning.
Ground other:
  at least 1 dues are missed in a row
  It is told to the board, nothing follows.
Ground asked:
"""
LINE = HEAD.count("\n") + 1
LEAST, FEWER, MORE = Comparison.AT_LEAST, Comparison.FEWER, Comparison.MORE
MONTH = Length(1, Unit.MONTH)
MONTHS, YEARS = Aligned(Unit.MONTH), Aligned(Unit.YEAR)


def ground(*lines):
    told = "".join(f"{line}\n" for line in lines)
    text = f"{HEAD}{told}  It is told to the board, nothing follows.\n```\n"
    rulebook, problems = from_text(text, "a.md")

    assert [problem for problem in problems if ".E" in problem.code] == []
    return rulebook.grounds["asked"]


LEAVES = [
    (
        "at least 3 dues are missed in the last 1 month",
        Count,
        {
            "series": "dues",
            "state": State.MISSED,
            "window": Last(MONTH),
            "comparison": LEAST,
            "number": 3,
            "none_held": True,
        },
    ),
    (
        "no talks are done in this calendar month, where at least one is held",
        Count,
        {
            "series": "talks",
            "state": State.DONE,
            "window": This(MONTHS),
            "comparison": FEWER,
            "number": 1,
            "none_held": False,
        },
    ),
    (
        "more than the quota dues are missed in a row within this calendar year",
        Run,
        {
            "duty": "dues",
            "state": State.MISSED,
            "comparison": MORE,
            "number": Named("quota"),
            "within": YEARS,
        },
    ),
    (
        "at most 2 of the last 6 talks are done",
        OfLast,
        {
            "duty": "talks",
            "state": State.DONE,
            "last": 6,
            "comparison": Comparison.AT_MOST,
            "number": 2,
        },
    ),
    (
        "less than 1/4 of talks are done in this calendar year, of those [held or planned]",
        Share,
        {
            "duty": "talks",
            "state": State.DONE,
            "window": This(YEARS),
            "comparison": FEWER,
            "share": Fraction(1, 4),
            "bases": (Base.HELD, Base.PLANNED),
        },
    ),
    (
        "less than 12 hours of visits are done in the last 2 full calendar quarter",
        Total,
        {
            "acts": "visits",
            "window": Full(2, Aligned(Unit.QUARTER)),
            "comparison": FEWER,
            "number": 12,
        },
    ),
    (
        "talks are missed in a row over at least 1 month",
        Stretch,
        {"duty": "talks", "state": State.MISSED, "comparison": LEAST, "length": MONTH},
    ),
    (
        "at least [time] have passed since the last visit, or joining if there was none",
        Age,
        {
            "moment": OrElse(LastDone("visits"), Joining()),
            "comparison": LEAST,
            "length": Named("time"),
        },
    ),
    (
        "the last visit comes more than 1 month after the one before",
        Gap,
        {"acts": "visits", "comparison": MORE, "length": MONTH},
    ),
    (
        "the member is not a fellow at both ends of the last 1 month",
        Standing,
        {
            "status": "fellow",
            "negated": True,
            "held": Held.BOTH_ENDS,
            "window": Last(MONTH),
        },
    ),
    ("the member is not under warning", Under, {"measure": "warning", "negated": True}),
    (
        'the board finds "so"',
        Found,
        {"body": "board", "question": "so", "asked": True},
    ),
    (
        'the board has found "so"',
        Found,
        {"body": "board", "question": "so", "asked": False},
    ),
    ("ground other is not met", Holds, {"ground": "other", "negated": True}),
    (
        "leave of dues is approved since joining",
        LeaveApproved,
        {"duty": "dues", "window": Since(Joining())},
    ),
]


@pytest.mark.parametrize(("text", "kind", "said"), LEAVES)
def test_a_condition_is_read_whole(text, kind, said):
    place = Place(file="a.md", line=LINE, column=3)

    assert ground(f"  {text}.").condition == kind(text=text, place=place, **said)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("joining", Joining()),
        ("becoming a fellow", Becoming("fellow")),
        ("the oldest missed dues", OldestMissed("dues")),
        ("service of the reminder", Served("reminder")),
        ("service of the second reminder", Served("reminder", 2)),
        ("service of the last reminder", Served("reminder")),
        (
            "service of the first reminder after the oldest missed dues",
            Served("reminder", 1, after=OldestMissed("dues")),
        ),
        (
            "service of the fourth reminder after service of the first reminder",
            Served("reminder", 4, after=Served("reminder", 1)),
        ),
        ("the start of warning", Begun("warning")),
        ("2024-06-30", OnDate(date(2024, 6, 30))),
        ("31 August", DayOfYear(8, 31)),
        ("the end of this calendar month", Edge(MONTHS, end=True)),
        (
            "1 month before 31 August",
            Shifted(DayOfYear(8, 31), MONTH, before=True),
        ),
    ],
)
def test_a_moment_may_stand_wherever_a_time_is_counted_from(text, moment):
    age = ground(f"  at least 1 month has passed since {text}").condition
    since = ground(f"  at least 1 dues are missed since {text}").condition
    until = ground(f"  at least 1 dues are missed between joining and {text}")

    assert age.moment == moment
    assert since.window == Since(moment)
    assert until.condition.window == Between(Joining(), moment)


def asked(*texts):
    """The shape of a condition, with the words of its leaves."""

    def shape(condition):
        if isinstance(condition, Not):
            return ("not", shape(condition.part))
        if isinstance(condition, All | AnyOf):
            return (type(condition).__name__, *map(shape, condition.parts))
        return condition.question

    return shape(ground(*texts).condition)


def test_conditions_join_as_they_are_indented():
    assert asked(
        "  any of:",
        '    the board finds "a"',
        "    all of:",
        '      the board finds "b"',
        '      the board finds "c"',
        '    the board finds "d" and the board finds "e"',
    ) == ("AnyOf", "a", ("All", "b", "c"), ("All", "d", "e"))


def test_exceptions_are_taken_from_the_whole_ground():
    text = (
        '  the board finds "a" or the board finds "b"\n'
        "  It is told to the board, nothing follows.\n"
        'Except where the board finds "c".\n'
        "Except where any of:\n"
        '  the board finds "d"\n'
        '  the board finds "e"'
    )

    assert asked(text) == (
        "All",
        ("AnyOf", "a", "b"),
        ("not", "c"),
        ("not", ("AnyOf", "d", "e")),
    )
