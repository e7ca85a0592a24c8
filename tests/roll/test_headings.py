import pytest

from goodstanding.problems import Refused
from goodstanding.roll.headings import places


def doubts(*headings):
    return "\n".join(map(str, places("members", headings, "members.csv")[1]))


def refusal(*headings):
    with pytest.raises(Refused) as refused:
        places("members", headings, "members.csv")
    return str(refused.value)


def test_columns_stand_in_any_order_and_case():
    found, problems = places("members", ["JOINED_ON ", " Member_Id"], "members.csv")

    assert found == {"member_id": 1, "joined_on": 0}
    assert problems == ()


def test_a_column_nobody_knows_is_doubted_with_the_nearest_one():
    assert (
        doubts("member_id", "joined_on", "categorie", "Phone")
        == """\
the column "categorie" is not part of this table, and was not loaded
  where: members.csv
  do:    rename it, or leave it as it is; did you mean category?
  code:  roll.W002
the column "Phone" is not part of this table, and was not loaded
  where: members.csv
  do:    rename it, or leave it as it is
  code:  roll.W002"""
    )


def test_a_column_without_a_heading_is_doubted():
    assert (
        doubts("member_id", "joined_on", " ")
        == """\
column 3 has no heading, and was not loaded
  where: members.csv
  do:    give it a heading, or delete it
  code:  roll.W003"""
    )


def test_every_required_column_that_is_missing_is_named():
    assert (
        refusal("category")
        == """\
the column member_id is missing
  where: members.csv
  do:    add a column with the heading member_id
  code:  roll.E008
the column joined_on is missing
  where: members.csv
  do:    add a column with the heading joined_on
  code:  roll.E008"""
    )


def test_a_required_column_that_is_misspelt_is_asked_for():
    assert (
        refusal("member_id", "joind_on")
        == """\
the column joined_on is missing
  where: members.csv
  do:    add a column with the heading joined_on; did you mean it by "joind_on"?
  code:  roll.E008
the column "joind_on" is not part of this table, and was not loaded
  where: members.csv
  do:    rename it, or leave it as it is; did you mean joined_on?
  code:  roll.W002"""
    )


def test_a_heading_cannot_stand_twice():
    assert (
        refusal("member_id", "joined_on", "Member_ID")
        == """\
two columns have the heading member_id
  where: members.csv
  do:    delete or rename the one that is not meant
  code:  roll.E009"""
    )


def test_a_first_row_that_names_no_column_is_no_heading():
    assert (
        refusal("M1", "2020-01-01")
        == """\
the first row names no column of this table
  where: members.csv
  do:    write the names of the columns in the first row: member_id, joined_on, \
branch_id, category, left_on, departure and recorded_on
  code:  roll.E007"""
    )
