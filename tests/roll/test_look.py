from itertools import product

import pytest

HEADINGS = "member_id,period,owed,paid\n"
MEMBERS = "member_id,joined_on\nM1,2020-01-01\nM2,2020-01-01\n"
KEYS = [("M1", "2024-01"), ("M1", "2024-02"), ("M2", "2024-01")]


@pytest.fixture
def repeats(opened):
    """How many rows of dues are left out because a key stands twice."""

    def count(keys):
        rows = "".join(f"{member},{period},1,1\n" for member, period in keys)
        return opened(members=MEMBERS, dues=HEADINGS + rows).left_out["dues"]

    return count


@pytest.mark.parametrize("keys", list(product(KEYS, repeat=3))[::6])
def test_a_key_that_stands_twice_is_found_in_any_order(keys, repeats):
    expected = sum(keys.count(key) for key in set(keys) if keys.count(key) > 1)

    assert repeats(keys) == expected
