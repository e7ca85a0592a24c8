MEMBERS = "member_id,joined_on\nM1,2020-01-01\n"


def test_what_describes_or_builds_a_roll_is_passed_over(told):
    files = {
        "README.txt": "",
        "readme": "",
        "bylaws.md": "",
        "roll.toml": "",
        "build.py": "",
        "provenance.json": "",
        ".hidden.csv": "",
        "source/dues.csv": "",
        "__pycache__/x.parquet": "",
    }

    assert told(members=MEMBERS, **files) == ""


def test_a_file_that_is_no_table_is_doubted_with_the_nearest_table(told):
    files = {
        "duess.csv": "x",
        "dues.txt": "x",
        "parts/x.parquet": "x",
        "photo.jpg": "x",
    }

    assert (
        told(members=MEMBERS, **files)
        == """\
the file "dues.txt" is not a table of a roll, and was not loaded
  where: roll
  do:    rename it, or leave it as it is; did you mean dues?
  code:  roll.W001
the file "duess.csv" is not a table of a roll, and was not loaded
  where: roll
  do:    rename it, or leave it as it is; did you mean dues?
  code:  roll.W001
the folder "parts" is not a table of a roll, and was not loaded
  where: roll
  do:    rename it, or leave it as it is
  code:  roll.W001
the file "photo.jpg" is not a table of a roll, and was not loaded
  where: roll
  do:    rename it, or leave it as it is
  code:  roll.W001"""
    )


def test_the_names_of_files_stand_in_any_case(rows):
    assert rows("members", "member_id", **{"Members.CSV": MEMBERS}) == [("M1",)]
