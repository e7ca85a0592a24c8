"""A pack in a folder: whole or not there, and only ever used for what it is of."""

from datetime import date

import pytest

from goodstanding.assessment import pack as packing
from goodstanding.assessment.assess import (
    assess,
    assess_by_definition,
    assess_by_query,
)
from goodstanding.assessment.pack import find_pack, pack
from goodstanding.assessment.question import Question
from goodstanding.problems import Refused
from goodstanding.roll import open_roll
from goodstanding.rulebook import from_text

RULES = """---
rules: 1
id: arrears
title: Arrears
---
## Dues
```rule
The body is the board.
Every member owes dues, each month.
  It is done by payment in full.
Ground arrears:
  at least 3 months of dues are missed in a row
  It is told to the board, nothing follows.
Every member may leave at any time.
```
"""
DAY = date(2024, 7, 10)


@pytest.fixture
def folder(tmp_path):
    """A roll of 12 members of whom every third has paid nothing since April."""
    members = [f"m{n:02},2020-01-01" for n in range(12)]
    dues = [
        f"m{n:02},2024-{month:02}-01,100,{0 if month > 3 and n % 3 == 0 else 100}"
        for n in range(12)
        for month in range(1, 7)
    ]
    roll = tmp_path / "roll"
    roll.mkdir()
    (roll / "members.csv").write_text(
        "\n".join(["member_id,joined_on", *members]) + "\n"
    )
    (roll / "dues.csv").write_text(
        "\n".join(["member_id,period,owed,paid", *dues]) + "\n"
    )
    (roll / "complete.csv").write_text("duty,through\ndues,2024-07-01\n")
    return roll


def question(text=RULES, day=DAY):
    return Question(rulebook=from_text(text)[0], as_of=day)


def silent(_done, _of):
    """Report to nobody."""


@pytest.fixture
def three_a_piece(monkeypatch):
    monkeypatch.setattr(packing, "MEMBERS_A_PIECE", 3)


@pytest.mark.usefixtures("three_a_piece")
def test_an_assessment_of_a_pack_finds_what_one_of_the_roll_finds(folder, tmp_path):
    with open_roll(folder) as roll:
        packed = pack(question(), roll, tmp_path / "pack", silent)
        found = list(assess(question(), roll, packed=packed))

        assert packed.pieces == 4
        assert list(assess_by_query(question(), roll)) == found
        assert list(assess_by_definition(question(), roll)) == found
        assert [each.member for each in found] == ["m00", "m03", "m06", "m09"]


@pytest.mark.usefixtures("three_a_piece")
def test_a_pack_that_was_stopped_goes_on_where_it_stopped(folder, tmp_path):
    def stop(done, _of):
        if done == 2:
            raise KeyboardInterrupt

    with open_roll(folder) as roll:
        with pytest.raises(KeyboardInterrupt):
            pack(question(), roll, tmp_path / "pack", stop)
        made = {
            path: path.stat().st_mtime_ns for path in (tmp_path / "pack").glob("part-*")
        }
        with pytest.raises(
            Refused, match="the pack is not finished: 2 of 4 pieces are there"
        ):
            find_pack(question(), roll, tmp_path / "pack")
        pack(question(), roll, tmp_path / "pack", silent)

        assert find_pack(question(), roll, tmp_path / "pack").pieces == 4
        assert made == {path: path.stat().st_mtime_ns for path in made}
        assert list((tmp_path / "pack").glob("*.new")) == []


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        (question(RULES.replace("at least 3", "at least 4")), "rulebook"),
        (question(day=date(2024, 7, 11)), "as of"),
    ],
)
def test_a_pack_of_something_else_is_refused(folder, tmp_path, other, differs):
    with open_roll(folder) as roll:
        pack(question(), roll, tmp_path / "pack", silent)
        with pytest.raises(Refused) as refused:
            find_pack(other, roll, tmp_path / "pack")

    assert str(refused.value) == (
        f"the folder holds a pack that differs in: {differs}\n"
        f"  where: {tmp_path / 'pack'}\n"
        "  do:    give another folder, or remove this one and pack again\n"
        "  code:  assessment.E002"
    )


def test_a_roll_that_changed_since_is_noticed(folder, tmp_path):
    with open_roll(folder) as roll:
        pack(question(), roll, tmp_path / "pack", silent)
    with (folder / "dues.csv").open("a") as file:
        file.write("m00,2024-07-01,100,100\n")

    with open_roll(folder) as roll, pytest.raises(Refused, match="differs in: roll"):
        find_pack(question(), roll, tmp_path / "pack")


def test_a_folder_without_a_pack_says_what_to_do(folder, tmp_path):
    with open_roll(folder) as roll, pytest.raises(Refused) as refused:
        find_pack(question(), roll, tmp_path)

    assert [problem.do for problem in refused.value.problems] == ["pack the roll first"]
