from datetime import date

from msgspec.structs import fields

from goodstanding.roll.tables import TABLES

MEMBERS = "member_id,joined_on\nM1,2020-01-01\n"


def test_every_table_is_there_with_the_columns_of_its_class(opened):
    con = opened(members=MEMBERS).con
    found = {}
    for table, column, kind in con.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index"
    ).fetchall():
        found.setdefault(table, {})[column] = kind

    assert {table: list(columns) for table, columns in found.items()} == {
        table: [field.name for field in fields(row)] for table, row in TABLES.items()
    }
    kinds = {
        (column, kind) for columns in found.values() for column, kind in columns.items()
    }
    days = ["on", "period", "through"]
    assert {column for column, kind in kinds if kind == "DATE"} == {
        *days,
        *(column for column, _ in kinds if column.endswith("_on")),
    }
    assert {column for column, kind in kinds if kind not in {"DATE", "VARCHAR"}} == {
        *["owed", "paid", "amount"],
        *["cancelled", "late", "holds", "present"],
    }
    assert found["dues"]["owed"] == found["activity"]["amount"] == "BIGINT"
    assert found["attendance"]["present"] == "DECIMAL(9,6)"
    assert found["findings"]["holds"] == "BOOLEAN"


def test_only_rows_known_on_the_day_are_there(opened):
    members = """
        member_id,joined_on,recorded_on
        M1,2020-01-01,
        M2,2020-01-01,2020-01-31
        M3,2020-01-01,2020-02-01
        """

    def known(day):
        return [
            record.member_id
            for record in opened(members=members, known_on=day).records()
        ]

    assert known(date(2020, 1, 31)) == ["M1", "M2"]
    assert known(None) == ["M1", "M2", "M3"]


def test_members_without_a_row_are_doubted(told):
    assert (
        told(members="member_id,joined_on\n")
        == """\
the table has no rows: nobody is a member
  where: members.csv
  do:    add a row for each spell of membership
  code:  roll.W006"""
    )
