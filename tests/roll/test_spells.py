from datetime import date
from itertools import permutations

import pytest

HEADINGS = "member_id,joined_on,left_on,recorded_on\n"


def test_spells_of_one_member_that_overlap_are_told_and_none_is_loaded(opened):
    roll = opened(
        members=f"{HEADINGS}M1,2020-01-01,2021-01-01,\nM1,2020-12-31,,\n"
        "M2,2020-01-01,,\nM2,2021-01-01,,\n"
    )

    assert (
        "\n".join(map(str, roll.problems))
        == """\
member M1 has two spells at once: one from 2020-01-01 to 2021-01-01, another from \
2020-12-31
  where: members.csv, rows 2 and 3
  do:    let the first end on the day on which the second begins, or before
  code:  roll.E035
member M2 has two spells at once: one from 2020-01-01, another from 2021-01-01
  where: members.csv, rows 4 and 5
  do:    let the first end on the day on which the second begins, or before
  code:  roll.E035"""
    )
    assert roll.left_out == {"members": 4}
    assert list(roll.records()) == []


def test_a_spell_may_begin_on_the_day_on_which_the_last_one_ended(opened):
    roll = opened(members=f"{HEADINGS}M1,2020-01-01,2021-01-01,\nM1,2021-01-01,,\n")

    assert roll.problems == ()
    assert len(roll.record("M1").spells) == 2


SPELLS = ["M1,2020-01-01,2024-01-01,", "M1,2021-01-01,2022-01-01,", "M1,2023-01-01,,"]


@pytest.mark.parametrize("order", list(permutations(SPELLS))[::2])
def test_a_spell_that_covers_others_is_found_in_any_order(order, opened):
    roll = opened(members=HEADINGS + "\n".join(order))

    assert [problem.code for problem in roll.problems] == ["roll.E035"] * 2
    assert roll.left_out == {"members": 3}


def test_a_spell_of_no_day_is_not_at_once_with_another(opened):
    roll = opened(members=f"{HEADINGS}M1,2020-01-01,,\nM1,2021-01-01,2021-01-01,\n")

    assert roll.problems == ()


def test_a_spell_that_was_corrected_does_not_count(opened):
    roll = opened(
        members=f"{HEADINGS}M1,2020-01-01,,2020-01-01\nM1,2021-01-01,,2021-01-01\n"
        "M1,2020-01-01,2020-06-01,2020-06-02\n"
    )

    assert roll.problems == ()
    assert [spell.left_on for spell in roll.record("M1").spells] == [
        date(2020, 6, 1),
        None,
    ]


def test_a_spell_not_known_yet_does_not_count(opened):
    members = f"{HEADINGS}M1,2020-01-01,,\nM1,2021-01-01,,2021-01-02\n"
    roll = opened(members=members, known_on=date(2021, 1, 1))

    assert roll.problems == ()
    assert len(roll.record("M1").spells) == 1
