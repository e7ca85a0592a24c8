import subprocess
import sys
from datetime import date

import duckdb
import pytest

from goodstanding.roll import open_roll

MEMBERS = "member_id,joined_on\nM1,2020-01-01\n"


def test_a_roll_says_where_it_is_from_and_as_known_on_which_day(folder):
    path = folder(members=MEMBERS)

    with open_roll(path, known_on=date(2024, 1, 1)) as roll:
        assert (roll.source, roll.known_on) == (path, date(2024, 1, 1))
        assert not roll.ids_are_numbers


def test_the_engine_is_not_loaded_before_a_roll_is_opened():
    said = "import sys, goodstanding.roll; sys.exit('duckdb' in sys.modules)"
    subprocess.run([sys.executable, "-c", said], check=True)


def test_a_roll_is_closed_when_it_is_left(folder):
    with open_roll(folder(members=MEMBERS)) as roll:
        pass

    with pytest.raises(duckdb.ConnectionException):
        roll.con.execute("FROM members")
