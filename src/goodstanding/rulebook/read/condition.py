"""Conditions, from their sentences."""

from __future__ import annotations

from collections.abc import Callable

from goodstanding.rulebook.condition import (
    Age,
    All,
    AnyOf,
    Base,
    Comparison,
    Condition,
    Count,
    Falls,
    Found,
    Gap,
    Held,
    Holds,
    LeaveApproved,
    LeaveCovers,
    MetAgain,
    MetFor,
    MetIn,
    OfLast,
    Reach,
    Run,
    Share,
    Standing,
    Stretch,
    Total,
    Under,
)
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Wanted
from goodstanding.rulebook.names import Name
from goodstanding.rulebook.read import time
from goodstanding.rulebook.read.clock import stopped
from goodstanding.rulebook.read.context import Context, key, many, node, of, some
from goodstanding.rulebook.read.keys import held_of
from goodstanding.rulebook.read.phrases import comparison, none_held
from goodstanding.rulebook.read.sums import mix, together
from goodstanding.rulebook.time import This
from goodstanding.terms import State

BASES = {
    "held": Base.HELD,
    "held_so_far": Base.HELD,
    "all_held": Base.ALL_HELD,
    "planned": Base.PLANNED,
}


def condition(found: Node, at: Context) -> Condition:
    """A sentence: one condition, or several joined by `and` or by `or`."""
    if found.name == "one":
        return _leaf(node(found["leaf"]), at)
    parts = (node(found["first"]), *many(found["rest"]))
    read = tuple(_leaf(part, at) for part in parts)
    return All(read) if found.name == "both" else AnyOf(read)


def _leaf(found: Node, at: Context) -> Condition:
    return LEAVES[found.name](found, at)


def _state(found: Node) -> State:
    return State(node(found["state"]).name)


def _series(found: Node, at: Context) -> str:
    """The series that is counted; its unit, where the sentence names one, is checked."""
    points = node(found["points"])
    if points.name == "series":
        return key(points["series"])
    unit = _listed(points) if points["calendar"] else time.unit(node(points["unit"]))
    at.units.append((key(points["duty"]), unit, at.place(points)))
    return key(points["duty"])


def _listed(points: Node) -> str:
    return of(Name, points["calendar"]).one


def _count(found: Node, at: Context) -> Count:
    return Count(
        series=_series(found, at),
        state=_state(found),
        window=time.window(node(found["window"]), at),
        comparison=comparison(found),
        number=time.number(node(found["number"]), at),
        none_held=none_held(found),
        text=at.text(found),
        place=at.place(found),
    )


def _none(found: Node, at: Context) -> Count:
    empty = some(found["empty"])
    return Count(
        series=_series(found, at),
        state=_state(found),
        window=time.window(node(found["window"]), at),
        comparison=Comparison.FEWER,
        number=1,
        none_held=None if empty is None else empty.name == "even",
        text=at.text(found),
        place=at.place(found),
    )


def _run(found: Node, at: Context) -> Run:
    within = some(found["aligned"])
    return Run(
        duty=_series(found, at),
        state=_state(found),
        comparison=comparison(found),
        number=time.number(node(found["number"]), at),
        within=time.aligned(within, at) if within else None,
        text=at.text(found),
        place=at.place(found),
    )


def _of_last(found: Node, at: Context) -> OfLast:
    last = time.number(node(found["last"]), at)
    return OfLast(
        duty=_series(found, at),
        state=_state(found),
        last=last,
        comparison=comparison(found),
        number=time.number(node(found["number"]), at),
        text=at.text(found),
        place=at.place(found),
    )


def _latest(found: Node, at: Context) -> OfLast:
    return OfLast(
        duty=_series(found, at),
        state=_state(found),
        last=1,
        comparison=Comparison.AT_LEAST,
        number=1,
        text=at.text(found),
        place=at.place(found),
    )


def _share(found: Node, at: Context) -> Share:
    window = time.window(node(found["window"]), at)
    return Share(
        duty=key(found["series"]),
        state=_state(found),
        window=window,
        comparison=comparison(found),
        share=time.share(node(found["share"]), at),
        bases=_bases(found, at, running=isinstance(window, This)),
        text=at.text(found),
        place=at.place(found),
    )


def _bases(found: Node, at: Context, *, running: bool) -> tuple[Base, ...]:
    base = some(found["base"])
    if base is None:
        if running:
            at.problem(
                "rulebook.E030",
                "a share of a period that is not over has no base",
                "add `, of those held so far` or `, of those planned`",
                found,
            )
        return (Base.HELD,)
    if base.name != "blank":
        return (BASES[base.name],)
    choices = of(str, base["blank"]).split(" or ")
    at.named(of(str, base["blank"]), Wanted.WORDS)
    known = tuple(Base(choice) for choice in choices if choice in ("held", "planned"))
    if len(known) != len(choices):
        at.problem(
            "rulebook.E031",
            f"[{base['blank']}] is no base of a share",
            "write `[held or planned]` where the text leaves it open",
            base,
        )
    return known or (Base.HELD,)


