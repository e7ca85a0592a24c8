"""Since when a ground stands: the short way and the definition give one day."""

import os
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from goodstanding.assessment import since
from goodstanding.assessment.asked import Asked, joined_on
from goodstanding.rulebook import from_text
from small.days import DAYS, FIRST
from small.texts import Text
from small.worlds import World


@settings(max_examples=60 if os.environ.get("CI") else 6)
@given(seed=st.integers(0, 2**40))
def test_only_turning_days_need_be_asked(seed):
    random = Random(seed)
    rulebook, _ = from_text(Text(random).whole())
    record = World(random, 1).members[0]
    on = FIRST + timedelta(random.randint(0, DAYS))
    if joined_on(record, on) is None:
        return
    asked = Asked(rulebook, record, on)

    for ground in rulebook.grounds.values():
        assert since.since_by_days(asked, ground) == since.since(asked, ground), (
            ground.name.key
        )
