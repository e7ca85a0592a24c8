from datetime import date

import pytest

MEMBERS = "member_id,joined_on\nM1,2020-01-01\nM2,2020-01-01\n"
HEADINGS = "member_id,period,owed,paid,recorded_on\n"


def paid(roll):
    return [row.paid for row in roll.record("M1").dues]


@pytest.mark.parametrize("day", ["", "2024-02-01"])
def test_two_rows_of_one_key_and_day_clash_and_neither_is_loaded(day, opened):
    dues = f"{HEADINGS}M1,2024-01,5,5,{day}\nM2,2024-01,5,5,\nM1,2024-01,5,0,{day}\n"
    roll = opened(members=MEMBERS, dues=dues)

    assert (
        "\n".join(map(str, roll.problems))
        == """\
2 rows for member_id M1, period 2024-01-01, and none was recorded later
  where: dues.csv, rows 2 and 4
  do:    keep the row that is right; one that corrects another has a later date in \
recorded_on
  code:  roll.E034"""
    )
    assert roll.left_out == {"members": 0, "dues": 2}
    assert paid(roll) == []


def test_the_same_row_twice_clashes_too(opened):
    """It may be two payments, or one written twice: nobody can say."""
    roll = opened(members=MEMBERS, dues=f"{HEADINGS}M1,2024-01,5,5,\nM1,2024-01,5,5,\n")

    assert [problem.code for problem in roll.problems] == ["roll.E034"]
    assert paid(roll) == []


def test_the_first_five_of_many_rows_that_clash_are_named(opened):
    roll = opened(members=MEMBERS, dues=HEADINGS + "M1,2024-01,5,5,\n" * 9)

    assert roll.left_out["dues"] == 9
    assert [(problem.what, problem.where) for problem in roll.problems] == [
        (
            "9 rows for member_id M1, period 2024-01-01, and none was recorded later",
            "dues.csv, rows 2, 3, 4, 5 and 6",
        )
    ]


def test_of_many_clashes_twenty_are_told(opened):
    rows = "".join(f"M1,2024-01-{day:02},5,5,\n" for day in range(1, 26))
    roll = opened(members=MEMBERS, dues=HEADINGS + rows + rows)

    assert len(roll.problems) == 21
    assert roll.problems[-1].what == "and 5 more of this kind"


def test_the_row_recorded_last_stands(opened):
    dues = (
        f"{HEADINGS}M1,2024-01,5,3,2024-02-05\nM1,2024-01,5,5,2024-03-01\n"
        "M1,2024-01,5,0,\n"
    )
    roll = opened(members=MEMBERS, dues=dues)

    assert roll.problems == ()
    assert roll.left_out == {"members": 0, "dues": 0}
    assert paid(roll) == [5]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 2, 4), [0]),
        (date(2024, 2, 5), [3]),
        (date(2024, 2, 29), [3]),
        (date(2024, 3, 1), [5]),
    ],
)
def test_as_known_on_a_day_the_last_row_known_by_then_stands(day, expected, opened):
    dues = (
        f"{HEADINGS}M1,2024-01,5,3,2024-02-05\nM1,2024-01,5,5,2024-03-01\n"
        "M1,2024-01,5,0,\n"
    )

    assert paid(opened(members=MEMBERS, dues=dues, known_on=day)) == expected


def test_a_clash_is_told_even_of_what_was_not_known_yet(opened):
    clash = "M1,2024-01,5,5,2024-03-01\n"
    roll = opened(
        members=MEMBERS,
        dues=f"{HEADINGS}M1,2024-01,5,0,\n{clash}{clash}",
        known_on=date(2024, 1, 31),
    )

    assert [problem.code for problem in roll.problems] == ["roll.E034"]
    assert paid(roll) == [0]


def test_a_row_that_is_wrong_otherwise_does_not_clash(opened):
    roll = opened(members=MEMBERS, dues=f"{HEADINGS}M1,2024-01,5,5,\nM1,2024-01,5,x,\n")

    assert [problem.code for problem in roll.problems] == ["roll.E023"]
    assert paid(roll) == [5]


def test_rows_for_every_branch_clash_as_others_do(told):
    complete = "duty,through,branch_id\ndues,2024-01-01,\ndues,2024-02-01,\n"

    assert (
        told(members=MEMBERS, complete=complete)
        == """\
2 rows for duty dues, and none was recorded later
  where: complete.csv, rows 2 and 3
  do:    keep the row that is right; one that corrects another has a later date in \
recorded_on
  code:  roll.E034"""
    )


def test_acts_and_contacts_may_repeat(opened):
    activity = "member_id,kind,on\n" + "M1,visit,2024-01-05\n" * 2
    roll = opened(members=MEMBERS, activity=activity)

    assert roll.problems == ()
    assert len(roll.record("M1").activity) == 2
