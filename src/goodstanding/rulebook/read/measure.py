"""Measures, from the lines under them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from goodstanding.dates import Aligned
from goodstanding.rulebook.condition import Condition, Not
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.measure import (
    Appeal,
    Extension,
    Measure,
    Next,
    NotAgain,
    Rest,
    Rights,
    Until,
)
from goodstanding.rulebook.model import Wanted
from goodstanding.rulebook.procedure import Act, Actor, Step, When
from goodstanding.rulebook.read import money
from goodstanding.rulebook.read.condition import condition
from goodstanding.rulebook.read.context import Context, key, keys, many, node, of, some
from goodstanding.rulebook.read.leaving import effect_of, right, way_back
from goodstanding.rulebook.read.outcome import case, event
from goodstanding.rulebook.read.step import step, with_terms
from goodstanding.rulebook.read.time import span, unit

Said = dict[str, Any]


def measure_line(so_far: Measure, found: Node, at: Context) -> Measure:
    """The measure with what one line under it says."""
    said = LINES[found.name](found, at)
    if found.name == "step":
        _once(so_far, said["steps"][0], at)
    more: Said = {
        field: (*getattr(so_far, field), *value) if field in MANY else value
        for field, value in said.items()
    }
    if found.name == "answer":
        more = {"answers": so_far.answers | said["answers"]}
    return replace(so_far, **more)


MANY = {
    "ends",
    "rests",
    "gives",
    "extends",
    "costs",
    "undone_if",
    "barred_if",
    "not_again",
    "not_delegable",
    "next",
    "returns",
    "steps",
}
"""Fields to which every line adds."""


def _once(so_far: Measure, made: Step, at: Context) -> None:
    if made.number in {each.number for each in so_far.steps}:
        at.problem(
            "rulebook.E039",
            f"step {made.number} of {so_far.name.key} stands twice",
            "number the steps in their order",
        )


def _rights(found: Node, field: str = "rights") -> Rights:
    return tuple(right(each) for each in many(found[field]))


def _rests(found: Node, at: Context) -> Said:
    all_but = found.name == "rests_all"
    since, until = some(found["event"]), some(found["until"])
    rest = Rest(
        rights=_rights(found, "kept" if all_but else "rights"),
        all_but=all_but,
        since=event(since, at) if since else None,
        until=_until(until, at) if until else None,
    )
    return {"rests": (rest,)}


def _until(found: Node, at: Context) -> Until | Aligned | When | Condition:
    if found.name == "unit_end":
        return Aligned(unit(node(found["unit"])))
    if found.name == "event":
        return event(node(found["event"]), at)
    if found.name == "condition":
        return condition(node(found["condition"]), at)
    return Until.WHILE_MET if found.name == "ground" else Until[found.name.upper()]


def _extends(found: Node, at: Context) -> Said:
    what, by = node(found["extendable"]), span(node(found["length"]), at)
    measure = key(what["measure"]) if what.name == "measure" else None
    status = key(what["status"]) if what.name == "status" else None
    return {"extends": (Extension(by, measure, status),)}


def _lasts(found: Node, at: Context) -> Said:
    most, extended = some(found["most"]), some(found["extended"])
    by = some(extended["by"]) if extended else None
    return {
        "lasts": span(node(found["length"]), at),
        "at_most": span(most, at) if most else None,
        "extended_once": extended is not None,
        "extended_by": span(by, at) if by else None,
        "extended_on_request": extended is not None and extended.name == "on_request",
    }


def _barred(found: Node, at: Context) -> Said:
    asked: Condition = condition(node(found["condition"]), at)
    return {"barred_if": (Not(asked) if found.name == "not_unless" else asked,)}


def _not_again(found: Node, at: Context) -> Said:
    movers = of(int, found["int"]) if "int" in found else None
    within = span(node(found["length"]), at)
    return {"not_again": (NotAgain(within, event(node(found["event"]), at), movers),)}


def _next(found: Node, at: Context) -> Said:
    certified = found.name == "certified"
    follows = Next(
        case(node(found["outcome"]), at),
        key(found["body"]),
        (key(found["measure"]),) if certified else keys(found["measures"]),
        shall=not certified and node(found["modal"]).name == "shall",
        certified=certified,
    )
    return {"next": (follows,)}


def _appeal(found: Node, at: Context) -> Said:
    to, suspension = node(found["body"]), node(found["suspension"])
    body = (
        key(to["body"])
        if to.name == "body"
        else at.named(key(to["blank"]), Wanted.WORDS)
    )
    appeal = Appeal(
        body,
        span(node(found["length"]), at),
        event(node(found["event"]), at),
        at.named(key(suspension["blank"]), Wanted.WORDS)
        if suspension.name == "blank"
        else suspension.name == "suspends",
    )
    if "terms" in found:
        decider = Actor(anybody=True)
        if isinstance(body, str):
            decider = Actor(body=body, are_many=at.names.are_many(body))
        bare = Step(number="", actor=decider, act=Act.DECIDES, place=at.place())
        decision = with_terms(bare, many(found["terms"]), at)
        appeal = replace(appeal, decision=decision)
    return {"appeal": appeal}


def _court(found: Node, at: Context) -> Said:
    after = span(node(found["length"]), at), event(node(found["event"]), at)
    return {"court_after": after}


def _answer(found: Node, _at: Context) -> Said:
    return {"answers": {node(found["owed"]).name: of(str, found["why"])}}


LINES: dict[str, Callable[[Node, Context], Said]] = {
    "warning": lambda _found, _at: {"warning": True},
    "agreement": lambda found, _at: {"agreement": of(str, found["what"])},
    "ends": lambda found, _at: {"ends": _rights(found)},
    "rests": _rests,
    "rests_all": _rests,
    "moves": lambda found, _at: {"moves_to": key(found["status"])},
    "gives": lambda found, _at: {"gives": (key(found["status"]),)},
    "extends": _extends,
    "costs": lambda found, at: {"costs": (money.cost(found, at),)},
    "lasts": _lasts,
    "lifted": lambda found, at: {
        "lifted_when": condition(node(found["condition"]), at)
    },
    "undone": lambda found, at: {"undone_if": (case(node(found["outcome"]), at),)},
    "effect": lambda found, at: {"effect": effect_of(node(found["effect"]), at)},
    "not_if": _barred,
    "not_unless": _barred,
    "one_case": lambda _found, _at: {"one_case": True},
    "not_again": _not_again,
    "own_act": lambda found, _at: {"not_delegable": (key(found["body"]),)},
    "next": _next,
    "certified": _next,
    "appeal": _appeal,
    "court": _court,
    "return": lambda found, at: {"returns": (way_back(found, at),)},
    "no_return": lambda _found, _at: {"no_return": True},
    "answer": _answer,
    "step": lambda found, at: {"steps": (step(found, at),)},
}
"""What each line says of a measure, by its name."""


def inherited(own: Measure, like: Measure) -> Measure:
    """`own` with the steps of `like`: a step of the same number stays its own.

    Steps, effect, appeal, answers and the limits on the power are inherited; what a
    measure does is not.
    """
    steps = {step.number: step for step in like.steps} | {
        step.number: step for step in own.steps
    }
    return replace(
        own,
        steps=tuple(sorted(steps.values(), key=_place_in_order)),
        effect=own.effect or like.effect,
        appeal=own.appeal or like.appeal,
        court_after=own.court_after or like.court_after,
        answers=like.answers | own.answers,
        barred_if=(*like.barred_if, *own.barred_if),
        one_case=own.one_case or like.one_case,
        not_again=(*like.not_again, *own.not_again),
        not_delegable=(*like.not_delegable, *own.not_delegable),
    )


def _place_in_order(step: Step) -> tuple[int, str, str]:
    """By the number, however long it is, and then by the letter behind it."""
    digits = step.number.rstrip("abcdefghijklmnopqrstuvwxyz")
    number = digits.lstrip("0")
    return len(number), number, step.number[len(digits) :]