def _total(found: Node, at: Context) -> Total:
    at.units.append((key(found["act"]), key(found["amount"]), at.place(found)))
    return Total(
        acts=key(found["act"]),
        window=time.window(node(found["window"]), at),
        comparison=comparison(found),
        number=time.number(node(found["number"]), at),
        text=at.text(found),
        place=at.place(found),
    )


def _stretch(found: Node, at: Context) -> Stretch:
    return Stretch(
        duty=key(found["duty"]),
        state=_state(found),
        comparison=comparison(found),
        length=time.span(node(found["length"]), at),
        text=at.text(found),
        place=at.place(found),
    )


def _age(found: Node, at: Context) -> Age:
    return Age(
        moment=time.moment(node(found["moment"]), at),
        comparison=comparison(found),
        length=time.span(node(found["length"]), at),
        stopped=stopped(found, at),
        text=at.text(found),
        place=at.place(found),
    )


def _falls(found: Node, at: Context) -> Falls:
    return Falls(
        moment=time.moment(node(found["moment"]), at),
        window=time.window(node(found["window"]), at),
        text=at.text(found),
        place=at.place(found),
    )


def _gap(found: Node, at: Context) -> Gap:
    return Gap(
        acts=key(found["act"]),
        comparison=comparison(found),
        length=time.span(node(found["length"]), at),
        text=at.text(found),
        place=at.place(found),
    )


def _standing(found: Node, at: Context) -> Standing:
    held = some(found["held"])
    return Standing(
        status=key(found["status"]),
        negated="not" in found,
        held=None if held is None else Held[held.name.upper()],
        window=None if held is None else time.period(node(held["period"]), at),
        text=at.text(found),
        place=at.place(found),
    )


def _under(found: Node, at: Context) -> Under:
    text, place = at.text(found), at.place(found)
    return Under(
        measure=key(found["measure"]), negated="not" in found, text=text, place=place
    )


def _found(found: Node, at: Context) -> Found:
    return Found(
        body=key(found["body"]),
        question=of(str, found["question"]),
        asked=found.name == "finds",
        window=time.window(node(found["window"]), at) if "window" in found else None,
        text=at.text(found),
        place=at.place(found),
    )


def _holds(found: Node, at: Context) -> Holds:
    text, place = at.text(found), at.place(found)
    return Holds(
        ground=key(found["ground"]), negated="not" in found, text=text, place=place
    )


def _met_for(found: Node, at: Context) -> MetFor:
    return MetFor(
        ground=key(found["ground"]),
        comparison=comparison(found),
        length=time.span(node(found["length"]), at),
        text=at.text(found),
        place=at.place(found),
    )


def _met_again(found: Node, at: Context) -> MetAgain:
    return MetAgain(
        ground=key(found["ground"]),
        within=time.span(node(found["length"]), at),
        text=at.text(found),
        place=at.place(found),
    )


def _met_in(found: Node, at: Context) -> MetIn:
    last, each = of(int, found["last"]), found.name == "met_each"
    return MetIn(
        ground=key(found["ground"]),
        reach=Reach[node(found["reach"]).name.upper()],
        last=last,
        aligned=time.aligned(found, at),
        comparison=Comparison.AT_LEAST if each else comparison(found),
        number=last if each else time.number(node(found["number"]), at),
        text=at.text(found),
        place=at.place(found),
    )


def _leave(found: Node, at: Context) -> LeaveApproved:
    return LeaveApproved(
        duty=key(found["duty"]),
        window=time.window(node(found["window"]), at),
        text=at.text(found),
        place=at.place(found),
    )


def _leave_covers(found: Node, at: Context) -> LeaveCovers:
    return LeaveCovers(
        duty=key(found["duty"]),
        window=time.period(node(found["period"]), at),
        text=at.text(found),
        place=at.place(found),
    )


LEAVES: dict[str, Callable[[Node, Context], Condition]] = {
    "count": _count,
    "none": _none,
    "run": _run,
    "of_last": _of_last,
    "latest": _latest,
    "share": _share,
    "mix": mix,
    "together": together,
    "total": _total,
    "span": _stretch,
    "age": _age,
    "falls": _falls,
    "gap": _gap,
    "standing": _standing,
    "holding": held_of,
    "under": _under,
    "finds": _found,
    "has_found": _found,
    "holds": _holds,
    "met_for": _met_for,
    "met_again": _met_again,
    "met_in": _met_in,
    "met_each": _met_in,
    "leave": _leave,
    "leave_covers": _leave_covers,
}
