import csv
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from goodstanding.problems import Refused
from goodstanding.roll import open_roll
from goodstanding.roll.columns import COLUMNS, Kind


def refusal(path):
    with pytest.raises(Refused) as refused:
        open_roll(path)
    return str(refused.value)


def test_a_path_that_leads_nowhere_is_refused():
    assert (
        refusal(Path("nowhere/roll"))
        == """\
there is no such folder or file
  where: nowhere/roll
  do:    name the folder in which members.csv lies, or the workbook
  code:  roll.E001"""
    )


def test_a_file_that_is_no_workbook_is_refused(folder):
    path = folder(members="") / "members.csv"

    assert (
        refusal(path)
        == f"""\
this is neither a folder nor an Excel workbook (.xlsx)
  where: {path}
  do:    name the folder in which members.csv lies, or the workbook
  code:  roll.E001"""
    )


WRONG = [
    ("roll.W001", "roll", 'the file "excuse.csv" is not a table of a roll, and was not loaded'),
    ("roll.E010", "members.csv, row 5", "the row has 2 cells, and there are 5 headings"),
    ("roll.E022", "members.csv, row 3, joined_on", '"2020-02-30" is not in the calendar'),
    ("roll.E026", "members.csv, row 4, departure", '"fled" is not a departure we know'),
    ("roll.E029", "members.csv, row 4, left_on", "left_on 2019-01-01 is before joined_on 2020-01-01"),
    ("roll.E035", "members.csv, rows 6 and 7", "member M5 has two spells at once: one from 2020-01-01, another from 2021-01-01"),
    ("roll.W002", "members.csv", 'the column "Phone" is not part of this table, and was not loaded'),
    ("roll.E033", "branches.csv, row 4, parent_id", 'there is no branch "X" for this one to belong to'),
    ("roll.E036", "branches.csv, rows 2 and 3", "a branch stands above itself: A under B under A"),
    ("roll.E023", "dues.csv, row 2, owed", '"10.00" is not a whole number'),
    ("roll.E027", "dues.csv, row 3, paid", "-1 is less than zero"),
    ("roll.E030", "dues.csv, row 6, member_id", 'there is no member "M9"'),
    ("roll.E034", "dues.csv, rows 4 and 5", "2 rows for member_id M1, period 2024-03-01, and none was recorded later"),
    ("roll.E008", "occasions.csv", "the column duty is missing"),
    ("roll.E028", "attendance.csv, row 2, present", 'the share "2" is not between 0 and 1'),
    ("roll.E005", "tasks.csv, row 2", "byte 32 of the file (hexadecimal E9) is not UTF-8"),
    ("roll.E004", "activity.csv", "the file is empty"),
    ("roll.E006", "notices.parquet", "the file cannot be read: it is damaged, broken off or of another kind"),
]  # fmt: skip


def test_everything_that_is_wrong_is_told_at_once(opened):
    roll = opened(
        members="""
            member_id;joined_on;left_on;departure;Phone
            M1;2020-01-01;;;123
            M2;2020-02-30;;;
            M3;2020-01-01;2019-01-01;fled;
            M4;2020-01-01
            M5;2020-01-01;;;
            M5;2021-01-01;;;
            """,
        branches="branch_id,parent_id\nA,B\nB,A\nC,X\n",
        dues="""
            member_id,period,owed,paid
            M1,2024-01,10.00,0
            M1,2024-02,1000,-1
            M1,2024-03,1000,1000
            M1,2024-03,1000,0
            M9,2024-01,1000,1000
            """,
        occasions="occasion_id,held_on\n",
        attendance="member_id,occasion_id,present\nM1,a,2\n",
        tasks=b"member_id,task_id,due_on\nM1,caf\xe9,2024-01-01\n",
        activity="",
        excuse="",
        **{"notices.parquet": b"PAR1"},
    )

    assert [(each.code, each.where, each.what) for each in roll.problems] == WRONG
    assert roll.left_out == {"members": 5, "branches": 3, "dues": 5, "attendance": 1}
    assert [record.member_id for record in roll.records()] == ["M1"]


TEXTS = st.text("aé '\"0,;\n", min_size=1, max_size=4).map(str.strip).filter(bool)
VALUES = {
    Kind.TEXT: TEXTS,
    Kind.DAY: st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    Kind.WHOLE: st.integers(0, 10**15),
    Kind.SHARE: st.integers(0, 8).map(lambda eighths: eighths / 8),
    Kind.YES_NO: st.booleans(),
}
TABLES = ("members", "dues", "occasions", "attendance", "findings")


def cells(column):
    values = st.sampled_from(column.words) if column.words else VALUES[column.kind]
    return values if column.required else st.none() | values


def tables(table):
    columns = {column.name: cells(column) for column in COLUMNS[table]}
    return st.lists(st.fixed_dictionaries(columns), min_size=1, max_size=4)


def in_order(table, row):
    return [row[column.name] for column in COLUMNS[table]]


def as_written(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def write_csv(path, roll):
    for table, rows in roll.items():
        with (path / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(column.name for column in COLUMNS[table])
            out.writerows(map(as_written, in_order(table, row)) for row in rows)


def write_parquet(path, roll):
    for table, rows in roll.items():
        kinds = {
            Kind.TEXT: pa.string(),
            Kind.DAY: pa.date32(),
            Kind.WHOLE: pa.int64(),
            Kind.SHARE: pa.float64(),
            Kind.YES_NO: pa.bool_(),
        }
        schema = pa.schema([(each.name, kinds[each.kind]) for each in COLUMNS[table]])
        parquet.write_table(
            pa.Table.from_pylist(rows, schema), path / f"{table}.parquet"
        )


def write_workbook(path, roll):
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for table, rows in roll.items():
            sheet = book.add_worksheet(table)
            sheet.write_row(0, 0, [column.name for column in COLUMNS[table]])
            for at, row in enumerate(rows, start=1):
                for column, value in enumerate(in_order(table, row)):
                    if isinstance(value, date):
                        sheet.write_datetime(at, column, value, day)
                    elif isinstance(value, str):
                        sheet.write_string(at, column, value)
                    elif value is not None:
                        sheet.write(at, column, value)


def loaded(path):
    """The rows of the tables, and what was wrong, without the names of files."""
    with open_roll(path) as roll:
        rows = {
            table: roll.con.execute(f"FROM {table} ORDER BY ALL").fetchall()
            for table in TABLES
        }
        said = [(problem.code, problem.what) for problem in roll.problems]
        return rows, said, roll.left_out


@settings(max_examples=settings.default.max_examples // 15)
@given(st.fixed_dictionaries({table: tables(table) for table in TABLES}))
def test_a_roll_is_the_same_from_csv_parquet_and_excel(roll):
    with TemporaryDirectory() as folder:
        path = Path(folder)
        for kind in ("csv", "parquet"):
            (path / kind).mkdir()
        write_csv(path / "csv", roll)
        write_parquet(path / "parquet", roll)
        write_workbook(path / "roll.xlsx", roll)
        from_csv = loaded(path / "csv")

        assert loaded(path / "parquet") == from_csv
        assert loaded(path / "roll.xlsx") == from_csv
