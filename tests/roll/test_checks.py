MEMBERS = "member_id,joined_on\nM1,2020-01-01\n"
DUES = "member_id,period,owed,paid\n"
ATTENDANCE = "member_id,occasion_id,present\n"
OCCASIONS = "occasion_id,duty,held_on\na,meeting,2024-01-05\n"


def test_a_required_cell_that_is_empty_is_told(told):
    assert (
        told(members="member_id,joined_on\nM1,\n,2020-01-01\n")
        == """\
joined_on is empty
  where: members.csv, row 2, joined_on
  do:    write joined_on, or delete the row
  code:  roll.E020
member_id is empty
  where: members.csv, row 3, member_id
  do:    write member_id, or delete the row
  code:  roll.E020"""
    )


def test_what_is_not_a_date_is_told(told):
    texts = [
        *["31.12.2024", "2024/12/31", "2024-1-5", "24-01-05", "soon", "2024-01"],
        *["infinity", "today", "2024-01-05 12:00:00", "10000-01-01", "20240105"],
    ]
    members = "".join(f"M1,{text}\n" for text in texts)

    assert told(members=f"member_id,joined_on\n{members}") == "\n".join(
        f"""\
"{text}" is not a date
  where: members.csv, row {row}, joined_on
  do:    write the day as YYYY-MM-DD
  code:  roll.E021"""
        for row, text in enumerate(texts, start=2)
    )


def test_what_is_neither_a_date_nor_a_month_is_told(told):
    dues = f"{DUES}M1,January,1,1\n"

    assert (
        told(members=MEMBERS, dues=dues)
        == """\
"January" is not a date
  where: dues.csv, row 2, period
  do:    write the day as YYYY-MM-DD, or the month as YYYY-MM
  code:  roll.E021"""
    )


def test_a_day_that_does_not_exist_is_told(told):
    texts = ["2024-02-30", "2023-02-29", "2024-13-01", "0000-01-01"]
    members = "".join(f"M1,2020-01-01,{text}\n" for text in texts)

    assert told(members=f"member_id,joined_on,left_on\n{members}") == "\n".join(
        f"""\
"{text}" is not in the calendar
  where: members.csv, row {row}, left_on
  do:    write a day that exists, of the years 0001 to 9999
  code:  roll.E022"""
        for row, text in enumerate(texts, start=2)
    )


def test_a_month_that_does_not_exist_is_told(told):
    dues = f"{DUES}M1,2024-13,1,1\n"

    assert (
        told(members=MEMBERS, dues=dues)
        == """\
"2024-13" is not in the calendar
  where: dues.csv, row 2, period
  do:    write a day that exists, of the years 0001 to 9999
  code:  roll.E022"""
    )


def test_a_sum_that_is_no_whole_number_is_told(told):
    texts = ["12.50", "10.00", "1,250", "1 250", "ten", "1e3", "9223372036854775808"]
    dues = "".join(f'M1,2024-01,"{text}",0\n' for text in texts)

    assert told(members=MEMBERS, dues=f"{DUES}{dues}") == "\n".join(
        f"""\
"{text}" is not a whole number
  where: dues.csv, row {row}, owed
  do:    write a whole number of cents, pence or the like: 1250 for 12.50
  code:  roll.E023"""
        for row, text in enumerate(texts, start=2)
    )


def test_an_amount_that_is_no_whole_number_is_told(told):
    activity = "member_id,kind,on,amount\nM1,visit,2024-01-05,2.5\n"

    assert (
        told(members=MEMBERS, activity=activity)
        == """\
"2.5" is not a whole number
  where: activity.csv, row 2, amount
  do:    write a whole number
  code:  roll.E023"""
    )


def test_what_is_not_a_share_is_told(told):
    texts = ["half", "0,5", "50 %", "1/2", "nan"]
    attendance = "".join(f'M1,a,"{text}"\n' for text in texts)

    assert told(
        members=MEMBERS, occasions=OCCASIONS, attendance=f"{ATTENDANCE}{attendance}"
    ) == "\n".join(
        f"""\
"{text}" is not a share
  where: attendance.csv, row {row}, present
  do:    write a number from 0 to 1 with a point: 0.5 for a half
  code:  roll.E024"""
        for row, text in enumerate(texts, start=2)
    )


def test_a_share_below_0_or_above_1_is_told(told):
    texts = ["50", "1.000001", "-0.5", "1e9"]
    attendance = "".join(f"M1,a,{text}\n" for text in texts)

    assert told(
        members=MEMBERS, occasions=OCCASIONS, attendance=f"{ATTENDANCE}{attendance}"
    ) == "\n".join(
        f"""\
the share "{text}" is not between 0 and 1
  where: attendance.csv, row {row}, present
  do:    write a number from 0 to 1: 0.5 for a half
  code:  roll.E028"""
        for row, text in enumerate(texts, start=2)
    )


def test_a_share_that_had_to_be_rounded_is_doubted_and_kept(opened):
    roll = opened(
        members=MEMBERS,
        occasions=OCCASIONS,
        attendance="member_id,occasion_id,present\nM1,a,0.33333333\n",
    )

    assert (
        "\n".join(map(str, roll.problems))
        == """\
the share "0.33333333" has more than six decimals, and was rounded to 0.333333
  where: attendance.csv, row 2, present
  do:    write it with at most six decimals
  code:  roll.W004"""
    )
    assert roll.left_out["attendance"] == 0
    assert len(roll.record("M1").attendance) == 1


def test_what_is_neither_yes_nor_no_is_told(told):
    occasions = "occasion_id,duty,held_on,cancelled\na,meeting,2024-01-05,maybe\n"

    assert (
        told(members=MEMBERS, occasions=occasions)
        == """\
"maybe" is neither yes nor no
  where: occasions.csv, row 2, cancelled
  do:    write yes or no
  code:  roll.E025"""
    )


def test_an_unknown_departure_is_told_with_the_nearest_one(told):
    members = (
        "member_id,joined_on,left_on,departure\nM1,2020-01-01,2021-01-01,resinged\n"
    )

    assert (
        told(members=members)
        == """\
"resinged" is not a departure we know
  where: members.csv, row 2, departure
  do:    write resigned, removed, died, transferred, suspended or other; did you mean \
resigned?
  code:  roll.E026"""
    )


def test_an_unknown_contact_is_told(told):
    contacts = "member_id,on,kind\nM1,2024-01-05,telephoned\n"

    assert (
        told(members=MEMBERS, contacts=contacts)
        == """\
"telephoned" is not a kind we know
  where: contacts.csv, row 2, kind
  do:    write reached, sought, returned or silent
  code:  roll.E026"""
    )


def test_a_negative_sum_is_told(told):
    dues = f"{DUES}M1,2024-01,-5,0\nM1,2024-02,5,-1\n"

    assert (
        told(members=MEMBERS, dues=dues)
        == """\
-5 is less than zero
  where: dues.csv, row 2, owed
  do:    write zero or more
  code:  roll.E027
-1 is less than zero
  where: dues.csv, row 3, paid
  do:    write zero or more
  code:  roll.E027"""
    )
