"""A damaged rulebook is read as far as it goes, and what is wrong is told."""

import pytest

from goodstanding.rulebook import from_text
from small.fuzzing import fault_of

EACH = 20


@pytest.mark.parametrize("part", range(10))
def test_no_damaged_rulebook_crashes_hangs_or_is_refused_without_a_word(part):
    seeds = range(part * EACH, (part + 1) * EACH)

    assert {seed: fault for seed in seeds if (fault := fault_of(seed))} == {}


def test_a_day_of_the_month_that_is_none_is_told():
    text = "Every member owes dues, each month, due by day 0.\n"
    _, problems = from_text(
        f"---\nrules: 1\nid: a\ntitle: A\n---\n```rule\n{text}```\n"
    )

    assert "rulebook.E083" in {problem.code for problem in problems}
