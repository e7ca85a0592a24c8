"""Prices, costs, and what is owed or paid first, from their phrases."""

from __future__ import annotations

from msgspec.structs import replace

from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Wanted
from goodstanding.rulebook.money import Cost, Debt, Each, Owed, PartOf, Price, Sum
from goodstanding.rulebook.read.condition import condition
from goodstanding.rulebook.read.context import Context, key, many, node, of, some
from goodstanding.rulebook.read.outcome import case
from goodstanding.rulebook.read.time import aligned, share, unit
from goodstanding.terms import State


def cost(found: Node, at: Context) -> Cost:
    """What a measure costs."""
    prices = tuple(price(each, at) for each in many(found["prices"]))
    read = Cost(prices=prices, each=_each(some(found["each"])))
    for term in many(found["terms"]):
        read = _term(read, term, at)
    return read


def price(found: Node, at: Context) -> Price:
    """A sum of money, a part or a multiple of a duty, or a blank."""
    if found.name == "blank":
        return at.named(key(found["blank"]), Wanted.WORDS)
    if found.name == "sum":
        return Sum(of(int, found["int"]), str(found["currency"]).upper())
    if found.name == "times":
        return PartOf(of(int, found["int"]), key(found["duty"]))
    return PartOf(share(node(found["share"]), at), key(found["duty"]))


def debt(found: Node, at: Context) -> Owed:
    """What a payment goes to."""
    return Owed(
        Debt[found.name.upper()],
        key(found["duty"] or found["string"] or "") or None,
        aligned(found, at) if found.name == "this" else None,
    )


def dues(found: Node, at: Context) -> Owed | Price:
    """What must be paid for a return."""
    if found.name == "price":
        return price(node(found["price"]), at)
    return debt(found, at)


def _each(found: Node | None) -> Each | None:
    if found is None:
        return None
    if found.name == "unit":
        return Each(unit=unit(node(found["unit"])))
    if found.name == "notice":
        return Each(notice=key(found["notice"]))
    return Each(series=key(found["series"]), state=State(node(found["state"]).name))


def _term(so_far: Cost, term: Node, at: Context) -> Cost:
    if term.name == "most":
        period = some(term["unit"])
        bound = price(node(term["price"]), at)
        per = unit(period) if period else None
        return replace(so_far, at_most=bound, at_most_each=per)
    if term.name == "once":
        return replace(so_far, once_each=unit(node(term["unit"])))
    if term.name == "guard":
        return replace(so_far, guard=condition(node(term["condition"]), at))
    return replace(so_far, case=case(node(term["outcome"]), at))
