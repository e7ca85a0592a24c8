"""No measure that takes something away is reached unheard, whatever the rulebook."""

from pathlib import Path

import pytest

from goodstanding.cases.moves import Stage
from goodstanding.cases.paths import explore
from goodstanding.cases.safeguards import broken, procedures, prove, weighs
from goodstanding.rulebook import from_text, read_rulebook
from small.texts import HEAD

SHIPPED = sorted((Path(__file__).parents[2] / "rulebooks").rglob("*.md"))
TOP = HEAD.format(terms="  from 2024-01-01 to 2024-12-31\n")


@pytest.fixture(params=SHIPPED, ids=lambda path: path.stem)
def rulebook(request):
    return read_rulebook(request.param)


def test_every_safeguard_of_every_procedure_is_proven(rulebook):
    found = {problem.code for each in prove(rulebook) for problem in each.problems}

    assert found <= {"cases.W001"}


def test_the_member_is_heard_before_it_is_decided_on_every_path(rulebook):
    for procedure in procedures(rulebook):
        unheard = [
            state
            for state in explore(procedure).paths
            if state.stage is Stage.IN_EFFECT
            and not (state.told_first and state.heard_first)
        ]

        assert (
            not unheard
            or not weighs(procedure.measure)
            or procedure.measure.answers["hearing"]
        )


def test_nothing_comes_after_the_end(rulebook):
    for procedure in procedures(rulebook):
        for state, following in explore(procedure).after.items():
            assert (state.stage is Stage.ENDED) == (not following)


def test_a_rulebook_that_lets_nobody_be_heard_is_refused():
    rulebook, _ = from_text(TOP + "Measure removal:\n  It ends membership.\n```\n")

    assert [each.code for each in broken(rulebook)] == ["cases.E001", "cases.W001"]
