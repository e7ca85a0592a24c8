"""What a rulebook that can be read may still have wrong: ambiguity and contradiction.

Every check yields its problems; `check` puts them in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from goodstanding.bylaws import Place
from goodstanding.dates import Length, Unit
from goodstanding.problems import Problem
from goodstanding.rulebook import (
    check_examples,
    check_grounds,
    check_measures,
    check_statutes,
)
from goodstanding.rulebook.check_measures import DAYS
from goodstanding.rulebook.model import Blank, Filling, Rulebook, Wanted
from goodstanding.rulebook.names import family
from goodstanding.rulebook.series import Acts, AtOccasions, Duty, Payment

Units = Iterable[tuple[str, Unit | str, Place]]
"""Series with the unit in which a sentence counts them, and where."""

WANTED = {int: Wanted.NUMBER, Fraction: Wanted.SHARE, Length: Wanted.LENGTH}


def check(rulebook: Rulebook, units: Units, bounded_at: Bounded) -> list[Problem]:
    """Every problem of `rulebook` as a whole, in the order of the text.

    `units` are the units in which sentences count a series; `bounded_at` is where a
    name is set, and where its bounds stand.
    """
    found = [
        *_duties(rulebook),
        *_one_ledger(rulebook),
        *_units(rulebook, units),
        *check_grounds.problems(rulebook),
        *check_measures.problems(rulebook),
        *check_statutes.problems(rulebook),
        *check_examples.problems(rulebook),
        *_blanks(rulebook),
        *_left_open(rulebook),
        *_values(rulebook, bounded_at),
        *_leaving(rulebook),
    ]
    return [problem for _, problem in sorted(found, key=lambda pair: pair[0])]


Found = tuple[int, Problem]
Bounded = Mapping[str, tuple[Place, Place]]
"""Where a name is set, and where its bounds stand."""


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
            "add `An excused one ends a run.` or, if it is meant so, `is left out`, "
            "`counts as done` or `counts as missed`",
        )


def _one_ledger(rulebook: Rulebook) -> Iterator[Found]:
    """The table of dues has one row a period: two duties cannot be paid from it."""
    paid = [
        duty
        for duty in rulebook.duties.values()
        if any(isinstance(means, Payment) for means in duty.means)
    ]
    for duty in paid[1:]:
        name = duty.name.key
        what = f"{paid[0].name.key} and {name} are both done by payment"
        do = "the roll keeps one ledger of dues: let an act do the other, as in "
        do += f"`It is done by a {duty.name.one.replace(' ', '-')}-payment.`"
        yield _problem("rulebook.E048", duty.place, what, do)


def _units(rulebook: Rulebook, units: Units) -> Iterator[Found]:
    for name, unit, place in units:
        if family(name) in rulebook.acts:
            yield from _amount(rulebook.acts[family(name)], unit, place)
            continue
        duty = rulebook.duties[name]
        if isinstance(duty.owed, AtOccasions):
            what = f"{name} are owed at each {' or '.join(duty.owed.kinds)}, not each {unit}"
            do = f"count {duty.name.many}, not {unit}s"
            yield _problem("rulebook.E015", place, what, do)
        elif str(duty.owed.aligned) != str(unit):
            owed = str(duty.owed.aligned)
            what = f"{name} are owed each {owed}, and counted here in {unit}s"
            yield _problem("rulebook.E015", place, what, _counted(duty, owed))


def _counted(duty: Duty, owed: str) -> str:
    if " " not in owed:
        return f"write `{owed}s of {duty.name.key}`"
    return f"count {duty.name.many}"


def _amount(acts: Acts, unit: str, place: Place) -> Iterator[Found]:
    name, measured = acts.name.key, acts.measured_in
    if measured is None:
        what = f"{name} are counted, and not measured in {unit}"
        do = f"write `Every member does {name}, measured in {unit}.`"
        yield _problem("rulebook.E015", place, what, do)
    elif measured != unit:
        what = f"{name} are measured in {measured}, and added up here in {unit}"
        yield _problem("rulebook.E015", place, what, f"write `{measured} of {name}`")


def _blanks(rulebook: Rulebook) -> Iterator[Found]:
    for blank in rulebook.blanks:
        value, name = rulebook.values.get(blank.name), blank.name
        if value is None:
            said = name.replace("-", " ")
            yield _problem(
                "rulebook.W050",
                blank.place,
                f"the text leaves [{said}] blank",
                f"nothing is assumed, and what hangs on it is left to people; {_filling(blank)}",
            )
        elif blank.wanted is not WANTED[type(value)]:
            yield _problem(
                "rulebook.E044",
                blank.place,
                f"{name} is {value}, and what is wanted here is {blank.wanted}",
                f"change `Let {name} be ...`, or give this one a name of its own",
            )


def _filling(blank: Blank) -> str:
    if blank.wanted is Wanted.WORDS or not blank.name[:1].isalpha():
        return "once it is decided, write it in the place of the blank"
    return f"once it is decided, add `Let {blank.name} be ...` at the margin"


def _left_open(rulebook: Rulebook) -> Iterator[Found]:
    for each in rulebook.left_open:
        read = f" (read here as: {each.reading})" if each.reading else ""
        yield _problem(
            "rulebook.W054",
            each.place,
            f"the text leaves open: {each.what}{read}",
            "ask the body that makes the bylaws to say it",
        )


def _values(rulebook: Rulebook, bounded_at: Bounded) -> Iterator[Found]:
    for name, bounds in rulebook.bounds.items():
        value, (place, bounded) = rulebook.values[name], bounded_at[name]
        low, by = bounds.low, "" if place.file == bounded.file else f", by {bounded}"
        for high in (bounds.high, *(case.value for case in bounds.cases)):
            if not type(low) is type(value) is type(high):
                what = f"{name} is {value}, and its bounds are {low} and {high}"
                do = "write all three in one kind of number"
                yield _problem("rulebook.E016", place, what, do)
            elif not _size(low) <= _size(value) <= _size(high):
                what = f"{name} is {value}, outside the {low} to {high} a branch may set{by}"
                do = "change the value or its bounds"
                yield _problem("rulebook.E017", place, what, do)


def _size(value: Filling) -> Fraction:
    if isinstance(value, Length):
        return value.count * DAYS[value.unit]
    return Fraction(value)


def _leaving(rulebook: Rulebook) -> Iterator[Found]:
    if rulebook.leaving is None and not rulebook.floors:
        yield _problem(
            "rulebook.W051",
            Place(file=rulebook.bylaws.file, line=1),
            "the rulebook does not say how a member leaves",
            "write `Every member may leave at any time, taking effect at once.`",
        )
