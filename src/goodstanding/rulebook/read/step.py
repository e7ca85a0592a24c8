"""Steps of a procedure, from their sentences."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from goodstanding.rulebook.language.sentence import Node
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
    said: dict[str, Any] = {"ways": [], "limits": [], "stating": []}
    for term in many(found["terms"]):
        _term(term, said, at)
    return Step(
        number=of(str, found["number"]),
        actor=_actor(node(found["actor"])),
        act=Act[act.name.upper()],
        towards=key(act["body"]) if "body" in act else None,
        notice=key(act["notice"]) if "notice" in act else None,
        place=at.place(),
        **{name: tuple(value) if isinstance(value, list) else value for name, value in said.items()},
    )


def event(found: Node, at: Context) -> Event | Named:
    """What a limit is counted from."""
    if found.name == "blank":
        return at.named(key(found["blank"]))
    if found.name == "step":
        return Event(Anchor.STEP, of(int, found["int"]))
    return Event(Anchor[found.name.upper()])


def vote(found: Node, at: Context) -> Portion | Named:
    """The portion of a base that carries."""
    if found.name == "blank":
        return at.named(key(found["blank"]))
    return _portion(found)


def _actor(found: Node) -> Actor:
    if found.name == "body":
        return Actor(body=key(found["body"]))
    if found.name == "member":
        return Actor()
    number = of(int, found["int"]) if found.name == "number" else None
    return Actor(status=key(found["status"]), number=number)


def _term(term: Node, said: dict[str, Any], at: Context) -> None:
    if term.name in ("within", "after", "before"):
        said["limits"].append(_limit(term, at))
    elif term.name in ("manner", "manners"):
        said["ways"] += [Way[word.upper()] for word in _manners(term)]
    elif term.name in ("grounds", "stating"):
        said["stating"].append("the grounds" if term.name == "grounds" else of(str, term["what"]))
    elif term.name == "vote":
        said["vote"] = vote(node(term["vote"]), at)
    elif term.name == "quorum":
        said["quorum"] = _quorum(node(term["quorum"]), at)
    elif term.name == "guard":
        said["guard"] = condition(node(term["condition"]), at)
    elif term.name == "silence":
        said["ways"].append(Way["SILENCE_" + node(term["silence"]).name.upper()])
    else:
        said["ways"].append(WAYS[term.name])


def _manners(term: Node) -> list[str]:
    other = some(term["other"])
    return [node(term["manner"]).name, *([other.name] if other else [])]


def _limit(term: Node, at: Context) -> Limit:
    length = span(node(term["length"]), at)
    if term.name == "before":
        return Limit(Bound.BEFORE, length, Event(Anchor.STEP, of(int, term["int"])))
    return Limit(Bound[term.name.upper()], length, event(node(term["event"]), at))


def _quorum(found: Node, at: Context) -> Quorum:
    if found.name == "blank":
        return at.named(key(found["blank"]))
    return of(int, found["int"]) if found.name == "number" else _portion(found)


def _portion(found: Node) -> Portion:
    portion, base = node(found["portion"]), Voters[node(found["base"]).name.upper()]
    if portion.name == "all":
        return Portion(Fraction(1), more_than=False, base=base)
    return Portion(of(Fraction, portion["fraction"]), portion.name == "more", base)
