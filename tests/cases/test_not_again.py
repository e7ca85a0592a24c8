"""How soon the same is opened anew: by anybody, or by those who moved it before."""

from datetime import date

import pytest

from cases.procedures import book
from cases.world import basis, entered
from goodstanding.cases.acts.decide import decide
from goodstanding.cases.acts.end import drop
from goodstanding.cases.acts.open import open_case
from goodstanding.cases.acts.send import send
from goodstanding.cases.acts.take import take
from goodstanding.problems import Refused

LINES = (
    "It is not opened again within 1 year of the decision by those of step 1.",
    "1. The board proposes it.",
    "2. The board serves notice.",
    "3. The board talks with the member.",
    "4. The meeting decides.",
)
BOOK = book(*LINES)


def _board(day, *people):
    return entered(day, *people, body="board", said="as the minutes show")


def _open(name, day, opener, **others):
    found = basis(BOOK, "arrears", date(2024, 5, 1))
    return open_case(found, _board(day, opener), "removal", name=name, **others)


def _decided():
    """A case that was decided on 6 May 2024, and dropped after it."""
    case = _open("C-1", "2024-05-02", "S1")
    case = case.then(take(case, _board("2024-05-02", "P1"), "1"))
    case = case.then(
        send(
            case, _board("2024-05-03", "S1"), "2", means="hand", states=("the grounds",)
        )
    )
    case = case.then(take(case, _board("2024-05-04", "S1"), "3"))
    meeting = entered("2024-05-06", "D1", body="meeting", said="for these reasons")
    case = case.then(decide(case, meeting, "4"))
    return case.then(drop(case, _board("2024-05-07", "S1")))


def test_who_moved_it_before_does_not_open_it_again_within_the_year():
    with pytest.raises(Refused, match="is not opened again until 2025-05-06 is over"):
        _open("C-2", "2025-05-06", "P1", others=(_decided(),))


@pytest.mark.parametrize(
    ("day", "opener"), [("2025-05-06", "S1"), ("2025-05-07", "P1")]
)
def test_another_may_open_it_and_everybody_once_the_year_is_over(day, opener):
    assert _open("C-2", day, opener, others=(_decided(),)).is_open
