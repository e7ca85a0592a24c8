from datetime import date
from decimal import Decimal

import pytest

MEMBERS = "member_id,joined_on\nM1,2020-01-01\n"


def first(rows):
    ((value,),) = rows
    return value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("0001-01-01", date(1, 1, 1)),
        ("9999-12-31", date(9999, 12, 31)),
        ("2024-02-29 00:00:00", date(2024, 2, 29)),
        ("2024-02-29T00:00:00.000", date(2024, 2, 29)),
        ("2024-02-29 00:00", date(2024, 2, 29)),
    ],
)
def test_a_day_is_written_year_first_and_may_be_its_midnight(text, day, rows):
    members = f"member_id,joined_on\nM1,{text}\n"

    assert first(rows("members", "joined_on", members=members)) == day


def test_a_period_may_be_written_as_its_month(rows):
    dues = "member_id,period,owed,paid\nM1,2024-02,1,1\nM1,2024-03-01,1,1\n"

    assert rows("dues", "period", members=MEMBERS, dues=dues) == [
        (date(2024, 2, 1),),
        (date(2024, 3, 1),),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [("1250", 1250), ("007", 7), ("+5", 5), ("1000.0", 1000), ("0", 0)],
)
def test_a_sum_is_a_whole_number_with_or_without_zero_decimals(text, number, rows):
    dues = f"member_id,period,owed,paid\nM1,2024-02,{text},0\n"

    assert first(rows("dues", "owed", members=MEMBERS, dues=dues)) == number


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0.5", Decimal("0.5")),
        (".5", Decimal("0.5")),
        ("1", Decimal(1)),
        ("0", Decimal(0)),
        ("5e-1", Decimal("0.5")),
        ("", Decimal(1)),
    ],
)
def test_a_share_is_a_number_from_0_to_1_and_1_if_empty(text, share, rows):
    found = rows(
        "attendance",
        "present",
        members=MEMBERS,
        occasions="occasion_id,duty,held_on\na,meeting,2024-01-05\n",
        attendance=f"member_id,occasion_id,present\nM1,a,{text}\n",
    )

    assert first(found) == share


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        *[("yes", True), ("TRUE", True), ("1", True)],
        *[("no", False), ("False", False), ("0", False), ("", False)],
    ],
)
def test_yes_and_no_are_written_in_several_ways(text, answer, rows):
    occasions = f"occasion_id,duty,held_on,cancelled\na,meeting,2024-01-05,{text}\n"

    assert first(rows("occasions", "cancelled", members=MEMBERS, occasions=occasions)) is (
        answer
    )


def test_words_may_be_written_in_any_case(rows):
    members = "member_id,joined_on,departure\nM1,2020-01-01, Resigned\n"

    assert first(rows("members", "departure", members=members)) == "resigned"


def test_an_amount_left_empty_is_1(rows):
    activity = "member_id,kind,on,amount\nM1,visit,2024-01-05,\n"

    assert first(rows("activity", "amount", members=MEMBERS, activity=activity)) == 1


def test_ids_keep_their_zeros(rows):
    assert rows("members", "member_id", members="member_id,joined_on\n007,2020-01-01") == [
        ("007",)
    ]
