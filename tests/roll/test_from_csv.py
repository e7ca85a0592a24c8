from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.problems import Refused
from goodstanding.roll import from_csv


@pytest.fixture(scope="module")
def con():
    """A desk of its own: opening one for each file would take most of the time."""
    with duckdb.connect() as con:
        yield con


def laid_out(con, path):
    """The rows of members that are read off a file, or why none are."""
    con.execute("CREATE SCHEMA reading; CREATE SCHEMA left_out")
    try:
        found = from_csv.from_csv(con, "members", path, "members.csv")
        query = "SELECT row, member_id, category FROM reading.members ORDER BY row"
        return con.execute(query).fetchall(), found.left_out
    except Refused as refused:
        return str(refused)
    finally:
        con.execute("DROP SCHEMA reading CASCADE; DROP SCHEMA left_out CASCADE")


@pytest.fixture
def members(con, tmp_path):
    """Read the ids and the categories of members off a file."""

    def read(text):
        path = tmp_path / "members.csv"
        path.write_bytes(text.encode())
        rows, left_out = laid_out(con, path)
        assert left_out == 0
        return rows

    return read


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n \n"])
@pytest.mark.parametrize("cell", ["x", '"x"'])
def test_a_file_is_read_with_any_separator_line_end_and_start(
    mark, end, start, cell, members
):
    first = start.count("\n") + 1
    lines = ["member_id,category,joined_on", "M1,a,2020-01-01", f"M2,{cell},2020-01-01"]
    text = start + end.join([*lines, ""]).replace(",", mark)

    assert members(text) == [(first + 1, "M1", "a"), (first + 2, "M2", "x")]


@pytest.mark.parametrize("one", ["M1", '"M1"'])
def test_a_file_without_quotation_marks_is_read_the_same_as_one_with(one, members):
    text = f"member_id,joined_on,category\n{one},2020-01-01, a b\nM2 ,2020-01-02,\n"

    assert members(text) == [(2, "M1", "a b"), (3, "M2", None)]


def test_rows_keep_the_number_of_their_first_line(told):
    assert (
        told(
            members="""
            member_id,joined_on,category

            M1,2020-01-01,"two
            lines"
            M2,soon,
            ,,
            M3,later,"x"
            """
        )
        == """\
"soon" is not a date
  where: members.csv, row 5, joined_on
  do:    write the day as YYYY-MM-DD
  code:  roll.E021
"later" is not a date
  where: members.csv, row 7, joined_on
  do:    write the day as YYYY-MM-DD
  code:  roll.E021"""
    )


def test_blank_lines_and_rows_of_empty_cells_say_nothing(members):
    text = "member_id,joined_on\n\nM1,2020-01-01\n , \n,\nM2,2020-01-01\n,"

    assert members(text) == [(3, "M1", None), (6, "M2", None)]


def test_uneven_rows_are_left_out_and_told(opened):
    roll = opened(members="member_id,joined_on\nM1,2020-01-01\nM2\nM3,2020-01-01,x\n")

    assert roll.left_out == {"members": 2}
    assert [problem.what for problem in roll.problems] == [
        "the row has 1 cell, and there are 2 headings",
        "the row has 3 cells, and there are 2 headings",
    ]
    assert [record.member_id for record in roll.records()] == ["M1"]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_an_empty_file_is_told(text, told):
    assert (
        told(members=text)
        == """\
the file is empty
  where: members.csv
  do:    write the names of the columns in the first row, or delete the file
  code:  roll.E004"""
    )


@pytest.mark.parametrize("piece", [1, 1 << 24])
def test_a_file_in_another_encoding_is_told_by_byte_and_row(piece, told, monkeypatch):
    monkeypatch.setattr(from_csv, "PIECE", piece)
    text = "member_id,joined_on\nM1,2020-01-01\nRené,2020-01-01\n"

    assert (
        told(members=text.encode("latin-1"))
        == """\
byte 38 of the file (hexadecimal E9) is not UTF-8
  where: members.csv, row 3
  do:    save the file again as CSV in UTF-8
  code:  roll.E005"""
    )


@pytest.mark.parametrize("cell", ['"M2', '"M"2'])
def test_a_quotation_mark_out_of_place_is_told(cell, told):
    assert (
        told(members=f"member_id,joined_on\nM1,2020-01-01\n{cell},2020-01-01\n")
        == """\
a quotation mark is opened and not closed, or closed too early
  where: members.csv, row 3
  do:    write a text as "text", and a quotation mark in it twice
  code:  roll.E011"""
    )


def test_a_file_with_headings_only_has_no_rows(rows):
    members = "member_id,joined_on\nM1,2020-01-01"

    assert rows("dues", members=members, dues="member_id,period,owed,paid\n") == []


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u202f"])
def test_blanks_around_a_value_are_not_part_of_it(blank, members):
    text = f"member_id,category,joined_on\n{blank}M1{blank},{blank},2020-01-01\n"

    assert members(text) == [(2, "M1", None)]


CELLS = st.text("ab é\u00a0", max_size=3)
MARKED = st.text('a,; \n""', max_size=3).map(lambda text: f'"{text}"')
ANY = st.text('a",; \t\n\r', max_size=3)
ROW = st.lists(CELLS | MARKED | ANY, min_size=3, max_size=3).map(",".join)
LINES = st.lists(ROW | st.text('a", \n', max_size=6), max_size=5)


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_the_engine_reads_a_file_as_we_do_or_leaves_it_to_us(con, lines, end, ended):
    text = end.join(["member_id,category,joined_on", *lines]) + (end if ended else "")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "members.csv"
        path.write_bytes(text.encode())
        quick = laid_out(con, path)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(from_csv, "_is_laid_out", lambda *_: False)
            careful = laid_out(con, path)

    assert quick == careful
