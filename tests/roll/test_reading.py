from datetime import date
from decimal import Decimal

MEMBERS = "member_id,joined_on\nM1,2020-01-01\n"


def values(rows):
    return [value for (value,) in rows]


def test_a_day_is_written_year_first_and_may_be_its_midnight(rows):
    members = """
        member_id,joined_on
        M1,0001-01-01
        M2,2024-02-25
        M3,2024-02-26 00:00
        M4,2024-02-27 00:00:00
        M5,2024-02-28T00:00:00.000
        M6,9999-12-31
        """

    assert values(rows("members", "joined_on", members=members)) == [
        date(1, 1, 1),
        *(date(2024, 2, day) for day in (25, 26, 27, 28)),
        date(9999, 12, 31),
    ]


def test_a_period_may_be_written_as_its_month(rows):
    dues = "member_id,period,owed,paid\nM1,2024-02,1,1\nM1,2024-03-01,1,1\n"

    assert values(rows("dues", "period", members=MEMBERS, dues=dues)) == [
        date(2024, 2, 1),
        date(2024, 3, 1),
    ]


def test_a_sum_is_a_whole_number_as_people_and_exports_write_it(rows):
    dues = """
        member_id,period,owed,paid
        M1,2024-01,0,007
        M1,2024-02,1250,+5
        M1,2024-03,1300.0,1300
        """

    assert rows("dues", "owed, paid", members=MEMBERS, dues=dues) == [
        (0, 7),
        (1250, 5),
        (1300, 1300),
    ]


def test_a_share_is_a_number_from_0_to_1_and_1_if_empty(rows):
    shares = ["0", "5e-2", ".1", "0.25", "1", ""]
    number = len(shares)
    found = rows(
        "attendance",
        "present",
        members=MEMBERS,
        occasions="occasion_id,duty,held_on\n"
        + "".join(f"{at},meeting,2024-01-05\n" for at in range(number)),
        attendance="member_id,occasion_id,present\n"
        + "".join(f"M1,{at},{share}\n" for at, share in enumerate(shares)),
    )

    assert values(found) == [
        *map(Decimal, ["0", "0.05", "0.1", "0.25"]),
        *[Decimal(1), Decimal(1)],
    ]


def test_yes_and_no_are_written_in_several_ways(rows):
    answers = ["yes", "TRUE", "1", "no", "False", "0", ""]
    occasions = "occasion_id,duty,held_on,cancelled\n" + "".join(
        f"{at},meeting,2024-01-05,{answer}\n" for at, answer in enumerate(answers)
    )

    assert rows(
        "occasions", "occasion_id, cancelled", members=MEMBERS, occasions=occasions
    ) == [(str(at), at < 3) for at in range(7)]


def test_words_may_be_written_in_any_case(rows):
    members = "member_id,joined_on,departure\nM1,2020-01-01, Resigned\n"

    assert values(rows("members", "departure", members=members)) == ["resigned"]


def test_an_amount_left_empty_is_1(rows):
    activity = "member_id,kind,on,amount\nM1,visit,2024-01-05,\n"

    assert values(rows("activity", "amount", members=MEMBERS, activity=activity)) == [1]


def test_ids_keep_their_zeros(rows):
    members = "member_id,joined_on\n007,2020-01-01"

    assert values(rows("members", "member_id", members=members)) == ["007"]
