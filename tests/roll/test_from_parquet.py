from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest
from pyarrow import parquet

from goodstanding.roll import open_roll

MEMBERS = {"member_id": [1, 2], "joined_on": [date(2020, 1, 1), date(2021, 1, 1)]}
UNREADABLE = """\
the file cannot be read: it is damaged, broken off or of another kind
  where: {}
  do:    copy or export it again
  code:  roll.E006"""


@pytest.fixture
def parquet_folder(tmp_path):
    """Write tables into a folder: `name` is short for `name.parquet`."""

    def write(**tables):
        for name, columns in tables.items():
            path = tmp_path / (name if "." in name else f"{name}.parquet")
            path.parent.mkdir(exist_ok=True)
            parquet.write_table(pa.table(columns), path)
        return tmp_path

    return write


def told(path):
    with open_roll(path) as roll:
        return "\n".join(map(str, roll.problems))


def read(path, query):
    with open_roll(path) as roll:
        assert roll.problems == ()
        return roll.con.execute(query).fetchall()


def test_ids_that_are_whole_numbers_in_every_table_stay_so(parquet_folder):
    dues = {"member_id": pa.array([1], pa.int32()), "period": ["2024-01"]}
    path = parquet_folder(members=MEMBERS, dues=dues | {"owed": [1], "paid": [1]})

    with open_roll(path) as roll:
        assert roll.problems == ()
        assert roll.ids_are_numbers
        types = roll.con.execute(
            "SELECT DISTINCT data_type FROM duckdb_columns() "
            "WHERE schema_name = 'main' AND column_name = 'member_id'"
        ).fetchall()
        assert types == [("BIGINT",)]
        assert roll.record("1").dues[0].member_id == "1"


def test_ids_are_texts_if_one_table_has_them_so(parquet_folder):
    dues = {"member_id": ["1"], "period": ["2024-01"], "owed": [1], "paid": [1]}
    path = parquet_folder(members=MEMBERS, dues=dues)

    with open_roll(path) as roll:
        assert not roll.ids_are_numbers
        assert roll.record("1").dues[0].period == date(2024, 1, 1)


def test_a_table_is_read_where_it_lies_unless_it_is_text(parquet_folder):
    path = parquet_folder(members=MEMBERS)

    views = "SELECT view_name FROM duckdb_views() WHERE NOT internal"

    assert ("members",) in read(path, f"{views} AND schema_name = 'main'")


def test_values_of_other_types_become_those_of_the_table(parquet_folder):
    path = parquet_folder(
        members={
            "member_id": [1.0, 2.0],
            "joined_on": list(
                map(datetime.fromisoformat, ["2020-01-01", "2021-01-01"])
            ),
            "category": pa.array([" full ", ""]).dictionary_encode(),
        },
        occasions={"occasion_id": ["a"], "duty": ["d"], "held_on": ["2024-01-05"]},
        attendance={
            "member_id": [1, 2],
            "occasion_id": ["a", "a"],
            "present": [0.25, None],
            "late": [1, None],
        },
    )

    assert read(path, "SELECT member_id, joined_on, category FROM members") == [
        ("1", date(2020, 1, 1), "full"),
        ("2", date(2021, 1, 1), None),
    ]
    assert read(path, "SELECT present, late FROM attendance ORDER BY present") == [
        (Decimal("0.25"), True),
        (Decimal(1), False),
    ]


def test_blanks_around_texts_are_not_part_of_them(parquet_folder):
    path = parquet_folder(members=MEMBERS | {"category": [" a", "b"]})

    assert read(path, "SELECT category FROM members ORDER BY ALL") == [("a",), ("b",)]


def test_the_parts_of_a_folder_are_one_table(parquet_folder):
    second = {"member_id": [3], "joined_on": [date(2022, 1, 1)]}
    path = parquet_folder(**{"members/a.parquet": MEMBERS, "members/b.parquet": second})

    assert read(path, "SELECT member_id FROM members ORDER BY ALL") == [
        (1,),
        (2,),
        (3,),
    ]


def test_rows_are_counted_from_1_in_each_part(parquet_folder):
    wrong = {"member_id": [3, None], "joined_on": [None, date(2022, 1, 1)]}
    path = parquet_folder(**{"members/a.parquet": MEMBERS, "members/b.parquet": wrong})

    assert (
        told(path)
        == """\
joined_on is empty
  where: members/b.parquet, row 1, joined_on
  do:    write joined_on, or delete the row
  code:  roll.E020
member_id is empty
  where: members/b.parquet, row 2, member_id
  do:    write member_id, or delete the row
  code:  roll.E020"""
    )


