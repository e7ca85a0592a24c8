"""What a rulebook that can be read may still have wrong: ambiguity and contradiction.

Every check yields its problems; `check` puts them in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodstanding.bylaws import Place
from goodstanding.dates import Unit
from goodstanding.problems import Problem
from goodstanding.rulebook import check_grounds, check_measures
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.series import AtOccasions, Duty, EachPeriod, Leave

Units = Iterable[tuple[str, Unit, Place]]


def check(rulebook: Rulebook, units: Units = ()) -> list[Problem]:
    """Every problem of `rulebook` as a whole, in the order of the text."""
    found = [
        *_duties(rulebook),
        *_units(rulebook, units),
        *check_grounds.problems(rulebook),
        *check_measures.problems(rulebook),
        *_blanks(rulebook),
        *_values(rulebook),
        *_leaving(rulebook),
    ]
    return [problem for _, problem in sorted(found, key=lambda pair: pair[0])]


Found = tuple[int, Problem]


def _problem(code: str, place: Place, what: str, do: str) -> Found:
    return place.line, Problem(code=code, what=what, where=str(place), do=do)


def _duties(rulebook: Rulebook) -> Iterator[Found]:
    for duty in rulebook.duties.values():
        yield from _duty(duty)


def _duty(duty: Duty) -> Iterator[Found]:
    name = duty.name.key
    if not duty.means:
        yield _problem(
            "rulebook.E012",
            duty.place,
            f"the text does not say what discharges {name}",
            "add a line under it, as in `It is done by payment in full.`",
        )
    if duty.excuses and duty.excused is None:
        yield _problem(
            "rulebook.E013",
            duty.place,
            f"{name} can be excused, and the text does not say what an excused one does",
            "add `An excused one ends a run`, `is left out`, `counts as done` or `counts as missed`",
        )
    if isinstance(duty.owed, EachPeriod) and duty.owed.aligned.unit in (Unit.DAY, Unit.BUSINESS_DAY):
        yield _problem(
            "rulebook.E014",
            duty.place,
            f"{name} cannot be owed each {duty.owed.aligned.unit}",
            "write each week, month, quarter, half-year or year, or `at each` kind of occasion",
        )


def _units(rulebook: Rulebook, units: Units) -> Iterator[Found]:
    for name, unit, place in units:
        owed = rulebook.duties[name].owed
        if isinstance(owed, AtOccasions):
            what = f"{name} are owed at each {' or '.join(owed.kinds)}, not each {unit}"
            yield _problem(
                "rulebook.E015", place, what, f"count {rulebook.duties[name].name.many}, not {unit}s"
            )
        elif owed.aligned.unit is not unit:
            what = f"{name} are owed each {owed.aligned.unit}, and counted here in {unit}s"
            yield _problem("rulebook.E015", place, what, f"write `{owed.aligned.unit}s of {name}`")


def _blanks(rulebook: Rulebook) -> Iterator[Found]:
    waiting = {
        excuse.approved.name
        for duty in rulebook.duties.values()
        for excuse in duty.excuses
        if isinstance(excuse, Leave) and not isinstance(excuse.approved, str)
    }
    for blank in rulebook.blanks:
        if blank.name not in rulebook.values:
            follows = "what hangs on it needs a finding" if blank.name not in waiting else (
                "leave that hangs on it needs a finding"
            )
            yield _problem(
                "rulebook.W050",
                blank.place,
                f"the text leaves [{blank.name}] blank",
                f"nothing is assumed: {follows}; once it is decided write `Let {blank.name} be ...`",
            )


def _values(rulebook: Rulebook) -> Iterator[Found]:
    place = Place(file=rulebook.bylaws.file, line=1)
    for name, (low, high) in rulebook.bounds.items():
        value = rulebook.values.get(name)
        sorts = {type(each) for each in (low, high, value)}
        if len(sorts) > 1:
            what = f"{name} is {value}, and its bounds are {low} and {high}"
            yield _problem("rulebook.E016", place, what, "write all three in one kind of number")
        elif not _within(low, value, high):
            what = f"{name} is {value}, outside the {low} to {high} that a branch may set"
            yield _problem("rulebook.E017", place, what, "change the value or its bounds")


def _within(low: object, value: object, high: object) -> bool:
    numbers = [getattr(each, "count", each) for each in (low, value, high)]
    return numbers == sorted(numbers)


def _leaving(rulebook: Rulebook) -> Iterator[Found]:
    if rulebook.leaving is None:
        yield _problem(
            "rulebook.W051",
            Place(file=rulebook.bylaws.file, line=1),
            "the rulebook does not say how a member leaves",
            "write `Every member may leave at any time, taking effect at once.`",
        )
