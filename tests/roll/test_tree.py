MEMBERS = "member_id,joined_on\nM1,2020-01-01\n"


def test_a_branch_above_itself_is_told_once_for_all_of_the_round(opened):
    branches = """
        branch_id,parent_id
        A,
        B,A
        C,E
        D,C
        E,D
        F,E
        G,G
        """
    roll = opened(members=MEMBERS, branches=branches)

    assert (
        "\n".join(map(str, roll.problems))
        == """\
a branch stands above itself: C under E under D under C
  where: branches.csv, rows 4, 5 and 6
  do:    correct parent_id, or leave it empty for the first of them
  code:  roll.E036
a branch stands above itself: G under G
  where: branches.csv, row 8
  do:    correct parent_id, or leave it empty for the first of them
  code:  roll.E036"""
    )
    assert roll.left_out == {"members": 0, "branches": 4}
    found = roll.con.execute("SELECT branch_id FROM branches ORDER BY ALL").fetchall()
    assert found == [("A",), ("B",), ("F",)]


def test_a_tree_is_nothing_to_tell(told):
    branches = "branch_id,parent_id\nB,A\nA,\nC,B\n"

    assert told(members=MEMBERS, branches=branches) == ""
