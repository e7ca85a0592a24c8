from datetime import date

import pytest

from goodstanding.roll import Completeness, Kept

ROLL = {
    "members": "member_id,joined_on,branch_id\nM1,2020-01-01,A\nM2,2020-01-01,B\n",
    "dues": "member_id,period,owed,paid\nM1,2024-01,5,5\nM1,2024-02,5,5\nM2,2024-03,5,5\n",
    "occasions": """
        occasion_id,duty,held_on,branch_id
        a,meeting,2024-01-05,A
        b,meeting,2024-02-05,B
        c,vote,2024-03-05,
        """,
    "attendance": "member_id,occasion_id\nM1,a\nM2,b\nM2,c\n",
    "activity": "member_id,kind,on\nM1,visit,2024-01-06\nM2,talk,2024-01-07\n",
    "tasks": "member_id,task_id,due_on\nM1,1,2024-01-08\n",
}


def of(roll, *kept):
    """The lines of the table, shortly."""
    return [
        (line.duty, line.branch_id, line.through, line.rows, line.last_on)
        for line in roll.completeness(*kept)
    ]


def test_a_line_tells_how_far_a_record_is_closed_and_what_is_on_it(opened):
    roll = opened(**ROLL, complete="duty,through\ndues,2024-03-01\n")

    assert roll.completeness() == [
        Completeness(
            branch_id=None,
            duty="dues",
            through=date(2024, 3, 1),
            rows=3,
            last_on=date(2024, 3, 1),
        )
    ]


@pytest.fixture
def roll(opened):
    """A roll in which several duties are closed, in one branch and in all."""
    through = "2024-03-01"
    duties = ["dues,", "dues,A", "dues,C", "meeting,B", "visit,", "tasks,B", "other,"]
    rows = "".join(f"{duty},{through}\n" for duty in duties)
    return opened(**ROLL, complete=f"duty,branch_id,through\n{rows}")


def test_a_duty_is_looked_for_under_its_own_name_branch_by_branch(roll):
    through = date(2024, 3, 1)

    assert of(roll) == [
        ("dues", None, through, 3, date(2024, 3, 1)),
        ("dues", "A", through, 2, date(2024, 2, 1)),
        ("dues", "C", through, 0, None),
        ("meeting", "B", through, 1, date(2024, 2, 5)),
        ("other", None, through, None, None),
        ("tasks", "B", through, 0, None),
        ("visit", None, through, 1, date(2024, 1, 6)),
    ]


def test_who_knows_the_duties_says_where_each_is_kept(opened):
    roll = opened(
        **ROLL,
        complete="duty,branch_id,through\nattendances,,2024-03-01\n"
        "attendances,B,2024-03-01\n",
    )
    kept = {
        "attendances": Kept("attendance", "meeting"),
        "presence": Kept("attendance"),
        "talks": Kept("activity", "talk"),
    }

    assert of(roll, kept) == [
        ("attendances", None, date(2024, 3, 1), 2, date(2024, 2, 5)),
        ("attendances", "B", date(2024, 3, 1), 1, date(2024, 2, 5)),
        ("presence", None, None, 3, date(2024, 3, 5)),
        ("talks", None, None, 1, date(2024, 1, 7)),
    ]
