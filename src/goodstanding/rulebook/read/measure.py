"""Measures, from the lines under them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from goodstanding.dates import Aligned
from goodstanding.rulebook.condition import Condition, Not
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.measure import (
    Appeal,
    Effect,
    EffectOn,
    Leaving,
    Measure,
    Next,
    Outcome,
    Return,
    Right,
)
from goodstanding.rulebook.model import Wanted
from goodstanding.rulebook.procedure import Step
from goodstanding.rulebook.read.condition import condition
from goodstanding.rulebook.read.context import Context, key, many, node, of, some
from goodstanding.rulebook.read.step import event, step, vote
from goodstanding.rulebook.read.time import span, unit


def measure_line(so_far: Measure, found: Node, at: Context) -> Measure:
    """The measure with what one line under it says."""
    return replace(so_far, **LINES[found.name](so_far, found, at))


def leaving(found: Node, at: Context) -> Leaving:
    """How a member leaves."""
    said: dict[str, Any] = {"place": at.place()}
    for term in many(found["terms"]):
        if term.name == "effect":
            said["effect"] = _effect_of(node(term["effect"]), at)
        elif term.name == "writing":
            said["in_writing"] = True
            said["to"] = key(term["body"]) if "body" in term else None
        else:
            said["ends_cases"] = True
    return Leaving(**said)


def _effect_of(found: Node, at: Context) -> Effect:
    if found.name == "unit_end":
        return Effect(EffectOn.UNIT_END, aligned=Aligned(unit(node(found["unit"]))))
    if found.name in ("on", "after"):
        length = span(node(found["length"]), at) if found.name == "after" else None
        return Effect(
            EffectOn.EVENT, event=event(node(found["event"]), at), length=length
        )
    return Effect(EffectOn[found.name.upper()])


def _ends(so_far: Measure, found: Node, _at: Context) -> dict[str, Any]:
    return {"ends": (*so_far.ends, _right(found))}


def _rests(so_far: Measure, found: Node, _at: Context) -> dict[str, Any]:
    until = some(found["until"])
    by_unit = until is not None and until.name == "unit_end"
    aligned = (
        Aligned(unit(node(until["unit"]))) if until is not None and by_unit else None
    )
    return {
        "rests": (*so_far.rests, _right(found)),
        "rests_until": aligned,
        "rests_while_met": until is not None and until.name == "ground",
    }


def _right(found: Node) -> Right:
    return Right[node(found["right"]).name.upper()]


def _lasts(_so_far: Measure, found: Node, at: Context) -> dict[str, Any]:
    most = some(found["most"])
    return {
        "lasts": span(node(found["length"]), at),
        "at_most": span(most, at) if most else None,
        "extended_once": "extended" in found,
    }


def _barred(so_far: Measure, found: Node, at: Context) -> dict[str, Any]:
    asked: Condition = condition(node(found["condition"]), at)
    if found.name == "not_unless":
        asked = Not(asked)
    return {"barred_if": (*so_far.barred_if, asked)}


def _next(so_far: Measure, found: Node, at: Context) -> dict[str, Any]:
    outcome = node(found["outcome"])
    within = some(outcome["length"])
    follows = Next(
        Outcome[outcome.name.upper()],
        span(within, at) if within else None,
        key(found["body"]),
        node(found["modal"]).name == "shall",
        key(found["measure"]),
    )
    return {"next": (*so_far.next, follows)}


def _appeal(_so_far: Measure, found: Node, at: Context) -> dict[str, Any]:
    body, suspension = node(found["body"]), node(found["suspension"])
    appeal = Appeal(
        key(body["body"])
        if body.name == "body"
        else at.named(key(body["blank"]), Wanted.WORDS),
        span(node(found["length"]), at),
        event(node(found["event"]), at),
        at.named(key(suspension["blank"]), Wanted.WORDS)
        if suspension.name == "blank"
        else suspension.name == "suspends",
    )
    return {"appeal": appeal}


def _return(so_far: Measure, found: Node, at: Context) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for term in many(found["terms"]):
        said |= _return_term(term, at)
    return {"returns": (*so_far.returns, Return(**said))}


def _return_term(term: Node, at: Context) -> dict[str, object]:
    if term.name in ("after", "within"):
        return {term.name: span(node(term["length"]), at)}
    if term.name == "decided":
        return {"decided_by": key(term["body"])}
    if term.name == "vote":
        return {"vote": vote(node(term["vote"]), at)}
    if term.name == "blank":
        return {"left_open": at.named(key(term["blank"]), Wanted.WORDS)}
    return {"as_never_away" if term.name == "as_never" else term.name: True}


def _answer(so_far: Measure, found: Node, _at: Context) -> dict[str, Any]:
    return {
        "answers": so_far.answers | {node(found["owed"]).name: of(str, found["why"])}
    }


def _step(so_far: Measure, found: Node, at: Context) -> dict[str, Any]:
    made = step(found, at)
    if made.number in {each.number for each in so_far.steps}:
        at.problem(
            "rulebook.E039",
            f"step {made.number} of {so_far.name.key} stands twice",
            "number the steps in their order",
        )
    return {"steps": (*so_far.steps, made)}


def _lifted(_so_far: Measure, found: Node, at: Context) -> dict[str, Any]:
    return {"lifted_when": condition(node(found["condition"]), at)}


LINES: dict[str, Callable[[Measure, Node, Context], dict[str, Any]]] = {
    "warning": lambda _so_far, _found, _at: {"warning": True},
    "ends": _ends,
    "rests": _rests,
    "moves": lambda _so_far, found, _at: {"moves_to": key(found["status"])},
    "lasts": _lasts,
    "lifted": _lifted,
    "effect": lambda _so_far, found, at: {
        "effect": _effect_of(node(found["effect"]), at)
    },
    "not_if": _barred,
    "not_unless": _barred,
    "next": _next,
    "appeal": _appeal,
    "return": _return,
    "answer": _answer,
    "step": _step,
}


def inherited(own: Measure, like: Measure) -> Measure:
    """`own` with the steps of `like`: a step of the same number stays its own.

    Steps, effect, appeal and answers are inherited; what a measure does is not.
    """
    steps = {step.number: step for step in like.steps} | {
        step.number: step for step in own.steps
    }
    return replace(
        own,
        steps=tuple(sorted(steps.values(), key=_place_in_order)),
        effect=own.effect or like.effect,
        appeal=own.appeal or like.appeal,
        answers=like.answers | own.answers,
        barred_if=(*like.barred_if, *own.barred_if),
    )


def _place_in_order(step: Step) -> tuple[int, str]:
    digits = step.number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits), step.number[len(digits) :]
