"""Steps of a procedure, from their sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from goodstanding.rulebook.condition import Not
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.procedure import (
    Act,
    Actor,
    Bound,
    Delivery,
    Limit,
    Means,
    Step,
    Way,
)
from goodstanding.rulebook.read.condition import condition
from goodstanding.rulebook.read.context import Context, key, many, node, of, some
from goodstanding.rulebook.read.outcome import case, event, ordinal
from goodstanding.rulebook.read.time import span
from goodstanding.rulebook.read.vote import quorum, votes

Said = dict[str, Any]
WAYS = {
    "recused": (Way.WITHOUT_MEMBER,),
    "voting": (Way.WITH_MEMBER,),
    "optional": (Way.OPTIONAL,),
    "written": (Way.WRITTEN_VOTES,),
    "abstain": (Way.ABSTENTIONS,),
    "address": (Way.ADDRESS,),
    "addresses": (Way.ADDRESSES,),
    "conclusive": (Way.CONCLUSIVE,),
}
NOTICES = {"nth_notice": Act.NOTICE, "one_notice": Act.NOTICE}
MANY = {"ways", "limits", "stating", "to", "without", "company"}
"""Fields to which every term adds."""


def step(found: Node, at: Context) -> Step:
    """One step: who does what, how, within which limits, by which vote."""
    act, actors = node(found["act"]), many(found["actors"])
    nth, after = some(act["ordinal"]), some(found["outcome"])
    kind = NOTICES.get(act.name) or Act[act.name.upper()]
    read = Step(
        number=of(str, found["number"]),
        actor=_actor(actors[0], at),
        others=tuple(_actor(each, at) for each in actors[1:]),
        act=kind,
        case=case(after, at) if after else None,
        towards=key(act["body"]) if "body" in act else None,
        notice=key(act["notice"]) if "notice" in act else None,
        ordinal=ordinal(nth) if nth else None,
        on=of(str, act["what"]) if "what" in act else None,
        place=at.place(),
    )
    return with_terms(read, many(found["terms"]), at)


def with_terms(read: Step, terms: tuple[Node, ...], at: Context) -> Step:
    """The step with what its terms say."""
    for term in terms:
        said = TERMS.get(term.name, _ways)(term, at)
        more: Said = {
            field: (*getattr(read, field), *value) if field in MANY else value
            for field, value in said.items()
        }
        read = replace(read, **more)
    return read


def _actor(found: Node, at: Context) -> Actor:
    if found.name == "body":
        body = key(found["body"])
        return Actor(body=body, are_many=at.names.are_many(body))
    if found.name in ("member", "anybody"):
        return Actor(anybody=found.name == "anybody")
    if found.name == "every":
        subject = node(found["subject"])
        if subject.name == "member":
            return Actor(anybody=True)
        return Actor(status=key(subject["status"]))
    number = of(int, found["int"]) if found.name == "number" else None
    return Actor(status=key(found["status"]), number=number)


def _ways(term: Node, _at: Context) -> Said:
    if term.name == "silence":
        return {"ways": (Way["SILENCE_" + node(term["silence"]).name.upper()],)}
    if term.name in ("manner", "manners"):
        manners = (node(term["manner"]), some(term["other"]))
        return {"ways": tuple(Way[each.name.upper()] for each in manners if each)}
    return {"ways": WAYS[term.name]}


def _failure(term: Node, _at: Context) -> Said:
    served = node(term["failing"]).name == "serve"
    return {"ways": (Way.UNRECEIVED, *((Way.UNSERVED,) if served else ()))}


def _limit(term: Node, at: Context) -> Said:
    bound = {"any_before": Bound.BEFORE}.get(term.name) or Bound[term.name.upper()]
    return {"limits": (_bound(bound, term, at),)}


def _bound(bound: Bound, term: Node, at: Context) -> Limit:
    length, most = some(term["length"]), some(term["most"])
    return Limit(
        bound,
        span(length, at) if length else None,
        event(node(term["event"]), at),
        span(most, at) if most else None,
    )


def _stating(term: Node, _at: Context) -> Said:
    void = {"ways": (Way.STATING_OR_VOID,)} if "void" in term else {}
    return {"stating": (of(str, term["what"]),)} | void


def _means(term: Node, _at: Context) -> Said:
    found = node(term["deliveries"])
    last = node(found["delivery"] if found.name == "one" else found["last"])
    by = tuple(_delivery(each) for each in (*many(found["these"]), last))
    return {"means": Means(by, by_all=found.name == "all")}


def _delivery(found: Node) -> Delivery | str:
    if found.name == "other":
        return of(str, found["string"])
    return Delivery[found.name.upper()]


def _company(term: Node, _at: Context) -> Said:
    return {
        "company": tuple(
            of(str, each["string"]) if each.name == "other" else each.name
            for each in many(term["company"])
        )
    }


TERMS: dict[str, Callable[[Node, Context], Said]] = {
    "within": _limit,
    "before": _limit,
    "after": _limit,
    "any_before": _limit,
    "on": _limit,
    "open": lambda term, at: {"open_for": span(node(term["length"]), at)},
    "means": _means,
    "to": lambda term, at: {
        "to": tuple(_actor(each, at) for each in many(term["addressees"]))
    },
    "deemed": lambda term, at: {"deemed_served": _bound(Bound.AFTER, term, at)},
    "deemed_on": lambda term, at: {"deemed_served": _bound(Bound.ON, term, at)},
    "failure": _failure,
    "returned": lambda term, _at: {"until_returned": of(int, term["int"])},
    "grounds": lambda _term, _at: {"stating": ("the grounds",)},
    "stating": _stating,
    "vote": lambda term, at: {"vote": votes(node(term["votes"]), at)},
    "quorum": lambda term, at: {"quorum": quorum(node(term["quorum"]), at)},
    "counted": lambda term, at: {"counted_as_of": event(node(term["event"]), at)},
    "without": lambda term, _at: {"without": (key(term["body"]),)},
    "without_movers": lambda term, _at: {"without": (of(int, term["int"]),)},
    "company": _company,
    "guard": lambda term, at: {"guard": condition(node(term["condition"]), at)},
    "unless": lambda term, at: {"guard": Not(condition(node(term["condition"]), at))},
}
"""What each term says of a step; those not here are ways of doing it."""
