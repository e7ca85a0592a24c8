"""Duties and acts, from their sentences."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from goodstanding.dates import Aligned, Length, Unit
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Wanted
from goodstanding.rulebook.names import STROKE, Name, Sort
from goodstanding.rulebook.read.context import Context, key, keys, many, node, of, some
from goodstanding.rulebook.read.schedule import owed
from goodstanding.rulebook.read.time import aligned, share, span
from goodstanding.rulebook.series import (
    TASK,
    ActDone,
    Acts,
    Approved,
    AtOccasions,
    Completion,
    Duty,
    EachPeriod,
    Leave,
    Means,
    Payment,
    Presence,
    Status,
    Subject,
    WhileStatus,
)
from goodstanding.rulebook.time import Named
from goodstanding.terms import Letter

LETTERS = {
    "ends_run": Letter.ENDS_RUN,
    "left_out": Letter.LEFT_OUT,
    "counts_done": Letter.COUNTS_DONE,
    "counts_missed": Letter.COUNTS_MISSED,
}


def status(found: Node, name: Name, at: Context) -> Status:
    """A status, and where the roll says who holds it."""
    column = node(found["column"]).name
    return Status(
        name=name, column=column, value=of(str, found["value"]), place=at.place()
    )


def acts(found: Node, name: Name, at: Context) -> Acts:
    """Acts that are counted, under the name of one of them unless the text says so."""
    kinds = keys(found["kinds"]) if "kinds" in found else (name.one.replace(" ", "-"),)
    measured = found["measured"]
    return Acts(
        name=name,
        subject=_subject(node(found["subject"])),
        kinds=kinds,
        measured_in=key(measured) if measured else None,
        place=at.place(),
    )


def acts_of_each(acts: Acts, found: Node, at: Context) -> dict[str, Acts]:
    """The acts and, where they are done for each of a set, those for each key of it.

    On the roll the key stands behind the kind: `commit/ports-bit`.
    """
    if "set" not in found:
        return {acts.name.key: acts}
    keys = at.names.sets[key(found["set"])].keys
    each = [
        replace(
            acts,
            name=at.names[Sort.ACT][f"{acts.name.key}{STROKE}{one.key}"],
            kinds=tuple(f"{kind}{STROKE}{one.key}" for kind in acts.kinds),
        )
        for one in keys
    ]
    kinds = tuple(kind for one in each for kind in one.kinds)
    whole = replace(acts, kinds=kinds)
    return {one.name.key: one for one in (whole, *each)}


def duty(found: Node, name: Name, at: Context) -> Duty:
    """A duty, before the lines under it are read."""
    when = owed(node(found["schedule"]), at)
    subject = _subject(node(found["subject"]))
    return Duty(name=name, subject=subject, owed=when, means=(), place=at.place())


def duty_line(so_far: Duty, found: Node, at: Context) -> Duty:
    """The duty with what one line under it says."""
    if found.name == "done_by":
        means = tuple(_means(so_far, item, at) for item in many(found["means"]))
        return replace(so_far, means=(*so_far.means, *means))
    if found.name in ("leave", "while"):
        return replace(so_far, excuses=(*so_far.excuses, _excuse(found, at)))
    if found.name == "exempt":
        return replace(so_far, exempt=(*so_far.exempt, key(found["status"])))
    if found.name == "excused":
        return replace(so_far, excused=_letter(found))
    return _spared(so_far, found, at)


def _spared(so_far: Duty, found: Node, at: Context) -> Duty:
    if found.name == "cancelled":
        return replace(so_far, cancelled=_letter(found))
    if found.name == "grace":
        grace = _plain_length(node(found["length"]), at)
        begins = node(found["counted"]).name == "begins"
        return replace(so_far, grace=grace, from_start=begins)
    if found.name == "newcomer":
        return replace(so_far, newcomer=_plain_length(node(found["length"]), at))
    return so_far


def _letter(found: Node) -> Letter:
    return LETTERS[node(found["letter"]).name]


def _subject(found: Node) -> Subject:
    return Subject(key(found["status"])) if found.name == "of_status" else Subject()


def _excuse(found: Node, at: Context) -> Leave | WhileStatus:
    if found.name == "while":
        return WhileStatus(key(found["status"]))
    approval = node(found["approval"])
    body = key(found["body"])
    if approval.name == "blank":
        return Leave(body, at.named(key(approval["blank"]), Wanted.WORDS))
    within = some(approval["length"])
    length = _plain_length(within, at) if within else None
    return Leave(body, Approved[approval.name.upper()], length)


def _means(duty: Duty, found: Node, at: Context) -> Means:
    if found.name in ("payment", "posted"):
        return _payment(found, at)
    if found.name == "presence":
        return _presence(duty, found, at)
    if found.name == "completion":
        _only_at_tasks(duty, found, at)
        return Completion()
    if found.name == "act_in_same":
        return ActDone(key(found["act"]), in_same=_same(node(found["same"]), at))
    within, side = some(found["length"]), some(found["side"])
    return ActDone(
        key(found["act"]),
        _plain_length(within, at) if within else None,
        before=side is not None and side.name in ("before", "both"),
        after=side is not None and side.name in ("after", "both"),
    )


def _same(found: Node, at: Context) -> Aligned:
    calendar = aligned(found, at)
    assert isinstance(calendar, Aligned)
    return calendar


def _payment(found: Node, at: Context) -> Payment:
    limit, posted = some(found["limit"]), found.name == "posted"
    if limit is None:
        return Payment()
    if limit.name == "by_end":
        return Payment(by_end=True, posted=posted)
    return Payment(within=_plain_length(node(limit["length"]), at), posted=posted)


def _presence(duty: Duty, found: Node, at: Context) -> Presence:
    asked = some(found["share"])
    least = share(asked, at) if asked else Fraction(0)
    if isinstance(least, Named):
        at.problem(
            "rulebook.E023",
            "the share of an occasion that counts as presence cannot be a name or a blank",
            "write it out, as in `presence for at least 60 percent`",
            found,
        )
        least = Fraction(0)
    kind = key(found["kind"]) if found["kind"] else None
    if (kind is None) == isinstance(duty.owed, EachPeriod):
        at.problem(
            "rulebook.E024",
            "presence in a period needs the kind of occasion, and at an occasion has it already",
            "write `presence at a meeting` for a duty owed each period, `presence` for one owed at each meeting",
            found,
        )
    return Presence(Fraction(least), kind)


def _only_at_tasks(duty: Duty, found: Node, at: Context) -> None:
    if duty.owed != AtOccasions((TASK,)):
        at.problem(
            "rulebook.E025",
            "only a duty owed at each task is done by completion",
            "write `at each task`, or name the act that does it, as in `a task-done`",
            found,
        )


def _plain_length(found: Node, at: Context) -> Length:
    length = span(found, at)
    if isinstance(length, Length):
        return length
    at.problem(
        "rulebook.E026",
        "a length that decides what is done or excused cannot be a name or a blank",
        "write it out, as in `within 14 days`",
        found,
    )
    return Length(0, Unit.DAY)
