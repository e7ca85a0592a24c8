"""A damaged rulebook is read as far as it goes, and what is wrong is told."""

import pytest

from small.fuzzing import fault_of

EACH = 20


@pytest.mark.parametrize("part", range(10))
def test_no_damaged_rulebook_crashes_hangs_or_is_refused_without_a_word(part):
    seeds = range(part * EACH, (part + 1) * EACH)

    assert {seed: fault for seed in seeds if (fault := fault_of(seed))} == {}
