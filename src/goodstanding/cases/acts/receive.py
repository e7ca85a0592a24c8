"""To enter when what was sent came to hand: a receipt."""

from __future__ import annotations

from goodstanding.cases.against import against_entry, problem, refuse
from goodstanding.cases.case import Case
from goodstanding.cases.event import Entry, Received, Sent


def receive(case: Case, entry: Entry, step: str) -> Received:
    """The event that what was sent with `step` came to hand on `on`.

    That may be a day before the last act: a receipt comes back later than it was signed.

    Raises:
        Refused: with everything that stands against it.
    """
    sent = [each for each in case.of(Sent) if each.step == step]
    found = against_entry(case, entry, dated_back=True)
    if not sent:
        what = f"nothing was sent with step {step}"
        do = "enter first that it was sent"
        found.append(problem(case, "cases.E018", what, do))
    elif entry.on < sent[-1].on:
        what = (
            f"it was sent on {sent[-1].on}, and would be received before, on {entry.on}"
        )
        found.append(problem(case, "cases.E011", what, "correct one of the two days"))
    known = [each.on for each in case.of(Received) if each.step == step]
    known += [each.served for each in sent if each.served]
    if known:
        what = f"it came to hand on {known[0]} already"
        found.append(problem(case, "cases.E010", what, "enter nothing more"))
    refuse(found)
    return Received(entry=entry, step=step)
