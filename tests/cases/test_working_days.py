"""Business days of a case: without weekends, and without the holidays a rulebook names."""

from datetime import date

import pytest

from cases.acting import ALL_FOR
from cases.procedures import TEXT
from cases.world import basis, entered
from goodstanding.cases.acts.decide import Count, decide
from goodstanding.cases.acts.effect import appeal_until
from goodstanding.cases.acts.open import open_case
from goodstanding.cases.acts.send import send
from goodstanding.dates import LATEST, Length, Unit
from goodstanding.rulebook import from_text
from goodstanding.rulebook.working_days import after

LINES = """
  1. The board serves notice, in writing.
  2. The board decides, by more than 1/2 of those voting.
  3. The board delivers it.
  The member may appeal to the meeting within 4 business days of service, which suspends it.
"""
FRONT = "title: Bylaws of a club"


def rulebook(holidays=None, lines=LINES):
    front = f"{FRONT}\nholidays: {holidays}" if holidays else FRONT
    found, problems = from_text(TEXT.format(lines=lines).replace(FRONT, front))
    return found, [each.code for each in problems if ".E" in each.code]


def appeal_day(book):
    """The last day to appeal against what was handed over on Thursday, 17 April 2025."""
    case = open_case(
        basis(book, "arrears", date(2025, 4, 1)),
        entered("2025-04-01", "S1", body="board"),
        "removal",
        name="C-1",
    )
    states, means = ("the grounds",), "hand"
    notice = entered("2025-04-02", "S1", body="board")
    case = case.then(send(case, notice, "1", means=means, states=states))
    vote = entered("2025-04-16", "D1", body="board", said="six months unpaid")
    case = case.then(decide(case, vote, "2", count=Count(ballot=ALL_FOR)))
    handed = entered("2025-04-17", "S1", body="board")
    return appeal_until(case.then(send(case, handed, "3", means=means)))


@pytest.mark.parametrize(
    ("holidays", "last"),
    [(None, 23), ("DE", 25), ("CN", 23)],  # Good Friday, Easter Monday
)
def test_days_to_appeal_leave_out_the_holidays_that_the_rulebook_names(holidays, last):
    book, errors = rulebook(holidays)

    assert errors == []
    assert appeal_day(book) == date(2025, 4, last)


def test_a_day_worked_in_place_of_another_counts_where_it_is_worked():
    two = Length(2, Unit.BUSINESS_DAY)  # Sunday, 26 January 2025 was worked in China

    assert after(two, date(2025, 1, 24), "CN") == date(2025, 1, 27)
    assert after(two, date(2025, 1, 24), None) == date(2025, 1, 28)


def test_other_lengths_are_the_same_everywhere_and_none_goes_beyond_the_calendar():
    assert after(Length(3, Unit.DAY), date(2025, 4, 17), "DE") == date(2025, 4, 20)
    assert after(Length(1, Unit.BUSINESS_DAY), LATEST, "DE") == LATEST


@pytest.mark.parametrize("wrong", ["NO", "XX", "DE-ZZ", "2024"])
def test_a_place_nobody_knows_is_told(wrong):
    assert rulebook(wrong)[1] == ["rulebook.E051"]


def test_norway_in_quotes_is_a_country():
    assert rulebook('"NO"')[0].holidays == "NO"


def test_a_branch_follows_the_holidays_of_its_parent(tmp_path):
    parent = tmp_path / "club.md"
    text = TEXT.format(lines=LINES)
    parent.write_text(text.replace(FRONT, f"{FRONT}\nholidays: DE"), encoding="utf-8")
    branch = "---\nrules: 1\nid: b\ntitle: A branch\nextends: club.md\n---\n"
    found, problems = from_text(branch, str(tmp_path / "branch.md"))

    assert found.holidays == "DE", problems