def test_rows_that_are_wrong_are_left_out_of_the_table(parquet_folder):
    path = parquet_folder(members={"member_id": [1, 2], "joined_on": [None, "2020-01"]})

    with open_roll(path) as roll:
        assert roll.left_out == {"members": 2}
        assert list(roll.records()) == []


def test_a_file_that_is_broken_off_is_told(parquet_folder):
    path = parquet_folder(members=MEMBERS)
    file = path / "members.parquet"
    file.write_bytes(file.read_bytes()[:100])

    assert told(path) == UNREADABLE.format("members.parquet")


def test_each_part_that_cannot_be_read_is_told(parquet_folder):
    path = parquet_folder(**{"members/b.parquet": MEMBERS})
    (path / "members" / "a.parquet").write_bytes(b"")
    (path / "members" / "c.parquet").write_text("member_id,joined_on")

    assert told(path) == "\n".join(
        UNREADABLE.format(f"members/{name}.parquet") for name in "ac"
    )


@pytest.mark.parametrize("damaged", [MEMBERS, MEMBERS | {"category": ["a", "b"]}])
def test_a_file_damaged_within_is_told(damaged, parquet_folder):
    path = parquet_folder(members=damaged)
    file = path / "members.parquet"
    whole = file.read_bytes()
    start = parquet.ParquetFile(file).metadata.row_group(0).column(0).data_page_offset
    file.write_bytes(whole[:start] + b"\xff" * 60 + whole[start + 60 :])

    assert told(path) == UNREADABLE.format("members.parquet")


def test_what_hangs_on_a_table_that_cannot_be_read_is_not_held_against_others(
    parquet_folder,
):
    dues = {"member_id": ["M9"], "period": ["2024-01"], "owed": [1], "paid": [1]}
    path = parquet_folder(dues=dues)
    (path / "members.parquet").write_bytes(b"")

    with open_roll(path) as roll:
        assert [problem.code for problem in roll.problems] == ["roll.E006"]
        assert roll.left_out == {"dues": 0}
        assert len(roll.record("M9").dues) == 1


def test_parts_with_other_columns_are_told(parquet_folder):
    other = {"member_id": [3], "joined_on": ["2022-01-01"]}
    path = parquet_folder(**{"members/a.parquet": MEMBERS, "members/b.parquet": other})

    assert (
        told(path)
        == """\
the columns are not those of members/a.parquet
  where: members/b.parquet
  do:    export all parts with the same columns, of the same kinds
  code:  roll.E013"""
    )


def test_a_day_out_of_the_calendar_is_told(parquet_folder):
    year_0 = pa.array([-719_529, 0], pa.int32()).cast(pa.date32())
    path = parquet_folder(members=MEMBERS | {"joined_on": year_0})

    assert (
        told(path)
        == """\
"0002-12-31 (BC)" is not in the calendar
  where: members.parquet, row 1, joined_on
  do:    write a day that exists, of the years 0001 to 9999
  code:  roll.E022"""
    )


def test_a_share_of_decimals_beyond_1_is_told(parquet_folder):
    share = pa.array([Decimal("1.5")], pa.decimal128(9, 6))
    occasion = {"occasion_id": ["a"], "duty": ["d"], "held_on": ["2024-01-05"]}
    attendance = {"member_id": [1], "occasion_id": ["a"], "present": share}
    path = parquet_folder(members=MEMBERS, occasions=occasion, attendance=attendance)

    assert (
        told(path)
        == """\
the share "1.500000" is not between 0 and 1
  where: attendance.parquet, row 1, present
  do:    write a number from 0 to 1: 0.5 for a half
  code:  roll.E028"""
    )


def test_required_columns_are_asked_for(parquet_folder):
    assert (
        told(parquet_folder(members={"member_id": [1]}))
        == """\
the column joined_on is missing
  where: members.parquet
  do:    add a column with the heading joined_on
  code:  roll.E008"""
    )


@pytest.mark.parametrize("gap", [0, 1])
def test_a_member_nobody_knows_is_found_among_numbers(gap, parquet_folder):
    """Numbers without a gap are held to their bounds, others to the members."""
    members = {"member_id": [1, 2 + gap], "joined_on": [date(2020, 1, 1)] * 2}
    dues = {"member_id": [9], "period": ["2024-01"], "owed": [1], "paid": [1]}

    assert (
        told(parquet_folder(members=members, dues=dues))
        == """\
there is no member "9"
  where: dues.parquet, row 1, member_id
  do:    correct the number of the member, or add the member to the members
  code:  roll.E030"""
    )
