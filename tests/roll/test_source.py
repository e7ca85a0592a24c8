MEMBERS = "member_id,joined_on\nM1,2020-01-01\n"


def test_a_roll_without_members_is_told(told):
    assert (
        told(dues="member_id,period,owed,paid\n")
        == """\
there is no table of members
  where: roll
  do:    add members.csv (or members.parquet, or a sheet members) with the columns \
member_id and joined_on
  code:  roll.E002"""
    )


def test_a_table_that_stands_twice_is_told_and_read_from_neither(opened):
    roll = opened(
        **{"members.csv": MEMBERS, "members.parquet": b"", "Members.csv": MEMBERS}
    )

    assert (
        "\n".join(map(str, roll.problems))
        == """\
the table members stands in Members.csv, members.csv and members.parquet
  where: roll
  do:    keep the one that is right, and move the other elsewhere
  code:  roll.E003"""
    )
    assert list(roll.records()) == []
