"""Steps of a procedure, from their sentences."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Wanted
from goodstanding.rulebook.procedure import (
    Act,
    Actor,
    Anchor,
    Bound,
    Event,
    Limit,
    Portion,
    Quorum,
    Step,
    Voters,
    Way,
)
from goodstanding.rulebook.read.condition import condition
from goodstanding.rulebook.read.context import Context, key, many, node, of, some
from goodstanding.rulebook.read.time import span
from goodstanding.rulebook.time import Named

WAYS = {
    "recused": Way.WITHOUT_MEMBER,
    "optional": Way.OPTIONAL,
    "written": Way.WRITTEN_VOTES,
    "address": Way.ADDRESS,
}


def step(found: Node, at: Context) -> Step:
    """One step: who does what, how, within which limits, by which vote."""
    act = node(found["act"])
    read = Step(
        number=of(str, found["number"]),
        actor=_actor(node(found["actor"])),
        act=Act[act.name.upper()],
        towards=key(act["body"]) if "body" in act else None,
        notice=key(act["notice"]) if "notice" in act else None,
        place=at.place(),
    )
    for term in many(found["terms"]):
        read = _term(read, term, at)
    return read


def event(found: Node, at: Context) -> Event | Named:
    """What a limit is counted from."""
    if found.name == "blank":
        return at.named(key(found["blank"]), Wanted.WORDS)
    if found.name == "step":
        return Event(Anchor.STEP, of(int, found["int"]))
    return Event(Anchor[found.name.upper()])


def vote(found: Node, at: Context) -> Portion | Named:
    """The portion of a base that carries."""
    if found.name == "blank":
        return at.named(key(found["blank"]), Wanted.WORDS)
    return _portion(found)


def _actor(found: Node) -> Actor:
    if found.name == "body":
        return Actor(body=key(found["body"]))
    if found.name == "member":
        return Actor()
    number = of(int, found["int"]) if found.name == "number" else None
    return Actor(status=key(found["status"]), number=number)


def _term(so_far: Step, term: Node, at: Context) -> Step:
    if term.name in ("within", "after", "before"):
        return replace(so_far, limits=(*so_far.limits, _limit(term, at)))
    if term.name in ("grounds", "stating"):
        what = of(str, term["what"]) if term.name == "stating" else "the grounds"
        return replace(so_far, stating=(*so_far.stating, what))
    if term.name == "vote":
        return replace(so_far, vote=vote(node(term["vote"]), at))
    if term.name == "quorum":
        return replace(so_far, quorum=_quorum(node(term["quorum"]), at))
    if term.name == "guard":
        return replace(so_far, guard=condition(node(term["condition"]), at))
    return replace(so_far, ways=(*so_far.ways, *_ways(term)))


def _ways(term: Node) -> tuple[Way, ...]:
    if term.name == "silence":
        return (Way["SILENCE_" + node(term["silence"]).name.upper()],)
    if term.name in ("manner", "manners"):
        manners = (node(term["manner"]), some(term["other"]))
        return tuple(Way[manner.name.upper()] for manner in manners if manner)
    return (WAYS[term.name],)


def _limit(term: Node, at: Context) -> Limit:
    length = span(node(term["length"]), at)
    if term.name == "before":
        return Limit(Bound.BEFORE, length, Event(Anchor.STEP, of(int, term["int"])))
    return Limit(Bound[term.name.upper()], length, event(node(term["event"]), at))


def _quorum(found: Node, at: Context) -> Quorum:
    if found.name == "blank":
        return at.named(key(found["blank"]), Wanted.WORDS)
    return of(int, found["int"]) if found.name == "number" else _portion(found)


def _portion(found: Node) -> Portion:
    portion, base = node(found["portion"]), Voters[node(found["base"]).name.upper()]
    if portion.name == "all":
        return Portion(Fraction(1), more_than=False, base=base)
    return Portion(of(Fraction, portion["fraction"]), portion.name == "more", base)
