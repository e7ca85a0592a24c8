def test_of_many_rows_wrong_in_one_way_twenty_are_told_and_all_counted(opened):
    wrong = "".join(f"M{row},soon,{row}.{row}.2024\n" for row in range(30))
    roll = opened(members=f"member_id,joined_on,left_on\nM,2020-01-01,\n{wrong}")

    assert roll.left_out == {"members": 30}
    assert [problem.where for problem in roll.problems] == [
        *(
            f"members.csv, row {row}, {column}"
            for row in range(3, 13)
            for column in ("joined_on", "left_on")
        ),
        "members.csv",
    ]
    assert (
        str(roll.problems[-1])
        == """\
and 40 more of this kind
  where: members.csv
  do:    mend those above and load the roll again
  code:  roll.E021"""
    )


def test_a_row_wrong_in_several_ways_is_left_out_once(opened):
    roll = opened(members="member_id,joined_on,left_on\n,soon,later\n")

    assert roll.left_out == {"members": 1}
    assert [problem.code for problem in roll.problems] == [
        "roll.E020",
        "roll.E021",
        "roll.E021",
    ]
