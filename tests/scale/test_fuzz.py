"""Damaged rulebooks, as many as `FUZZ` says: none crashes, hangs or is refused mutely."""

import os

import pytest

from small.fuzzing import fault_of

MANY = int(os.environ.get("FUZZ", "2000"))
FIRST = int(os.environ.get("FUZZ_FROM", "0"))


@pytest.mark.slow
def test_no_damaged_rulebook_crashes_hangs_or_is_refused_without_a_word():
    faults = {seed: fault_of(seed) for seed in range(FIRST, FIRST + MANY)}

    assert {seed: fault for seed, fault in faults.items() if fault} == {}
