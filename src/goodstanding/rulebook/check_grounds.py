"""What a ground may have wrong though each of its sentences can be read."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.bylaws import Place
from goodstanding.problems import Problem
from goodstanding.rulebook.condition import (
    Count,
    Leaf,
    OfGround,
    OfLast,
    Run,
    Several,
    Share,
    Stretch,
    Sum,
    least,
    leaves,
    parts,
)
from goodstanding.rulebook.model import Ground, Opening, Rulebook
from goodstanding.rulebook.names import family
from goodstanding.rulebook.series import AtOccasions, Duty
from goodstanding.rulebook.time import Named
from goodstanding.terms import Answer, State

Found = tuple[int, Problem]


def problems(rulebook: Rulebook) -> Iterator[Found]:
    """Every problem of the grounds of `rulebook`, with its line."""
    told: set[Place] = set()
    for ground in rulebook.grounds.values():
        if ground.place not in told:
            yield from _openings(ground)
            yield from _examples(rulebook, ground)
        told.add(ground.place)
        yield from _in_circles(rulebook, ground)
        yield from _before_itself(rulebook, ground)
        for part in parts(ground.condition):
            if isinstance(part, Several):
                yield from _several(rulebook, part)
        for leaf in leaves(ground.condition):
            yield from _leaf(rulebook, leaf)


def _problem(code: str, place: Place, what: str, do: str) -> Found:
    return place.line, Problem(code=code, what=what, where=str(place), do=do)


def _openings(ground: Ground) -> Iterator[Found]:
    name = family(ground.name.key)
    if not ground.openings:
        yield _problem(
            "rulebook.E018",
            ground.place,
            f"the text does not say what follows from {name}",
            "add a line under it, as in `The board may open removal.` or `It is told to the secretary, nothing follows.`",
        )
    ways: dict[tuple[str, str], Opening] = {}
    for opening in ground.openings:
        for measure in opening.measures:
            other = ways.setdefault((opening.body, measure), opening)
            if other.how is not opening.how:
                yield _problem(
                    "rulebook.E019",
                    ground.place,
                    f"the {opening.body} {other.does} {measure} and {opening.does} it, on {name}",
                    "keep one of the two",
                )
    if (
        ground.in_force_from
        and ground.in_force_until
        and ground.in_force_until < ground.in_force_from
    ):
        yield _problem(
            "rulebook.E032",
            ground.place,
            f"{name} is in force until {ground.in_force_until}, before it begins on {ground.in_force_from}",
            "correct one of the two days",
        )


def _examples(rulebook: Rulebook, ground: Ground) -> Iterator[Found]:
    name = family(ground.name.key)
    answers = [
        example.answer
        for example in rulebook.examples
        if family(example.ground) == name
    ]
    met = any(
        answer in (Answer.MET, Answer.STILL_CURABLE, Answer.NEEDS_FINDING)
        for answer in answers
    )
    for missing, kind in (
        (not met, "meets"),
        (Answer.NOT_MET not in answers and not ground.not_modelled, "does not meet"),
    ):
        if missing:
            yield _problem(
                "rulebook.W052",
                ground.place,
                f"no example {kind} the ground {name}",
                "add a row to an `example` block: name | facts | on | ground | answer",
            )


def _in_circles(rulebook: Rulebook, ground: Ground) -> Iterator[Found]:
    name, seen = ground.name.key, set()
    waiting: list[tuple[Ground, tuple[str, ...]]] = [(ground, (name,))]
    while waiting:
        asks, chain = waiting.pop(0)
        for leaf in leaves(asks.condition):
            if isinstance(leaf, OfGround) and leaf.ground == name:
                yield _problem(
                    "rulebook.E033",
                    leaf.place,
                    f"the ground {name} depends on itself: {_chain(chain, name)}",
                    "let one of the grounds stand without the other",
                )
                return
            if isinstance(leaf, OfGround) and leaf.ground not in seen:
                seen.add(leaf.ground)
                waiting.append((rulebook.grounds[leaf.ground], (*chain, leaf.ground)))


def _chain(chain: tuple[str, ...], last: str) -> str:
    return ", which asks ".join((*chain, last))


def _several(rulebook: Rulebook, part: Several) -> Iterator[Found]:
    """Refuse a number of the conditions that can hold of none or fails of none."""
    of = len(part.parts)
    number = part.number
    if isinstance(number, Named):
        filled = rulebook.values.get(number.name)
        number = filled if isinstance(filled, int) else 1
    if isinstance(number, int) and not 1 <= least(part.comparison, number) <= of:
        yield _problem(
            "rulebook.E070",
            part.place,
            f"`{part.text}`: it is asked of {of}, so it is always or never so",
            "write a number that fits, or indent the conditions that belong under it",
        )


def _before_itself(rulebook: Rulebook, ground: Ground) -> Iterator[Found]:
    """The order of the grounds must not lead back to where it began."""
    name, seen = ground.name.key, set()
    waiting = [(each, each.ground) for each in ground.behind]
    while waiting:
        first, before = waiting.pop(0)
        if before == name:
            yield _problem(
                "rulebook.E076",
                first.place,
                f"the ground {name} comes before itself, perhaps by way of others",
                "take out one of the sentences that say which ground comes before which",
            )
            return
        if before not in seen:
            seen.add(before)
            further = rulebook.grounds[before].behind
            waiting += [(first, each.ground) for each in further]


def _leaf(rulebook: Rulebook, leaf: Leaf) -> Iterator[Found]:
    if isinstance(leaf, Run | OfLast | Share | Stretch) and leaf.duty in rulebook.acts:
        yield _problem(
            "rulebook.E034",
            leaf.place,
            f"{leaf.duty} are counted and not owed, so none of them can be {leaf.state}",
            f"count them, as in `fewer than 2 {leaf.duty} are done in the last 3 months`",
        )
    if isinstance(leaf, Count):
        yield from _count(rulebook, leaf)
    if isinstance(leaf, Sum) and leaf.none_held is None:
        duties = [rulebook.duties.get(term.series) for term in leaf.terms]
        if any(_may_hold_none(duty) for duty in duties if duty):
            yield _where_none(leaf)


def _count(rulebook: Rulebook, leaf: Count) -> Iterator[Found]:
    if leaf.series in rulebook.acts:
        if leaf.state is not State.DONE:
            yield _problem(
                "rulebook.E034",
                leaf.place,
                f"{leaf.series} are counted and not owed, so none of them can be {leaf.state}",
                "write `done`",
            )
    elif leaf.none_held is None and _may_hold_none(rulebook.duties[leaf.series]):
        yield _where_none(leaf)


def _where_none(leaf: Leaf) -> Found:
    return _problem(
        "rulebook.E036",
        leaf.place,
        f"`{leaf.text}`: the text does not say what holds where none is held",
        "add `, even where none is held` or `, where at least one is held`",
    )


def _may_hold_none(duty: Duty) -> bool:
    return isinstance(duty.owed, AtOccasions) or duty.owed.kind is not None
