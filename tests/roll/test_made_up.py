import sys
from datetime import date
from itertools import count

import pytest

from goodstanding.problems import Refused
from goodstanding.roll import open_roll
from goodstanding.roll.made_up import Form, Plan, made_up, write
from goodstanding.roll.made_up_rows import QUERIES

MODULE = sys.modules["goodstanding.roll.made_up"]  # the package has it as a function
PLAN = Plan(members=60, seed=1)


def refusal(plan, out):
    with pytest.raises(Refused) as refused:
        write(plan, out)
    return str(refused.value)


def rows(path):
    """Every row of every table that is made up."""
    with open_roll(path) as roll:
        assert roll.problems == ()
        return {
            table: roll.con.execute(
                f"SELECT COLUMNS(*)::VARCHAR FROM {table} ORDER BY ALL"
            ).fetchall()
            for table in QUERIES
        }


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A small roll, made up in one piece."""
    path = tmp_path_factory.mktemp("roll") / "whole"
    write(PLAN, path)
    return path


@pytest.fixture(scope="module")
def expected(whole):
    """Its rows."""
    return rows(whole)


def test_a_roll_is_made_up_without_a_problem_and_says_that_it_is(whole, expected):
    assert {len(expected[table]) > 0 for table in QUERIES} == {True}
    assert (whole / "README.md").read_text().startswith("# A made-up roll\n\nNobody")
    assert '"made up": true' in (whole / "provenance.json").read_text()


def test_the_same_seed_gives_the_same_roll_however_it_is_cut(expected, tmp_path):
    write(Plan(members=60, seed=1, at_once=27), tmp_path)

    assert len(list((tmp_path / "dues").iterdir())) == 3
    assert rows(tmp_path) == expected


def test_another_seed_gives_another_roll(whole, tmp_path):
    made_up(60, seed=2, out=tmp_path)
    part = "dues/part-00000.parquet"

    assert (tmp_path / part).read_bytes() != (whole / part).read_bytes()


def test_a_roll_may_be_written_as_csv(expected, tmp_path):
    write(Plan(members=60, seed=1, form=Form.CSV), tmp_path / "csv")

    assert (tmp_path / "csv" / "members.csv").is_file()
    assert rows(tmp_path / "csv") == expected


def test_everything_lies_within_the_time_asked_for(tmp_path):
    write(Plan(members=60, seed=1, through=date(2020, 3, 15), months=3), tmp_path / "r")

    with open_roll(tmp_path / "r") as roll:
        first, last = roll.con.execute(
            "SELECT min(period), max(period) FROM dues"
        ).fetchone()
        (held,) = roll.con.execute("SELECT max(held_on) FROM occasions").fetchone()
        (through,) = roll.con.execute("SELECT max(through) FROM complete").fetchone()

    assert (first, last) == (date(2019, 12, 1), date(2020, 2, 1))
    assert held < through == date(2020, 3, 1)


@pytest.mark.parametrize("written", [12])
def test_what_was_broken_off_is_gone_on_with(written, expected, tmp_path, monkeypatch):
    plan, out = Plan(members=60, seed=1, at_once=30), tmp_path / "broken off"
    copies, copy = count(), MODULE.copy

    def copy_some(con, query, path):
        if next(copies) == written:
            (path.parent / f".{path.name}").write_text("half of a file")
            raise KeyboardInterrupt
        copy(con, query, path)

    with monkeypatch.context() as patch:
        patch.setattr(MODULE, "copy", copy_some)
        with pytest.raises(KeyboardInterrupt):
            write(plan, out)
    there = {path: path.stat().st_mtime_ns for path in out.rglob("part-*")}

    with open_roll(out) as roll:
        assert [problem.code for problem in roll.problems] == ["roll.E002"]
    write(plan, out)
    assert rows(out) == expected
    kept = {path.stat().st_mtime_ns for path in out.rglob("part-*")}
    assert len(there) == written
    assert set(there.values()) <= kept


def test_a_roll_that_is_whole_is_left_as_it_is(whole):
    before = {path: path.stat().st_mtime_ns for path in whole.rglob("part-*")}
    write(PLAN, whole)

    assert {path: path.stat().st_mtime_ns for path in whole.rglob("part-*")} == before


def test_it_is_told_how_far_it_is(tmp_path):
    told = []
    write(
        Plan(members=60, seed=1, at_once=25),
        tmp_path / "r",
        lambda *far: told.append(far),
    )

    assert told == [(25, 60), (50, 60), (60, 60)]


def test_another_roll_is_not_written_into_the_same_folder(whole):
    assert (
        refusal(Plan(members=60, seed=2), whole)
        == f"""\
another made-up roll is in the folder
  where: {whole}
  do:    name a new folder; only the call that began a made-up roll goes on with it
  code:  roll.E041"""
    )


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "members.csv").write_text("member_id,joined_on\n")

    assert (
        refusal(PLAN, tmp_path)
        == f"""\
there are other files in the folder
  where: {tmp_path}
  do:    name a new folder; only the call that began a made-up roll goes on with it
  code:  roll.E041"""
    )
    assert [path.name for path in tmp_path.iterdir()] == ["members.csv"]


@pytest.mark.parametrize("members", [49, 99_185_001])
def test_a_number_that_cannot_be_made_up_is_refused(members, tmp_path):
    assert (
        refusal(Plan(members=members, seed=1), tmp_path / "r")
        == f"""\
a made-up roll of {members:,} members cannot be written
  where: the number of members
  do:    ask for 50 to 99,185,000
  code:  roll.E040"""
    )
    assert not (tmp_path / "r").exists()


def test_only_a_small_roll_is_written_as_csv(tmp_path):
    assert (
        refusal(Plan(members=1001, seed=1, form=Form.CSV), tmp_path / "r")
        == """\
a made-up roll of 1,001 members cannot be written as CSV
  where: the number of members
  do:    ask for 50 to 1,000
  code:  roll.E040"""
    )
