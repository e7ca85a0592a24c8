"""How a member leaves, gives up a right, asks for a status, and comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goodstanding.dates import Aligned
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.measure import (
    Effect,
    EffectOn,
    GivingUp,
    Leaving,
    Request,
    Return,
    Right,
    RightIn,
)
from goodstanding.rulebook.model import Wanted
from goodstanding.rulebook.read import money
from goodstanding.rulebook.read.condition import condition
from goodstanding.rulebook.read.context import Context, key, many, node, of, some
from goodstanding.rulebook.read.outcome import event
from goodstanding.rulebook.read.time import moment, span, unit
from goodstanding.rulebook.read.vote import votes

Said = dict[str, Any]
PLAIN = {
    "later": "or_later",
    "harmless": "form_harmless",
    "final": "final",
    "debts": "debts_stay",
    "ends_cases": "ends_cases",
    "as_new": "as_new",
    "on_request": "on_request",
    "declaring": "declaring",
    "not_counted": "not_counted",
}
"""Terms that say one thing, and the field that then holds."""


def leaving(found: Node, at: Context) -> Leaving:
    """How a member leaves, or gives up a right."""
    said: Said = {"place": at.place()}
    for term in many(found["terms"]):
        said |= _term(term, at)
    return Leaving(**said)


def giving_up(found: Node, at: Context) -> GivingUp:
    """A right that may be given up, by whom, and how."""
    return GivingUp(right(node(found["right"])), _status(found), leaving(found, at))


def request(found: Node, at: Context) -> Request:
    """A status that may be asked for."""
    said: Said = {"place": at.place(), "becomes": key(found["status"])}
    for term in many(found["terms"]):
        said |= _term(term, at)
    return Request(status=_status(found), **said)


def way_back(found: Node, at: Context) -> Return:
    """One way back."""
    said: Said = {}
    for term in many(found["terms"]):
        more = _term(term, at)
        if term.name == "upon":
            more = {"upon": (*said.get("upon", ()), *more["upon"])}
        said |= more
    return Return(**said)


def effect_of(found: Node, at: Context) -> Effect:
    """When something takes effect."""
    if found.name == "unit_end":
        return _unit_end(found, at)
    if found.name == "as_of":
        return Effect(EffectOn.AS_OF, as_of=moment(node(found["moment"]), at))
    if found.name in ("on", "after"):
        length = span(node(found["length"]), at) if found.name == "after" else None
        return Effect(
            EffectOn.EVENT, event=event(node(found["event"]), at), length=length
        )
    return Effect(EffectOn[found.name.upper()])


def _unit_end(found: Node, at: Context) -> Effect:
    aligned, length = Aligned(unit(node(found["unit"]))), some(found["length"])
    if length is None:
        return Effect(EffectOn.UNIT_END, aligned=aligned)
    return Effect(
        EffectOn.UNIT_END,
        aligned=aligned,
        event=event(node(found["event"]), at),
        length=span(length, at),
    )


def right(found: Node) -> Right | RightIn:
    """A right, perhaps in one body only, or of the rulebook's own."""
    which = Right[found.name.upper()]
    name = found["body"] or found["privilege"]
    return RightIn(which, key(name)) if name else which


def _status(found: Node) -> str | None:
    subject = node(found["subject"])
    return key(subject["status"]) if subject.name == "of_status" else None


def _term(term: Node, at: Context) -> Said:
    if term.name in PLAIN:
        return {PLAIN[term.name]: True}
    return TERMS[term.name](term, at)


def _length(field: str) -> Callable[[Node, Context], Said]:
    return lambda term, at: {field: span(node(term["length"]), at)}


def _condition(field: str) -> Callable[[Node, Context], Said]:
    return lambda term, at: {field: condition(node(term["condition"]), at)}


def _body(field: str) -> Callable[[Node, Context], Said]:
    return lambda term, _at: {field: key(term["body"])}


def _writing(term: Node, _at: Context) -> Said:
    return {"in_writing": True, "to": key(term["body"]) if "body" in term else None}


def _as_never(term: Node, _at: Context) -> Said:
    but = of(str, term["but"]) if "but" in term else None
    return {"as_never_away": True, "but_for": but}


TERMS: dict[str, Callable[[Node, Context], Said]] = {
    "effect": lambda term, at: {"effect": effect_of(node(term["effect"]), at)},
    "given": lambda term, _at: {"given_before": of(tuple, term["day_of_year"])},
    "writing": _writing,
    "signed": lambda _term, _at: {"signed": True},
    "witnessed": lambda _term, _at: {"signed": True, "witnessed": True},
    "taken_back": _length("taken_back_within"),
    "recorded": _body("recorded_by"),
    "most": _length("at_most"),
    "guard": _condition("guard"),
    "decided": _body("decided_by"),
    "after": _length("after"),
    "within": _length("within"),
    "paying": lambda term, at: {
        "paying": tuple(money.dues(each, at) for each in many(term["dues"]))
    },
    "when": _condition("when"),
    "upon": lambda term, _at: {"upon": (of(str, term["what"]),)},
    "unopposed": lambda term, at: {"unopposed_before": event(node(term["event"]), at)},
    "as_never": _as_never,
    "vote": lambda term, at: {"vote": votes(node(term["votes"]), at)},
    "blank": lambda term, at: {"left_open": at.named(key(term["blank"]), Wanted.WORDS)},
}
"""What each term says, by its name; a name means the same wherever it may stand."""
