"""What people write who know what they mean and not our words, and what to write.

A line reads `what is said = what to write`; `#` stands for a number, `/` for a fraction,
`_` for any word, each taken over in its order.  Only what then reads is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from goodstanding.rulebook.language.sentence import Reading
from goodstanding.rulebook.language.words import Kind, Word, words_of

TABLE = """
a majority = more than 1/2 of those present and voting
a simple majority = more than 1/2 of those present and voting
unanimously = by all of those present and voting
by / = by at least /
of the members = of those entitled
half = 1/2
two thirds = 2/3
quorum of # = quorum #
sends = serves
gives notice = serves notice
stating grounds = stating the grounds
# days before = at least # days before
before deciding = , before the decision
if there is no answer = if unanswered
if not paid = if unpaid
in # = within #
of notice = of service
during = in
within = in
previous = last full
# calendar = # full calendar
a mix = a proportionate mix
including = counting
without days = not counting days
while = on which
up to # _ = at most # _ of them
up to # = at least 1 day, at most #
passed since = have passed since
monthly = each month
weekly = each week
quarterly = each quarter
yearly = each year
annually = each year
due = , due
with status = whose status is
with category = whose category is
= = be
if the member is = where the member is
per = for each
covers the = covers all of the
for # = for at least #
sent by = posted by
posted at = posted by
payment , = payment in full ,
suspends = rests
must attend each _ = owes attendances, at each _
lasts up to # _ = lasts [how long], at most # _
goes to = goes first to
last _ from # _ = last full _ from # _
last # _ = last # full calendar _
fax = "fax"
withdraws = ends
voting = the vote
immediately = at once
with effect = taking effect
after # _ = # _ after receipt
can = may
one _ later = after 1 _
# _ later = after # _
with the consent of the _ = decided by the _
approved by = decided by
in # of the = on a day of at least # of the
to = and
one = 1
two = 2
three = 3
four = 4
five = 5
six = 6
seven = 7
eight = 8
nine = 9
ten = 10
twelve = 12
"""
OPEN = {"#": Kind.NUMBER, "/": Kind.FRACTION}
BACK = 3
"""So many words before the one that is stuck may belong to what is said otherwise."""


class Wording(Struct, frozen=True):
    """The words from `start` to before `end` are written as `meant` here.

    `whole`: the sentence then reads to its end, and not only further.
    """

    start: int
    end: int
    meant: str
    whole: bool = False


def _lines() -> Iterator[tuple[tuple[str, ...], str]]:
    for line in TABLE.strip().splitlines():
        said, _, meant = line.rpartition(" = ")
        yield tuple(said.split()), meant


OTHERWISE = tuple(_lines())


def said_otherwise(stuck: Reading, rule: str) -> Wording | None:
    """What `stuck` says in other words than ours, if it reads in ours, or reads on."""
    at = stuck.furthest
    reads_on: Wording | None = None
    for start in range(at, max(-1, at - BACK - 1), -1):
        for said, meant in OTHERWISE:
            filled = _filled(meant, said, stuck.words[start:])
            if filled is None or start + len(said) <= at:
                continue
            wording = Wording(start, start + len(said), filled)
            reading = _written(stuck, wording)
            if reading.whole(rule):
                return Wording(start, start + len(said), filled, whole=True)
            if reading.furthest >= start + len(words_of(filled)) and not reads_on:
                reads_on = wording
    return reads_on


def _filled(meant: str, said: tuple[str, ...], words: tuple[Word, ...]) -> str | None:
    """`meant` with what `words` have in the open places; None if they say another."""
    if len(words) < len(said):
        return None
    for part, word in zip(said, words, strict=False):
        if part == "_" or OPEN.get(part) is word.kind:
            meant = meant.replace(part, word.text, 1)
        elif part != word.said:
            return None
    return meant


def _written(stuck: Reading, wording: Wording) -> Reading:
    column = stuck.words[wording.start].column
    words = (
        *stuck.words[: wording.start],
        *words_of(wording.meant, column=column),
        *stuck.words[wording.end :],
    )
    return Reading(words, stuck.table, stuck.terminals)
