from itertools import product

import pytest

HEADINGS = "member_id,period,owed,paid\n"
MEMBERS = "member_id,joined_on\nM9,2020-01-01\nM10,2020-01-01\n"
KEYS = [("M9", "2024-01"), ("M9", "2024-02"), ("M10", "2024-01")]


@pytest.fixture
def repeats(opened):
    """How many rows of dues are left out because a key stands twice."""

    def count(keys):
        rows = "".join(f"{member},{period},1,1\n" for member, period in keys)
        return opened(members=MEMBERS, dues=HEADINGS + rows).left_out["dues"]

    return count


@pytest.mark.parametrize("keys", list(product(KEYS, repeat=3))[::3])
def test_a_key_that_stands_twice_is_found_in_any_order(keys, repeats):
    expected = sum(keys.count(key) for key in set(keys) if keys.count(key) > 1)

    assert repeats(keys) == expected
