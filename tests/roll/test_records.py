from datetime import date

import pytest
from msgspec.structs import fields

from goodstanding.roll import Record, made_up, open_roll, records
from goodstanding.roll.tables import (
    TABLES,
    ContactKind,
    Departure,
    Member,
    Occasion,
)

MEMBERS = """
    member_id,joined_on,branch_id,left_on,departure
    M2,2020-01-01,B,,
    M1,2021-01-01,B,,
    M1,2019-01-01,A,2020-01-01,resigned
    """
OCCASIONS = """
    occasion_id,duty,held_on,branch_id
    b,meeting,2024-03-01,B
    every,meeting,2024-02-01,
    a,meeting,2024-01-01,A
    c,meeting,2024-01-01,C
    """
FIELDS = {field.name for field in fields(Record)} - {"member_id"}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A made-up roll, open."""
    path = tmp_path_factory.mktemp("roll") / "made-up"
    made_up(60, seed=1, out=path)
    with open_roll(path) as roll:
        yield roll


def every_row(roll, table):
    """The rows of a table, read in the plainest way."""
    names = ", ".join(f'"{field.name}"' for field in fields(TABLES[table]))
    words = {"departure": Departure} | (
        {"kind": ContactKind} if table == "contacts" else {}
    )
    for values in roll.con.execute(f"SELECT {names} FROM {table}").fetchall():
        row = dict(
            zip([field.name for field in fields(TABLES[table])], values, strict=True)
        )
        if "member_id" in row:
            row["member_id"] = str(row["member_id"])
        for name, word in words.items():
            if row.get(name):
                row[name] = word(row[name])
        yield TABLES[table](**row)


def test_records_hold_what_a_plain_read_finds(made):
    found = list(made.records())
    spells = list(every_row(made, "members"))
    occasions = list(every_row(made, "occasions"))
    complete = set(every_row(made, "complete"))

    assert [each.member_id for each in found] == [
        str(number) for number in range(1, 61)
    ]
    for field in FIELDS - {"occasions", "complete"}:
        expected = list(every_row(made, "members" if field == "spells" else field))
        rows = [row for record in found for row in getattr(record, field)]
        assert sorted(map(repr, rows)) == sorted(map(repr, expected))
        for record in found:
            assert {row.member_id for row in getattr(record, field)} <= {
                record.member_id
            }
    for record in found:
        branches = {
            row.branch_id for row in spells if row.member_id == record.member_id
        }
        expected = [row for row in occasions if row.branch_id in branches]
        assert sorted(map(repr, record.occasions)) == sorted(map(repr, expected))
        assert set(record.complete) == complete


def test_it_makes_no_difference_how_many_are_gathered_at_a_time(made, monkeypatch):
    expected = list(made.records())
    monkeypatch.setattr(records, "BATCH", 25)

    assert list(made.records()) == expected


def test_members_come_in_the_order_asked_for(made):
    assert [record.member_id for record in made.records(["9", "3", "9"])] == [
        "9",
        "3",
        "9",
    ]


def test_a_member_the_roll_does_not_know_has_no_rows(made):
    """Not even where ids are numbers, and this is none."""
    complete = made.record("1").complete

    for unknown in ("0", "M1", ""):
        record = made.record(unknown)

        assert record == Record(member_id=unknown, complete=complete)


def test_rows_stand_in_the_order_of_their_days(made):
    for record in made.records():
        assert list(record.spells) == sorted(
            record.spells, key=lambda row: row.joined_on
        )
        assert list(record.dues) == sorted(record.dues, key=lambda row: row.period)
        assert list(record.tasks) == sorted(record.tasks, key=lambda row: row.due_on)
        assert list(record.contacts) == sorted(record.contacts, key=lambda row: row.on)
        assert list(record.occasions) == sorted(
            record.occasions, key=lambda row: row.held_on
        )


def test_occasions_are_those_of_the_members_branches_and_of_every_branch(opened):
    roll = opened(members=MEMBERS, occasions=OCCASIONS)
    first, second = roll.records()

    assert [row.occasion_id for row in first.occasions] == ["a", "every", "b"]
    assert [row.occasion_id for row in second.occasions] == ["every", "b"]
    assert first.spells == (
        Member(
            member_id="M1",
            joined_on=date(2019, 1, 1),
            branch_id="A",
            left_on=date(2020, 1, 1),
            departure=Departure.RESIGNED,
        ),
        Member(member_id="M1", joined_on=date(2021, 1, 1), branch_id="B"),
    )


def test_members_of_one_branch_share_their_occasions(made):
    """Not a copy each: a roll of many members would not fit."""
    first, second = made.records(["1", "2"])

    assert first.occasions
    assert all(isinstance(row, Occasion) for row in first.occasions)
    assert first.occasions is second.occasions
    assert first.complete is second.complete


def test_records_go_on_while_the_tables_are_read(made):
    """Neither disturbs the other."""
    reading = made.con.execute("SELECT member_id FROM members ORDER BY ALL")
    gathered = made.records(["1", "2"])

    assert reading.fetchone() == (1,)
    assert next(gathered).member_id == "1"
    assert reading.fetchone() == (2,)
    assert next(gathered).member_id == "2"
