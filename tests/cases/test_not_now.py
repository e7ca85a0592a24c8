"""A step that is not the next one is told to come later, and not to be something else."""

from datetime import date

import pytest

from cases.world import basis, entered, rulebook
from goodstanding.cases.acts.certify import certify
from goodstanding.cases.acts.consent import consent
from goodstanding.cases.acts.open import open_case
from goodstanding.problems import Refused

DAY = date(2025, 1, 10)


@pytest.fixture
def case():
    book = rulebook("measures-2024")
    by = entered("2025-01-10", "P1", body="branch-committee")
    on = basis(book, "slack-at-work", DAY)
    return open_case(on, by, "correction", name="M12-1")


@pytest.mark.parametrize(
    "act",
    [
        lambda case, entry: consent(case, entry, "6", approved=True),
        lambda case, entry: certify(case, entry, "6", met_on=DAY),
    ],
)
def test_what_comes_too_soon_is_told_to_come_later(case, act):
    entry = entered("2025-01-11", "G1", body="grass-roots-committee")

    with pytest.raises(Refused) as refused:
        act(case, entry)

    assert [problem.code for problem in refused.value.problems] == ["cases.E010"]
