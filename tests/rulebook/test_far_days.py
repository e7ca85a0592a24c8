"""Lengths that no calendar reaches, and long ones counted in business days."""

from datetime import date, timedelta

import pytest

from goodstanding.dates import EARLIEST, LATEST, Length, Unit
from goodstanding.rulebook import from_text


@pytest.mark.parametrize("unit", Unit)
def test_a_length_beyond_any_calendar_ends_where_ours_does(unit):
    far = Length(10**20, unit)

    assert far.after(date(2024, 1, 1)) == LATEST
    assert far.before(date(2024, 1, 1)) == EARLIEST


def _walked(day, count):
    step = timedelta(1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= 5:
            day += step
    return day


@pytest.mark.parametrize("begun", range(7))
def test_business_days_by_the_week_are_those_of_the_walk(begun):
    day = date(2024, 1, 1) + timedelta(begun)
    for count in range(30):
        length = Length(count, Unit.BUSINESS_DAY)

        assert length.after(day) == _walked(day, count)
        assert length.before(day) == _walked(day, -count)


def test_a_day_of_thousands_of_digits_is_no_day():
    text = f"```rule\nLet start be {'9' * 5000} march.\nGround a:\n  judged on {'9' * 5000} March\n```"

    assert "rulebook.E001" in [problem.code for problem in from_text(text)[1]]
