import pytest

MEMBERS = "member_id,joined_on\nM1,2020-01-01\n"
BRANCHES = "branch_id,parent_id\nB1,\n"


def test_a_span_that_ends_before_it_begins_is_told(told):
    days, late = "2024-01-02,2024-01-01", "2024-01-03,2024-01-03"
    tables = {
        "members": f"member_id,joined_on,left_on\nM1,{days}\nM1,{late}\n",
        "statuses": f"member_id,status,from_on,to_on\nM1,x,{days}\nM1,x,{late}\n",
        "occasions": "occasion_id,duty,began_on,held_on\n"
        f"a,vote,{days}\nb,vote,{late}\n",
        "excuses": f"member_id,duty,from_on,to_on\nM1,x,{days}\nM1,x,{late}\n",
        "measures": "member_id,measure,from_on,until_on,ended_on\n"
        f"M1,x,{days},2024-01-01\nM1,x,{late},2024-01-03\n",
    }
    spans = [
        ("members", "joined_on", "left_on"),
        ("statuses", "from_on", "to_on"),
        ("occasions", "began_on", "held_on"),
        ("excuses", "from_on", "to_on"),
        ("measures", "from_on", "until_on"),
        ("measures", "from_on", "ended_on"),
    ]

    assert told(**tables) == "\n".join(
        f"""\
{last} 2024-01-01 is before {first} 2024-01-02
  where: {table}.csv, row 2, {last}
  do:    correct one of the two dates
  code:  roll.E029"""
        for table, first, last in spans
    )


def test_a_member_nobody_knows_is_told_in_every_table(opened):
    tables = {
        "statuses": "member_id,status,from_on\nM2,x,2024-01-01\n",
        "dues": "member_id,period,owed,paid\nM2,2024-01,1,1\n",
        "attendance": "member_id,occasion_id\nM2,a\n",
        "tasks": "member_id,task_id,due_on\nM2,t,2024-01-01\n",
        "activity": "member_id,kind,on\nM2,x,2024-01-01\n",
        "excuses": "member_id,duty,from_on,to_on\nM2,x,2024-01-01,2024-01-01\n",
        "contacts": "member_id,on,kind\nM2,2024-01-01,reached\n",
        "notices": "member_id,kind,sent_on\nM2,x,2024-01-01\n",
        "findings": "member_id,ground,found_on,body,holds\nM2,x,2024-01-01,b,yes\n",
        "measures": "member_id,measure,from_on\nM2,x,2024-01-01\n",
    }
    occasions = "occasion_id,duty,held_on\na,meeting,2024-01-05\n"
    roll = opened(members=MEMBERS, occasions=occasions, **tables)

    assert "\n".join(map(str, roll.problems)) == "\n".join(
        f"""\
there is no member "M2"
  where: {table}.csv, row 2, member_id
  do:    correct the number of the member, or add the member to the members
  code:  roll.E030"""
        for table in tables
    )
    assert roll.left_out == {"members": 0, "occasions": 0} | dict.fromkeys(tables, 1)


def test_a_member_whose_own_row_is_wrong_is_known_all_the_same(opened):
    dues = "member_id,period,owed,paid\nM1,2024-01,1,1\n"
    roll = opened(members="member_id,joined_on\nM1,soon\n", dues=dues)

    assert [problem.code for problem in roll.problems] == ["roll.E021"]


def test_a_branch_nobody_knows_is_told_if_there_are_branches(told):
    tables = {
        "members": "member_id,joined_on,branch_id\nM1,2020-01-01,B2\n",
        "occasions": "occasion_id,duty,held_on,branch_id\na,x,2024-01-05,B2\n",
        "complete": "duty,through,branch_id\ndues,2024-01-01,B2\n",
    }

    assert told(**tables) == ""
    assert told(branches=BRANCHES, **tables) == "\n".join(
        f"""\
there is no branch "B2"
  where: {table}.csv, row 2, branch_id
  do:    correct the name of the branch, or add it to the branches
  code:  roll.E031"""
        for table in tables
    )


@pytest.mark.parametrize(
    "occasions", [{}, {"occasions": "occasion_id,duty,held_on\nb,x,2024-01-05\n"}]
)
def test_an_occasion_nobody_knows_is_told(occasions, told):
    attendance = "member_id,occasion_id\nM1,a\n"

    assert (
        told(members=MEMBERS, attendance=attendance, **occasions)
        == """\
there is no occasion "a"
  where: attendance.csv, row 2, occasion_id
  do:    correct it, or add the occasion to the occasions
  code:  roll.E032"""
    )


def test_where_a_table_cannot_be_read_nothing_is_said_to_be_missing_from_it(opened):
    roll = opened(
        members=MEMBERS, attendance="member_id,occasion_id\nM1,a\n", occasions=""
    )

    assert [problem.code for problem in roll.problems] == ["roll.E004"]
    assert len(roll.record("M1").attendance) == 1


def test_a_branch_above_that_nobody_knows_is_told(told):
    assert (
        told(members=MEMBERS, branches="branch_id,parent_id\nB1,\nB2,B9\n")
        == """\
there is no branch "B9" for this one to belong to
  where: branches.csv, row 3, parent_id
  do:    correct it, or add that branch
  code:  roll.E033"""
    )


def test_a_day_of_payment_with_nothing_paid_is_doubted_and_kept(opened):
    dues = "member_id,period,owed,paid,paid_on\nM1,2024-01,5,0,2024-01-09\n"
    roll = opened(members=MEMBERS, dues=dues)

    assert (
        "\n".join(map(str, roll.problems))
        == """\
paid_on is 2024-01-09, and nothing was paid
  where: dues.csv, row 2, paid_on
  do:    write what was paid, or delete the date
  code:  roll.W005"""
    )
    assert len(roll.record("M1").dues) == 1
