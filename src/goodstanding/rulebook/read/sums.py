"""Sums over several series: proportionate mixes, and counts with a cap."""

from __future__ import annotations

from goodstanding.rulebook.condition import Comparison, Sum, Term
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.read import time
from goodstanding.rulebook.read.context import Context, key, many, node
from goodstanding.rulebook.read.phrases import comparison, none_held
from goodstanding.rulebook.time import This


def mix(found: Node, at: Context) -> Sum:
    """Each part as a portion of what is asked of it: together a whole, or not."""
    portions = (node(found["first"]), *many(found["rest"]))
    window = time.window(node(found["window"]), at)
    if isinstance(window, This) and any(each.name == "share" for each in portions):
        at.problem(
            "rulebook.E075",
            "a mix asks for a share of a period that is not over",
            "ask it of one that is, as in `in the last full calendar half-year`",
            found,
        )
    return Sum(
        terms=tuple(_portion(each, at) for each in portions),
        window=window,
        comparison=Comparison.FEWER if "not" in found else Comparison.AT_LEAST,
        number=1,
        text=at.text(found),
        place=at.place(found),
    )


def together(found: Node, at: Context) -> Sum:
    """So many of one series, counting others, some of them up to a cap."""
    also = tuple(_capped(each, at) for each in many(found["also"]))
    return Sum(
        terms=(Term(series=key(found["series"])), *also),
        window=time.window(node(found["window"]), at),
        comparison=comparison(found),
        number=time.number(node(found["number"]), at),
        none_held=none_held(found),
        text=at.text(found),
        place=at.place(found),
    )


def _portion(found: Node, at: Context) -> Term:
    if found.name == "share":
        whole = time.share(node(found["share"]), at)
        return Term(series=key(found["duty"]), whole=whole, share=True)
    whole = time.number(node(found["number"]), at)
    if found.name == "amount":
        act = key(found["act"])
        at.units.append((act, key(found["amount"]), at.place(found)))
        return Term(series=act, whole=whole, amounts=True)
    return Term(series=key(found["series"]), whole=whole)


def _capped(found: Node, at: Context) -> Term:
    cap = time.number(node(found["number"]), at) if found.name == "capped" else None
    return Term(series=key(found["series"]), cap=cap)
