"""Events of a case and what comes of it, from their phrases."""

from __future__ import annotations

from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Wanted
from goodstanding.rulebook.procedure import Anchor, Case, Deed, Event, Outcome, When
from goodstanding.rulebook.read.context import Context, key, node, of, some
from goodstanding.rulebook.read.time import ORDINALS, span


def event(found: Node, at: Context) -> When:
    """What a limit is counted from."""
    if found.name == "blank":
        return at.named(key(found["blank"]), Wanted.WORDS)
    if found.name == "step":
        return Event(Anchor.STEP, of(int, found["int"]))
    if found.name == "nth_service":
        return Event(Anchor.SERVICE, ordinal=ordinal(node(found["ordinal"])))
    if found.name == "received_by":
        return Event(Anchor.RECEIPT, of=key(found["body"]))
    if found.name == "next":
        return Event(Anchor.NEXT, of=key(found["kind"]))
    if found.name == "day":
        return Event(Anchor.DAY, day=of(tuple, found["day_of_year"]))
    return Event(Anchor[found.name.upper()])


def ordinal(found: Node) -> int:
    """Which of several, counted from 1; 0: the last."""
    return ORDINALS[found.name] or 0


def case(found: Node, at: Context) -> Case:
    """An outcome, with the time and the event it is bound to."""
    length, which = some(found["length"]), some(found["ordinal"])
    within = span(length, at) if length else None
    if found.name not in ("within", "before"):
        nth = ordinal(which) if which else None
        return Case(Outcome[found.name.upper()], within, nth)
    deed = Deed[node(found["deed"]).name.upper()]
    return Case(Outcome.DEED, within, deed=deed, event=event(node(found["event"]), at))
