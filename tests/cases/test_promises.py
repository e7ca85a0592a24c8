"""Whatever people enter, right or wrong: what a case promises holds of it.

`CASES_RUNS=100000 pytest tests/cases/test_promises.py --log-cli-level=info` looks hard.
"""

import os
from logging import getLogger
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cases.runs import Run, reachable, run, shipped

RUNS = int(os.environ.get("CASES_RUNS", "2000" if os.environ.get("CI") else "400"))
FROM = int(os.environ.get("CASES_FROM", "0"))
ENOUGH = 100
"""Runs of one procedure after which it has taken effect at least once."""

SEEDS = st.integers(0, 2**32)


class AnyCase(RuleBasedStateMachine):
    """A case of a procedure that is shipped, in the hands of anybody."""

    @initialize(at=st.integers(0, len(shipped()) - 1))
    def open(self, at):
        self.run = Run(at)

    @rule(seed=SEEDS)
    def act(self, seed):
        self.run.act(Random(seed))

    @invariant()
    def leaving_is_free(self):
        self.run.leaving_is_free()

    @invariant()
    def promises_are_kept(self):
        self.run.keeps_its_promises()


TestAnyCase = AnyCase.TestCase


def test_random_runs_keep_the_promises_and_reach_every_procedure():
    effective, acts = set(), 0
    seen = [set() for _ in shipped()]
    for seed in range(FROM, FROM + RUNS):
        done = run(seed)
        acts += done.acts
        at = seed % len(shipped())
        seen[at] |= done.seen
        if done.took_effect:
            effective.add(at)

    reached = sum(map(len, seen))
    known = sum(len(reachable(at)) for at in range(len(shipped())))
    told = "%d runs, %d acts, %d of %d states"
    getLogger(__name__).info(told, RUNS, acts, reached, known)
    if len(shipped()) * ENOUGH <= RUNS:
        assert effective == set(range(len(shipped())))
