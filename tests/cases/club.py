"""A club whose one procedure has nearly all that a procedure can have, step by step."""

from __future__ import annotations

from datetime import date

from cases.world import basis, entered
from goodstanding.cases.acts.certify import certify
from goodstanding.cases.acts.consent import consent
from goodstanding.cases.acts.decide import Count, decide
from goodstanding.cases.acts.effect import effect
from goodstanding.cases.acts.open import open_case
from goodstanding.cases.acts.pass_over import pass_over
from goodstanding.cases.acts.receive import receive
from goodstanding.cases.acts.send import send
from goodstanding.cases.acts.take import take
from goodstanding.cases.case import Case
from goodstanding.cases.event import Ballot
from goodstanding.dates import Length, Unit
from goodstanding.rulebook import from_text

TEXT = """---
rules: 1
id: club
title: Bylaws of a club
---

## Article 9. Dues

```rule
The bodies are the board, the secretary and the meeting.
Every member owes dues, each month.
  It is done by payment in full.
  It is excused by leave of the board, approved before it closes.
  An excused one ends a run.
Ground arrears:
  at least 3 dues are missed in a row
  The board may open removal or rest.
Ground default:
  at least 9 dues are missed in a row
  The board may open lapse.
Ground named:
  at least 2 dues are missed in a row
  It is told to the board, nothing follows.
```

## Article 10. Removal

```rule
Measure removal:
  It ends membership.
  It is not taken if the member is under rest.
  It is not opened again within 6 months of the decision.
  The member may appeal to the meeting within 30 days of delivery, which suspends it.
  1. The board proposes it.
  2. The board serves notice, by registered letter, at least 14 days before step 5, stating the grounds, stating "the day of the meeting" or it is void.
  3. The member may reply, within 14 days of service.
  4. If answered within 14 days of service, the secretary verifies the facts.
  5. The board decides, by more than 1/2 of those in office, quorum at least 1/2 of those entitled.
  6. The meeting approves it, within 20 days of the decision, silence approves.
  7. The board delivers it, by hand or letter.
```

## Article 11. Rest and lapse

```rule
Measure rest:
  It rests the vote.
  It lasts 3 months, at most 6 months, extended once by 1 month.
  It takes effect 7 days after the decision.
  The member may appeal to the [appeal body] within 30 days of delivery, which does not suspend it.
  1. The board serves notice.
  2. The board talks with the member.
  3. The board decides, by [majority].
Measure lapse:
  It ends membership.
  No appeal is owed, because "the rule decides it".
  1. The board serves notice.
  2. The member may reply.
  3. The secretary certifies it.
Every member may leave at any time, taking effect at once.
```
"""
BOOK, PROBLEMS = from_text(TEXT)
FULL = {"entitled": 16, "in_office": 16}
CARRIED = Count(ballot=Ballot(present=12, ayes=9, noes=3, **FULL))
AGREED = Count(
    ballot=Ballot(present=12, ayes=9, noes=3, **FULL),
    carried=True,
    rule="more than half",
)
STATED = ("the grounds", "the day of the meeting")


def board(day: str, *people: str, said: str = "as the minutes show"):
    """What the board enters on a day of 2024."""
    return entered(f"2024-{day}", *(people or ("S1",)), body="board", said=said)


def meeting(day: str, *people: str, said: str = "as the minutes show"):
    """What the meeting enters on a day of 2024."""
    return entered(f"2024-{day}", *(people or ("G1",)), body="meeting", said=said)


def secretary(day: str, said: str = "the books were seen"):
    """What the secretary enters on a day of 2024."""
    return entered(f"2024-{day}", "T1", body="secretary", said=said)


def member(day: str, said: str = "I was ill"):
    """What the member enters on a day of 2024."""
    return entered(f"2024-{day}", "M12", said=said)


def opened(ground: str = "arrears", measure: str = "removal", **others) -> Case:
    """A case just opened, on 2 May 2024."""
    found = basis(BOOK, ground, date(2024, 5, 1))
    return open_case(found, board("05-02", "O1"), measure, name="C-1", **others)


def after(number: int) -> Case:
    """The case of removal with that many of its steps taken."""
    case = opened()
    for enter in STEPS[:number]:
        case = enter(case)
    return case


def _noticed(case: Case) -> Case:
    entry = board("05-03")
    case = case.then(send(case, entry, "2", means="registered letter", states=STATED))
    return case.then(receive(case, board("05-06"), "2"))


STEPS = (
    lambda case: case.then(take(case, board("05-02", "P1"), "1")),
    _noticed,
    lambda case: case.then(take(case, member("05-10"), "3")),
    lambda case: case.then(take(case, secretary("05-12"), "4")),
    lambda case: case.then(decide(case, board("05-22", "D1"), "5", count=CARRIED)),
    lambda case: case.then(consent(case, meeting("05-30"), "6", approved=True)),
    lambda case: case.then(send(case, board("06-01"), "7", means="hand")),
)


def unanswered() -> Case:
    """The same at step 4, the time to reply gone by."""
    case = after(2)
    return case.then(pass_over(case, board("05-21"), "3"))


def in_effect() -> Case:
    """A removal that took effect, and may still be appealed."""
    case = after(7)
    return case.then(effect(case, board("06-02")))


def resting(number: int) -> Case:
    """A case of rest with that many of its steps taken; the fifth: it took effect."""
    case = opened(measure="rest")
    for enter in RESTING[:number]:
        case = enter(case)
    return case


RESTING = (
    lambda case: case.then(
        send(case, board("05-02"), "1", means="hand", states=("the grounds",))
    ),
    lambda case: case.then(take(case, board("05-03"), "2")),
    lambda case: case.then(
        decide(case, board("05-06"), "3", count=AGREED, length=Length(3, Unit.MONTH))
    ),
    lambda case: case.then(send(case, board("05-06"), "delivery", means="hand")),
    lambda case: case.then(effect(case, board("05-13"))),
)


def lapsing() -> Case:
    """A case of lapse, to be certified."""
    case = opened("default", "lapse")
    case = case.then(
        send(case, board("05-02"), "1", means="hand", states=("the grounds",))
    )
    return case.then(take(case, member("05-03"), "2"))


def lapsed() -> Case:
    """The same, certified."""
    case = lapsing()
    return case.then(certify(case, secretary("05-06"), "3", met_on=date(2024, 5, 1)))
